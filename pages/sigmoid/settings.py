"""The settings of the page on the sigmoid and the cross-entropy."""

from dataclasses import dataclass
from typing import Annotated

from pages.sigmoid import lesson, numerics
from ui.settings.table import Choice, Real, Table, Whole


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    step: Annotated[int, Whole("step", 1, low=1, high=len(lesson.STEPS))]
    score: Annotated[float, Real("s", -2.0, low=-lesson.SCORE_LIMIT, high=lesson.SCORE_LIMIT, step=0.1)]
    label: Annotated[int, Choice("t", 1, (1, 0))]
    form: Annotated[str, Choice("form", "book", tuple(lesson.FORMS))]
    rate: Annotated[float, Real("eta", 1.0, low=0.1, high=10.0, step=0.1)]
    taken: Annotated[int, Whole("taken", 0, low=0, high=lesson.MOST_STEPS)]
    raced: Annotated[int, Whole("raced", 10, low=0, high=numerics.MOST_RACED)]
    wrong: Annotated[float, Real("wrong", -20.0, low=numerics.WORST_SCORE, high=0.0, step=0.5)]
    first: Annotated[float, Real("a", 1.5, low=-8.0, high=8.0, step=0.1)]
    second: Annotated[float, Real("b", -0.5, low=-8.0, high=8.0, step=0.1)]


SIGMOID = Table("sigmoid", Settings)
