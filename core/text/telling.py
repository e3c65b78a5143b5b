"""A report of a text's reading in lines, for the command line."""

from __future__ import annotations

from core.text.markup import Dropped
from core.text.reading import Report
from core.text.scripts import Unsplit

LONGEST_SHOWN = 40


def told(report: Report) -> list[str]:
    """Return what was found in a text and done to it, in sentences."""
    lines = [
        f"{report.sentences:,} sentences, {report.words:,} words, {report.types:,} different ones; read as "
        f"{report.encoding}; the longest word has {len(report.longest):,} characters: {_shown(report.longest)}"
    ]
    if report.unreadable:
        lines.append(f"characters that could not be read: {report.unreadable:,}")
    if report.decomposed:
        lines.append("letters written in several parts were put together (NFC)")
    if report.invisible:
        lines.append(f"invisible characters left out: {report.invisible:,}")
    for name, what in (("tags", report.tags), ("addresses", report.addresses), ("numbers", report.numbers)):
        if what.times:
            lines.append(f"{name} left out: {_examples(what)}")
    if report.joined.times:
        lines.append(f"words cut at a sign, or without it now: {_examples(report.joined)}")
    return lines


def warning(found: Unsplit) -> str:
    """Return what is wrong with a text whose script has no spaces, and what to do."""
    return (
        f"warning: no spaces between words: whole clauses such as {_shown(found.example)!r} were taken for one word "
        "each; put spaces between the words first, with a word splitter for the language"
    )


def _examples(what: Dropped) -> str:
    return f"{what.times:,} ({', '.join(map(_shown, what.examples))} ...)"


def _shown(word: str) -> str:
    return word if len(word) <= LONGEST_SHOWN else f"{word[:LONGEST_SHOWN]}..."
