"""The arrow from one array to the next."""

from __future__ import annotations

from ui.drawings.markup import Tree, h


def leads_to(result: Tree, note: str = "") -> Tree:
    """Return an arrow that says what is done on the way, and what it leads to."""
    arrow = h(
        "div", "lab-arrow", h("b", "", "→", aria_hidden="true"), *([h("small", "", note)] if note else [])
    )
    return h("div", "lab-result", arrow, result)
