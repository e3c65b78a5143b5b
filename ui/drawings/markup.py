"""Drawings made of plain elements: described in Python, built in the browser with the theme's colours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from ui import navigation as nav
from ui.text.i18n import Text
from ui.web.component import component

Tree = list[Any]
"""[tag, attributes, *children]; a child is a tree or a text."""

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
STYLES = [
    *sorted(HERE.glob("*.css")),
    ROOT / "ui" / "lesson_parts" / "lesson.css",
    *sorted(ROOT.glob("pages/**/drawings.css")),
]
_MARKUP = component("markup", HERE / "markup.js", *STYLES, html='<div class="lab-markup"></div>')


def h(tag: str, css: str = "", *children: Tree | str, **attributes: object) -> Tree:
    """Return an element.

    Parameters
    ----------
    tag : str
    css : str
        The classes of the element.
    *children : tree or text
    **attributes
        The attributes of the element; underscores in their names become hyphens.
    """
    named = {name.rstrip("_").replace("_", "-"): str(value) for name, value in attributes.items()}
    return [tag, {"class": css, **named} if css else named, *children]


def page_link(t: Text, name: str) -> Tree:
    """Return a link to a page, to stand in a tree; a click on it keeps the session."""
    address = f"{'' if name == nav.ENTRIES[0].name else name}?lang={t.lang}"
    return h("a", "lab-page", t(f"nav.{name}.title"), href=address, target="_self", data_page=name)


def show(tree: Tree, *, key: str) -> None:
    """Draw a tree; a new one replaces it in place."""
    _MARKUP(key=key, data={"tree": tree})


def show_with_links(tree: Tree, *, key: str) -> None:
    """Draw a tree with links made by `page_link`, and open the page whose link was clicked."""
    drawn = _MARKUP(key=key, data={"tree": tree}, on_page_change=lambda: None)
    if drawn.page in {entry.name for entry in nav.ENTRIES}:
        st.switch_page(nav.file_of(drawn.page))
