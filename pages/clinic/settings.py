"""The settings of the bug clinic: which case, how far the learner is with it, and what was examined."""

from dataclasses import dataclass
from typing import Annotated

from pages.clinic import lesson
from pages.clinic.fault import WARDS
from ui.settings.table import Choice, Line, Switch, Table

_LONGEST = 200


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page.

    Each ward remembers its own case, so that one comes back to it; by its place, since a name would tell what is
    wrong.
    """

    stage: Annotated[str, Choice("stage", "case", lesson.STAGES, row=True)]
    ward: Annotated[str, Choice("ward", WARDS[0], WARDS)]
    stops: Annotated[int, Choice("stops", 1, lesson.places("stops"))]
    silent: Annotated[int, Choice("silent", 1, lesson.places("silent"))]
    slow: Annotated[int, Choice("slow", 1, lesson.places("slow"))]
    tests: Annotated[str, Line("tests", "", most=_LONGEST)]
    hold: Annotated[bool, Switch("hold", True)]


CLINIC = Table("clinic", Settings, way=("stage", "tests"))
