"""Figures of the Explore page."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from core.functions import Floats, Ints
from pages.studio.explore.lesson import Near
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.text.i18n import Text, literal
from ui.text.numbers import decimal
from ui.text.words import short

ROW_HEIGHT, FRAME_HEIGHT = 27, 70
"""The height of a bar, and of what is around the bars, in pixels."""


_ROOM = 0.12
"""Beside a bar, for its number."""


def _name(word: str) -> str:
    return literal(short(word))


def bars(t: Text, near: Sequence[Near], colour: str = POSITIVE, low: float = 0.0) -> go.Figure:
    """Return words and their cosines as bars, the nearest at the top; `low` is the least cosine with room."""
    # Places in place of names: two long words may be cut to the same.
    places = list(range(len(near)))
    names = [_name(n.word) for n in near]
    figure = go.Figure(
        go.Bar(
            x=[n.similarity for n in near],
            y=places,
            orientation="h",
            marker={"color": colour},
            text=[decimal(n.similarity) for n in near],
            textposition="outside",
            cliponaxis=False,
            customdata=names,
            hovertemplate=f"%{{customdata}}<br>{t('explore.cosine')} %{{x:.3f}}<extra></extra>",
        )
    )
    figure.update_xaxes(
        title=t("explore.cosine"),
        range=[min(0, low, *[n.similarity - _ROOM for n in near if n.similarity < 0]), 1 + _ROOM],
    )
    figure.update_yaxes(range=[len(near) - 0.5, -0.5], tickvals=places, ticktext=names, zeroline=False)
    figure.update_layout(showlegend=False, height=FRAME_HEIGHT + ROW_HEIGHT * len(near))
    return figure


def matrix(t: Text, words: Sequence[str], cosines: Floats) -> go.Figure:
    """Return the cosines between words as a heat map."""
    names, places = [_name(word) for word in words], list(range(len(words)))
    pairs = [[f"{one} · {other}" for other in names] for one in names]
    figure = go.Figure(
        go.Heatmap(
            x=places,
            y=places,
            z=cosines,
            text=pairs,
            hovertemplate=f"%{{text}}<br>{t('explore.cosine')} %{{z:.3f}}<extra></extra>",
            zmin=-1,
            zmax=1,
            colorscale=[[0, NEGATIVE], [0.5, "var(--st-background-color)"], [1, POSITIVE]],
            texttemplate="%{z:.2f}" if len(words) <= 12 else None,
            colorbar={"title": t("explore.cosine"), "thickness": 12},
        )
    )
    figure.update_xaxes(tickvals=places, ticktext=names)
    figure.update_yaxes(tickvals=places, ticktext=names, range=[len(words) - 0.5, -0.5])
    return figure


def word_map(
    points: Floats,
    words: Sequence[str],
    found: Sequence[str],
    near: Sequence[str],
    ends: Sequence[tuple[str, str]] = (),
) -> go.Figure:
    """Return words in the plane, the first labelled first; those looked for and their neighbours stand out.

    Parameters
    ----------
    points : array of shape (n, 2)
    words, found, near : sequences of str
    ends : sequence of two pairs of str
        The words at the ends of the axes, if these are of the learner's making.
    """
    marked = {word: ACCENT for word in near} | {word: NEGATIVE for word in found}
    names = [_name(word) for word in words]
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
    figure.update_xaxes(zeroline=bool(ends), showticklabels=bool(ends))
    figure.update_yaxes(zeroline=bool(ends), showticklabels=bool(ends))
    for axis, (low, high) in zip((figure.update_xaxes, figure.update_yaxes), ends, strict=False):
        axis(title=f"← {_name(low)} · {_name(high)} →", tickformat=".1f")
    figure.update_layout(showlegend=False, dragmode="pan")
    return figure


def lengths(t: Text, counts: Ints, length: Floats, words: Sequence[str]) -> go.Figure:
    """Return the vectors' lengths against the words' counts."""
    names = [_name(word) for word in words]
    figure = go.Figure(
        go.Scatter(
            x=counts,
            y=length,
            text=[" "] * len(words),
            customdata=names,
            hovertemplate="%{customdata}<br>%{x:,} · %{y:.3g}<extra></extra>",
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
