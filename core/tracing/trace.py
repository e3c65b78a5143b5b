"""The values that each line of a function gave to its variables, from a run that really happened.

The layers need nothing for it: Python's line tracing sees their local variables. For toy sizes only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

import numpy as np

from core.tracing.source import Source


@dataclass(frozen=True)
class Assignment:
    """A variable's new value, and the line that gave it."""

    line: int
    name: str
    value: Any


class Trace:
    """The recorded assignments, call by call.

    Attributes
    ----------
    calls : list of (code object, list of Assignment)
        The calls with their assignments, in the order in which the calls began.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[CodeType, list[Assignment]]] = []

    def of(self, source: Source, call: int = 0) -> list[Assignment]:
        """Return the assignments of one call of a function; `call` counts that function's calls from 0."""
        return [assignments for code, assignments in self.calls if code is source.code][call]

    def value(self, source: Source, name: str, call: int = 0) -> Any:  # noqa: ANN401 - whatever the code computes
        """Return a variable's last value in one call of a function."""
        return next(a.value for a in reversed(self.of(source, call)) if a.name == name)

    def lines(self, source: Source, name: str, call: int = 0) -> set[int]:
        """Return the lines that gave a variable its values."""
        return {a.line for a in self.of(source, call) if a.name == name}


@contextmanager
def tracing(*sources: Source) -> Iterator[Trace]:
    """Record the given functions wherever they are called inside the block, in this thread.

    A line that changes an array in place counts as giving its variable a new value. Values are copied,
    because the layers use their arrays again.
    """
    trace = Trace()
    written = {source.code: source.written for source in sources}
    former = sys.gettrace()

    def on_call(frame: FrameType, event: str, arg: object) -> Callable[..., Any] | None:
        if frame.f_code not in written:
            return None
        # Fresh memory may hold by chance what is then written into it: such a line counts all the same.
        written_on = written[frame.f_code]
        assignments: list[Assignment] = []
        trace.calls.append((frame.f_code, assignments))
        known = _copies(frame)
        # Arguments get their values from the line of the definition.
        assignments.extend(Assignment(frame.f_lineno, name, value) for name, value in known.items())
        line = frame.f_lineno

        def on_line(frame: FrameType, event: str, arg: object) -> Callable[..., Any]:
            nonlocal line
            now = _copies(frame)
            for name, value in now.items():
                is_written = name in written_on.get(line, ())
                if is_written or name not in known or not _same(known[name], value):
                    assignments.append(Assignment(line, name, value))
            known.update(now)
            if event == "return" and arg is not None:
                assignments.append(Assignment(line, "return", _copy(arg)))
            line = frame.f_lineno
            return on_line

        return on_line

    sys.settrace(on_call)
    try:
        yield trace
    finally:
        sys.settrace(former)


def _copies(frame: FrameType) -> dict[str, Any]:
    return {name: _copy(value) for name, value in frame.f_locals.items() if name != "self"}


def _copy(value: Any) -> Any:  # noqa: ANN401
    return value.copy() if isinstance(value, np.ndarray) else value


def _same(a: Any, b: Any) -> bool:  # noqa: ANN401
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        return (
            isinstance(a, np.ndarray) and isinstance(b, np.ndarray) and np.array_equal(a, b, equal_nan=True)
        )
    return bool(a is b or a == b)
