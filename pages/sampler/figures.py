"""Figures of the page on how negatives are drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from core.functions import Floats
from pages.sampler.draws import Measured
from pages.sampler.lesson import FEW, Reach
from pages.sampler.noise_figures import log_axis
from pages.sampler.rules import Columns
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.text.i18n import Text
from ui.text.numbers import rounded


def guess(t: Text, words: Sequence[str], original: Floats, drawn: Floats, powered: Floats) -> go.Figure:
    """Return the learner's distribution beside the true one."""
    series = (
        ("original", original, MUTED, ".2f"),
        ("guess", drawn, ACCENT, ".3f"),
        ("powered", powered, NEGATIVE, ".4f"),
    )
    figure = go.Figure(
        [
            go.Bar(
                name=t(f"sampler.guess.{name}"),
                x=[f"“{word}”" for word in words],
                y=values,
                marker={"color": colour},
                text=[f"{value:{form}}" for value in values],
                textposition="outside",
                textangle=0,
                cliponaxis=False,
            )
            for name, values, colour, form in series
        ]
    )
    figure.update_yaxes(title=t("sampler.guess.y"), range=[0, 1.15 * max(drawn.max(), original.max())])
    return figure


def columns(t: Text, words: Sequence[str], vocab_size: int, seen: Columns, reach: Reach) -> go.Figure:
    """Return theory and draws, of the first column and of the whole row: bars and crosses.

    Of many words the axis is logarithmic. There bars would begin nowhere, and rings stand in their place.
    """
    figure = go.Figure()
    is_small = vocab_size <= FEW
    # Below the logarithmic axis lie the points of words that were never drawn; a power may bring them up.
    never = 0.0 if is_small else reach.p[0] / 1000
    for name, theory, drawn, colour in (
        ("first", seen.law, seen.first, MUTED),
        ("among", seen.among, seen.drawn, NEGATIVE),
    ):
        common = {"offsetgroup": name, "x": list(words)}
        if is_small:
            marker = {"color": colour, "opacity": 0.55}
            figure.add_bar(name=t(f"sampler.columns.{name}"), y=theory, marker=marker, **common)
        else:
            marker = {"color": colour, "symbol": "circle-open", "size": 13, "line": {"width": 2.5}}
            figure.add_scatter(
                name=t(f"sampler.columns.{name}"), y=theory, mode="markers", marker=marker, **common
            )
        figure.add_scatter(
            name=t(f"sampler.columns.{name}_drawn"),
            y=np.where(drawn > 0, drawn, never),
            mode="markers",
            marker={"color": colour, "symbol": "x", "size": 8},
            **common,
        )
    figure.update_layout(barmode="group", scattermode="group")
    figure.update_xaxes(type="category")
    if is_small:
        figure.update_yaxes(range=[0, 1.05])
    else:
        figure.update_xaxes(tickangle=-45)
        figure.update_yaxes(**log_axis((reach.p[0], 1.0)))
    figure.update_yaxes(title=t("sampler.columns.y"))
    return figure


def dying(t: Text, ratios: dict[float, Floats]) -> go.Figure:
    """Return, against K, how many times as likely the commonest word is drawn as a rare one."""
    colours = dict(zip(ratios, (MUTED, NEGATIVE, POSITIVE, ACCENT), strict=True))
    figure = go.Figure(
        [
            go.Scatter(
                name=t("sampler.powered", power=f"{power:g}"),
                x=np.arange(1, len(values) + 1),
                y=values,
                mode="lines+markers",
                line={"color": colours[power], "width": 2.5},
            )
            for power, values in ratios.items()
        ]
    )
    figure.update_xaxes(title=t("sampler.dying.x"), dtick=1)
    figure.update_yaxes(title=t("sampler.dying.y"), tickprefix="× ")
    return figure


def speed(t: Text, measured: Sequence[Measured]) -> go.Figure:
    """Return the draws a second of each way, row by row and all at once, on a logarithmic axis."""
    names = [t(f"sampler.ways.{one.source.name}") for one in measured]
    styles = {"rows": (MUTED, "circle", "bottom center"), "whole": (NEGATIVE, "diamond", "top center")}
    figure = go.Figure(
        [
            go.Scatter(
                name=t(f"sampler.ways.{call}"),
                x=[one.per_second[call] for one in measured],
                y=names,
                mode="markers+text",
                marker={"color": colour, "symbol": symbol, "size": 14},
                text=[rounded(one.per_second[call]) for one in measured],
                textposition=place,
            )
            for call, (colour, symbol, place) in styles.items()
        ]
    )
    figure.update_xaxes(title=t("sampler.ways.x"), type="log", range=[3, 9], exponentformat="power", dtick=1)
    figure.update_yaxes(autorange="reversed", type="category")
    figure.update_layout(showlegend=True)
    return figure


def shares(t: Text, labels: Sequence[str], law: Floats, measured: Sequence[Measured]) -> go.Figure:
    """Return what each way drew beside the law: the same distribution."""
    figure = go.Figure(
        go.Bar(name=t("sampler.ways.law"), x=list(labels), y=law, marker={"color": MUTED, "opacity": 0.35})
    )
    styles = ((ACCENT, "circle-open"), (POSITIVE, "x"), (NEGATIVE, "cross"))
    for one, (colour, symbol) in zip(measured, styles, strict=True):
        figure.add_scatter(
            name=t(f"sampler.ways.{one.source.name}"),
            x=list(labels),
            y=one.shares,
            mode="markers",
            marker={"color": colour, "symbol": symbol, "size": 9, "line": {"width": 1.5, "color": colour}},
        )
    figure.update_xaxes(type="category", title=t("sampler.rank"))
    figure.update_yaxes(title=t("sampler.ways.y"), rangemode="tozero")
    return figure
