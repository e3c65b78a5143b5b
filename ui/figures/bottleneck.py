"""Figures of the page on the bottleneck."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lessons.bottleneck import VOCABULARIES, State, work
from lessons.contestants import CONTESTANTS, PHASES
from lessons.cost_lab import GUESS_SIZE, CostLab
from ui.chart import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.i18n import Text

_COLOURS = {"softmax": MUTED, "layers": NEGATIVE, "rows": POSITIVE}
_SYMBOLS = {"softmax": "square", "layers": "circle", "rows": "diamond"}
_PHASE_COLOURS = {
    "sampler": "var(--st-chart-categorical-colors,4)",
    "forward": "var(--st-chart-categorical-colors,2)",
    "backward": "var(--st-chart-categorical-colors,1)",
    "optimiser": "var(--st-chart-categorical-colors,3)",
}


def theory(t: Text, sizes: State, guess: float | None) -> go.Figure:
    """Return multiply-adds of a batch against V, both axes logarithmic.

    Parameters
    ----------
    t : Text
    sizes : State
        The learner's point.
    guess : float, optional
        How many times fewer the learner expected; negative sampling is shown only beside it.
    """
    lines = [work(State(V, sizes.hidden_size, sizes.batch_size, sizes.sample_size)) for V in VOCABULARIES]
    here = work(sizes)
    figure = go.Figure()
    _line(figure, t("bottleneck.facts.softmax"), [line.softmax for line in lines], MUTED)
    _point(figure, sizes.vocab_size, here.softmax, MUTED)
    if guess is not None:
        _line(figure, t("bottleneck.facts.negative"), [line.negative for line in lines], NEGATIVE)
        _point(figure, sizes.vocab_size, here.negative, NEGATIVE)
        figure.add_scatter(
            name=t("bottleneck.guess"),
            x=[VOCABULARIES[-1]],
            y=[lines[-1].softmax / guess],
            mode="markers",
            marker={"color": ACCENT, "size": 15, "symbol": "star-diamond"},
            cliponaxis=False,
        )
    figure.update_xaxes(type="log", title=t("bottleneck.axes.V"), dtick=1, range=[1.95, 6.1])
    figure.update_yaxes(type="log", title=t("bottleneck.axes.work"), dtick=2, exponentformat="power")
    return figure


def _line(figure: go.Figure, name: str, y: list[int], colour: str) -> None:
    figure.add_scatter(name=name, x=list(VOCABULARIES), y=y, mode="lines", line={"color": colour, "width": 3})


def _point(figure: go.Figure, x: int, y: int, colour: str) -> None:
    figure.add_scatter(
        x=[x], y=[y], mode="markers", marker={"color": colour, "size": 13}, showlegend=False, hoverinfo="x+y"
    )


def measured(t: Text, guess_at: float | None) -> go.Figure:
    """Return microseconds of an example against V; the stream of the measurement fills it.

    Parameters
    ----------
    t : Text
    guess_at : float, optional
        The time that follows from the learner's guess.
    """
    figure = go.Figure()
    for name, colour in (("softmax", MUTED), ("negative", NEGATIVE)):
        figure.add_scatter(
            name=t(f"bottleneck.theory.{name}"),
            mode="lines",
            line={"color": colour, "width": 2, "dash": "dot"},
            meta={"kind": "theory", "x": "sizes", "y": name, "mode": "last"},
        )
    for name in CONTESTANTS:
        figure.add_scatter(
            name=t(f"bottleneck.contestants.{name}"),
            mode="lines+markers",
            line={"color": _COLOURS[name], "width": 2.5},
            marker={"size": 10, "symbol": _SYMBOLS[name]},
            meta={"kind": "cost", "x": "V", "y": "total", "where": {"name": name}},
        )
    if guess_at is not None:
        figure.add_scatter(
            name=t("bottleneck.guess"),
            x=[GUESS_SIZE],
            y=[guess_at],
            mode="markers",
            marker={"color": ACCENT, "size": 15, "symbol": "star-diamond"},
        )
    figure.update_xaxes(type="log", title=t("bottleneck.axes.V"), dtick=1, range=[1.9, 5.1])
    figure.update_yaxes(type="log", title=t("bottleneck.axes.time"), dtick=1, exponentformat="power")
    return figure


def phases(t: Text, vocab_size: int) -> go.Figure:
    """Return one bar a contestant, cut into the shares of its phases at one size, its time beside it."""
    figure = go.Figure()
    for phase in PHASES:
        for i, name in enumerate(CONTESTANTS):
            figure.add_bar(
                name=t(f"bottleneck.phases.{phase}"),
                y=[t(f"bottleneck.contestants.{name}")],
                orientation="h",
                marker={"color": _PHASE_COLOURS[phase]},
                legendgroup=phase,
                showlegend=i == 0,
                hovertemplate="%{x:.0%}",
                meta=_of(name, vocab_size) | {"x": phase},
            )
    for name in CONTESTANTS:
        figure.add_scatter(
            x=[1.02],
            y=[t(f"bottleneck.contestants.{name}")],
            mode="text",
            textposition="middle right",
            showlegend=False,
            hoverinfo="skip",
            cliponaxis=False,
            meta=_of(name, vocab_size) | {"text": "label"},
        )
    figure.update_layout(barmode="stack", bargap=0.45)
    figure.update_xaxes(
        title=t("bottleneck.axes.share"), tickformat=".0%", range=[0, 1.25], tickvals=[0, 0.5, 1]
    )
    figure.update_yaxes(autorange="reversed", ticklabelstandoff=6)
    return figure


def _of(name: str, vocab_size: int) -> dict[str, Any]:
    return {"kind": "cost", "mode": "last", "where": {"name": name, "V": vocab_size}}


def theory_table(sizes: State) -> pd.DataFrame:
    """Return the numbers of `theory`."""
    lines = [work(State(V, sizes.hidden_size, sizes.batch_size, sizes.sample_size)) for V in VOCABULARIES]
    return pd.DataFrame(
        {
            "V": VOCABULARIES,
            "softmax": [line.softmax for line in lines],
            "negative sampling": [line.negative for line in lines],
            "times": [line.times for line in lines],
        }
    )


def measured_table(lab: CostLab) -> pd.DataFrame:
    """Return the measured numbers: microseconds of an example by phase."""
    return pd.DataFrame(
        [
            {"V": V, "layer": name, "total µs": m.total, **m.phases, "batches": m.batches}
            for (name, V), m in sorted(lab.measured.items(), key=lambda item: item[0][1])
        ]
    )
