"""Figures of the page on the sigmoid and the cross-entropy.

They are plain dictionaries, as frames want them. No axis depends on what a slider sets: a reference that stays
must not seem to move.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.functions import Floats
from pages.sigmoid.lesson import MOST_STEPS, SCORE_LIMIT, View
from pages.sigmoid.numerics import (
    GUESSED_SCORE,
    MOST_RACED,
    PULL_SCORES,
    WORST_SCORE,
    WRONG_SCORES,
    Check,
    Race,
    curves,
)
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.frames.drawn import Description
from ui.text.i18n import Text
from ui.text.numbers import number

Trace = dict[str, Any]

GREEN = "var(--st-green-color)"
_TEXT = "var(--st-text-color)"
_LABEL = {1: POSITIVE, 0: NEGATIVE}
_MARGIN = {"l": 36, "r": 8, "t": 28, "b": 24}
_REACH = SCORE_LIMIT + 0.5
_SCORES = np.linspace(-_REACH, _REACH, 201)
_AT = {label: curves(_SCORES, label) for label in (1, 0)}
_PULL = [-6.0, 0.3]
"""The powers of ten between which gradients are shown."""
_HALF_TANGENT = 2.5
"""How far a tangent reaches to either side, in units of the score."""


def answer(t: Text, view: View, step: str) -> Description:
    """Return the sigmoid; from the step on that needs them, the label as a level, the slope, y - t as an arrow."""
    s, y, label = view.score, view.y, view.label
    traces = [_line(_SCORES, _AT[1].y, _TEXT, 2.5)]
    if step != "sigmoid":
        traces.append(_line(_SCORES[[0, -1]], [label, label], _LABEL[label], 1.5, "dash"))
    if step == "slope":
        traces.append(_tangent(s, y, view.slope))
    if step == "gradient":
        traces += [_arrow(s, label, y), _named(view, (1, 0.13), (0, 0.87))]
    traces.append(_point(s, y))
    return _plot(t, "answer", traces, [-0.08, 1.08], {"tickvals": [0, 0.5, 1]})


def loss(t: Text, view: View, step: str) -> Description:
    """Return the loss for both labels; with its tangent, and the steps that led here, where a step speaks of them."""
    s, label = view.score, view.label
    of = {1: _AT[1].loss_1, 0: _AT[1].loss_0}
    traces = [
        _line(_SCORES, of[1 - label], _LABEL[1 - label], 1.3),
        _line(_SCORES, of[label], _LABEL[label], 3),
        _text([-8, 8], [10.5, 10.5], ["t = 1", "t = 0"], [POSITIVE, NEGATIVE], ["right", "left"]),
    ]
    if step == "dy":
        traces.append(_tangent(s, view.loss, view.gradient))
    if step == "update":
        path = curves(_padded(view.path, MOST_STEPS), label)
        heights = path.loss_1 if label else path.loss_0
        traces.append(_dots(path.score, heights, ACCENT, 7))
    traces.append(_point(s, view.loss))
    return _plot(t, "loss", traces, [-0.9, SCORE_LIMIT + 1.2], {"dtick": 4})


def gradient(t: Text, view: View) -> Description:
    """Return y - t for both labels, and its present value as an arrow from 0."""
    s, label = view.score, view.label
    traces = [
        _line(_SCORES, _AT[1 - label].gradient, _LABEL[1 - label], 1.3),
        _line(_SCORES, _AT[label].gradient, _LABEL[label], 3),
        _arrow(s, 0, view.gradient),
        _named(view, (0, -0.75), (1, 0.75)),
        _point(s, view.gradient),
    ]
    return _plot(t, "gradient", traces, [-1.15, 1.15], {"tickvals": [-1, 0, 1]})


def pull(t: Text, guess: float, result: float) -> Description:
    """Return the size of both gradients against the score, with the learner's guess and what is so."""
    at = curves(PULL_SCORES, 1)
    # On a logarithmic axis 0 lies below everything.
    lowest, symbol = (10 ** _PULL[0], "triangle-down") if guess == 0 else (guess, "diamond")
    traces = [
        _line(at.score, abs(at.gradient), POSITIVE, 3, name=t("sigmoid.pull.entropy")),
        _line(at.score, abs(at.squared_gradient), GREEN, 3, name=t("sigmoid.pull.squared")),
        _line([GUESSED_SCORE] * 2, [lowest, result], MUTED, 1.5, "dot"),
        _dots([GUESSED_SCORE], [lowest], ACCENT, 13, name=t("sigmoid.pull.guess"), symbol=symbol),
        _dots([GUESSED_SCORE], [result], GREEN, 13, name=t("sigmoid.pull.result")),
    ]
    layout = _axes(t("sigmoid.pull.x"), [-12.5, 12.5], t("sigmoid.pull.y"), _PULL)
    layout["yaxis"] |= {"type": "log", "dtick": 1, "exponentformat": "power"}
    return {"data": traces, "layout": layout}


def steps(t: Text, raced: Race) -> Description:
    """Return the score against the number of steps, for either loss."""
    entropy, squared = (_padded(path, MOST_RACED) for path in (raced.entropy, raced.squared))
    at = _padded(np.arange(len(raced.entropy), dtype=float), MOST_RACED)
    traces = [
        _line([0, MOST_RACED], [0, 0], MUTED, 1, "dot"),
        _line(at, entropy, POSITIVE, 3, name=t("sigmoid.race.entropy")),
        _line(at, squared, GREEN, 3, name=t("sigmoid.race.squared")),
        _dots(at[-1:], entropy[-1:], POSITIVE, 11),
        _dots(at[-1:], squared[-1:], GREEN, 11),
    ]
    axes = _axes(t("sigmoid.race.x"), [-3, MOST_RACED + 3], t("sigmoid.race.y"), [GUESSED_SCORE - 1, 6])
    return {"data": traces, "layout": axes}


def losses(t: Text, checks: Mapping[str, Check], here: float) -> Description:
    """Return both losses against the score."""
    right, wrong = (checks[name].loss for name in ("exact", "book"))
    names = t("sigmoid.numerics.exact"), t("sigmoid.numerics.book")
    return _pair(t, (names[0], right), (names[1], wrong), here, "loss_y", [-2, 32])


def slopes(t: Text, checks: Mapping[str, Check], here: float) -> Description:
    """Return what backward returns, and the slope that the loss with 1e-7 really has."""
    right, wrong = checks["book"].gradient, checks["book"].slope
    names = t("sigmoid.numerics.backward"), t("sigmoid.numerics.measured")
    return _pair(t, (names[0], right), (names[1], wrong), here, "slope_y", [-1.1, 0.1])


def _pair(
    t: Text,
    right: tuple[str, Floats],
    wrong: tuple[str, Floats],
    here: float,
    y_title: str,
    heights: list[float],
) -> Description:
    traces = [_line([here, here], heights, MUTED, 1, "dot")]
    for (name, values), colour, dash in ((right, POSITIVE, "solid"), (wrong, NEGATIVE, "dash")):
        traces += [
            _line(WRONG_SCORES, values, colour, 3, dash, name=name),
            _dots([here], [np.interp(here, WRONG_SCORES, values)], colour, 11),
        ]
    x, y = t("sigmoid.numerics.x"), t(f"sigmoid.numerics.{y_title}")
    return {"data": traces, "layout": _axes(x, [WORST_SCORE - 1, 1], y, heights)}


def _plot(
    t: Text, name: str, traces: list[Trace], heights: list[float], y_axis: dict[str, Any]
) -> Description:
    title = {"text": t(f"sigmoid.plots.{name}"), "x": 0.02, "y": 0.97, "font": {"size": 13}}
    layout = {
        "title": title,
        "showlegend": False,
        "margin": _MARGIN,
        "xaxis": {"range": [-_REACH, _REACH], "dtick": 4},
        "yaxis": {"range": heights, **y_axis},
    }
    return {"data": traces, "layout": layout}


def _axes(x: str, wide: list[float], y: str, high: list[float]) -> dict[str, Any]:
    return {
        "xaxis": {"title": {"text": x}, "range": wide},
        "yaxis": {"title": {"text": y}, "range": high},
        "margin": {"l": 56, "r": 8, "t": 8, "b": 44},
    }


def _padded(values: Floats, most: int) -> Floats:
    """Return `most` + 1 values, the last one repeated: as many whatever a slider says."""
    return np.pad(values, (0, most + 1 - len(values)), mode="edge")


def _line(x: object, y: object, colour: str, width: float, dash: str = "solid", *, name: str = "") -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": np.asarray(x, float),
        "y": np.asarray(y, float),
        "line": {"color": colour, "width": width, "dash": dash},
        "name": name,
        "showlegend": bool(name),
        "hoverinfo": "all" if name else "skip",
    }


def _dots(x: object, y: object, colour: str, size: float, *, name: str = "", symbol: str = "circle") -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": np.asarray(x, float),
        "y": np.asarray(y, float),
        "marker": {"color": colour, "size": size, "symbol": symbol},
        "name": name,
        "showlegend": bool(name),
        "hoverinfo": "all" if name else "skip",
    }


def _point(s: float, value: float) -> Trace:
    return _dots([s], [value], "var(--st-primary-color)", 12)


def _tangent(s: float, value: float, slope: float) -> Trace:
    ends = np.array([-_HALF_TANGENT, _HALF_TANGENT])
    return _line(s + ends, value + slope * ends, ACCENT, 2)


def _arrow(s: float, start: float, end: float) -> Trace:
    """Return an upright arrow; its head is drawn by lines, since a marker would not shrink with a short one."""
    half, head = 0.6, 0.5 * (end - start)
    head = np.clip(head, -0.12, 0.12)
    return _line([s, s, s - half, s, s + half], [start, end, end - head, end, end - head], ACCENT, 3)


def _text(x: list[float], y: list[float], words: list[str], colours: list[str], sides: list[str]) -> Trace:
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y,
        "text": words,
        "textposition": [f"middle {side}" for side in sides],
        "textfont": {"color": colours, "size": 13},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _named(view: View, low_right: tuple[int, float], high_left: tuple[int, float]) -> Trace:
    """Write y - t into a corner where, for a label, neither curve nor arrow comes."""
    right = view.label == low_right[0]
    x, y = (_REACH - 0.2, low_right[1]) if right else (0.4 - _REACH, high_left[1])
    words = f"y − t = {number(view.gradient)}"
    return _text([x], [y], [words], [ACCENT], ["left" if right else "right"])
