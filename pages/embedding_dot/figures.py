"""Figures of the page on Embedding and Embedding Dot."""

from __future__ import annotations

import plotly.graph_objects as go

from pages.embedding_dot.lesson import Traffic
from ui.charts.colours import NEGATIVE, POSITIVE
from ui.text.i18n import Text
from ui.text.numbers import size


def traffic(t: Text, moved: Traffic) -> go.Figure:
    """Return two bars on a logarithmic axis: the bytes written for a dense and for a row-sparse gradient."""
    figure = go.Figure(
        go.Bar(
            y=[t("embedding_dot.traffic.dense"), t("embedding_dot.traffic.sparse")],
            x=[moved.dense, moved.sparse],
            orientation="h",
            marker={"color": [NEGATIVE, POSITIVE]},
            text=[size(moved.dense), size(moved.sparse)],
            textposition="outside",
            cliponaxis=False,
        )
    )
    figure.update_xaxes(type="log", title=t("embedding_dot.traffic.x"), range=[3, 9.3])
    figure.update_yaxes(autorange="reversed")
    return figure
