"""Vectors from files, in any of the formats that `core.text.vectors` knows."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from core.errors import LabError
from pages.studio.explore.loaded import Loaded
from pages.studio.explore.sections import sources
from runs.exchange import MOST_NUMBERS, read
from ui.settings.slot import Slot
from ui.text.errors import error_text
from ui.text.i18n import Text, plain

MEGABYTES = 64
"""As much text as `MOST_NUMBERS` take; `.streamlit/config.toml` allows no more."""

_TRIED = Slot("_files.tried", int)
"""How many times it was tried: the next uploader is another, and the memory of the last one's file is free."""

_REFUSED: Slot[tuple[str, LabError] | None] = Slot("_files.refused", lambda: None)
"""The file just refused, and why."""


def ask(t: Text) -> None:
    """Offer to load a file; what is wrong with one is said here."""
    with st.popover(t("explore.files.title"), icon=":material/upload_file:"):
        st.markdown(t("explore.files.text"))
        given = st.file_uploader(
            t("explore.files.vectors", limit=MEGABYTES),
            accept_multiple_files=True,
            key=f"explore.files.vectors.{_TRIED.get()}",
            max_upload_size=MEGABYTES,
            help=t("explore.files.help"),
        )
        pressed = st.button(
            t("explore.files.load"), disabled=not given, type="primary", key="explore.files.load"
        )
        if len(given) > 2:
            st.warning(t("explore.files.too_many"), icon=":material/warning:")
        elif pressed and given:
            _load(t, given)
        refused = _REFUSED.take()
        if refused is not None:
            name, problem = refused
            st.error(
                f"**{plain(name)}**  \n{error_text(t, problem.code, problem.values)}", icon=":material/error:"
            )
        st.caption(t("explore.files.large", numbers=f"{MOST_NUMBERS // 1_000_000}", limit=MEGABYTES))


def _load(t: Text, given: list[UploadedFile]) -> None:
    vectors, *words = given
    with st.empty():
        try:
            found, read_of = read(vectors, words[0] if words else None, _progress(t))
        except LabError as error:
            _REFUSED.set((" + ".join(file.name for file in given), error))
        else:
            loaded = Loaded(found, read_of.total, read_of.is_whole, read_of.heading)
            sources.add_file(vectors.name, loaded)
    _TRIED.set(_TRIED.get() + 1)
    st.rerun()


def _progress(t: Text) -> Callable[[int, int | None], None]:
    """Return what shows how far a file is read."""
    bar = st.progress(0.0, text=t("explore.files.reading"))

    def tell(done: int, of: int | None) -> None:
        bar.progress(min(done / of, 1.0) if of else 0.0, text=t("explore.files.read", words=f"{done:,}"))

    return tell
