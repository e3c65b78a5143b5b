"""What there is to do on each page, read off the texts; whatever else a browser or a file names is ignored."""

from __future__ import annotations

import re
from functools import cache

from ui.navigation.entries import ENTRIES
from ui.text.i18n import FALLBACK, labels, prose

CASE_BY_CASE = ("clinic",)
"""Pages that ask the same questions about one case after another: their guesses belong to a case, not to the page."""


@cache
def questions(page: str) -> tuple[str, ...]:
    """Return the names of the questions that a page grades, in the order of its texts."""
    return _named(page, "quiz")


@cache
def predictions(page: str) -> tuple[str, ...]:
    """Return the names of the questions that a page asks before it shows a result."""
    return () if page in CASE_BY_CASE else _named(page, "predict")


@cache
def steps(page: str) -> tuple[str, ...]:
    """Return the names of a page's steps."""
    sections = prose(FALLBACK, page)
    return tuple(name.removeprefix("step_") for name in sections if name.startswith("step_"))


@cache
def marks(page: str) -> frozenset[str]:
    """Return what can be noted of a page: ``visit``, ``step.name``, ``predict.name``, ``quiz.name``."""
    by_kind = {"step": steps(page), "predict": predictions(page), "quiz": questions(page)}
    return frozenset({"visit"} | {f"{kind}.{name}" for kind, names in by_kind.items() for name in names})


def asking() -> list[str]:
    """Return the pages that grade questions, in their order: what is missed there is asked again in review."""
    return [entry.name for entry in ENTRIES if questions(entry.name)]


def lessons() -> list[str]:
    """Return the lessons, in their order."""
    return [entry.name for entry in ENTRIES if entry.group == "learn" and questions(entry.name)]


def _named(page: str, kind: str) -> tuple[str, ...]:
    pattern = re.compile(rf"{re.escape(page)}\.{kind}\.(\w+)\.question")
    return tuple(match[1] for key in labels(FALLBACK) if (match := pattern.fullmatch(key)))
