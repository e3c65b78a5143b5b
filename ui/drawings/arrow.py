"""The arrow from one array to the next."""

from __future__ import annotations

from ui.drawings.tree import Tree, element


def leads_to(result: Tree, note: str = "") -> Tree:
    """Return an arrow that says what is done on the way, and what it leads to."""
    arrow = element(
        "div",
        "lab-arrow",
        element("b", "", "→", aria_hidden="true"),
        *([element("small", "", note)] if note else []),
    )
    return element("div", "lab-result", arrow, result)
