"""What the fragments of the page on the sigmoid show for given settings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from material.steps import Step
from pages.sigmoid import drawings, figures, lesson, numerics
from ui.drawings.said import said
from ui.drawings.tree import element
from ui.frames.drawn import Drawn
from ui.text.i18n import Text
from ui.text.numbers import decimal, number

PLOTS = {
    "sigmoid": ("answer", "loss"),
    "loss": ("answer", "loss"),
    "dy": ("answer", "loss"),
    "slope": ("answer", "loss"),
    "gradient": ("answer", "gradient"),
    "update": ("gradient", "loss"),
}
"""The plots in which each step is seen."""


@dataclass(frozen=True)
class Graph:
    """The settings that the steps read."""

    step: int
    score: float
    label: int
    form: str
    rate: float
    taken: int


@dataclass(frozen=True)
class Raced:
    """The setting that the race of two losses reads."""

    raced: int


@dataclass(frozen=True)
class Wrong:
    """The setting that the comparison of two ways to write the loss reads."""

    wrong: float


@dataclass(frozen=True)
class Two:
    """The settings that softmax of two reads."""

    first: float
    second: float


def step_of(shown: Graph) -> Step:
    """Return the step, with the formula and the code of the chosen form."""
    return lesson.FORMS[shown.form].steps[shown.step - 1]


def view_of(shown: Graph) -> lesson.View:
    """Run the layer; steps are taken only where the page speaks of them."""
    walks = step_of(shown).name == "update"
    return lesson.run(
        lesson.State(shown.score, shown.label, shown.form, shown.rate, shown.taken if walks else 0)
    )


def graph(t: Text, shown: Graph) -> Drawn:
    """Draw one score's way through the graph and back, in numbers and in two plots."""
    step, view = step_of(shown), view_of(shown)
    draw = {
        "answer": lambda: figures.answer(t, view, step.name),
        "loss": lambda: figures.loss(t, view, step.name),
        "gradient": lambda: figures.gradient(t, view),
    }
    numbers = element("div", "lab-numbers", *drawings.numbers(t, step, view))
    return Drawn(charts={name: draw[name]() for name in PLOTS[step.name]}, trees={"sigmoid.numbers": numbers})


def race(t: Text, shown: Raced) -> Drawn:
    """Draw how far the same number of steps leads with either loss."""
    raced = numerics.race(shown.raced)
    words = t(
        "sigmoid.race.said",
        steps=shown.raced,
        entropy=decimal(float(raced.entropy[-1])),
        squared=decimal(float(raced.squared[-1]), ".3f"),
    )
    return Drawn(charts={"steps": figures.steps(t, raced)}, trees={"raced": said(words)})


def wrong(t: Text, shown: Wrong) -> Drawn:
    """Draw where the book's loss and its gradient part company."""
    here = numerics.compare(np.array([shown.wrong]))
    lines = numerics.compare(numerics.WRONG_SCORES)
    book, exact = here["book"], here["exact"]
    slope, gradient = float(book.slope[0]), float(book.gradient[0])
    form = f".{drawings.apart(slope, gradient)}f"
    words = t.prose(
        "sigmoid",
        "numerics_passes" if book.agrees else "numerics_fails",
        s=decimal(shown.wrong, "g"),
        gap=number(float(exact.loss[0] - book.loss[0])),
        error=number(float(book.error[0])),
        tolerance=number(numerics.TOLERANCE),
        slope=decimal(slope, form),
        gradient=decimal(gradient, form),
        ceiling=number(numerics.BOOK_CEILING),
    )
    return Drawn(
        charts={
            "losses": figures.losses(t, lines, shown.wrong),
            "slopes": figures.slopes(t, lines, shown.wrong),
        },
        trees={"checks": drawings.checks(t, here), "parted": said(words)},
    )


def two(t: Text, shown: Two) -> Drawn:
    """Draw softmax of two scores beside the sigmoid of their difference."""
    return Drawn(trees={"two": drawings.two_classes(t, numerics.two_classes(shown.first, shown.second))})
