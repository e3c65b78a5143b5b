"""What the learner has done about each case in this session."""

from __future__ import annotations

from dataclasses import dataclass, field

from pages.clinic import lesson
from pages.clinic.settings import CLINIC as TABLE
from pages.clinic.settings import Settings
from ui.settings import guesses
from ui.settings.session import change, settings_of
from ui.settings.slot import Slot


@dataclass
class Record:
    """The course of one case.

    Attributes
    ----------
    lines, repairs : set of int
        The places that were tried, the right ones among them.
    """

    lines: set[int] = field(default_factory=set)
    repairs: set[int] = field(default_factory=set)


_RECORDS: Slot[dict[str, Record]] = Slot("clinic.records", dict)
_SOLVED: Slot[list[str]] = Slot("clinic.solved", list)
POINTED: Slot[int | None] = Slot("clinic.pointed", lambda: None)
"""The line that is pointed at and not committed yet."""


def case_of(settings: Settings) -> str:
    """Return the name of the case that is looked at."""
    return str(getattr(settings, settings.ward))


def record(name: str) -> Record:
    """Return the course of a case."""
    return _RECORDS.get().setdefault(name, Record())


def solve(name: str) -> None:
    """Note that a case was solved."""
    if name not in _SOLVED.get():
        _SOLVED.get().append(name)


def solved() -> list[str]:
    """Return the solved cases, in the order in which they were solved."""
    return _SOLVED.get()


def begin(**values: str) -> None:
    """Turn to a case, or to a ward, from the beginning; for use as a callback."""
    change(TABLE, stage="case", tests="", **values)
    forget()


def forget() -> None:
    """Forget the answers about the case that was looked at; for use as a callback."""
    POINTED.clear()
    for question in ("line", "repair"):
        guesses.take_back(TABLE.page, question)


def go(stage: str) -> None:
    """Turn to a stage of the case; for use as a callback."""
    change(TABLE, stage=stage)


def add_test(name: str) -> None:
    """Note that something was examined, the latest last; for use as a callback."""
    made = [one for one in lesson.examinations(settings_of(TABLE).tests) if one != name]
    change(TABLE, tests=",".join([*made, name]))
