"""A tab that comes back takes up its desk again, or is told what became of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

import streamlit as st

from jobs.limits import Limits
from ui.live import desk as desks
from ui.live import session_job
from ui.settings.slot import Slot
from ui.text.i18n import Text
from ui.web.component import component

_RETURNING = component("returning", Path(__file__).parent / "returning.js")
_KEY = "_returning"
ASK_SECONDS = 2.0
"""How often it is asked whether the desk that a tab wants has become free."""


class _News(StrEnum):
    """What there is to say about the desk."""

    NONE = ""
    LOST = "lost"
    TAKEN = "taken"


_NEWS: Slot[_News] = Slot("_returning.news", lambda: _News.NONE)
_WANTED = Slot("_returning.wanted", str)
_ANSWERED: Slot[list[str]] = Slot("_returning.answered", list)


def show(t: Text) -> None:
    """Say what became of the desk, at the top of every page."""
    if desks.is_lost():
        desks.leave()
        _NEWS.set(_News.TAKEN)
    if session_job.current() is not None:
        _decline()
    news = _NEWS.get()
    if news:
        minutes = f"{Limits().grace / 60:.2g}"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(t(f"live.returning.{news}", minutes=minutes), icon=":material/info:")
            st.button(t("live.returning.understood"), on_click=_NEWS.clear, key="_returning.understood")
    elif _WANTED.get():
        _ask(t)


@st.fragment(run_every=ASK_SECONDS)
def _ask(t: Text) -> None:
    """Take the wanted desk once its session is gone; until then it is taken only by a press."""
    wanted = desks.desks().get(_WANTED.get())
    if wanted is None or not wanted.is_held:
        _take()
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(t("live.returning.elsewhere"), icon=":material/info:")
        pressed = st.button(t("live.returning.take"), key="_returning.take")
        declined = st.button(t("live.returning.leave"), key="_returning.leave")
    if pressed:
        _take()
    if declined:
        _decline()
    if pressed or declined:
        st.rerun()


def keep() -> None:
    """Let the tab keep the desk's key, or show the one that it has; for the end of every page."""
    _tell(_KEY, _come_back)


def keep_up(key: str) -> None:
    """Tell the tab what has become of the work; for the end of a fragment that starts or ends some."""
    _tell(key, None)


def _tell(key: str, on_shown: Callable[[], None] | None) -> None:
    work = _work()
    _RETURNING(
        key=key,
        data={
            "key": desks.desk().key,
            "answered": _ANSWERED.get(),
            "asks": on_shown is not None,
            "unsaved": work,
            "hasWork": bool(work),
        },
        on_shown_change=on_shown or (lambda: None),
    )


_UNSAVED = desks.Kept("_unsaved", str)


def note_unsaved(names: list[str]) -> None:
    """Note what would be lost for good with the tab."""
    _UNSAVED.set(" · ".join(names))


def _work() -> str:
    job = session_job.current()
    running = job.id if job is not None and not job.status.is_over else ""
    return _UNSAVED.get() + running


def _come_back() -> None:
    """Take the desk whose key the tab shows, if it is there and free."""
    key, had_work = understood(st.session_state[_KEY].get("shown"))
    found = desks.desks().get(key)
    if found is None:
        _ANSWERED.get().append(key)
        if had_work:
            _NEWS.set(_News.LOST)
        return
    _WANTED.set(key)
    if not found.is_held:
        _take()


def understood(shown: object) -> tuple[str, bool]:
    """Return the key that a browser claims to have kept, and whether there was work on the desk."""
    given: dict[str, Any] = shown if isinstance(shown, dict) else {}
    key = given.get("key")
    return (key if isinstance(key, str) else ""), given.get("hadWork") is True


def _take() -> None:
    found = desks.desks().get(_WANTED.take())
    if found is None:
        _NEWS.set(_News.LOST)
    else:
        desks.leave()
        desks.move_to(found)


def _decline() -> None:
    """Stay at the present desk."""
    if _WANTED.get():
        _ANSWERED.get().append(_WANTED.take())
