"""Figures of the noise distribution that follow the sliders.

They are plain dictionaries, validated where they are shown; for the frames of a slider they need not be. No axis
depends on the power or on K: what does not change must not seem to move.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from core.functions import Floats
from pages.sampler.lesson import FEW, MARKS, Span, View
from ui.charts.colours import MUTED, NEGATIVE
from ui.frames.drawn import Description
from ui.text.i18n import Text
from ui.text.numbers import power_of_ten, share

Trace = dict[str, Any]
Axis = dict[str, Any]

_LOG: Axis = {"type": "log", "exponentformat": "power", "dtick": 2}
_DASHES = dict(zip(MARKS, ("dot", "dash", "solid"), strict=True))
_MARGIN = {"l": 72, "r": 16, "t": 8, "b": 44}
_UPPER, _LOWER = [0.6, 0.95], [0.0, 0.36]
"""The places of the two drawings of a figure."""


def by_rank(t: Text, view: View, power: float, *, overlay: bool) -> Description:
    """Return, by rank, the probabilities above and the factors against power 1 below."""
    x = view.curve + 1
    marks = MARKS if overlay else (1.0,)
    above = [_line(x, view.curves[mark], MUTED, 1.5, _DASHES[mark], _power(t, mark)) for mark in marks]
    above.append(_line(x, view.curves[power], NEGATIVE, 3.5, "solid", _power(t, power)))
    below = [
        _line(x[[0, -1]], np.ones(2), MUTED, 1.5, "solid", _power(t, 1.0)),
        _line(x, view.factor, NEGATIVE, 3.5, "solid", t("sampler.factor.y")),
    ]
    is_small = view.vocab_size <= FEW
    rank: Axis = {"dtick": 1} if is_small else {"type": "log", "dtick": 1}
    height: Axis = {"title": {"text": t("sampler.by_rank.y")}, **_probability_axis(view)}
    return _two(
        (t("sampler.by_rank.title"), above, rank, height),
        (
            t("sampler.factor.title"),
            below,
            {**rank, "title": {"text": t("sampler.rank")}},
            _factor_axis(t, view.reach.factor),
        ),
    )


def by_word(
    t: Text, view: View, power: float, among: Floats, among_original: Floats, sample_size: int
) -> Description:
    """Return, for single words, their probabilities above and their chance to be among K negatives below.

    Parameters
    ----------
    t : Text
    view : View
    power : float
    among, among_original : arrays of shape (2, n)
        The chances of the commonest and of the rarest word for K = 1, 2, ..., at this power and at power 1.
    sample_size : int
        The number K of negatives.
    """
    axis = {"title": {"text": t("sampler.by_word.y")}, **_probability_axis(view)}
    names: Axis = {
        "type": "category",
        "tickangle": 0 if view.vocab_size <= FEW else -40,
        "tickfont": {"size": 12},
    }
    K = np.arange(1, among.shape[1] + 1)
    here = among[:, sample_size - 1]
    below = [
        _line(K, row, colour, width, dash, t(f"sampler.among.{word}", power=f"{shown:g}"))
        for chances, colour, width, shown in (
            (among_original, MUTED, 1.5, 1.0),
            (among, NEGATIVE, 3.5, power),
        )
        for row, word, dash in zip(chances, ("common", "rare"), ("solid", "dot"), strict=True)
    ]
    ends = (view.words[0], view.words[-1])
    labels = [f"{word}: {share(chance)}" for word, chance in zip(ends, here, strict=True)]
    # Away from the lines of power 1, where there is room between the words; else outside both.
    between = here[1] < 0.05 * here[0] and power < 1
    below.append(_dots([sample_size] * 2, here, labels, between=between))
    chance_axis: Axis = (
        {"range": [-0.15, 1.2], "tickvals": [0, 0.5, 1]}
        if view.vocab_size <= FEW
        else log_axis(view.reach.among, margin=0.15)
    )
    return _two(
        (t("sampler.by_word.title"), _words(t, view, power), names, axis),
        (
            t("sampler.among.title"),
            below,
            {"title": {"text": "K"}, "dtick": 1 if len(K) < FEW else 5, "range": [0.4, len(K) + 0.6]},
            {"title": {"text": t("sampler.among.y")}, **chance_axis},
        ),
    )


def _words(t: Text, view: View, power: float) -> list[Trace]:
    """Return bars for a few words; for many, points, each pair joined by a line."""
    words = list(view.words)
    pairs = (
        (_power(t, 1.0), view.original, MUTED, "circle-open"),
        (_power(t, power), view.powered, NEGATIVE, "diamond"),
    )
    if view.vocab_size <= FEW:
        return [
            {"type": "bar", "name": name, "x": words, "y": values, "marker": {"color": colour}}
            for name, values, colour, _ in pairs
        ]
    stems = np.column_stack([view.original, view.powered, np.full(len(words), np.nan)])
    line = _line(np.repeat(words, 3), stems.ravel(), NEGATIVE, 1.5, "solid", "")
    return [
        {**line, "hoverinfo": "skip"},
        *(
            {
                "type": "scatter",
                "name": name,
                "x": words,
                "y": values,
                "mode": "markers",
                "marker": {
                    "color": colour,
                    "symbol": symbol,
                    "size": 9,
                    "line": {"width": 2, "color": colour},
                },
            }
            for name, values, colour, symbol in pairs
        ),
    ]


def _power(t: Text, power: float) -> str:
    return t("sampler.powered", power=f"{power:g}")


def _line(x: Any, y: Floats, colour: str, width: float, dash: str, name: str) -> Trace:  # noqa: ANN401 - ids or words
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "name": name}


def _dots(x: list[int], y: Floats, labels: list[str], *, between: bool) -> Trace:
    """Return two points with their labels between them, or above the upper one and below the lower one."""
    above, below = "top center", "bottom center"
    first_is_up = (y[0] >= y[1]) != between
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": x,
        "y": y,
        "marker": {"color": NEGATIVE, "size": 11},
        "text": labels,
        "textposition": [above, below] if first_is_up else [below, above],
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _probability_axis(view: View) -> Axis:
    return {"range": [0, 1.05 * view.reach.p[1]]} if view.vocab_size <= FEW else log_axis(view.reach.p)


def log_axis(span: Span, margin: float = 0.03) -> Axis:
    """Return a logarithmic axis for some values, with a share of its length left free at both ends."""
    low, high = np.log10(span)
    return {**_LOG, "range": [low - margin * (high - low), high + margin * (high - low)]}


def _factor_axis(t: Text, span: Span) -> Axis:
    axis = log_axis(span, margin=0.06)
    digits = (1, 2, 5) if span[1] / span[0] < 100 else (1,)
    step = 1 if span[1] / span[0] < 1e5 else 2
    ticks = [digit * 10.0**exponent for exponent in range(-10, 11, step) for digit in digits]
    return {
        "title": {"text": t("sampler.factor.y")},
        "type": "log",
        "range": axis["range"],
        "tickvals": ticks,
        "ticktext": [f"× {_short(tick)}" for tick in ticks],
    }


def _short(tick: float) -> str:
    return f"{tick:g}" if tick >= 0.01 else power_of_ten(f"{tick:e}".partition("e")[2])


def _two(
    upper: tuple[str, list[Trace], Axis, Axis], lower: tuple[str, list[Trace], Axis, Axis]
) -> Description:
    """Return one figure of two drawings, each given by title, traces and axes: one is painted faster than two."""
    traces = upper[1] + [{**trace, "xaxis": "x2", "yaxis": "y2"} for trace in lower[1]]
    titles = [
        {
            "text": f"<b>{title}</b>",
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": place[1] + 0.015,
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
        }
        for (title, *_), place in ((upper, _UPPER), (lower, _LOWER))
    ]
    layout = {
        "showlegend": False,
        "annotations": titles,
        # The margins are fixed: to measure what the labels need, Plotly would draw everything twice.
        "margin": _MARGIN,
        "xaxis": {**upper[2], "anchor": "y", "automargin": False},
        "yaxis": {**upper[3], "domain": _UPPER, "anchor": "x", "automargin": False},
        "xaxis2": {**lower[2], "anchor": "y2", "automargin": False},
        "yaxis2": {**lower[3], "domain": _LOWER, "anchor": "x2", "automargin": False},
    }
    return {"data": traces, "layout": layout}
