"""The settings of the glossary."""

from dataclasses import dataclass
from typing import Annotated

from ui.settings.table import Line, Table


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    find: Annotated[str, Line("find", "", most=40)]


GLOSSARY = Table("glossary", Settings)
