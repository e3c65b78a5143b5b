"""Source code with the lines in question lit."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping
from functools import cache

from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, String, _TokenType, is_token_subtype

from core.tracing.source import Source
from ui.drawings.tree import Tree, element

_CLASSES = (
    (Comment, "c"),
    (Keyword, "k"),
    (String, "s"),
    (Number, "m"),
    (Name.Function, "f"),
    (Name.Class, "f"),
)


def code(
    source: Source,
    lit: Collection[int] = (),
    *,
    body_only: bool = False,
    in_brief: bool = False,
    note: str = "",
    picks: Mapping[int, str] | None = None,
) -> Tree:
    """Return the drawing of a function.

    Parameters
    ----------
    source : Source
    lit : numbers of lines in the file
    body_only : bool
        Whether to leave out the name, the line numbers and the definition's own line.
    in_brief : bool
        Whether to leave out the lines that only turn bad input away, or give names to what an object holds.
    note : str
        What is written beside the name.
    picks : mapping of int to str, optional
        The lines that can be pressed, and the name of each press (`ui.drawings.show.show_with_links`).
    """
    left_out = source.guards | source.unpacking if in_brief else ()
    lines = [line for line in source.lines if line[0] not in left_out]
    numbers = [number for number, _ in lines]
    text = "\n".join(text for _, text in lines)
    if body_only:
        numbers, text = numbers[1:], textwrap.dedent(text.partition("\n")[2])
    rows = []
    for number, plain, line in zip(numbers, text.split("\n"), _coloured_lines(text), strict=False):
        margin = [] if body_only else [element("span", "lab-number", str(number))]
        # A line that is too long goes on farther right than it began.
        indent = f"--indent:{len(plain) - len(plain.lstrip())}ch"
        row = element("div", "lab-lit" if number in lit else "", *margin, *line, style=indent)
        if picks and number in picks:
            row = element("a", "lab-pick", row, href="#", data_page=picks[number])
        rows.append(row)
    css = "lab-code lab-bare" if body_only else "lab-code"
    block = element("div", css, *rows, role="region", aria_label=source.name)
    if body_only:
        return block
    beside = [element("small", "", note)] if note else []
    return element("div", "", element("div", "lab-matrix-name", source.name, *beside), block)


@cache
def _coloured_lines(text: str) -> list[list[Tree | str]]:
    lines: list[list[Tree | str]] = [[]]
    for kind, value in PythonLexer(stripnl=False).get_tokens(text):
        css = _class_of(kind)
        for i, piece in enumerate(value.split("\n")):
            if i:
                lines.append([])
            if piece == ">" and lines[-1][-1:] == ["-"]:
                lines[-1][-1] = element("span", "lab-whole", "->")
            elif piece:
                lines[-1] += [element("span", css, piece)] if css else _breakable(piece)
    return lines


def _breakable(piece: str) -> list[Tree | str]:
    """Let a line that is too long go on after a parenthesis or before a point, rather than within a name."""
    if piece == ".":
        return [element("wbr"), piece]
    return [piece, element("wbr")] if piece.endswith("(") else [piece]


def _class_of(kind: _TokenType) -> str:
    return next((css for family, css in _CLASSES if is_token_subtype(kind, family)), "")
