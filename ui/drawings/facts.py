"""A few figures in a row, each with its name."""

from __future__ import annotations

from collections.abc import Sequence

from ui.drawings.tree import Tree, element


def facts(items: Sequence[tuple[str, str, str]]) -> Tree:
    """Return figures as a list of terms.

    Parameters
    ----------
    items : sequence of (str, str, str)
        The name, the figure, and a note below it (none when empty).
    """
    cells = []
    for name, figure, note in items:
        below = [element("dd", "lab-muted", note)] if note else []
        cells.append(element("div", "", element("dt", "", name), element("dd", "lab-figure", figure), *below))
    return element("dl", "lab-facts", *cells)
