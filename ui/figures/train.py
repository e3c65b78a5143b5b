"""Figures of the Train page; their traces are filled from the progress stream."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from core.engines import BINS
from ui.chart import MUTED, NEGATIVE, POSITIVE
from ui.i18n import Text


def loss(t: Text, sample_size: int) -> go.Figure:
    """Return the loss curve: each report, the running mean, and where it starts when nothing is known."""
    start = (sample_size + 1) * np.log(2)
    figure = go.Figure(
        [
            go.Scatter(
                name=t("train.loss.raw"),
                mode="lines",
                line={"color": MUTED, "width": 1},
                opacity=0.55,
                meta={"kind": "progress", "x": "epoch", "y": "loss"},
            ),
            go.Scatter(
                name=t("train.loss.smooth"),
                mode="lines",
                line={"color": POSITIVE, "width": 3},
                meta={"kind": "progress", "x": "epoch", "y": "smooth_loss"},
            ),
        ]
    )
    figure.add_hline(
        y=start,
        line={"color": NEGATIVE, "dash": "dash", "width": 1.5},
        annotation={"text": f"(K+1)·ln 2 = {start:.2f}", "font": {"color": NEGATIVE}, "yanchor": "bottom"},
    )
    figure.update_xaxes(title=t("train.loss.x"), rangemode="tozero")
    figure.update_yaxes(title=t("train.loss.y"), rangemode="tozero", range=[0, start * 1.12])
    return figure


def probabilities(t: Text) -> go.Figure:
    """Return the histograms of the probability "real pair" for true words and for negatives."""
    centres = (np.arange(BINS) + 0.5) / BINS
    figure = go.Figure(
        [
            go.Bar(
                name=t(f"train.probability.{name}"),
                x=centres,
                y=np.zeros(BINS),
                marker={"color": colour},
                opacity=0.75,
                meta={"kind": "progress", "y": name, "mode": "last"},
            )
            for name, colour in (("positive", POSITIVE), ("negative", NEGATIVE))
        ]
    )
    figure.update_layout(barmode="overlay", bargap=0.05)
    figure.update_xaxes(title=t("train.probability.x"), range=[0, 1])
    figure.update_yaxes(title=t("train.probability.y"), tickformat=".0%", rangemode="tozero")
    return figure
