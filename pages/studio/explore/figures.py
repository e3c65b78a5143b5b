"""Figures of the Explore page."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from core.functions import Floats, Ints
from pages.studio.explore.lesson import Near
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.text.i18n import Text, literal

ROW_HEIGHT, FRAME_HEIGHT = 27, 70
"""The height of a bar, and of what is around the bars, in pixels."""


def bars(t: Text, near: Sequence[Near], colour: str = POSITIVE, low: float = 0.0) -> go.Figure:
    """Return words and their cosines as bars, the nearest at the top; `low` is the least cosine with room."""
    figure = go.Figure(
        go.Bar(
            x=[n.similarity for n in near],
            y=[literal(n.word) for n in near],
            orientation="h",
            marker={"color": colour},
            text=[f"{n.similarity:.2f}" for n in near],
            textposition="outside",
            cliponaxis=False,
        )
    )
    figure.update_xaxes(title=t("explore.cosine"), range=[min(0, low, *[n.similarity for n in near]), 1.12])
    figure.update_yaxes(autorange="reversed", type="category")
    figure.update_layout(showlegend=False, height=FRAME_HEIGHT + ROW_HEIGHT * len(near))
    return figure


def matrix(t: Text, words: Sequence[str], cosines: Floats) -> go.Figure:
    """Return the cosines between words as a heat map."""
    names = [literal(word) for word in words]
    figure = go.Figure(
        go.Heatmap(
            x=names,
            y=names,
            z=cosines,
            zmin=-1,
            zmax=1,
            colorscale=[[0, NEGATIVE], [0.5, "var(--st-background-color)"], [1, POSITIVE]],
            texttemplate="%{z:.2f}" if len(words) <= 12 else None,
            colorbar={"title": t("explore.cosine"), "thickness": 12},
        )
    )
    figure.update_xaxes(type="category")
    figure.update_yaxes(autorange="reversed", type="category")
    return figure


def word_map(points: Floats, words: Sequence[str], found: Sequence[str], near: Sequence[str]) -> go.Figure:
    """Return words in the plane, the first labelled first; those looked for and their neighbours stand out."""
    marked = {word: ACCENT for word in near} | {word: NEGATIVE for word in found}
    names = [literal(word) for word in words]
    figure = go.Figure(
        go.Scatter(
            x=points[:, 0],
            y=points[:, 1],
            text=[" "] * len(words),
            hovertext=names,
            hoverinfo="text",
            mode="markers+text",
            textposition="top center",
            marker={
                "color": [marked.get(word, POSITIVE) for word in words],
                "size": [11 if word in marked else 7 for word in words],
                "opacity": [1 if word in marked or not marked else 0.55 for word in words],
            },
            meta={"labels": names},
        )
    )
    figure.update_xaxes(zeroline=False, showticklabels=False)
    figure.update_yaxes(zeroline=False, showticklabels=False)
    figure.update_layout(showlegend=False, dragmode="pan")
    return figure


def lengths(t: Text, counts: Ints, length: Floats, words: Sequence[str]) -> go.Figure:
    """Return the vectors' lengths against the words' counts."""
    names = [literal(word) for word in words]
    figure = go.Figure(
        go.Scatter(
            x=counts,
            y=length,
            text=[" "] * len(words),
            hovertext=names,
            hoverinfo="text",
            mode="markers+text",
            textposition="top center",
            textfont={"color": MUTED},
            marker={"size": 4, "color": POSITIVE, "opacity": 0.5},
            meta={"labels": names},
        )
    )
    figure.update_xaxes(type="log", title=t("explore.count"))
    figure.update_yaxes(title=t("explore.length"), rangemode="tozero")
    figure.update_layout(showlegend=False)
    return figure
