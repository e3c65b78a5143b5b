"""Source text for the pages, captured when a module is imported.

Reading it later would show the new text of an edited file beside the old code that still runs.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType
from typing import Any


@dataclass(frozen=True)
class Source:
    """A function's text without its docstring.

    Attributes
    ----------
    name : str
        The name that a reader would look for: ``EmbeddingDot.forward``.
    lines : tuple of (int, str)
        Each line's number in the file, and its text.
    code : code object
        The code that runs when the function is called.
    guards : set of int
        The lines that only turn bad input away: ``if ...: raise ...``. A page that explains what has just
        been computed may leave them out.
    """

    name: str
    lines: tuple[tuple[int, str], ...]
    code: CodeType
    guards: frozenset[int] = frozenset()


def capture(function: Callable[..., Any]) -> Source:
    """Return the source of a function or method."""
    text, first = inspect.getsourcelines(function)
    body = textwrap.dedent("".join(text)).splitlines()
    definition = ast.parse("\n".join(body)).body[0]
    hidden = _docstring_lines(definition)
    lines = tuple((first + i, line) for i, line in enumerate(body) if i + 1 not in hidden)
    guards = frozenset(first - 1 + line for node in ast.walk(definition) for line in _guard_lines(node))
    return Source(function.__qualname__, lines, function.__code__, guards)


def _docstring_lines(definition: ast.stmt) -> range:
    body = getattr(definition, "body", [])
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        return range(body[0].lineno, (body[0].end_lineno or body[0].lineno) + 1)
    return range(0)


def _guard_lines(node: ast.AST) -> range:
    if (
        isinstance(node, ast.If)
        and not node.orelse
        and all(isinstance(part, ast.Raise) for part in node.body)
    ):
        return range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return range(0)
