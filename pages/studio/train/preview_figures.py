"""The rank-frequency curve of a text."""

from __future__ import annotations

import plotly.graph_objects as go

from pages.studio.train.preview import Preview
from ui.charts.colours import POSITIVE
from ui.text.i18n import Text


def rank_frequency(t: Text, seen: Preview) -> go.Figure:
    """Return how often the words come by their rank, on logarithmic axes."""
    figure = go.Figure(
        go.Scatter(
            x=seen.rank,
            y=seen.count,
            text=seen.commonest,
            mode="lines+markers",
            line={"color": POSITIVE, "width": 2},
            marker={"size": 4},
            hovertemplate="%{text} · %{y:,}<extra></extra>",
        )
    )
    figure.update_xaxes(type="log", title=t("train.preview.rank"))
    figure.update_yaxes(type="log", title=t("train.preview.count"))
    return figure
