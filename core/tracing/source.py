"""Source text for the pages, captured when a module is imported.

Reading it later would show the new text of an edited file beside the old code that still runs.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import CodeType, EllipsisType
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
    unpacking : set of int
        The lines that only give names to what an object holds: ``(dW,) = self.grads``.
    allocating : set of int
        The lines that only make room for a result, or begin a sum: ``np.empty(...)``, ``dW[...] = 0``.
    written : mapping of int to set of str
        The variables that a line gives a value to, or a part of one: ``dW[i] += ...``.
    """

    name: str
    lines: tuple[tuple[int, str], ...]
    code: CodeType
    guards: frozenset[int] = frozenset()
    unpacking: frozenset[int] = frozenset()
    allocating: frozenset[int] = frozenset()
    written: Mapping[int, frozenset[str]] = field(default_factory=dict, hash=False)


_ROOM = {"empty", "empty_like", "zeros", "zeros_like"}


def capture(function: Callable[..., Any]) -> Source:
    """Return the source of a function or method."""
    text, first = inspect.getsourcelines(function)
    body = textwrap.dedent("".join(text)).splitlines()
    definition = ast.parse("\n".join(body)).body[0]
    hidden = _docstring_lines(definition)
    lines = tuple((first + i, line) for i, line in enumerate(body) if i + 1 not in hidden)
    statements = [node for node in ast.walk(definition) if isinstance(node, ast.stmt)]

    def where(holds: Callable[[ast.stmt], bool]) -> frozenset[int]:
        return frozenset(first - 1 + line for node in statements if holds(node) for line in _lines_of(node))

    written = {
        first - 1 + line: names
        for node in statements
        if (names := _written(node))
        for line in _lines_of(node)
    }
    return Source(
        function.__qualname__,
        lines,
        function.__code__,
        guards=where(_is_guard),
        unpacking=where(_only_unpacks),
        allocating=where(_only_makes_room),
        written=written,
    )


def _lines_of(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _docstring_lines(definition: ast.stmt) -> range:
    body = getattr(definition, "body", [])
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        return range(body[0].lineno, (body[0].end_lineno or body[0].lineno) + 1)
    return range(0)


def _is_guard(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.If)
        and not node.orelse
        and all(isinstance(part, ast.Raise) for part in node.body)
    )


def _only_unpacks(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and _is_held(node.value) and not any(map(_is_held, node.targets))


def _is_held(node: ast.expr) -> bool:
    """Whether an expression is an attribute, or a tuple of nothing else."""
    if isinstance(node, ast.Tuple):
        return all(map(_is_held, node.elts))
    return isinstance(node, ast.Attribute)


def _only_makes_room(node: ast.stmt) -> bool:
    match node:
        case ast.Assign(
            targets=[ast.Name() | ast.Subscript(slice=ast.Constant(value=EllipsisType()))],
            value=ast.Constant(),
        ):
            return True
        case ast.Assign(value=ast.Call(func=ast.Attribute(attr=name))):
            return name in _ROOM
    return False


def _written(node: ast.stmt) -> frozenset[str]:
    match node:
        case ast.Assign(targets=targets):
            return frozenset(name for target in targets for name in _names_in(target))
        case ast.AugAssign(target=target):
            return frozenset(_names_in(target))
    return frozenset()


def _names_in(target: ast.expr) -> Iterator[str]:
    match target:
        case ast.Name(id=name):
            yield name
        case ast.Subscript(value=inner) | ast.Starred(value=inner):
            yield from _names_in(inner)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _names_in(part)
