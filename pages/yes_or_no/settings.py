"""The settings of the page on yes-or-no questions."""

from material.sentence import TARGETS, WORDS
from pages.yes_or_no import lesson, pair_scores
from ui.settings.table import Choice, Real, Switch, Table, Whole

YES_OR_NO = Table(
    "yes_or_no",
    Whole("step", "step", 1, low=1, high=len(lesson.STEPS)),
    Choice("example", "example", 0, tuple(range(len(TARGETS)))),
    Choice("word", "word", "say", WORDS),
    Switch("trained", "trained", True),
    Whole("seed", "seed", 1, low=1, high=999),
    Choice("other", "other", "hello", WORDS),
    Real("amount", "push", 4.0, low=-4.0, high=8.0, step=0.1),
    Whole("sample_size", "K", 5, low=1, high=lesson.MAX_NEGATIVES),
    Choice("pair", "pair", "you-say", pair_scores.NAMES),
    Whole("negatives", "k", 1, low=1, high=pair_scores.MAX_NEGATIVES),
)
