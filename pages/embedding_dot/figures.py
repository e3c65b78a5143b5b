"""Figures of the page on Embedding and Embedding Dot."""

from __future__ import annotations

from pages.embedding_dot.lesson import VOCAB_SIZES, Traffic
from ui.charts.colours import ACCENT, MUTED
from ui.frames.drawn import Description
from ui.text.i18n import Text
from ui.text.numbers import size

_WAYS = (("dense", MUTED, "top center"), ("sparse", ACCENT, "bottom center"))
_TICKS = [10.0**exponent for exponent in range(5, 10)]


def traffic(t: Text, vocab_size: int, moved: Traffic, grown: dict[int, Traffic]) -> Description:
    """Return the bytes that a dense and a row-sparse gradient write, by the vocabulary, both axes logarithmic.

    Parameters
    ----------
    t : Text
    vocab_size : int
        The size for which the bytes are marked.
    moved : Traffic
        The bytes there.
    grown : dict of int to Traffic
        The bytes by size, for the lines.
    """
    lines = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": t(f"embedding_dot.traffic.{way}"),
            "x": list(grown),
            "y": [getattr(bytes_, way) for bytes_ in grown.values()],
            "line": {"color": colour, "width": 3},
        }
        for way, colour, _ in _WAYS
    ]
    values = [getattr(moved, way) for way, _, _ in _WAYS]
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [vocab_size] * len(values),
        "y": values,
        "text": [size(value) for value in values],
        "textposition": [place for _, _, place in _WAYS],
        "marker": {"color": [colour for _, colour, _ in _WAYS], "size": 12},
        "cliponaxis": False,
        "showlegend": False,
        "hoverinfo": "skip",
    }
    vocabulary = {
        "type": "log",
        "title": {"text": t("embedding_dot.traffic.x")},
        "range": [0.5, 6.5],
        "tickvals": list(VOCAB_SIZES),
        "ticktext": [f"{each:,}" for each in VOCAB_SIZES],
    }
    written = {
        "type": "log",
        "title": {"text": t("embedding_dot.traffic.y")},
        "range": [4.0, 9.4],
        "tickvals": _TICKS,
        "ticktext": [size(tick) for tick in _TICKS],
    }
    layout = {"xaxis": vocabulary, "yaxis": written, "showlegend": True}
    return {"data": [*lines, points], "layout": layout}
