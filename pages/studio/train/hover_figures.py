"""What is told where the pointer is, of curves over the epochs."""

from __future__ import annotations

import plotly.graph_objects as go

from ui.text.i18n import Text


def by_epoch(t: Text, figure: go.Figure, form: str = ".3f") -> None:
    """Let a pointer at an epoch read all curves there, each with its name and a rounded number.

    Parameters
    ----------
    t : Text
    figure : plotly.graph_objects.Figure
    form : str
        How the numbers are rounded, in d3's notation.
    """
    figure.update_traces(hovertemplate=f"%{{y:{form}}}", selector={"type": "scatter"})
    figure.update_layout(hovermode="x unified")
    figure.update_xaxes(unifiedhovertitle={"text": t("train.hover", epoch="%{x:.2~f}")})
