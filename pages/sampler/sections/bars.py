"""A distribution that the learner draws before it is shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ui.board.beside import Shares
from ui.lesson_parts.prediction import Asked, prediction
from ui.settings.table import Table
from ui.text.i18n import Text
from ui.web.component import DOM, component

HERE = Path(__file__).parent
_BARS = component("bars", DOM, HERE / "bars.js", HERE / "bars.css", html='<div class="lab-bars"></div>')


def predict(
    t: Text,
    table: Table[Any],
    name: str,
    *,
    words: Sequence[str],
    outline: Sequence[float],
    truth: Sequence[float],
    is_right: Callable[[tuple[float, ...]], bool | None],
) -> Asked[tuple[float, ...]]:
    """Ask for a distribution as `ui.lesson_parts.prediction.predict` asks for a number.

    Parameters
    ----------
    t : Text
    table : Table
        The settings of the page.
    name : str
        The texts are ``page.predict.name.question`` and ``page.predict.name.bar`` (a bar's name, with its word).
    words : sequence of str
        The labels below the bars.
    outline : sequence of float
        The known distribution from which the bars begin; it stays as an outline.
    truth : sequence of float
        The distribution that is asked for, shown among a class's answers once it is revealed.
    is_right : callable
        Returns whether a drawing is right, missed (False), or neither (None).
    """
    base = f"{table.page}.predict.{name}"

    def ask() -> Callable[[], tuple[float, ...]]:
        result = _BARS(
            key=f"{base}.guess.bars",
            height="content",
            data={
                "words": list(words),
                "labels": [t(f"{base}.bar", word=word) for word in words],
                "values": list(outline),
                "outline": list(outline),
            },
            on_shares_change=lambda: None,
        )
        drawn = distribution(result.shares, len(words)) or tuple(outline)
        return lambda: drawn

    def say(guess: tuple[float, ...]) -> str:
        return " · ".join(f"{word}: {share:.1%}" for word, share in zip(words, guess, strict=True))

    def can_be(guess: object) -> bool:
        return isinstance(guess, tuple) and distribution(list(guess), len(words)) is not None

    return prediction(t, table, name, ask, say, can_be, Shares(words), truth=list(truth), is_right=is_right)


def distribution(values: object, size: int) -> tuple[float, ...] | None:
    """Return what the browser sent as numbers that sum to 1, or None if it is no distribution."""
    if not isinstance(values, list) or len(values) != size:
        return None
    if not all(isinstance(value, int | float) and 0 <= value < math.inf for value in values):
        return None
    total = sum(values)
    return tuple(value / total for value in values) if total > 0 else None
