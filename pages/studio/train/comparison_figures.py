"""Figures of runs side by side."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from material.ranks import ROUND_RANKS
from runs.library import Record
from ui.charts.colours import COLOURS, series_colour
from ui.text.i18n import Text, literal


def curves(t: Text, records: Sequence[Record], field: str) -> go.Figure:
    """Return one column of several runs' curves over their epochs; after seven colours come dashes."""
    figure = go.Figure()
    for number, record in enumerate(records):
        x, y = record.series(field)
        line = {
            "color": series_colour(number),
            "width": 2.5,
            "dash": "dash" if number >= COLOURS else "solid",
        }
        figure.add_scatter(
            name=literal(record.name), x=x, y=y, mode="lines+markers", line=line, marker={"size": 4}
        )
    figure.update_xaxes(title=t("train.loss.x"), rangemode="tozero")
    figure.update_yaxes(title=t(f"train.compare.fields.{field}"), rangemode="tozero")
    if field == "median_rank":
        figure.update_yaxes(type="log", tickvals=ROUND_RANKS)
    figure.update_layout(showlegend=True, legend={"y": -0.25, "yanchor": "top"})
    return figure


def grid(values: Sequence[tuple[str, ...]], results: Sequence[float], labels: Sequence[str]) -> go.Figure:
    """Return a heat map of one result by two settings.

    Parameters
    ----------
    values : sequence of pairs of str
        The two settings of each run.
    results : sequence of float
    labels : pair of str
        The names of the two settings.
    """
    columns, rows = (list(dict.fromkeys(value[axis] for value in values)) for axis in (0, 1))
    by_value = dict(zip(values, results, strict=True))
    z = [[by_value.get((column, row)) for column in columns] for row in rows]
    figure = go.Figure(
        go.Heatmap(
            x=columns,
            y=rows,
            z=z,
            texttemplate="%{z:.3~g}",
            textfont={"size": 16},
            colorscale="Blues",
            showscale=False,
            hoverongaps=False,
            hovertemplate=f"{labels[0]} %{{x}}, {labels[1]} %{{y}}: %{{z:.4~g}}<extra></extra>",
        )
    )
    figure.update_xaxes(title=labels[0], type="category")
    figure.update_yaxes(title=labels[1], type="category")
    return figure
