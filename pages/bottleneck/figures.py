"""Figures of the page on the bottleneck."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from pages.bottleneck.contestants import CONTESTANTS
from pages.bottleneck.cost_lab import GUESS_SIZE, CostLab
from pages.bottleneck.lesson import ASKED, VOCABULARIES, State, memory, work
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.frames.drawn import Description
from ui.text.i18n import Text

_COLOURS = {"softmax": MUTED, "layers": NEGATIVE, "rows": POSITIVE}
_SYMBOLS = {"softmax": "square", "layers": "circle", "rows": "diamond"}
_PHASE_COLOURS = {
    "sampler": "var(--st-chart-categorical-colors,4)",
    "forward": "var(--st-chart-categorical-colors,2)",
    "backward": "var(--st-chart-categorical-colors,1)",
    "optimiser": "var(--st-chart-categorical-colors,3)",
}

_LEGEND: dict[str, Any] = {"showlegend": True, "margin": {"l": 64, "r": 8, "t": 8, "b": 44}}
WORK_RANGE, MEMORY_RANGE = [1.4, 11.3], [3.3, 10.6]
"""The powers of ten on the axes: all sizes on offer lie between."""
_BELOW = 1.0
"""A number of multiply-adds below the axis."""


def theory(t: Text, sizes: State, guess: float | None) -> Description:
    """Return multiply-adds of a batch against V, on logarithmic axes that hold all sizes on offer.

    Parameters
    ----------
    t : Text
    sizes : State
        The learner's point.
    guess : float, optional
        How many times fewer the learner expected; negative sampling is shown only beside it. What would follow from
        the guess is shown for the number of negatives that it was asked about.
    """
    lines = [work(State(V, sizes.hidden_size, sizes.batch_size, sizes.sample_size)) for V in VOCABULARIES]
    here = work(sizes)
    traces = [
        _line(t("bottleneck.facts.softmax"), [line.softmax for line in lines], MUTED),
        _point(sizes.vocab_size, here.softmax, MUTED),
    ]
    if guess is not None:
        is_asked = sizes.sample_size == ASKED.sample_size
        traces += [
            _line(t("bottleneck.facts.negative"), [line.negative for line in lines], NEGATIVE),
            _point(sizes.vocab_size, here.negative, NEGATIVE),
            _star(t, ASKED.vocab_size, lines[-1].softmax / guess if is_asked else _BELOW),
        ]
    title = {"text": t("bottleneck.axes.work"), "standoff": 14}
    work_axis = {"type": "log", "title": title, "dtick": 2, "exponentformat": "power", "range": WORK_RANGE}
    return {"data": traces, "layout": {"xaxis": _vocabularies(t), "yaxis": work_axis} | _LEGEND}


def _vocabularies(t: Text) -> dict[str, Any]:
    return {"type": "log", "title": {"text": t("bottleneck.axes.V")}, "dtick": 1, "range": [1.95, 6.1]}


def memory_needed(t: Text, sizes: State) -> Description:
    """Return the bytes of W_out against V, alone and with what training adds, on axes that hold all sizes on offer."""
    held = [memory(State(V, sizes.hidden_size)) for V in VOCABULARIES]
    here = memory(sizes)
    traces = [
        _line(t("bottleneck.memory.training"), [needed.training for needed in held], ACCENT),
        _point(sizes.vocab_size, here.training, ACCENT),
        _line(t("bottleneck.memory.weights"), [needed.weights for needed in held], POSITIVE),
        _point(sizes.vocab_size, here.weights, POSITIVE),
    ]
    bytes_axis = {
        "type": "log",
        "title": {"text": t("bottleneck.axes.memory"), "standoff": 14},
        "dtick": 1,
        "tickformat": "~s",
        "ticksuffix": "B",
        "range": MEMORY_RANGE,
    }
    return {"data": traces, "layout": {"xaxis": _vocabularies(t), "yaxis": bytes_axis} | _LEGEND}


def _line(name: str, y: list[int], colour: str) -> dict[str, Any]:
    line = {"color": colour, "width": 3}
    return {"type": "scatter", "name": name, "x": list(VOCABULARIES), "y": y, "mode": "lines", "line": line}


def _point(x: int, y: int, colour: str) -> dict[str, Any]:
    marker = {"color": colour, "size": 13}
    look = {"type": "scatter", "mode": "markers", "marker": marker, "showlegend": False, "hoverinfo": "x+y"}
    return {**look, "x": [x], "y": [y]}


def _star(t: Text, x: int, y: float) -> dict[str, Any]:
    marker = {"color": ACCENT, "size": 15, "symbol": "star-diamond"}
    look = {"type": "scatter", "name": t("bottleneck.guess"), "mode": "markers", "marker": marker}
    return {**look, "x": [x], "y": [y]}


def measured(t: Text, guess_at: float | None) -> go.Figure:
    """Return microseconds of an example against V; the stream of the measurement fills it.

    Parameters
    ----------
    t : Text
    guess_at : float, optional
        The time that follows from the learner's guess.
    """
    traces = [
        go.Scatter(
            name=t(f"bottleneck.theory.{name}"),
            mode="lines",
            line={"color": colour, "width": 2, "dash": "dot"},
            meta={"kind": "theory", "x": "sizes", "y": name, "mode": "last"},
        )
        for name, colour in (("softmax", MUTED), ("negative", NEGATIVE))
    ]
    traces += [
        go.Scatter(
            name=t(f"bottleneck.contestants.{name}"),
            mode="lines+markers",
            line={"color": _COLOURS[name], "width": 2.5},
            marker={"size": 10, "symbol": _SYMBOLS[name]},
            meta={"kind": "cost", "x": "V", "y": "total", "where": {"name": name}},
        )
        for name in CONTESTANTS
    ]
    if guess_at is not None:
        traces.append(_star(t, GUESS_SIZE, guess_at))
    return go.Figure(
        traces,
        layout={
            "xaxis": {"type": "log", "title": t("bottleneck.axes.V"), "dtick": 1, "range": [1.9, 5.1]},
            "yaxis": {
                "type": "log",
                "title": t("bottleneck.axes.time"),
                "dtick": 1,
                "exponentformat": "power",
            },
        },
    )


def phases(t: Text, vocab_size: int) -> go.Figure:
    """Return one bar a contestant, cut into the shares of its phases at one size, its time beside it."""
    names = {name: t(f"bottleneck.contestants.{name}") for name in CONTESTANTS}
    bars = [
        go.Bar(
            name=t(f"bottleneck.phases.{phase}"),
            y=[shown],
            orientation="h",
            marker={"color": colour},
            legendgroup=phase,
            showlegend=name == "softmax",
            hovertemplate="%{x:.0%}",
            meta=_of(name, vocab_size) | {"x": phase},
        )
        for phase, colour in _PHASE_COLOURS.items()
        for name, shown in names.items()
    ]
    times = [
        go.Scatter(
            x=[1.02],
            y=[shown],
            mode="text",
            textposition="middle right",
            showlegend=False,
            hoverinfo="skip",
            cliponaxis=False,
            meta=_of(name, vocab_size) | {"text": "label"},
        )
        for name, shown in names.items()
    ]
    return go.Figure(
        [*bars, *times],
        layout={
            "barmode": "stack",
            "bargap": 0.45,
            "xaxis": {
                "title": t("bottleneck.axes.share"),
                "tickformat": ".0%",
                "range": [0, 1.25],
                "tickvals": [0, 0.5, 1],
            },
            "yaxis": {"autorange": "reversed", "ticklabelstandoff": 6},
        },
    )


def _of(name: str, vocab_size: int) -> dict[str, Any]:
    return {"kind": "cost", "mode": "last", "where": {"name": name, "V": vocab_size}}


def theory_table(t: Text, sizes: State, *, revealed: bool) -> dict[str, Any]:
    """Return the numbers of `theory` and of `memory_needed`; negative sampling's only when they are revealed."""
    all_sizes = [State(V, sizes.hidden_size, sizes.batch_size, sizes.sample_size) for V in VOCABULARIES]
    lines, held = [work(each) for each in all_sizes], [memory(each) for each in all_sizes]
    negative = {
        t("bottleneck.facts.negative"): [line.negative for line in lines],
        t("bottleneck.facts.times"): [line.times for line in lines],
    }
    return {
        "V": VOCABULARIES,
        t("bottleneck.facts.softmax"): [line.softmax for line in lines],
        **(negative if revealed else {}),
        t("bottleneck.memory.weights_bytes"): [needed.weights for needed in held],
        t("bottleneck.memory.training_bytes"): [needed.training for needed in held],
    }


def measured_table(t: Text, lab: CostLab) -> list[dict[str, Any]]:
    """Return the measured numbers: microseconds of an example by phase."""
    return [
        {
            "V": V,
            t("bottleneck.axes.layer"): t(f"bottleneck.contestants.{name}"),
            t("bottleneck.axes.time"): found.total,
            **{t(f"bottleneck.phases.{phase}"): time for phase, time in found.phases.items()},
            t("bottleneck.axes.batches"): found.batches,
        }
        for (name, V), found in sorted(lab.measured.items(), key=lambda item: item[0][1])
    ]
