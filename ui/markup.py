"""Drawings made of plain elements: described in Python, built in the browser with the theme's colours."""

from __future__ import annotations

from typing import Any

from ui.components import component

Tree = list[Any]
"""[tag, attributes, *children]; a child is a tree or a text."""

_MARKUP = component("markup", js="markup.js", css="markup/*.css", html='<div class="lab-markup"></div>')


def h(tag: str, css: str = "", *children: Tree | str, **attributes: object) -> Tree:
    """Return an element.

    Parameters
    ----------
    tag : str
    css : str
        Classes.
    *children : tree or text
    **attributes
        Underscores become hyphens.
    """
    named = {name.rstrip("_").replace("_", "-"): str(value) for name, value in attributes.items()}
    return [tag, {"class": css, **named} if css else named, *children]


def show(tree: Tree, *, key: str) -> None:
    """Draw a tree; a new one replaces it in place."""
    _MARKUP(key=key, data={"tree": tree})
