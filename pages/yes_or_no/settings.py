"""The settings of the page on yes-or-no questions."""

from dataclasses import dataclass
from typing import Annotated

from material.sentence import TARGETS, WORDS
from pages.yes_or_no import lesson
from ui.settings.table import Choice, Real, Switch, Table, Whole


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    step: Annotated[int, Whole("step", 1, low=1, high=len(lesson.STEPS))]
    example: Annotated[int, Choice("example", 0, tuple(range(len(TARGETS))))]
    word: Annotated[str, Choice("word", "say", WORDS)]
    trained: Annotated[bool, Switch("trained", True)]
    seed: Annotated[int, Whole("seed", 1, low=1, high=lesson.MAX_SEED)]
    other: Annotated[str, Choice("other", "hello", WORDS)]
    other_score: Annotated[float, Real("score", 6.0, low=-8.0, high=8.0, step=0.2)]
    sample_size: Annotated[int, Whole("K", 5, low=1, high=lesson.MAX_NEGATIVES)]


YES_OR_NO = Table("yes_or_no", Settings)
