"""What the page on the whole loss layer draws for given settings: a step's numbers, and the gradient check."""

from __future__ import annotations

from dataclasses import dataclass

from pages.loss_layer import drawings, lesson
from pages.loss_layer import gradient_check as checking
from ui.drawings.said import said
from ui.drawings.tree import Tree, element
from ui.frames.drawn import Drawn
from ui.settings.table import part_of
from ui.text.i18n import Text
from ui.text.numbers import decimal, tiny


@dataclass(frozen=True)
class Batch:
    """The settings that the walk of one mini-batch reads."""

    step: int
    weights: str
    sample_size: int
    batch_size: int
    hidden_size: int
    learning_rate: float
    seed: int
    question: int


@dataclass(frozen=True)
class Checked:
    """The settings that the gradient check reads."""

    weights: str
    sample_size: int
    batch_size: int
    hidden_size: int
    learning_rate: float
    seed: int
    shift: float
    divide: bool
    hold: bool


def numbers(t: Text, shown: Batch) -> list[Tree]:
    """Return the arrays of the present step, of the question that is looked at."""
    view = lesson.run(part_of(shown, lesson.State))
    k = min(shown.question, shown.sample_size)
    step = lesson.of_question(lesson.STEPS[shown.step - 1], k)
    return drawings.numbers(t, step, view, k)


def batch(t: Text, shown: Batch) -> Drawn:
    """Draw the numbers of the present step."""
    return Drawn(trees={"fcn.numbers": element("div", "lab-numbers", *numbers(t, shown))})


def check(t: Text, shown: Checked) -> Drawn:
    """Draw both gradients of every number, and what follows."""
    state = part_of(shown, lesson.State)
    found = checking.check(state, shown.shift, shown.divide, shown.hold)
    verdict = checking.verdict(found, state, divide=shown.divide, hold=shown.hold)
    gradient, slope = checking.farthest(found)
    sentence = t(
        f"loss_layer.check.{verdict}",
        worst=tiny(max(float(one.error.max()) for one in found)),
        limit=tiny(checking.PASSED),
        C=lesson.C,
        K=shown.sample_size,
        gradient=decimal(gradient, ".2f"),
        slope=decimal(slope, ",.1f"),
    )
    passed = verdict in ("passed", "same")
    css = "lab-check-passed" if passed else "lab-check-failed"
    return Drawn(
        trees={
            "verdict": element("div", css, said(sentence)),
            "checks": drawings.checks(found, lesson.run(state)),
        }
    )
