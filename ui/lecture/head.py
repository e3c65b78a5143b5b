"""The switch of the lecture in the page's head, and what the browser does for it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.lecture import mode
from ui.text.i18n import Text
from ui.web.component import DOM, component

HERE = Path(__file__).parent
_LECTURE = component(
    "lecture",
    DOM,
    *(HERE / f"{name}.js" for name in ("scenes", "fit", "keys", "sheet", "aids", "lecture")),
    HERE / "lecture.css",
    html='<nav class="lab-lecture-bar" hidden></nav>',
)
_KEYS = ("onward", "backward", "lecture", "pointer", "blank", "help", "rerun", "escape")


def show(t: Text, page: str) -> None:
    """Show the switch; let the browser mind the keys, and in a lecture the scenes and their size.

    Parameters
    ----------
    t : Text
    page : str
        The page's name: another page begins with its own first scene.
    """
    is_on = mode.is_on()
    st.button(
        t("lecture.end" if is_on else "lecture.begin"),
        on_click=mode.toggle,
        icon=":material/slideshow:",
        help=t("lecture.help"),
        key="_lecture.toggle",
    )
    _LECTURE(
        key="_lecture",
        data={
            "is_on": is_on,
            "page": page,
            "labels": {name: t(f"lecture.bar.{name}") for name in ("previous", "next", "keys", "at")},
            "sheet": {
                "title": t("lecture.sheet.title"),
                "close": t("lecture.sheet.close"),
                "note": t("lecture.sheet.note"),
                "keys": [[t(f"lecture.keys.{key}.press"), t(f"lecture.keys.{key}.does")] for key in _KEYS],
            },
        },
    )
