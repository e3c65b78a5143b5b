"""The settings of the page on the sigmoid and the cross-entropy."""

from pages.sigmoid import lesson
from ui.settings.table import Choice, Real, Switch, Table, Whole

SIGMOID = Table(
    "sigmoid",
    Whole("step", "step", 1, low=1, high=len(lesson.STEPS)),
    Real("score", "s", -2.0, low=-lesson.SCORE_LIMIT, high=lesson.SCORE_LIMIT, step=0.1),
    Choice("label", "t", 1, (1, 0)),
    Real("rate", "eta", 1.0, *lesson.RATES),
    Whole("taken", "taken", 0, low=0, high=lesson.MOST_STEPS),
    Switch("squared", "squared", False),
    Switch("book", "book", False),
    Real("wrong", "wrong", -20.0, low=-lesson.SCORE_LIMIT, high=0.0, step=0.5),
    Real("first", "a", 1.5, low=-8.0, high=8.0, step=0.1),
    Real("second", "b", -0.5, low=-8.0, high=8.0, step=0.1),
)

EXPLORED = ("score", "label", "rate", "taken", "squared", "book")
"""Set in the browser."""
