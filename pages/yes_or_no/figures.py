"""Figures of the page on yes-or-no questions."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from core.functions import Floats, Ints
from material.sentence import WORDS
from pages.yes_or_no.lesson import Pushed, View
from pages.yes_or_no.pair_scores import PairView
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.text.i18n import Text


def side_by_side(t: Text, view: View, pushed: Pushed, other: int) -> go.Figure:
    """Return the softmax over all words beside the sigmoid of the one asked about, before and after."""
    colours = [MUTED] * len(WORDS)
    colours[other], colours[view.word] = NEGATIVE, POSITIVE
    word = WORDS[view.word]
    figure = go.Figure(
        [
            _now(list(WORDS), pushed.softmax, colours, "x"),
            _now([word], pushed.sigmoid[[view.word]], [POSITIVE], "x2"),
            _before(t, list(WORDS), view.softmax, "x", is_named=True),
            _before(t, [word], view.sigmoid[[view.word]], "x2", is_named=False),
        ]
    )
    figure.update_layout(
        barmode="overlay",
        xaxis={"domain": [0, 0.72], "title": {"text": t("yes_or_no.side.softmax"), "font": {"size": 13}}},
        xaxis2={
            "domain": [0.79, 1],
            "title": {"text": t("yes_or_no.side.sigmoid"), "font": {"size": 13}},
            "anchor": "y",
        },
        yaxis={"range": [0, 1.12], "title": t("yes_or_no.side.y")},
        bargap=0.3,
    )
    return figure


def _now(words: list[str], values: Floats, colours: list[str], axis: str) -> go.Bar:
    return go.Bar(
        x=words,
        y=values,
        marker={"color": colours},
        # The words in question say their values; the others do on hover.
        text=[
            "" if colour == MUTED else f"{value:.3f}" for value, colour in zip(values, colours, strict=True)
        ],
        hovertemplate="%{x}: %{y:.4f}<extra></extra>",
        textposition="outside",
        cliponaxis=False,
        xaxis=axis,
        showlegend=False,
    )


def _before(t: Text, words: list[str], values: Floats, axis: str, *, is_named: bool) -> go.Bar:
    return go.Bar(
        x=words,
        y=values,
        name=t("yes_or_no.side.before"),
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 2, "color": ACCENT}},
        hoverinfo="skip",
        xaxis=axis,
        showlegend=is_named,
    )


def sums(t: Text, view: View, words: Ints) -> go.Figure:
    """Return two stacked bars: the softmax of all words and the K + 1 sigmoids; only one must sum to 1."""
    figure = go.Figure()
    rows = (("softmax", np.arange(len(WORDS)), view.softmax), ("sigmoid", words, view.sigmoid))
    for name, ids, values in rows:
        for i in ids:
            colour = POSITIVE if i == view.word else NEGATIVE if name == "sigmoid" else MUTED
            figure.add_bar(
                y=[t(f"yes_or_no.sums.{name}")],
                x=[values[i]],
                orientation="h",
                marker={"color": colour, "line": {"width": 1.5, "color": "var(--st-background-color)"}},
                text=WORDS[i] if values[i] > 0.05 else "",
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                hovertemplate=f"{WORDS[i]}: %{{x:.3f}}<extra></extra>",
            )
    figure.add_vline(x=1, line={"color": ACCENT, "dash": "dash", "width": 2})
    figure.update_layout(
        barmode="stack", showlegend=False, bargap=0.35, uniformtext={"minsize": 11, "mode": "hide"}
    )
    figure.update_xaxes(title=t("yes_or_no.sums.x"), range=[0, max(2.0, 1.05 * view.sigmoid[words].sum())])
    figure.update_yaxes(autorange="reversed")
    return figure


def pair(t: Text, view: PairView, k: int) -> go.Figure:
    """Return the trained answer against k, with what theory says and the probability that stays."""
    figure = go.Figure(
        [
            go.Scatter(
                x=view.k,
                y=np.full(len(view.k), view.probability),
                name=t("yes_or_no.meaning.probability"),
                line={"color": NEGATIVE, "dash": "dash", "width": 3},
            ),
            go.Scatter(
                x=view.k,
                y=view.theory_y,
                name=t("yes_or_no.meaning.theory"),
                line={"color": ACCENT, "width": 2},
            ),
            go.Scatter(
                x=view.k,
                y=view.y,
                name=t("yes_or_no.meaning.trained"),
                mode="markers",
                marker={"color": POSITIVE, "size": 8},
            ),
            go.Scatter(
                x=[k],
                y=[view.y[k - 1]],
                mode="markers",
                marker={"size": 15, "color": POSITIVE, "line": {"width": 2, "color": ACCENT}},
                showlegend=False,
            ),
        ]
    )
    figure.update_xaxes(title=t("yes_or_no.meaning.x"), range=[0.3, view.k[-1] + 0.7])
    figure.update_yaxes(title=t("yes_or_no.meaning.y"), range=[0, 1.05])
    return figure
