"""Figures of the page on tokenisation."""

from __future__ import annotations

import plotly.graph_objects as go

from pages.tokens.lesson import WAYS, sections
from ui.charts.colours import MUTED, series_colour
from ui.text.i18n import Text


def shares(t: Text, guess: float | None) -> go.Figure:
    """Return the share of analogies solved over the epochs, a curve for each way; the guess as a line."""
    figure = go.Figure(
        [
            go.Scatter(
                name=t(f"tokens.ways.{way}"),
                mode="lines",
                # The rules make the stems of it again: of two curves in the same place one must be the wider.
                line={"color": series_colour(number), "width": 9 if way == "stripped" else 3},
                meta={"kind": "analogies", "x": "epoch", "y": "share", "where": {"run": number}},
            )
            for number, way in enumerate(WAYS)
        ]
    )
    if guess is not None:
        figure.add_hline(
            y=guess / 100,
            line={"color": MUTED, "dash": "dot"},
            annotation={"text": t("tokens.your_guess", guess=f"{guess:.0f}"), "font": {"color": MUTED}},
        )
    figure.update_xaxes(title=t("train.loss.x"), rangemode="tozero")
    figure.update_yaxes(title=t("tokens.solved"), tickformat=".0%", range=[0, 1.05])
    figure.update_layout(showlegend=True)
    return figure


def by_section(t: Text) -> go.Figure:
    """Return bars: the share solved of each kind of question, for each way."""
    names = [t(f"tokens.sections.s{number}") for number in range(len(sections()))]
    figure = go.Figure(
        [
            go.Bar(
                name=t(f"tokens.ways.{way}"),
                y=names,
                x=[0.0] * len(names),
                orientation="h",
                marker={"color": series_colour(number)},
                meta={"kind": "analogies", "x": "solved", "mode": "last", "where": {"run": number}},
            )
            for number, way in enumerate(WAYS)
        ]
    )
    # The names are long: they stand beside the bars, to be read without turning one's head.
    figure.update_layout(barmode="group", showlegend=False)
    figure.update_xaxes(title=t("tokens.solved"), tickformat=".0%", range=[0, 1.05])
    figure.update_yaxes(autorange="reversed")
    return figure
