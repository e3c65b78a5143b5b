"""Trees on the page."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ui.drawings.tree import Tree
from ui.web.component import component

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
STYLES = [
    *sorted(HERE.glob("*.css")),
    ROOT / "ui" / "lesson_parts" / "lesson.css",
    *sorted(ROOT.glob("pages/**/drawings.css")),
]
"""What all drawings wear; the shell brings it, once for the page and not with each of its drawings."""
_MARKUP = component("markup", HERE / "markup.js", html='<div class="lab-markup"></div>')


def show_tree(tree: Tree, *, key: str) -> None:
    """Draw a tree; a new one replaces it in place."""
    _MARKUP(key=key, data={"tree": tree})


def show_with_links(tree: Tree, names: Collection[str], *, key: str) -> str | None:
    """Draw a tree with links that have an attribute ``data-page``; return the name that was clicked, if it is known."""
    drawn = _MARKUP(key=key, data={"tree": tree}, on_page_change=lambda: None)
    return drawn.page if drawn.page in names else None
