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


QUESTIONS = ("line", "repair")

_RECORDS: Slot[dict[str, Record]] = Slot("clinic.records", dict)
_SOLVED: Slot[list[str]] = Slot("clinic.solved", list)
_POINTED: Slot[dict[str, int]] = Slot("clinic.pointed", dict)


def case_of(settings: Settings) -> str:
    """Return the name of the case that is looked at."""
    return lesson.names(settings.ward)[getattr(settings, settings.ward) - 1]


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


def begin(**values: str | int) -> None:
    """Turn to a case, or to a ward, from the beginning; for use as a callback."""
    change(TABLE, stage="case", tests="", **values)
    forget()


def about() -> tuple[str, str]:
    """Return the settings that the answers are about: which case it is."""
    return "ward", settings_of(TABLE).ward


def forget() -> None:
    """Forget the answers to the case that was looked at."""
    for question in QUESTIONS:
        guesses.take_back(TABLE.page, question)


def forget_former() -> None:
    """Forget answers to another case, from which a link has led away."""
    for question in QUESTIONS:
        is_kept = guesses.committed(TABLE.page, question) is not None
        if is_kept and guesses.changed_since(TABLE.page, question, about()):
            guesses.take_back(TABLE.page, question)


def pointed(name: str) -> int | None:
    """Return the line of a case that is pointed at, whether or not it is committed."""
    return _POINTED.get().get(name)


def point(name: str, place: int) -> None:
    """Point at a line of a case."""
    _POINTED.get()[name] = place


def go(stage: str) -> None:
    """Turn to a stage of the case; for use as a callback."""
    change(TABLE, stage=stage)


def go_on(by: int) -> None:
    """Turn to a later stage of the case, or with a negative number to an earlier one; for use as a callback."""
    go(lesson.STAGES[lesson.STAGES.index(settings_of(TABLE).stage) + by])


def add_test(name: str) -> None:
    """Note that something was examined, the latest last; for use as a callback."""
    made = [one for one in lesson.examinations(settings_of(TABLE).tests) if one != name]
    change(TABLE, tests=",".join([*made, name]))
