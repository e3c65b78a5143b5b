"""Figures of the noise distribution that follow the sliders.

They are plain dictionaries, validated where they are shown; for the frames of a slider they need not be. No axis
depends on the power or on K: what does not change must not seem to move.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from core.functions import Floats, Ints
from pages.sampler.lesson import FEW, MARKS, Span, View
from ui.charts.colours import ACCENT, MUTED, NEGATIVE
from ui.frames.drawn import Description
from ui.text.i18n import Text
from ui.text.numbers import decimal, power_of_ten, share

Trace = dict[str, Any]
Axis = dict[str, Any]

_LOG: Axis = {"type": "log", "exponentformat": "power", "dtick": 2}
_DASHES = dict(zip(MARKS, ("dot", "dash", "solid"), strict=True))
"""A grey line always stands for one of these powers."""
# The margins are fixed: to measure what the labels need, Plotly would draw everything twice.
_MARGIN = {"l": 62, "r": 10, "t": 30, "b": 46}
RARE = ACCENT
"""The rarest word's colour beside the commonest one's, which is that of negatives."""


def by_rank(t: Text, view: View, words: Sequence[str], power: float, *, overlay: bool) -> Description:
    """Return, by rank, the probabilities at the chosen power and at those to compare with.

    Parameters
    ----------
    t : Text
    view : View
    words : sequence of str
        Names of the words at `view.places`.
    power : float
    overlay : bool
        Whether all of `MARKS` are drawn behind, or power 1 alone.
    """
    x = view.curve + 1
    marks = MARKS if overlay else (1.0,)
    traces = [_line(x, view.curves[mark], MUTED, 1.5, _DASHES[mark], _power(t, mark)) for mark in marks]
    traces.append(_line(x, view.curves[power], NEGATIVE, 3.5, "solid", _power(t, power)))
    named = {"text": list(words), "hovertemplate": "%{text}: %{y:.3g}<extra></extra>"}
    traces.append(_points(view.places + 1, view.powered, NEGATIVE) | named)
    height: Axis = {"range": [0, 1.05 * view.reach.p[1]]} if _is_small(view) else log_axis(view.reach.p)
    height["title"] = {"text": t("sampler.by_rank.y")}
    return _drawing(t("sampler.by_rank.title"), traces, _ranks(t, view, words), height)


def factor(t: Text, view: View, words: Sequence[str], power: float) -> Description:
    """Return, by rank, the factors by which the power changes the probabilities against power 1."""
    x = view.curve + 1
    traces = [
        _line(x[[0, -1]], np.ones(2), MUTED, 1.5, "solid", _power(t, 1.0)),
        _line(x, view.factor, NEGATIVE, 3.5, "solid", _power(t, power)),
        _points(view.places + 1, view.powered / view.original, NEGATIVE)
        | {"text": list(words), "hovertemplate": "%{text}: × %{y:.3g}<extra></extra>"},
    ]
    return _drawing(
        t("sampler.factor.title"), traces, _ranks(t, view, words), _factor_axis(t, view.reach.factor)
    )


def among(
    t: Text, view: View, words: Sequence[str], power: float, chances: Floats, original: Floats, size: int
) -> Description:
    """Return the chance of the commonest and of the rarest word to be among K negatives, against K.

    Parameters
    ----------
    t : Text
    view : View
    words : sequence of str
        Names of the words at `view.places`.
    power : float
    chances, original : arrays of shape (2, n)
        For K = 1, 2, ..., at this power and at power 1.
    size : int
        The number K of negatives that is marked.
    """
    K = np.arange(1, chances.shape[1] + 1)
    ends = (words[0], words[-1])
    traces = [
        _line(K, row, MUTED, 1.5, "solid", f"{word}, {_power(t, 1.0)}")
        for row, word in zip(original, ends, strict=True)
    ]
    traces += [
        _line(K, row, colour, 3.5, "solid", f"{word}, {_power(t, power)}")
        for row, word, colour in zip(chances, ends, (NEGATIVE, RARE), strict=True)
    ]
    here = chances[:, size - 1]
    labels = [f"{word}: {share(chance)}" for word, chance in zip(ends, here, strict=True)]
    # Away from the lines of power 1, where there is room between the words; else outside both.
    between = here[1] < 0.002 * here[0] and power < 1
    side = "right" if size <= len(K) / 2 else "left"
    traces.append(_dots([size] * 2, here, labels, between=between, side=side))
    height: Axis = (
        {"range": [-0.2, 1.25], "tickvals": [0, 0.5, 1]}
        if _is_small(view)
        else log_axis(view.reach.among, margin=0.15)
    )
    return _drawing(
        t("sampler.among.title"),
        traces,
        {
            "title": {"text": "K"},
            "range": [0.4, len(K) + 0.6],
            **({"dtick": 1} if len(K) < FEW else {"tickvals": [1, 5, 10, 15, 20]}),
        },
        {"title": {"text": t("sampler.among.y")}, **height},
    )


def _is_small(view: View) -> bool:
    return view.vocab_size <= FEW


def _ranks(t: Text, view: View, words: Sequence[str]) -> Axis:
    """Return an axis of ranks; of few words, with their names."""
    title = {"text": t("sampler.rank")}
    if not _is_small(view):
        return {"title": title, "type": "log", "dtick": 1}
    angle = 0 if len(words) < 4 else -40
    return {
        "tickvals": list(view.places + 1),
        "ticktext": list(words),
        "tickangle": angle,
        "range": [0.7, len(words) + 0.3],
    }


def _power(t: Text, power: float) -> str:
    return t("sampler.powered", power=decimal(power, "g"))


def _line(x: Ints, y: Floats, colour: str, width: float, dash: str, name: str) -> Trace:
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "name": name}


def _points(x: Ints, y: Floats, colour: str) -> Trace:
    return {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": {"color": colour, "size": 7}}


def _dots(x: list[int], y: Floats, labels: list[str], *, between: bool, side: str) -> Trace:
    """Return two points with their labels on one side, between them or above the upper and below the lower one."""
    above, below = f"top {side}", f"bottom {side}"
    first_is_up = (y[0] >= y[1]) != between
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": x,
        "y": y,
        "marker": {"color": [NEGATIVE, RARE], "size": 11},
        "text": labels,
        "textposition": [above, below] if first_is_up else [below, above],
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


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


def _drawing(title: str, traces: list[Trace], x: Axis, y: Axis) -> Description:
    heading = {
        "text": f"<b>{title}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 4,
        "showarrow": False,
    }
    layout = {
        "showlegend": False,
        "annotations": [heading],
        "margin": _MARGIN,
        "xaxis": {**x, "automargin": False},
        "yaxis": {**y, "automargin": False},
    }
    return {"data": traces, "layout": layout}
