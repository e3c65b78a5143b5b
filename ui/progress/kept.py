"""The learner's record in the session, and its way to the browser and back."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from ui.navigation.entries import ENTRIES
from ui.progress import known
from ui.progress.record import VERSION, Mark, Record, believed, to_plain
from ui.settings import guesses
from ui.settings.slot import Slot
from ui.settings.table import Table
from ui.web.component import component

_KEEPER = component("progress", Path(__file__).parent / "keeper.js")
_KEY = "_progress.keeper"
_RECORD: Slot[Record] = Slot("_progress.record", Record)
_HAS_HEARD: Slot[bool] = Slot("_progress.has_heard", bool)
"""Whether the browser has told the session what it had kept; once is enough."""


def record() -> Record:
    """Return what the learner has done, as far as this session knows."""
    return _RECORD.get()


def keep(page: str) -> None:
    """Let the browser keep the whole record, and tell what it has kept before; at the end of every page."""
    _note(page, "visit")
    _KEEPER(key=_KEY, data=_data(record().marks, listens=True), on_kept_change=_come_back)


def keep_here(page: str, key: str) -> None:
    """Let the browser keep what was done on a page; in fragments, which run without the page's end."""
    own = {name: mark for name, mark in record().marks.items() if name.startswith(f"{page}/")}
    _KEEPER(key=key, data=_data(own, listens=False))


def _data(marks: dict[str, Mark], *, listens: bool) -> dict[str, Any]:
    return {
        "version": VERSION,
        "marks": to_plain(marks),
        "forgotten": record().forgotten_at,
        "now": time.time(),
        "listens": listens and not _HAS_HEARD.get(),
    }


def _come_back() -> None:
    # A run that was broken off before it came to the component leaves nothing under the key; then it is told again.
    kept = st.session_state.get(_KEY, {}).get("kept")
    if kept:
        _HAS_HEARD.set(True)
        take_over(believed(kept, time.time()), replaces=False)


def take_over(other: Record, *, replaces: bool) -> int:
    """Take over a record from a browser or a file; return how many marks are new or other.

    Parameters
    ----------
    other : Record
    replaces : bool
        Whether its answers and guesses take the place of those that the session has already.
    """
    before = dict(record().marks)
    brought = record().take_over(other)
    for page in {key.split("/")[0] for key in brought}:
        if replaces:
            _take_back_answers(page)
        guesses.bring(page, _guesses_of(page, brought), replaces=replaces)
    return sum(key not in before or not before[key].says_the_same(record().marks[key]) for key in brought)


def _take_back_answers(page: str) -> None:
    for name in known.questions(page):
        st.session_state.pop(answer_key(page, name), None)


def _guesses_of(page: str, brought: Iterable[str]) -> dict[str, guesses.Written]:
    found = ((name, f"{page}/predict.{name}") for name in known.predictions(page))
    marks = {name: record().marks[key] for name, key in found if key in set(brought)}
    return {name: guesses.Written(mark.value, mark.about) for name, mark in marks.items() if mark.value}


def answer_key(page: str, name: str) -> str:
    """Return the session's key for the answer to a question that a page grades."""
    return f"{page}.quiz.{name}.choice"


def show_answer(page: str, name: str) -> None:
    """Let a question that nothing is chosen in show the answer that the record knows; before its widget.

    An answer that came from the browser is lost from the session if the run that follows is broken off before it comes
    to the widget: in the next run the browser says once more that nothing is chosen.
    """
    mark, key = record().of(page, f"quiz.{name}"), answer_key(page, name)
    if mark and mark.value and st.session_state.get(key) is None:
        st.session_state[key] = mark.value


def note_step(page: str, name: str) -> None:
    """Note that a step was looked at."""
    _note(page, f"step.{name}")


def note_answer(page: str, name: str, choice: str, *, is_right: bool | None) -> None:
    """Note the answer that stands to a question that a page grades; None while nobody is told whether it is right."""
    _judge(
        page,
        f"quiz.{name}",
        Mark(time.time(), choice, was_right=is_right is True, is_missed=is_right is False),
    )


def note_guess(table: Table[Any], name: str, *, is_right: bool | None) -> None:
    """Note the guess that stands: one that was just committed, or came with an address.

    It is right or missed, or neither, None: what is right is not known yet, or nobody is told, or it is only near.
    """
    page = table.page
    if name not in known.predictions(page):
        return
    guess, settings = guesses.committed(page, name), guesses.given_for(page, name)
    mark = Mark(
        # Of the first one only the browser can tell whether it is news.
        time.time() if record().of(page, f"predict.{name}") else 0.0,
        guesses.write_one(guess),
        {setting: table[setting].format(value) for setting, value in settings.items()},
        was_right=is_right is True,
        is_missed=is_right is False,
    )
    _judge(page, f"predict.{name}", mark)


def note_taken_back(page: str, name: str) -> None:
    """Note that a guess was taken back; that it was wrong stays noted."""
    if name in known.predictions(page):
        _judge(page, f"predict.{name}", Mark(time.time()))


def mend(page: str, what: str) -> bool:
    """Note that a question has been answered rightly in review; return whether it had been missed."""
    mark = record().of(page, what)
    if mark is None or not mark.is_missed:
        return False
    record().marks[f"{page}/{what}"] = replace(mark, at=time.time(), was_right=True, is_missed=False)
    return True


def forget() -> None:
    """Begin anew, here and in the browser; for use as a callback."""
    _RECORD.set(Record(forgotten_at=time.time()))
    for entry in ENTRIES:
        guesses.bring(entry.name, {}, replaces=True)
        for name in known.predictions(entry.name):
            guesses.take_back(entry.name, name)
        _take_back_answers(entry.name)


def _note(page: str, what: str) -> None:
    if record().of(page, what) is None:
        record().marks[f"{page}/{what}"] = Mark(time.time())


def _judge(page: str, what: str, mark: Mark) -> None:
    """Keep a mark that is news; what was once right or missed stays so."""
    former = record().of(page, what)
    if former:
        if mark.says_the_same(former) and (former.is_judged or not mark.is_judged):
            return
        mark = replace(
            mark,
            was_right=mark.was_right or former.was_right,
            is_missed=mark.is_missed or former.is_missed,
        )
    record().marks[f"{page}/{what}"] = mark
