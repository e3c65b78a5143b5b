"""Figures of the page on how negatives are drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from core.functions import Floats
from lessons.draws import Measured
from lessons.rules import Columns
from lessons.sampler import FEW, MARKS, View
from ui.chart import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.i18n import Text

_LOG = {"type": "log", "exponentformat": "power", "dtick": 2}
_DASHES = dict(zip(MARKS, ("dot", "dash", "solid"), strict=True))


def guess(t: Text, words: Sequence[str], original: Floats, drawn: Floats, powered: Floats) -> go.Figure:
    """Return the learner's distribution beside the true one."""
    series = (("original", original, MUTED), ("guess", drawn, ACCENT), ("powered", powered, NEGATIVE))
    figure = go.Figure(
        [
            go.Bar(
                name=t(f"sampler.guess.{name}"),
                x=[f"“{word}”" for word in words],
                y=values,
                marker={"color": colour},
                text=[f"{value:.4f}" for value in values],
                textposition="outside",
                cliponaxis=False,
            )
            for name, values, colour in series
        ]
    )
    figure.update_yaxes(title=t("sampler.guess.y"), range=[0, 0.82])
    return figure


def by_word(t: Text, view: View, power: float) -> go.Figure:
    """Return the probability of each word shown, in the text and at the power.

    Bars for a few words; for many, points on a logarithmic axis, each pair joined by a line.
    """
    words = list(view.words)
    series = (
        (t("sampler.original"), view.original, MUTED, "circle-open"),
        (t("sampler.powered", power=f"{power:g}"), view.powered, NEGATIVE, "diamond"),
    )
    figure = go.Figure()
    if view.vocab_size <= FEW:
        for name, values, colour, _ in series:
            figure.add_bar(name=name, x=words, y=values, marker={"color": colour})
        figure.update_yaxes(rangemode="tozero")
    else:
        stems = np.column_stack([view.original, view.powered, np.full(len(words), np.nan)])
        figure.add_scatter(
            x=np.repeat(words, 3),
            y=stems.ravel(),
            mode="lines",
            line={"color": NEGATIVE, "width": 1.5},
            hoverinfo="skip",
        )
        for name, values, colour, symbol in series:
            marker = {"color": colour, "symbol": symbol, "size": 9, "line": {"width": 2, "color": colour}}
            figure.add_scatter(name=name, x=words, y=values, mode="markers", marker=marker)
        figure.update_xaxes(tickangle=-40, tickfont={"size": 12})
        figure.update_yaxes(**_LOG)
    figure.update_layout(showlegend=False)
    figure.update_xaxes(type="category")
    figure.update_yaxes(title=t("sampler.by_word.y"))
    return figure


def among(
    t: Text, sizes: int, powered: Floats, original: Floats, power: float, sample_size: int
) -> go.Figure:
    """Return how likely the commonest and the rarest word are to be among the negatives, against K."""
    K = np.arange(1, sizes + 1)
    figure = go.Figure()
    for values, colour, width, shown in (
        (original, MUTED, 1.5, "1"),
        (powered, NEGATIVE, 3.5, f"{power:g}"),
    ):
        for row, word, dash in ((values[0], "common", "solid"), (values[1], "rare", "dot")):
            figure.add_scatter(
                name=t(f"sampler.among.{word}", power=shown),
                x=K,
                y=row,
                mode="lines",
                line={"color": colour, "width": width, "dash": dash},
            )
    here = powered[:, sample_size - 1]
    figure.add_scatter(
        x=[sample_size] * 2,
        y=here,
        mode="markers+text",
        marker={"color": NEGATIVE, "size": 11},
        text=[f"{chance:.3g}" for chance in here],
        textposition="top center",
        cliponaxis=False,
        hoverinfo="skip",
    )
    figure.update_layout(showlegend=False)
    figure.update_xaxes(title="K", dtick=1 if sizes < FEW else 5)
    figure.update_yaxes(title=t("sampler.among.y"))
    if here[1] < 0.05 * here[0]:
        figure.update_yaxes(**_LOG)
    else:
        figure.update_yaxes(range=[0, 1.15])
    return figure


def by_rank(t: Text, view: View, power: float, *, overlay: bool) -> go.Figure:
    """Return the probabilities by rank on logarithmic axes, the marked powers beneath."""
    figure = go.Figure()
    for mark in MARKS if overlay else (1.0,):
        figure.add_scatter(
            name=t("sampler.powered", power=f"{mark:g}"),
            x=view.curve + 1,
            y=view.curves[mark],
            mode="lines",
            line={"color": MUTED, "width": 1.5, "dash": _DASHES[mark]},
        )
    figure.add_scatter(
        name=t("sampler.powered", power=f"{power:g}"),
        x=view.curve + 1,
        y=view.curves[power],
        mode="lines",
        line={"color": NEGATIVE, "width": 3.5},
    )
    figure.update_layout(showlegend=False)
    _rank_axis(t, figure)
    figure.update_yaxes(title=t("sampler.by_rank.y"), **_LOG)
    return figure


def factor(t: Text, view: View) -> go.Figure:
    """Return how many times as likely each word is as at power 1."""
    figure = go.Figure(
        go.Scatter(
            name=t("sampler.factor.y"),
            x=view.curve + 1,
            y=view.factor,
            mode="lines",
            line={"color": NEGATIVE, "width": 3.5},
        )
    )
    figure.add_hline(y=1, line={"color": MUTED, "width": 1.5})
    _rank_axis(t, figure)
    figure.update_yaxes(title=t("sampler.factor.y"), type="log", tickprefix="× ", nticks=5)
    return figure


def _rank_axis(t: Text, figure: go.Figure) -> None:
    figure.update_xaxes(title=t("sampler.rank"), type="log", dtick=1)


def columns(t: Text, words: Sequence[str], vocab_size: int, seen: Columns) -> go.Figure:
    """Return theory as bars and draws as points: the first column, and the whole row."""
    figure = go.Figure()
    for name, theory, drawn, colour in (
        ("first", seen.law, seen.first, MUTED),
        ("among", seen.among, seen.drawn, NEGATIVE),
    ):
        common = {"offsetgroup": name, "x": list(words)}
        figure.add_bar(
            name=t(f"sampler.columns.{name}"), y=theory, marker={"color": colour, "opacity": 0.55}, **common
        )
        figure.add_scatter(
            name=t(f"sampler.columns.{name}_drawn"),
            y=np.where(drawn > 0, drawn, np.nan),
            mode="markers",
            marker={"color": colour, "symbol": "x", "size": 8},
            **common,
        )
    figure.update_layout(barmode="group", scattermode="group")
    figure.update_xaxes(type="category")
    if vocab_size > FEW:
        figure.update_xaxes(tickangle=-45)
        figure.update_yaxes(**_LOG)
    else:
        figure.update_yaxes(range=[0, 1.05])
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
    """Return the draws a second of each way, on a logarithmic axis, and the ratios to the slowest."""
    slowest = min(one.per_second for one in measured)
    figure = go.Figure(
        go.Bar(
            y=[t(f"sampler.ways.{one.source.name}") for one in measured],
            x=[one.per_second for one in measured],
            orientation="h",
            marker={"color": [MUTED, POSITIVE, NEGATIVE]},
            text=[f"{one.per_second:,.0f} · × {one.per_second / slowest:,.0f}" for one in measured],
            textposition="auto",
        )
    )
    figure.update_xaxes(title=t("sampler.ways.x"), type="log", range=[3.5, 8.3])
    figure.update_yaxes(autorange="reversed")
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
            marker={"color": colour, "symbol": symbol, "size": 9, "line": {"width": 2}},
        )
    figure.update_xaxes(type="category")
    figure.update_yaxes(title=t("sampler.ways.y"), rangemode="tozero")
    return figure
