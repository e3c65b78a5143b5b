"""One step of a lesson: the same quantity as formula, as code and as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.tracing.source import Source
from core.tracing.trace import Trace


@dataclass(frozen=True)
class Step:
    r"""What a step lights up.

    Attributes
    ----------
    name : str
        Its text is the section ``step_name`` of the page's prose.
    parts : tuple of str
        The parts of the computation that are lit in the strip (`ui.lesson_parts.strip.PARTS`).
    formula : str
        The formula in LaTeX; the quantity in question stands in ``\lit{...}``.
    source : Source
        The function that computes it.
    symbol : str
        Its variable in that function.
    call : int
        Which call of the function, where it is called more than once.
    """

    name: str
    parts: tuple[str, ...]
    formula: str
    source: Source
    symbol: str
    call: int = 0

    def value(self, trace: Trace) -> Any:  # noqa: ANN401 - whatever the code computes
        """Return what the code gave to the symbol."""
        return trace.value(self.source, self.symbol, self.call)

    def lines(self, trace: Trace) -> set[int]:
        """Return the lines of the file that did so, rather than only bring it in, unpack it or make room for it."""
        lines = trace.lines(self.source, self.symbol, self.call)
        definition = self.source.lines[0][0]
        work = lines - self.source.unpacking - self.source.allocating
        return (work - {definition}) or work


@dataclass(frozen=True)
class Question:
    """A question that the page grades.

    Attributes
    ----------
    name : str
        Its texts are ``page.quiz.name``: the question, the options, and a reply to each.
    options : tuple of str
    answer : str
        The right option.
    """

    name: str
    options: tuple[str, ...]
    answer: str
