"""The settings of the review."""

from dataclasses import dataclass
from typing import Annotated

from pages.review.lesson import SEEDS
from ui.settings.table import Table, Whole


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    seed: Annotated[int, Whole("seed", 1, low=0, high=SEEDS - 1)]


REVIEW = Table("review", Settings)
