"""What a learner has done, as marks with their times: of two that speak of the same thing, the later one holds.

Pure: no Streamlit here. What a browser or a file claims is checked before it becomes a mark.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from core.errors import BadProgressFile, OtherProgressVersion, ProgressFileTooLarge
from ui.navigation.entries import ENTRIES
from ui.progress import known
from ui.text.i18n import FALLBACK, labels

VERSION = 1
"""Of the form in which marks are written; to be raised when older ones can no longer be read."""
PROGRAM = "negative-sampling-lab"
MOST_BYTES = 200_000
LONGEST_VALUE = 200
MOST_SETTINGS = 20


@dataclass(frozen=True)
class Mark:
    """One thing that was done.

    Attributes
    ----------
    at : float
        When, in seconds since 1970 by the server's clock; 0 where only the browser can tell whether it is news.
    value : str
        The guess or the answer, as an address writes it; empty for a step and for a guess that was taken back.
    about : dict of str
        The settings that a guess was given for, as an address writes them.
    was_right : bool
        Whether a question was once answered rightly, on its page or in review.
    is_missed : bool
        Whether it was once answered wrongly, and has not been reviewed since.
    """

    at: float
    value: str = ""
    about: dict[str, str] = field(default_factory=dict)
    was_right: bool = False
    is_missed: bool = False

    @property
    def is_judged(self) -> bool:
        """Whether it is known to be right or wrong."""
        return self.was_right or self.is_missed

    def says_the_same(self, other: Mark) -> bool:
        """Whether two marks hold the same guess for the same settings."""
        return (self.value, self.about) == (other.value, other.about)


@dataclass
class Record:
    """All marks of a learner.

    Attributes
    ----------
    marks : dict of Mark
        By ``page/what``, where `what` is one of `known.marks`.
    forgotten_at : float
        When everything was forgotten; what is older does not come back.
    """

    marks: dict[str, Mark] = field(default_factory=dict)
    forgotten_at: float = 0.0

    def of(self, page: str, what: str) -> Mark | None:
        """Return a mark, if there is one."""
        return self.marks.get(f"{page}/{what}")

    def take_over(self, other: Record) -> list[str]:
        """Take over what is later in another record; return the keys of those marks."""
        self.forgotten_at = max(self.forgotten_at, other.forgotten_at)
        later = [
            key for key, mark in other.marks.items() if key not in self.marks or mark.at > self.marks[key].at
        ]
        self.marks |= {key: other.marks[key] for key in later}
        self.marks = {key: mark for key, mark in self.marks.items() if not 0 < mark.at <= self.forgotten_at}
        return [key for key in later if key in self.marks]


def to_plain(marks: Mapping[str, Mark]) -> dict[str, dict[str, Any]]:
    """Return marks as JSON knows them, without what is as nobody set it."""
    usual = asdict(Mark(at=0.0))
    return {
        key: {name: value for name, value in asdict(mark).items() if name == "at" or value != usual[name]}
        for key, mark in marks.items()
    }


def believed(claimed: object, now: float) -> Record:
    """Return, of what a browser claims to have kept, what can be true; no mark is later than now."""
    if not isinstance(claimed, dict) or claimed.get("version") != VERSION:
        return Record()
    found = claimed.get("marks")
    found = found if isinstance(found, dict) else {}
    names = (f"{entry.name}/{what}" for entry in ENTRIES for what in known.marks(entry.name))
    marks = {key: mark for key in names if (mark := _mark(key, found.get(key), now)) is not None}
    return Record(marks, _time(claimed.get("forgotten"), now))


def to_file(record: Record) -> str:
    """Return a learner's marks as the text of a file."""
    written = {"program": PROGRAM, "version": VERSION, "marks": to_plain(record.marks)}
    return json.dumps(written, ensure_ascii=False, indent=1)


def from_file(content: bytes, now: float) -> Record:
    """Return the marks that a file holds, as if they had been made now.

    Raises
    ------
    ProgressFileTooLarge, BadProgressFile, OtherProgressVersion
    """
    if len(content) > MOST_BYTES:
        raise ProgressFileTooLarge(size=len(content) // 1000, limit=MOST_BYTES // 1000)
    try:
        claimed = json.loads(content)
    except (ValueError, RecursionError):
        raise BadProgressFile from None
    if not isinstance(claimed, dict) or claimed.get("program") != PROGRAM:
        raise BadProgressFile
    version = claimed.get("version")
    if version != VERSION:
        raise OtherProgressVersion(found=str(version)[:20], known=VERSION)
    record = believed(claimed, now)
    return Record({key: replace(mark, at=now) for key, mark in record.marks.items()})


def _mark(key: str, claimed: object, now: float) -> Mark | None:
    """Return the mark that a claim makes; None if it makes none."""
    if not isinstance(claimed, dict):
        return None
    value, about = claimed.get("value", ""), claimed.get("about", {})
    if not (_is_short(value) and isinstance(about, dict) and len(about) <= MOST_SETTINGS):
        return None
    if not all(_is_short(part) for item in about.items() for part in item):
        return None
    page, what = key.split("/")
    if what.startswith("quiz.") and f"{page}.{what}.options.{value}" not in labels(FALLBACK):
        return None
    return Mark(
        _time(claimed.get("at"), now),
        value,
        about,
        was_right=claimed.get("was_right") is True,
        is_missed=claimed.get("is_missed") is True,
    )


def _is_short(text: object) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST_VALUE


def _time(claimed: object, now: float) -> float:
    """Return a time that is claimed, at most `now`; 0 for what is none. NaN compares with nothing."""
    if isinstance(claimed, bool) or not isinstance(claimed, int | float) or not claimed >= 0:
        return 0.0
    return float(min(claimed, now))
