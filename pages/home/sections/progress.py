"""What becomes of the learner's progress: saved as a file, loaded from one, forgotten."""

from __future__ import annotations

import time
from functools import partial

import streamlit as st

from core.errors import LabError
from ui.progress import kept
from ui.progress.record import MOST_BYTES, from_file, to_file
from ui.settings.slot import Slot
from ui.text.errors import show_error
from ui.text.i18n import Text

_NEWS: Slot[LabError | str | int | None] = Slot("home.progress.news", lambda: None)
_UPLOADS: Slot[int] = Slot("home.progress.uploads", int)
"""How many files were given: each gets an uploader of its own, so that the same file can be given again."""


def show(t: Text) -> None:
    """Say what is kept and where; offer the ways to save, load and forget it."""
    with st.expander(
        t("home.progress.title"), icon=":material/save:", key="home.progress", on_change="ignore"
    ):
        st.markdown(t("home.progress.what"))
        with st.container(horizontal=True):
            st.download_button(
                t("home.progress.save"),
                partial(to_file, kept.record()),
                "progress.json",
                "application/json",
                on_click="ignore",
                icon=":material/download:",
                key="home.progress.save",
            )
            st.button(
                t("home.progress.forget"),
                on_click=_forget,
                help=t("home.progress.forget_help"),
                icon=":material/delete:",
                key="home.progress.forget",
            )
        key = f"home.progress.load.{_UPLOADS.get()}"
        st.file_uploader(
            t("home.progress.load"),
            type=["json"],
            max_upload_size=1 + MOST_BYTES // 2**20,
            key=key,
            on_change=_load,
            args=(key,),
        )
        _say(t)


def _load(key: str) -> None:
    given = st.session_state[key]
    if given is None:
        return
    _UPLOADS.set(_UPLOADS.get() + 1)
    try:
        found = from_file(given.getvalue(), time.time())
    except LabError as error:
        _NEWS.set(error)
    else:
        _NEWS.set(kept.take_over(found, replaces=True))


def _forget() -> None:
    kept.forget()
    _NEWS.set("forgotten")


def _say(t: Text) -> None:
    news = _NEWS.take()
    if isinstance(news, LabError):
        show_error(t, news)
    elif news == "forgotten":
        st.success(t("home.progress.forgotten"))
    elif isinstance(news, int):
        st.success(t("home.progress.loaded", n=news) if news else t("home.progress.nothing_new"))
