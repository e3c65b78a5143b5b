"""A table of words, where numbers would say less."""

from __future__ import annotations

from collections.abc import Sequence

from ui.drawings.tree import Tree, element


def words(
    name: str,
    table: Sequence[Sequence[str]],
    *,
    rows: Sequence[str] = (),
    columns: Sequence[str] = (),
    css: Sequence[str] = (),
) -> Tree:
    """Return the drawing of a table of words.

    Parameters
    ----------
    name : str
        The name, which is shown above with the shape.
    table : rows of str
    rows, columns : sequences of str
        The headings.
    css : sequence of str
        A class for the cells of each column.
    """
    classes = css or [""] * (len(table[0]) if table else 0)
    corner = [""] if rows else []
    head = (
        [element("thead", "", element("tr", "", *[element("th", "", c) for c in (*corner, *columns)]))]
        if columns
        else []
    )
    body = []
    for i, line in enumerate(table):
        heading = [element("th", "", rows[i], scope="row")] if rows else []
        cells = [element("td", f"lab-word {c}".strip(), word) for word, c in zip(line, classes, strict=True)]
        body.append(element("tr", "", *heading, *cells))
    shape = f"{len(table)}×{len(classes)}"
    title = element("div", "lab-matrix-name", name, element("small", "", shape))
    return element(
        "div",
        "lab-matrix",
        title,
        element("div", "lab-scroll", element("table", "", *head, element("tbody", "", *body))),
    )
