"""Figures of the page on the sigmoid and the cross-entropy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go

from core.functions import Floats
from pages.sigmoid.numerics import GUESSED_SCORE, WRONG_SCORES, Check, Curves
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.text.i18n import Text

GREEN = "var(--st-green-color)"


def pull(t: Text, curves: Curves, guess: float, result: float) -> go.Figure:
    """Return the size of both gradients against the score, with the learner's guess and what is so."""
    figure = go.Figure(
        [
            go.Scatter(
                x=curves.score,
                y=np.abs(curves.gradient),
                name=t("sigmoid.pull.entropy"),
                line={"color": POSITIVE, "width": 3},
            ),
            go.Scatter(
                x=curves.score,
                y=np.abs(curves.squared_gradient),
                name=t("sigmoid.pull.squared"),
                line={"color": GREEN, "width": 3},
            ),
            go.Scatter(
                x=[GUESSED_SCORE, GUESSED_SCORE],
                y=[guess, result],
                mode="lines",
                line={"color": MUTED, "dash": "dot"},
                showlegend=False,
                hoverinfo="skip",
            ),
            _mark(t("sigmoid.pull.guess"), guess, "diamond", ACCENT),
            _mark(t("sigmoid.pull.result"), result, "circle", GREEN),
        ]
    )
    figure.update_xaxes(title=t("sigmoid.pull.x"))
    figure.update_yaxes(title=t("sigmoid.pull.y"), range=[-0.05, 1.1])
    return figure


def _mark(name: str, y: float, symbol: str, colour: str) -> go.Scatter:
    return go.Scatter(
        x=[GUESSED_SCORE],
        y=[y],
        mode="markers",
        name=name,
        marker={"symbol": symbol, "size": 13, "color": colour},
    )


def losses(t: Text, checks: Mapping[str, Check], here: float) -> go.Figure:
    """Return both losses against the score."""
    return _pair(
        t,
        (t("sigmoid.numerics.exact"), checks["exact"].loss),
        (t("sigmoid.numerics.book"), checks["book"].loss),
        here,
        "loss_y",
    )


def slopes(t: Text, checks: Mapping[str, Check], here: float) -> go.Figure:
    """Return what backward returns, and the slope that the loss with 1e-7 really has."""
    return _pair(
        t,
        (t("sigmoid.numerics.backward"), checks["book"].gradient),
        (t("sigmoid.numerics.measured"), checks["book"].slope),
        here,
        "slope_y",
    )


def _pair(
    t: Text, right: tuple[str, Floats], wrong: tuple[str, Floats], here: float, y_title: str
) -> go.Figure:
    figure = go.Figure()
    for (name, values), colour, dash in ((right, POSITIVE, "solid"), (wrong, NEGATIVE, "dash")):
        line = {"color": colour, "width": 3, "dash": dash}
        figure.add_scatter(x=WRONG_SCORES, y=values, name=name, line=line)
        figure.add_scatter(
            x=[here],
            y=[np.interp(here, WRONG_SCORES, values)],
            mode="markers",
            marker={"color": colour, "size": 11},
            showlegend=False,
            hoverinfo="skip",
        )
    figure.add_vline(x=here, line={"color": MUTED, "dash": "dot", "width": 1})
    figure.update_xaxes(title=t("sigmoid.numerics.x"))
    figure.update_yaxes(title=t(f"sigmoid.numerics.{y_title}"))
    return figure
