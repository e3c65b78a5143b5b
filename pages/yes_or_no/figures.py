"""Figures of the page on yes-or-no questions."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.functions import Floats
from material.sentence import WORDS
from pages.yes_or_no.lesson import Pushed, Sums, View
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.frames.drawn import Description
from ui.text.i18n import Text

_WRITTEN = 0.15
"""The height of a value above its bar, in units of the axis."""
_NAMED = 0.2
"""The shortest bar, in units of the axis, that has room for its word."""


def side_by_side(t: Text, view: View, pushed: Pushed, other: int) -> Description:
    """Return the softmax over all words beside the sigmoid of the one asked about, before and after."""
    colours = [MUTED] * len(WORDS)
    colours[other], colours[view.word] = NEGATIVE, POSITIVE
    words = list(WORDS)
    asked = [view.word]
    # The words in question say their values; the others do on hover.
    named = list(dict.fromkeys([view.word, other]))
    traces = [
        _now(words, pushed.softmax, colours, "x"),
        _now([words[view.word]], pushed.sigmoid[asked], [POSITIVE], "x2"),
        _before(t, words, view.softmax, "x", is_named=True),
        _before(t, [words[view.word]], view.sigmoid[asked], "x2", is_named=False),
        _values([words[i] for i in named], pushed.softmax[named], view.softmax[named], "x"),
        _values([words[view.word]], pushed.sigmoid[asked], view.sigmoid[asked], "x2"),
    ]
    layout = {
        "barmode": "overlay",
        "xaxis": {"domain": [0, 0.72], "title": {"text": t("yes_or_no.side.softmax"), "font": {"size": 13}}},
        "xaxis2": {
            "domain": [0.79, 1],
            "title": {"text": t("yes_or_no.side.sigmoid"), "font": {"size": 13}},
            "anchor": "y",
        },
        "yaxis": {"range": [0, 1.15], "title": {"text": t("yes_or_no.side.y")}},
        "bargap": 0.3,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
    }
    return {"data": traces, "layout": layout}


def _now(words: list[str], values: Floats, colours: list[str], axis: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": words,
        "y": values,
        "marker": {"color": colours},
        "hovertemplate": "%{x}: %{y:.4f}<extra></extra>",
        "xaxis": axis,
        "showlegend": False,
    }


def _before(t: Text, words: list[str], values: Floats, axis: str, *, is_named: bool) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": words,
        "y": values,
        "name": t("yes_or_no.side.before"),
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 2, "color": ACCENT}},
        "hoverinfo": "skip",
        "xaxis": axis,
        "showlegend": is_named,
    }


def _values(words: list[str], now: Floats, before: Floats, axis: str) -> dict[str, Any]:
    """Return the values above their bars; above the edge of what was before where that would strike them through."""
    is_close = (now < before) & (before < now + _WRITTEN)
    return {
        "type": "scatter",
        "x": words,
        "y": np.where(is_close, before, now),
        "mode": "text",
        "text": [f"{value:.3f}" for value in now],
        "textposition": "top center",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "xaxis": axis,
        "showlegend": False,
    }


SUMS = ("softmax", "before", "after")


def sums(t: Text, seen: Sums, sample_size: int) -> Description:
    """Return three rows of bars laid end to end: all words' softmax, and K + 1 sigmoids before and after training."""
    is_asked = np.arange(len(WORDS)) <= sample_size
    traces: list[dict[str, Any]] = []
    for name in SUMS:
        values = getattr(seen, name)
        lengths = values if name == "softmax" else np.where(is_asked, values, 0.0)
        begins = np.cumsum(lengths) - lengths
        row = [t(f"yes_or_no.sums.{name}")] * len(WORDS)
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": lengths,
                "y": row,
                "base": begins,
                "marker": {
                    "color": [POSITIVE if word in seen.right else MUTED for word in seen.words],
                    "line": {"width": 1.5, "color": "var(--st-background-color)"},
                },
                "customdata": [[WORDS[word]] for word in seen.words],
                "hovertemplate": "%{customdata[0]}: %{x:.3f}<extra></extra>",
            }
        )
        traces.append(
            {
                "type": "scatter",
                "mode": "text",
                "x": begins + lengths / 2,
                "y": row,
                # What is too short for its word says it on hover.
                "text": [
                    WORDS[word] if length > _NAMED else ""
                    for word, length in zip(seen.words, lengths, strict=True)
                ],
                "textfont": {"size": 12, "color": "var(--st-background-color)"},
                "hoverinfo": "skip",
            }
        )
    line = {"color": ACCENT, "dash": "dash", "width": 2}
    layout = {
        "barmode": "overlay",
        "showlegend": False,
        "bargap": 0.3,
        "xaxis": {"title": {"text": t("yes_or_no.sums.x")}, "range": [0, 1.02 * len(WORDS) / 2]},
        "yaxis": {"range": [len(SUMS) - 0.5, -0.5], "type": "category"},
        "shapes": [
            {"type": "line", "x0": 1, "x1": 1, "y0": 0, "y1": 1, "yref": "paper", "line": line},
        ],
    }
    return {"data": traces, "layout": layout}
