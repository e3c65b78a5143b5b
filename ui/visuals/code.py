"""Source code with the lines in question lit."""

from __future__ import annotations

import textwrap
from collections.abc import Collection
from itertools import groupby

from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType, is_token_subtype

from core.source import Source
from ui.markup import Tree, h

_CLASSES = (
    (Comment, "c"),
    (Keyword, "k"),
    (String, "s"),
    (Number, "m"),
    (Name.Function, "f"),
    (Name.Class, "f"),
    (Operator, "o"),
)


def code(source: Source, lit: Collection[int] = (), *, body_only: bool = False) -> Tree:
    """Return the drawing of a function.

    Parameters
    ----------
    source : Source
    lit : numbers of lines in the file
    body_only : bool
        Leave out the name, the line numbers and the definition's own line.
    """
    numbers = [number for number, _ in source.lines]
    text = "\n".join(text for _, text in source.lines)
    if body_only:
        numbers, text = numbers[1:], textwrap.dedent(text.partition("\n")[2])
    rows = []
    for number, plain, line in zip(numbers, text.split("\n"), _coloured_lines(text), strict=False):
        margin = [] if body_only else [h("span", "lab-number", str(number))]
        # A line that is too long goes on farther right than it began.
        indent = f"--indent:{len(plain) - len(plain.lstrip())}ch"
        rows.append(h("div", "lab-lit" if number in lit else "", *margin, *line, style=indent))
    css = "lab-code lab-bare" if body_only else "lab-code"
    block = h("div", css, *rows, role="region", aria_label=source.name)
    return block if body_only else h("div", "", h("div", "lab-matrix-name", source.name), block)


def _coloured_lines(text: str) -> list[list[Tree | str]]:
    lines: list[list[Tree | str]] = [[]]
    # The lexer takes -> for two operators.
    for css, tokens in groupby(
        PythonLexer(stripnl=False).get_tokens(text), key=lambda token: _class_of(token[0])
    ):
        for i, piece in enumerate("".join(value for _, value in tokens).split("\n")):
            if i:
                lines.append([])
            if piece:
                lines[-1].append(h("span", css, piece) if css else piece)
    return lines


def _class_of(kind: _TokenType) -> str:
    return next((css for family, css in _CLASSES if is_token_subtype(kind, family)), "")
