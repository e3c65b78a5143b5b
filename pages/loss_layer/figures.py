"""Figures of the page on the whole loss layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.functions import Floats
from material.sentence import WORDS
from pages.loss_layer.gradient_check import Check
from pages.loss_layer.misconceptions import ZERO_K, Ruler
from pages.loss_layer.nearness import WAYS, Curve
from pages.loss_layer.toy_network import SIZES
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.text.i18n import Text

COLOURS = {"negative": NEGATIVE, "nce": POSITIVE, "sampled": "var(--st-green-color)"}
_K_RANGE = [-0.06, float(np.log10(SIZES[-1])) + 0.06]
_LEAST_LOSS = 0.3
"""Where the axis of the losses begins."""
_SYMBOLS = {"negative": "circle", "nce": "diamond", "sampled": "square"}


def losses(t: Text, before: Ruler, after: Ruler, runs: tuple[int, int], guess: float | None) -> go.Figure:
    """Return the loss of two models against the K that it is measured with; two runs marked.

    Parameters
    ----------
    t : Text
    before, after : Ruler
        The untrained and the trained network.
    runs : (int, int)
        The K that each was trained with.
    guess : float, optional
        What the learner expected of the untrained one at `ZERO_K`.
    """
    traces = []
    for run, name, one, colour, size in (
        ("A", "before", before, MUTED, runs[0]),
        ("B", "after", after, POSITIVE, runs[1]),
    ):
        line = {"color": colour, "width": 2.5}
        shown = t(f"loss_layer.ruler.{name}")
        traces.append(go.Scatter(name=shown, x=list(SIZES), y=one.loss, mode="lines+markers", line=line))
        traces.append(
            go.Scatter(
                x=[size],
                y=[one.loss[SIZES.index(size)]],
                mode="markers+text",
                text=[f"<b>{run}</b>"],
                textposition="top center",
                marker={"color": colour, "size": 15},
                showlegend=False,
            )
        )
    if guess is not None:
        star = {"color": ACCENT, "size": 15, "symbol": "star-diamond"}
        traces.append(
            go.Scatter(
                name=t("loss_layer.guess"),
                x=[ZERO_K],
                # A logarithmic axis has no place for 0: the star then stands at its foot, with its number.
                y=[max(guess, _LEAST_LOSS)],
                mode="markers+text",
                text=[f"{guess:.2f}"],
                textposition="top right",
                textfont={"color": ACCENT},
                marker=star,
                cliponaxis=False,
                hovertemplate=f"{guess:.2f}<extra></extra>",
            )
        )
    return go.Figure(
        traces,
        layout={
            "xaxis": _k_axis(t),
            "yaxis": {
                "type": "log",
                "title": t("loss_layer.axes.loss"),
                "dtick": 1,
                "range": [np.log10(_LEAST_LOSS), np.log10(2 * float(before.loss.max()))],
            },
        },
    )


def _k_axis(t: Text) -> dict[str, Any]:
    return {"type": "log", "title": t("loss_layer.axes.K"), "tickvals": list(SIZES), "range": _K_RANGE}


def losses_table(t: Text, before: Ruler, after: Ruler) -> dict[str, Any]:
    """Return the numbers of `losses`."""
    return {
        "K": SIZES,
        t("loss_layer.ruler.before"): before.loss,
        t("loss_layer.ruler.after"): after.loss,
    }


def check_table(t: Text, found: tuple[Check, Check]) -> list[dict[str, Any]]:
    """Return every parameter's gradients and their relative error."""
    return [
        {
            t("loss_layer.check.table.matrix"): name,
            t("loss_layer.check.table.word"): WORDS[v],
            t("loss_layer.check.table.column"): j,
            t("loss_layer.check.table.analytic"): one.analytic[v, j],
            t("loss_layer.check.table.numeric"): one.numeric[v, j],
            t("loss_layer.check.table.error"): one.error[v, j],
        }
        for name, one in zip(("W_in", "W_out"), found, strict=True)
        for v, j in np.ndindex(one.error.shape)
    ]


def nearness(
    t: Text,
    curves: Mapping[str, Curve],
    *,
    single: bool,
    size: int,
    here: Mapping[str, float],
    guess: str,
) -> go.Figure:
    """Return the cosine to the softmax's gradient against K.

    Parameters
    ----------
    t : Text
    curves : mapping from way to Curve
    single : bool
        Whether single draws are shown, with the spread between them; else the mean of many draws.
    size : int
        The K looked at.
    here : mapping from way to float
        The cosines of the draw shown in the columns.
    guess : str
        What the learner expected of negative sampling.
    """
    bands = [_band(curves[way], COLOURS[way]) for way in WAYS] if single else []
    lines = [
        go.Scatter(
            name=t(f"loss_layer.ways.{way}"),
            x=list(SIZES),
            y=curves[way].middle if single else curves[way].mean_gradient,
            mode="lines",
            line={"color": COLOURS[way], "width": 3},
        )
        for way in WAYS
    ]
    points = [
        go.Scatter(
            x=[size],
            y=[here[way]],
            mode="markers",
            marker={"color": COLOURS[way], "size": 12, "symbol": _SYMBOLS[way]},
            showlegend=False,
            hovertemplate=t("loss_layer.near.this_draw") + ": %{y:.2f}<extra></extra>",
        )
        for way in WAYS
    ]
    expected = go.Scatter(
        name=t("loss_layer.guess"),
        x=list(SIZES),
        y=guessed(curves["negative"], guess),
        mode="lines",
        line={"color": ACCENT, "dash": "dash", "width": 2},
        hoverinfo="skip",
    )
    at = {"type": "line", "x0": size, "x1": size, "yref": "paper", "y0": 0, "y1": 1}
    return go.Figure(
        [*bands, *lines, *points, expected],
        layout={
            "xaxis": _k_axis(t),
            "yaxis": {"title": t("loss_layer.axes.cosine"), "range": [-0.62, 1.05]},
            "shapes": [at | {"line": {"color": MUTED, "width": 1, "dash": "dot"}}],
        },
    )


def guessed(curve: Curve, guess: str) -> Floats:
    """Return the guess as a line that starts where the curve does."""
    start, end = float(curve.middle[0]), {"rises": 1.0, "level": float(curve.middle[0]), "falls": 0.0}[guess]
    along = np.log(SIZES) / np.log(SIZES[-1])
    return start + (end - start) * np.minimum(1, 1.6 * along)


def _band(curve: Curve, colour: str) -> go.Scatter:
    return go.Scatter(
        x=[*SIZES, *reversed(SIZES)],
        y=[*curve.high, *reversed(curve.low)],
        fill="toself",
        fillcolor=colour,
        opacity=0.16,
        line={"width": 0},
        mode="lines",
        showlegend=False,
        hoverinfo="skip",
    )


def nearness_table(t: Text, curves: Mapping[str, Curve]) -> list[dict[str, Any]]:
    """Return the numbers of `nearness`."""
    return [
        {
            t("loss_layer.near.table.way"): t(f"loss_layer.ways.{way}"),
            "K": size,
            t("loss_layer.near.table.middle"): curves[way].middle[i],
            "10%": curves[way].low[i],
            "90%": curves[way].high[i],
            t("loss_layer.near.table.mean"): curves[way].mean_gradient[i],
        }
        for way in WAYS
        for i, size in enumerate(SIZES)
    ]
