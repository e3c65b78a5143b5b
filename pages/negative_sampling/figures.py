"""Figures of the page on negative sampling."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from pages.negative_sampling.two_models import BINS, EXAMPLES
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.text.i18n import Text

WITHHELD = "var(--st-green-color)"
_GROUPS = (
    ("true", POSITIVE, "solid"),
    ("sampled", NEGATIVE, "solid"),
    ("other", MUTED, "dot"),
    ("withheld", WITHHELD, "solid"),
)
_GUESSED = {"climb": 1.0, "stay": 0.5, "fall": 0.0}
"""Where each guess sees the probability of words that are right elsewhere in the end."""
_STILL = {"showlegend": False, "margin": {"l": 64, "r": 8, "t": 8, "b": 46}}
"""Four charts move at once: their margins are given, since finding them costs a third of every painting."""


def answers(t: Text, kind: str) -> go.Figure:
    """Return the histograms of one model's probabilities, filled from the stream."""
    centres = (np.arange(BINS) + 0.5) / BINS
    styles = {
        "true": {"color": POSITIVE, "opacity": 0.75},
        "sampled": {"color": NEGATIVE, "opacity": 0.6},
        "withheld": {"color": WITHHELD, "opacity": 0.6},
        "other": {"color": "rgba(0,0,0,0)", "line": {"color": MUTED, "width": 1.5}},
    }
    figure = go.Figure(
        [
            go.Bar(
                name=t(f"negative_sampling.groups.{group}"),
                x=centres,
                y=np.zeros(BINS),
                width=1 / BINS,
                marker=style,
                meta={"kind": kind, "y": f"{group}_bins", "mode": "last"},
            )
            for group, style in styles.items()
        ]
    )
    figure.update_layout(barmode="overlay", **_STILL)
    figure.update_xaxes(title=t("negative_sampling.answers.x"), range=[0, 1], automargin=False)
    figure.update_yaxes(
        title=t("negative_sampling.answers.y"), tickformat=".0%", range=[0, 1.02], automargin=False
    )
    return figure


def means(t: Text, kind: str, guess: str | None) -> go.Figure:
    """Return the curves of one model's mean probabilities, filled from the stream, and the learner's guess."""
    figure = go.Figure(
        [
            go.Scatter(
                name=t(f"negative_sampling.groups.{group}"),
                mode="lines",
                line={"color": colour, "width": 2.5, "dash": dash},
                meta={"kind": kind, "x": "examples", "y": group},
            )
            for group, colour, dash in _GROUPS
        ]
    )
    if guess is not None:
        figure.add_scatter(
            name=t("negative_sampling.groups.guess"),
            x=[0, EXAMPLES / 8, EXAMPLES],
            y=[0.5, _GUESSED[guess], _GUESSED[guess]],
            mode="lines",
            line={"color": ACCENT, "width": 2, "dash": "dash"},
        )
    figure.update_layout(**_STILL)
    figure.update_xaxes(title=t("negative_sampling.means.x"), range=[0, EXAMPLES], automargin=False)
    figure.update_yaxes(title=t("negative_sampling.means.y"), range=[-0.03, 1.03], automargin=False)
    return figure
