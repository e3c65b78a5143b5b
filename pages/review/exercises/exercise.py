"""One exercise: numbers, and what comes out by the right rule and by the rules that readers take for right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

Value = float | int | str
Make = Callable[[np.random.Generator], "Exercise"]


@dataclass(frozen=True)
class Exercise:
    """A question with its numbers.

    Attributes
    ----------
    numbers : dict
        What the question's text says, by the names of its places.
    options : dict
        What comes out by each rule, by the rule's name; the first rule is the right one.
    """

    numbers: Mapping[str, Value]
    options: Mapping[str, Value]

    @property
    def answer(self) -> str:
        """The name of the right rule."""
        return next(iter(self.options))

    @property
    def shown(self) -> dict[str, str]:
        """The options as they are written."""
        return {rule: written(value) for rule, value in self.options.items()}

    @property
    def is_clear(self) -> bool:
        """Whether no two rules come to what looks the same, or nearly so."""
        if len(set(self.shown.values())) < len(self.options):
            return False
        numbers = sorted(value for value in self.options.values() if isinstance(value, float))
        return all(after - before > 0.05 * abs(after) for before, after in pairwise(numbers))


def written(value: Value) -> str:
    """Return a number as the page writes it: whole ones in groups of three, others rounded to three digits."""
    if isinstance(value, str):
        return value
    text = f"{value:,}" if isinstance(value, int) else _decimal(value)
    return text.replace("-", "\N{MINUS SIGN}")


def _decimal(value: float) -> str:
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    digits = f"{value:#.3g}" if abs(value) >= 1e-3 else f"{value:.6f}"
    return digits.rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """Return a share as the page writes it."""
    return f"{100 * share:.1f}%"


def clear(make: Make, rng: np.random.Generator) -> Exercise:
    """Draw numbers until the rules part."""
    while not (exercise := make(rng)).is_clear:
        pass
    return exercise


def pick(rng: np.random.Generator, *values: int | float) -> int | float:
    """Return one of some values."""
    return values[int(rng.integers(len(values)))]
