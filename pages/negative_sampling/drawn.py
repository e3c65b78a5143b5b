"""What the page on negative sampling shows for given settings, where its sliders move it."""

from __future__ import annotations

from dataclasses import dataclass

from pages.negative_sampling import drawings, lesson
from pages.negative_sampling.one_example import one_example
from ui.drawings.tree import element
from ui.frames.drawn import Drawn
from ui.text.i18n import Text


@dataclass(frozen=True)
class Example:
    """The settings that the walk through the book's example reads."""

    step: int
    first: str
    second: str
    trained: int


@dataclass(frozen=True)
class Questions:
    """The settings that the picture of what one example asks reads."""

    sample_size: int
    seed: int


def example(t: Text, shown: Example) -> Drawn:
    """Draw the numbers of a step, and the loss in its two notations."""
    view = lesson.run(lesson.State(shown.first, shown.second, shown.trained))
    numbers = drawings.numbers(t, lesson.STEPS[shown.step - 1], view)
    return Drawn(
        trees={
            "fcn.numbers": element("div", "lab-numbers", *numbers),
            "notations": drawings.notations(t, view),
        }
    )


def questions(t: Text, shown: Questions) -> Drawn:
    """Draw what one example asks of a model without negatives, and of one with K."""
    return Drawn(
        trees={"questions": drawings.questions(t, one_example(t.lang, shown.sample_size, shown.seed))}
    )
