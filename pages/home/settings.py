"""The settings of the home page."""

from dataclasses import dataclass
from typing import Annotated

from material.sentence import TARGETS
from pages.home import lesson as home
from ui.settings.table import Choice, Table, Whole


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    example: Annotated[int, Choice("example", 0, tuple(range(len(TARGETS))))]
    sample_size: Annotated[int, Whole("K", 3, low=1, high=home.MAX_NEGATIVES)]
    steps: Annotated[int, Whole("steps", 0, low=0, high=home.STEPS, step=home.EVERY)]
    seed: Annotated[int, Whole("seed", 1, low=0, high=home.SEEDS - 1)]


HOME = Table("home", Settings)
