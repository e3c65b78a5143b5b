"""The settings of the page on tokenisation."""

from dataclasses import dataclass
from typing import Annotated

from ui.settings.table import Table, Whole


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    seed: Annotated[int, Whole("seed", 1, low=0, high=999)]


TOKENS = Table("tokens", Settings)
