"""What the class answers, beside the question itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from board.codes import digest
from board.schema import LONGEST_QUESTION
from core.errors import LabError
from ui.board import membership, release, route
from ui.board.runtime import store
from ui.settings.table import Line, Table
from ui.text.errors import show_error
from ui.text.i18n import Text
from ui.web import assets
from ui.web.address import below_root
from ui.web.component import DOM, component

HERE = Path(__file__).parent
_BESIDE = component(
    "class_beside", DOM, HERE / "beside.js", HERE / "beside.css", html='<div class="lab-class"></div>'
)
_LECTURER = ("show", "hide", "clear", "none", "count", "one", "truth", "median", "mean")
_STUDENT = ("open", "locked", "closed", "away")


@dataclass(frozen=True)
class Choices:
    """Answers that are one of some options: bars.

    Attributes
    ----------
    options : sequence of str
    names : sequence of str
        What they are called on the page, in the order in which they stand there.
    """

    options: Sequence[str]
    names: Sequence[str]


@dataclass(frozen=True)
class OneNumber:
    """Answers that are a number: dots above a scale."""

    low: float
    high: float
    step: float
    unit: str = ""


@dataclass(frozen=True)
class Shares:
    """Answers that are drawn distributions: one line each, above the words."""

    words: Sequence[str]


def question_of(table: Table[Any], name: str, about: Iterable[str] = ()) -> str:
    """Return what names a question of a page on the board, with the settings that it is about.

    What somebody typed is not written out: the board keeps no text of anybody's.
    """
    settings = []
    for setting in (table[name] for name in about):
        value = setting.format(st.session_state[table.key(setting.name)])
        settings.append(f"{setting.url}={digest(value)[:8] if isinstance(setting, Line) else value}")
    question = f"{table.page}.{name}" + ("?" + "&".join(settings) if settings else "")
    return question if len(question) <= LONGEST_QUESTION else digest(question)


def answer(question: str, value: object) -> None:
    """Send a student's answer to the board; nothing happens in a session that belongs to no class."""
    membership.send(question, list(value) if isinstance(value, tuple) else value)


def beside(
    t: Text,
    question: str,
    scale: Choices | OneNumber | Shares,
    *,
    is_answered: bool,
    is_awaited: bool = False,
    truth: object = None,
) -> None:
    """Show the lecturer how many have answered, and what, when that is asked for; tell a student where the answer went.

    Parameters
    ----------
    t : Text
    question : str
        Names the question, with the settings that it is about.
    scale : Choices, OneNumber or Shares
    is_answered : bool
        Whether this session has answered.
    is_awaited : bool
        Whether a student's page waits for the lecturer to show the class's answers.
    truth : option, number, list of numbers or callable, optional
        What is right, or what finds it; it is seen once this session has answered.
    """
    member = membership.current()
    if member is None or (not member.leads and not is_answered):
        return
    key = f"_class.beside.{question}"

    def obey() -> None:
        _obey(t, member.joined.id, question, st.session_state.get(key, {}).get("asked"))

    kind = type(scale).__name__
    is_revealed = member.leads and is_answered
    names = (*_LECTURER, f"before_{kind}") if member.leads else _STUDENT
    _BESIDE(
        key=key,
        data={
            "leads": member.leads,
            "streamModule": below_root(assets.url("class_stream.js")),
            "events": below_root(route.events_url(member.joined.id, member.secret)),
            "question": f"question {question}",
            "waitsFor": question if is_awaited else None,
            "kind": kind,
            "scale": asdict(scale),
            "truth": (truth() if callable(truth) else truth) if is_revealed else None,
            "lang": t.lang,
            "labels": {name: t(f"class.beside.{name}", code=member.joined.code) for name in names},
        },
        on_asked_change=obey,
        on_released_change=partial(_release, key),
    )


def _release(key: str) -> None:
    """Show a student what is right, for the lecturer has shown what the class answered."""
    told = st.session_state.get(key, {}).get("released")
    if isinstance(told, str):
        release.note(told)


def _obey(t: Text, class_id: str, question: str, asked: object) -> None:
    """Do what the lecturer pressed; the stream tells all browsers what came of it."""
    wish = asked.get("what") if isinstance(asked, dict) else None
    does = {"show": store().show, "hide": store().hide, "clear": store().clear}.get(str(wish))
    if does is None:
        return
    try:
        does(class_id, question)
    except LabError as error:
        show_error(t, error)
