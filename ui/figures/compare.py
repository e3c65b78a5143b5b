"""Figures of runs side by side."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from lessons.library import Record
from ui.chart import series_colour
from ui.i18n import Text


def curves(t: Text, records: Sequence[Record], labels: Sequence[str], field: str) -> go.Figure:
    """Return one column of several runs' curves over their epochs."""
    figure = go.Figure(
        [
            go.Scatter(
                name=label,
                x=record.curve["epoch"],
                y=record.curve[field],
                mode="lines",
                line={"color": series_colour(number), "width": 2.5},
            )
            for number, (record, label) in enumerate(zip(records, labels, strict=True))
        ]
    )
    figure.update_xaxes(title=t("train.loss.x"), rangemode="tozero")
    figure.update_yaxes(title=t(f"train.compare.fields.{field}"), rangemode="tozero")
    figure.update_layout(showlegend=True)
    return figure
