"""Figures of a running training; their traces are filled from its progress stream."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from core.engines.kinds import BINS, ENGINES
from material.ranks import ROUND_RANKS
from pages.studio.train.hover_figures import by_epoch
from runs.series import Series
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE, series_colour
from ui.text.i18n import Text

_LONE_POINT = {"size": 4}
"""A curve of one point, after one batch, is to be seen too; on a longer one the points vanish in the line."""

MOST_IN_LEGEND = 5
"""The most curves that a legend above the chart has room for; more are named where the pointer is."""


MOST_LOSS = 3
"""How many times the axis of the loss grows at most, for a training that diverges."""

LEGEND_LINE = 24
"""The height of a line of the legend, in pixels."""


def height(labels: Sequence[str]) -> int:
    """Return the height of a chart of curves, so that a legend takes nothing from the plot."""
    return 270 + LEGEND_LINE * (len(labels) - 1 if len(labels) <= MOST_IN_LEGEND else 0)


Starts = tuple[tuple[float, bool], ...]
"""The losses of runs that know nothing, and whether they draw negatives."""


def starts(series: Series) -> Starts:
    """Return where the runs of a series start, each place once."""
    found = {run.first_loss: ENGINES[run.settings.engine].samples for run in series.runs}
    return tuple(found.items())


def loss(t: Text, starts: Starts, labels: Sequence[str]) -> go.Figure:
    """Return the loss curves: the running mean of each run, and where a run starts that knows nothing.

    A run alone also shows each report. `labels` name the runs.
    """
    figure = go.Figure()
    if len(labels) == 1:
        figure.add_scatter(
            name=t("train.loss.raw"),
            mode="lines",
            line={"color": MUTED, "width": 1},
            opacity=0.55,
            meta={"kind": "progress", "x": "epoch", "y": "loss"},
        )
    for number, label in enumerate(labels):
        figure.add_scatter(
            name=label,
            mode="lines+markers",
            line={"color": series_colour(number), "width": 3},
            marker=_LONE_POINT,
            meta={"kind": "progress", "x": "epoch", "y": "smooth_loss", "where": {"run": number}},
        )
    for start, samples in starts:
        figure.add_hline(
            y=start,
            line={"color": NEGATIVE, "dash": "dash", "width": 1.5},
            annotation={
                "text": f"{'(K+1)·ln 2' if samples else 'ln V'} = {start:.2f}",
                "font": {"color": NEGATIVE},
                "yanchor": "bottom",
            },
        )
    figure.update_layout(showlegend=len(labels) <= MOST_IN_LEGEND)
    figure.update_xaxes(title=t("train.loss.x"), rangemode="tozero")
    # A training that diverges is seen to leave; one that does not keeps its axis.
    top = max(start for start, _ in starts) * 1.14
    figure.update_yaxes(
        title=t("train.loss.y"),
        rangemode="nonnegative",
        autorangeoptions={"include": [0, top], "clipmin": 0, "clipmax": MOST_LOSS * top},
    )
    by_epoch(t, figure)
    return figure


def marked_loss(t: Text, starts: Starts, labels: Sequence[str]) -> go.Figure:
    """Return the loss curves with a mark on each, at the moment that the reader has gone back to."""
    figure = loss(t, starts, labels)
    for number in range(len(labels)):
        figure.add_scatter(
            mode="markers",
            marker={"size": 14, "color": series_colour(number), "line": {"width": 2, "color": MUTED}},
            showlegend=False,
            meta={
                "kind": "progress",
                "x": "epoch",
                "y": "smooth_loss",
                "mode": "last",
                "where": {"run": number},
            },
        )
    return figure


def answers(*, samples: bool) -> str:
    """Return which texts fit a model's answers: "real pair?" is asked of pairs only where negatives are drawn."""
    return "probability" if samples else "softmax"


def histograms(t: Text, run: int, *, samples: bool) -> go.Figure:
    """Return the histograms of the probabilities given to true words and to negatives, or to each other word."""
    kind = answers(samples=samples)
    centres = (np.arange(BINS) + 0.5) / BINS
    figure = go.Figure(
        [
            go.Bar(
                name=t(f"train.{kind}.{name}"),
                x=centres,
                y=np.zeros(BINS),
                marker={"color": colour},
                opacity=0.75,
                meta={"kind": "progress", "y": name, "mode": "last", "where": {"run": run}},
            )
            for name, colour in (("positive", POSITIVE), ("negative", NEGATIVE))
        ]
    )
    figure.update_layout(barmode="overlay", bargap=0.05)
    figure.update_traces(hovertemplate="%{x:.2f}: %{y:.1%}")
    figure.update_xaxes(title=t(f"train.{kind}.x"), range=[0, 1])
    figure.update_yaxes(title=t(f"train.{kind}.y"), tickformat=".0%", rangemode="tozero")
    return figure


def pairs(
    t: Text, run: int, name: str, fields: tuple[str, str], colours: tuple[str, str], kind: str = "progress"
) -> go.Figure:
    """Return two curves of one run over its epochs.

    Parameters
    ----------
    t : Text
    run : int
    name : str
        The name of the figure: the labels are ``train.name.field``, the axis ``train.name.y``.
    fields : pair of str
        The fields of the events.
    colours : pair of str
    kind : str
        The kind of the events.
    """
    figure = go.Figure(
        [
            go.Scatter(
                name=t(f"train.{name}.{field}"),
                mode="lines+markers",
                line={"color": colour, "width": 3},
                marker=_LONE_POINT,
                meta={"kind": kind, "x": "epoch", "y": field, "where": {"run": run}},
            )
            for field, colour in zip(fields, colours, strict=True)
        ]
    )
    figure.update_xaxes(title=t("train.loss.x"), rangemode="tozero")
    figure.update_yaxes(title=t(f"train.{name}.y"), rangemode="tozero")
    by_epoch(t, figure)
    return figure


def means(t: Text, run: int, *, samples: bool) -> go.Figure:
    """Return the mean probabilities of true words and of negatives, or of each other word."""
    name = "means" if samples else "softmax_means"
    figure = pairs(t, run, name, ("p_positive", "p_negative"), (POSITIVE, NEGATIVE))
    figure.update_yaxes(range=[0, 1])
    return figure


def lengths(t: Text, run: int) -> go.Figure:
    """Return the mean lengths of the rows of W_in and W_out."""
    return pairs(t, run, "lengths", ("length_in", "length_out"), (ACCENT, MUTED), kind="lengths")


def ranks(t: Text, labels: Sequence[str]) -> go.Figure:
    """Return the median rank of the held-out words for each run of a series."""
    figure = go.Figure()
    for number, label in enumerate(labels):
        figure.add_scatter(
            name=label,
            mode="lines+markers",
            line={"color": series_colour(number), "width": 3},
            meta={"kind": "ranks", "x": "epoch", "y": "median_rank", "where": {"run": number}},
        )
    figure.add_scatter(
        name=t("train.ranks.frequency"),
        mode="lines",
        line={"color": NEGATIVE, "dash": "dash", "width": 1.5},
        meta={"kind": "frequency", "x": "epochs", "y": "median_rank", "mode": "last"},
    )
    figure.update_layout(showlegend=len(labels) <= MOST_IN_LEGEND)
    figure.update_xaxes(title=t("train.loss.x"), rangemode="tozero")
    figure.update_yaxes(title=t("train.ranks.y"), type="log", tickvals=ROUND_RANKS)
    by_epoch(t, figure, ".4~g")
    return figure


def knowledge(t: Text, labels: Sequence[str], kind: str) -> go.Figure:
    """Return the share of questions that the vectors of each run of a series answer rightly.

    Of "related" words chance answers half of the questions, hardly any of the "analogies".
    """
    figure = go.Figure()
    for number, label in enumerate(labels):
        figure.add_scatter(
            name=label,
            mode="lines+markers",
            line={"color": series_colour(number), "width": 3},
            meta={"kind": kind, "x": "epoch", "y": "share", "where": {"run": number}},
        )
    low = 0.0
    if kind == "related":
        low = 0.45
        figure.add_hline(
            y=0.5,
            line={"color": NEGATIVE, "dash": "dash", "width": 1.5},
            annotation={
                "text": t("train.knowledge.chance"),
                "font": {"color": NEGATIVE},
                "yanchor": "bottom",
            },
        )
    figure.update_layout(showlegend=1 < len(labels) <= MOST_IN_LEGEND)
    figure.update_xaxes(title=t("train.loss.x"), rangemode="tozero")
    figure.update_yaxes(title=t("train.knowledge.y"), range=[low, 1.02], tickformat=".0%")
    return figure


def word_map(t: Text, groups: Sequence[Sequence[str]], run: int) -> go.Figure:
    """Return the map of chosen words, a colour for each group; positions come with the stream."""
    words = [word for group in groups for word in group]
    colours = [series_colour(i) for i, group in enumerate(groups) for _ in group]
    figure = go.Figure(
        go.Scatter(
            x=[0.0] * len(words),
            y=[0.0] * len(words),
            text=words,
            mode="markers+text",
            textposition="top center",
            textfont={"color": colours},
            marker={"color": colours, "size": 8},
            hovertext=words,
            hoverinfo="text",
            showlegend=False,
            meta={"kind": "map", "x": "x", "y": "y", "mode": "last", "where": {"run": run}, "labels": words},
        )
    )
    figure.update_xaxes(zeroline=False, showticklabels=False)
    figure.update_yaxes(zeroline=False, showticklabels=False)
    reach = {"kind": "map", "field": "reach", "where": {"run": run}}
    figure.update_layout(meta={"reach": reach}, transition={"duration": 300, "easing": "linear"})
    return figure
