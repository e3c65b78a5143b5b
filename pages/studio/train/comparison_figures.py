"""Figures of runs side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from material.ranks import ROUND_RANKS
from pages.studio.train.hover_figures import by_epoch
from runs.library import Record
from runs.verdict import Verdict
from ui.charts.colours import ACCENT, COLOURS, NEGATIVE, series_colour
from ui.text.i18n import Text, literal

BEST = {"typical_rank": min, "median_rank": min, "recall_at_10": max, "vector_share": max}
"""Which of several values is the best, where they can be compared at all: losses of different K cannot."""

PALE_TO_DARK = [[0, "#eaf2fb"], [0.5, "#6fa8dc"], [1, "#0b3d6e"]]


def curves(t: Text, groups: Sequence[Sequence[Record]], names: Sequence[str], column: str) -> go.Figure:
    """Return one column of runs' curves over their epochs.

    Runs of one setting share a colour and a line of the legend; after seven colours come dashes. The dashed line across
    is what frequency alone guesses.
    """
    figure = go.Figure()
    for number, (group, name) in enumerate(zip(groups, names, strict=True)):
        for record in group:
            x, y = record.series(column)
            figure.add_scatter(
                name=literal(name),
                legendgroup=name,
                showlegend=record is group[0],
                x=x,
                y=y,
                mode="lines+markers",
                line={
                    "color": series_colour(number),
                    "width": 2.5,
                    "dash": "dash" if number >= COLOURS else "solid",
                },
                marker={"size": 4},
            )
    records = [record for group in groups for record in group]
    floors = {record.floor[column] for record in records if column in record.floor}
    for number, floor in enumerate(sorted(floors)):
        # A trace and no line across: on a logarithmic axis Plotly puts the label of such a line elsewhere.
        figure.add_scatter(
            name=t("train.ranks.frequency"),
            legendgroup="floor",
            showlegend=number == 0,
            x=[0, max(record.settings.epochs for record in records)],
            y=[floor, floor],
            mode="lines",
            line={"color": NEGATIVE, "dash": "dash", "width": 1.5},
        )
    figure.update_xaxes(title=t("train.loss.x"), rangemode="tozero")
    figure.update_yaxes(title=t(f"train.compare.fields.{column}"), rangemode="tozero")
    if column in ("typical_rank", "median_rank"):
        figure.update_yaxes(type="log", tickvals=ROUND_RANKS)
    by_epoch(t, figure, ".4~g")
    figure.update_layout(showlegend=True, legend={"y": -0.25, "yanchor": "top"})
    return figure


def dots(t: Text, judged: Verdict, names: Sequence[str]) -> go.Figure:
    """Return each run's typical rank as a dot, and for each setting its mean with an interval; the best on top."""
    figure = go.Figure()
    figure.add_scatter(
        name=t("train.dots.run"),
        x=[2.0**score for group in judged.groups for score in group.scores],
        y=[name for group, name in zip(judged.groups, names, strict=True) for _ in group.scores],
        mode="markers",
        marker={"color": series_colour(0), "size": 9, "opacity": 0.55},
    )
    mean = np.array([group.typical_rank for group in judged.groups])
    intervals = [judged.interval(group) for group in judged.groups]
    reach = np.array([interval or (m, m) for interval, m in zip(intervals, mean, strict=True)])
    if judged.half is not None:
        figure.add_scatter(
            name=t("train.dots.mean"),
            x=mean,
            y=list(names),
            mode="markers",
            marker={"color": ACCENT, "size": 13, "symbol": "line-ns-open", "line": {"width": 3}},
            error_x={
                "type": "data",
                "symmetric": False,
                "array": reach[:, 1] - mean,
                "arrayminus": mean - reach[:, 0],
                "color": ACCENT,
                "thickness": 2.5,
                "width": 6,
            },
        )
    figure.update_xaxes(title=t("train.dots.x"))
    figure.update_yaxes(type="category", autorange="reversed", automargin=True)
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"})
    return figure


def grid(
    t: Text, values: Sequence[tuple[str, ...]], results: Sequence[float], labels: Sequence[str], column: str
) -> go.Figure:
    """Return a heat map of one result by two settings, the best cell the darkest and framed.

    Parameters
    ----------
    t : Text
    values : sequence of pairs of str
        The two settings of each group of runs.
    results : sequence of float
    labels : pair of str
        The names of the two settings.
    column : str
        Which result.
    """
    columns, rows = (list(dict.fromkeys(value[axis] for value in values)) for axis in (0, 1))
    by_value = dict(zip(values, results, strict=True))
    z = [[by_value.get((first, second)) for first in columns] for second in rows]
    is_low_good = BEST.get(column) is min
    figure = go.Figure(
        go.Heatmap(
            x=columns,
            y=rows,
            z=z,
            texttemplate="%{z:.3~g}",
            textfont={"size": 16},
            colorscale=PALE_TO_DARK,
            reversescale=is_low_good,
            colorbar={
                "title": {"text": t(f"train.compare.fields.{column}"), "side": "right"},
                "thickness": 14,
            },
            hoverongaps=False,
            hovertemplate=f"{labels[0]} %{{x}}, {labels[1]} %{{y}}: %{{z:.4~g}}<extra></extra>",
        )
    )
    if column in BEST:
        best = values[list(results).index(BEST[column](results))]
        x, y = columns.index(best[0]), rows.index(best[1])
        figure.add_shape(
            type="rect",
            x0=x - 0.5,
            x1=x + 0.5,
            y0=y - 0.5,
            y1=y + 0.5,
            line={"color": NEGATIVE, "width": 4},
        )
    figure.update_xaxes(title=labels[0], type="category")
    figure.update_yaxes(title=labels[1], type="category")
    return figure
