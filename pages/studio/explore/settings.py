"""The settings of the Explore page."""

from dataclasses import dataclass
from typing import Annotated

from pages.studio.explore.lesson import LONGEST_TYPED, MOST_LISTED
from ui.settings.table import Choice, Line, Table, Whole

AXES = ("components", "opposites")
"""What the axes of the map are: the two principal components, or two pairs of words that the learner names."""

TABS = ("near", "analogy", "similarity", "odd", "map", "roles", "lengths")


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    tab: Annotated[str, Choice("tab", "near", TABS, row=True)]
    source: Annotated[str, Line("source", "", most=120)]
    beside: Annotated[str, Line("beside", "", most=120)]
    word: Annotated[str, Line("word", "", most=LONGEST_TYPED)]
    a: Annotated[str, Line("a", "", most=LONGEST_TYPED)]
    b: Annotated[str, Line("b", "", most=LONGEST_TYPED)]
    c: Annotated[str, Line("c", "", most=LONGEST_TYPED)]
    words: Annotated[str, Line("words", "", most=400)]
    search: Annotated[str, Line("search", "", most=200)]
    top: Annotated[int, Whole("top", 10, low=3, high=MOST_LISTED)]
    map_words: Annotated[int, Whole("n", 150, low=20, high=400, step=10)]
    axes: Annotated[str, Choice("axes", "components", AXES)]
    left: Annotated[str, Line("left", "", most=LONGEST_TYPED)]
    right: Annotated[str, Line("right", "", most=LONGEST_TYPED)]
    below: Annotated[str, Line("below", "", most=LONGEST_TYPED)]
    above: Annotated[str, Line("above", "", most=LONGEST_TYPED)]


EXPLORE = Table("explore", Settings)
