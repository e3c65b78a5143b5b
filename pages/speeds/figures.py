"""Figures of the race of the engines."""

from __future__ import annotations

import plotly.graph_objects as go

from core.engines.kinds import first_loss
from pages.speeds.lesson import PHASES, RACERS, SETTINGS
from ui.charts.colours import series_colour
from ui.text.i18n import Text


def losses(t: Text) -> go.Figure:
    """Return the loss of each engine against its seconds of training."""
    figure = _curves(t, "smooth_loss", t("train.loss.y"))
    at_first = first_loss(SETTINGS, vocab_size=1)  # negative sampling's does not depend on the vocabulary
    figure.update_yaxes(range=[0, 1.1 * at_first])
    return figure


def speeds(t: Text) -> go.Figure:
    """Return the words per second of each engine, on a logarithmic axis."""
    figure = _curves(t, "words_per_second", t("live.words_per_second"))
    figure.update_yaxes(type="log", dtick=1, rangemode="normal")
    return figure


def _curves(t: Text, field: str, title: str) -> go.Figure:
    figure = go.Figure(
        [
            go.Scatter(
                name=t(f"speeds.racers.{name}"),
                mode="lines",
                line={"color": series_colour(number), "width": 3},
                meta={"kind": "progress", "x": "seconds", "y": field, "where": {"run": number}},
            )
            for number, name in enumerate(RACERS)
        ]
    )
    figure.update_xaxes(title=t("speeds.x"), rangemode="tozero")
    figure.update_yaxes(title=title, rangemode="tozero")
    figure.update_layout(showlegend=True)
    return figure


def phases(t: Text) -> go.Figure:
    """Return one bar: where the layers' time goes."""
    figure = go.Figure(
        [
            go.Bar(
                name=t(f"speeds.phases.{phase}"),
                x=[0.0],
                y=[""],
                orientation="h",
                marker={"color": series_colour(number + 2)},
                meta={"kind": "phases", "x": phase, "mode": "last"},
                texttemplate="%{x:.0%}",
                insidetextanchor="middle",
            )
            for number, phase in enumerate(PHASES)
        ]
    )
    figure.update_layout(barmode="stack", legend={"traceorder": "normal"})
    figure.update_xaxes(tickformat=".0%", range=[0, 1])
    return figure
