"""The settings of the page on what negative sampling approximates."""

from dataclasses import dataclass
from typing import Annotated

from pages.approximation import lesson, nearness, pair_scores
from pages.approximation import toy_network as toy
from ui.settings.table import Choice, Switch, Table, Whole


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    tab: Annotated[str, Choice("tab", lesson.TABS[0], lesson.TABS, row=True)]
    size: Annotated[int, Choice("K", 5, toy.SIZES)]
    draws: Annotated[int, Whole("draw", 1, low=1, high=20)]
    example: Annotated[int, Whole("example", 1, low=1, high=nearness.IN_CURVES)]
    trained: Annotated[bool, Switch("trained", True)]
    of: Annotated[str, Choice("of", "dh", nearness.OF)]
    view: Annotated[str, Choice("view", "draw", ("draw", "mean"))]
    pair: Annotated[str, Choice("pair", "you-say", pair_scores.NAMES)]
    negatives: Annotated[int, Whole("k", 1, low=1, high=pair_scores.MAX_NEGATIVES)]
    first_size: Annotated[int, Choice("KA", 1, toy.SIZES)]
    second_size: Annotated[int, Choice("KB", 50, toy.SIZES)]


APPROXIMATION = Table("approximation", Settings)
