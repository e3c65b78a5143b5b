"""A few figures in a row, each with its name."""

from __future__ import annotations

from collections.abc import Sequence

from ui.drawings.markup import Tree, h


def facts(items: Sequence[tuple[str, str, str]]) -> Tree:
    """Return figures as a list of terms.

    Parameters
    ----------
    items : sequence of (str, str, str)
        The name, the figure, and a note below it (none when empty).
    """
    cells = []
    for name, figure, note in items:
        below = [h("dd", "lab-muted", note)] if note else []
        cells.append(h("div", "", h("dt", "", name), h("dd", "lab-figure", figure), *below))
    return h("dl", "lab-facts", *cells)
