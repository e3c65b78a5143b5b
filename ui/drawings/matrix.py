"""A matrix as a table whose cells are tinted by their values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from ui.drawings.tree import Tree, element
from ui.text.numbers import decimal


def matrix(
    values: NDArray[np.generic],
    name: str,
    *,
    rows: Sequence[str] = (),
    columns: Sequence[str] = (),
    lit: Collection[int] | None = None,
    lit_columns: Collection[int] | None = None,
    digits: int = 2,
    write: Callable[[float], str] | None = None,
    scale: float | None = None,
) -> Tree:
    """Return the drawing of a matrix, a vector (as one row) or a number.

    Parameters
    ----------
    values : array of shape (n, m), (m,) or ()
    name : str
        The name, which is shown above with the shape.
    rows, columns : sequences of str
        The headings.
    lit : row numbers, optional
        The rows in question; the others are dimmed. None lights none and dims none.
    lit_columns : column numbers, optional
        The same for columns.
    digits : int
        The number of digits after the point; whole numbers have none.
    write : callable, optional
        Writes a number, in place of `digits`.
    scale : float, optional
        The value of full colour; the largest by default.
    """
    values = np.asarray(values)
    table = np.atleast_2d(values)
    full = scale or float(np.abs(table).max(initial=0)) or 1.0
    write = write or partial(decimal, form=f".{0 if np.issubdtype(table.dtype, np.integer) else digits}f")
    head = [
        element(
            "thead",
            "",
            element("tr", "", *[element("th", "", c) for c in (["", *columns] if rows else columns)]),
        )
    ]
    body = []
    for i, row in enumerate(table):
        heading = [element("th", "", rows[i], scope="row")] if rows else []
        cells = [_cell(float(v), write, full, _mark(j, lit_columns)) for j, v in enumerate(row)]
        body.append(element("tr", _mark(i, lit), *heading, *cells))
    shape = "×".join(str(n) for n in values.shape)
    title = element("div", "lab-matrix-name", name, *([element("small", "", shape)] if shape else []))
    table_tree = element("table", "", *(head if columns else []), element("tbody", "", *body))
    return element("div", "lab-matrix", title, element("div", "lab-scroll", table_tree))


def _mark(place: int, lit: Collection[int] | None) -> str:
    if lit is None:
        return ""
    return "lab-lit" if place in lit else "lab-dim"


def _cell(value: float, write: Callable[[float], str], full: float, css: str) -> Tree:
    return element("td", css, write(value), style=f"background:{tint(value, full)}")


def tint(value: float, full: float) -> str:
    """Return the colour of a cell: blue above 0, orange below, deeper the farther from it."""
    share = min(abs(value) / full, 1.0)
    colour = "--st-blue-color" if value > 0 else "--st-orange-color"
    return f"color-mix(in srgb, var({colour}) {share * 45:.0f}%, transparent)"
