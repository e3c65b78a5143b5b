"""The settings of the Explore page."""

from dataclasses import dataclass
from typing import Annotated

from pages.studio.explore.lesson import MOST_LISTED
from ui.settings.table import Choice, Line, Table, Whole

TABS = ("near", "analogy", "similarity", "odd", "map", "roles", "lengths")


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    tab: Annotated[str, Choice("tab", "near", TABS, row=True)]
    source: Annotated[str, Line("source", "", most=120)]
    beside: Annotated[str, Line("beside", "", most=120)]
    word: Annotated[str, Line("word", "", most=60)]
    a: Annotated[str, Line("a", "", most=60)]
    b: Annotated[str, Line("b", "", most=60)]
    c: Annotated[str, Line("c", "", most=60)]
    words: Annotated[str, Line("words", "", most=400)]
    search: Annotated[str, Line("search", "", most=200)]
    top: Annotated[int, Whole("top", 10, low=3, high=MOST_LISTED)]
    map_words: Annotated[int, Whole("n", 150, low=20, high=400, step=10)]


EXPLORE = Table("explore", Settings)
