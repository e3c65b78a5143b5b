"""Vectors from files: word2vec's text format, or the Embedding Projector's two files."""

from __future__ import annotations

import streamlit as st

from core.errors import LabError
from pages.studio.explore.sections import sources
from pages.studio.explore.settings import EXPLORE
from runs.exchange import read_projector, read_text
from runs.library import Vectors
from ui.settings.session import change
from ui.settings.slot import Slot
from ui.text.errors import show_error
from ui.text.i18n import Text

MEGABYTES = 16
_PROBLEM: Slot[LabError | None] = Slot("_files.problem", lambda: None)


def ask(t: Text) -> None:
    """Offer to load a file; what is wrong with one is said here."""
    with st.popover(t("explore.files.title"), icon=":material/upload_file:"):
        st.markdown(t("explore.files.text"))
        st.file_uploader(
            t("explore.files.vectors"),
            type=["txt", "vec", "tsv"],
            key="explore.files.vectors",
            max_upload_size=MEGABYTES,
        )
        given = st.session_state.get("explore.files.vectors")
        if given is not None and given.name.endswith(".tsv"):
            st.file_uploader(
                t("explore.files.words"), type=["tsv"], key="explore.files.words", max_upload_size=MEGABYTES
            )
        st.button(t("explore.files.load"), on_click=_load, disabled=given is None, key="explore.files.load")
        problem = _PROBLEM.take()
        if problem is not None:
            show_error(t, problem)


def _load() -> None:
    given = st.session_state["explore.files.vectors"]
    words = st.session_state.get("explore.files.words")
    try:
        loaded = _read(given.name, given.getvalue(), words.getvalue() if words else b"")
    except LabError as error:
        _PROBLEM.set(error)
        return
    change(EXPLORE, source=sources.add_file(given.name, loaded))


def _read(name: str, data: bytes, words: bytes) -> Vectors:
    return read_projector(data, words) if name.endswith(".tsv") else read_text(data)
