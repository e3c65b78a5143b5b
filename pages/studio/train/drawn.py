"""The figures of a running training, built once for all who watch one like it: what differs comes with the stream."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import orjson
import plotly.graph_objects as go

from material.once import once
from ui.text.i18n import Text


def drawn(t: Text, make: Callable[..., go.Figure], *args: Hashable, **kwargs: Hashable) -> dict[str, Any]:
    """Return what a function of `figures` draws in a language, as a description."""
    return _drawn(make, t.lang, args, tuple(sorted(kwargs.items())))


@once(maxsize=200)
def _drawn(
    make: Callable[..., go.Figure],
    lang: str,
    args: tuple[Hashable, ...],
    kwargs: tuple[tuple[str, Hashable], ...],
) -> dict[str, Any]:
    description: dict[str, Any] = orjson.loads(str(make(Text(lang), *args, **dict(kwargs)).to_json()))
    return description
