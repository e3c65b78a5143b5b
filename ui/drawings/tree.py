"""Trees of plain elements: described in Python, built in the browser with the theme's colours."""

from __future__ import annotations

from typing import Any

Tree = list[Any]
"""[tag, attributes, *children]; a child is a tree or a text."""


def element(tag: str, css: str = "", *children: Tree | str, **attributes: object) -> Tree:
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
