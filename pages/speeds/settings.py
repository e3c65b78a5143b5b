"""The settings of the page on the three engines."""

from dataclasses import dataclass
from typing import Annotated

from pages.speeds.lesson import BUDGETS
from ui.settings.table import Choice, Table, Whole


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    seconds: Annotated[int, Choice("seconds", 5, BUDGETS)]
    seed: Annotated[int, Whole("seed", 1, low=0, high=999)]


SPEEDS = Table("speeds", Settings)
