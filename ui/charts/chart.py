"""Charts that change while one looks at them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import orjson
import plotly.graph_objects as go
import plotly.io

from ui.charts.naming import picture_name
from ui.frames.drawn import Figure
from ui.settings.session import text
from ui.text.i18n import FALLBACK, Text
from ui.web import assets
from ui.web.address import below_root
from ui.web.component import component

# The browser adds the theme. To give each figure Plotly's own, and to take it away, costs a sixth of a page's run.
plotly.io.templates.default = None

_CHART = component("chart", Path(__file__).parent / "chart.js", html='<div class="lab-chart"></div>')

_BUTTONS = ("zoom", "pan", "zoom_in", "zoom_out", "reset", "lasso")
"""The buttons above a chart; the English labels are Plotly's own words, by which it looks up ours."""


def _written(figure: Figure) -> str:
    """Return a figure as JSON; a description is written as it is: to build a figure from it costs ten times as much."""
    if isinstance(figure, go.Figure):
        return str(figure.to_json())
    return orjson.dumps(figure, option=orjson.OPT_SERIALIZE_NUMPY, default=np.ndarray.tolist).decode()


def chart(
    figure: Figure,
    *,
    key: str,
    alt: str,
    height: int = 320,
    stream: str | None = None,
    select: bool = False,
    follows: bool = False,
) -> list[int]:
    """Draw a figure in place; node and zoom survive its changes.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure or dict
        The figure, without a template: the browser adds the theme. Colours may name the theme's variables.
        A trace that shows a stream says so in its `meta`: ``{kind, x, y, mode, where}``.
        A trace with ``meta = {"labels": [...]}`` shows the labels that have room.
    key : str
        The chart's name, the only one like it on its page.
    alt : str
        What a reader who cannot see it is told; a saved picture is called by its beginning.
    height : int
        The height in pixels.
    stream : str, optional
        The address of a job's events.
    follows : bool
        Whether it goes back in time with `ui.live.look_back`.
    select : bool
        Whether points may be marked with the lasso, and the wheel zooms.

    Returns
    -------
    list of int
        The numbers of the marked points.
    """
    t, t_en = text(), Text(FALLBACK)
    traces = figure.data if isinstance(figure, go.Figure) else figure["data"]
    is_labelled = any("labels" in (trace["meta"] or {}) for trace in traces if "meta" in trace)
    result = _CHART(
        key=key,
        height="content",
        data={
            "figure": _written(figure),
            "alt": alt,
            "height": height,
            "plotly": below_root(assets.url("plotly.js")),
            "stream": below_root(stream) if stream else None,
            "streamModule": below_root(assets.url("stream.js")),
            "exportModule": below_root(assets.url("export.js")),
            "exports": [[kind, t(f"chart.{kind}")] for kind in ("png", "svg", "html")],
            "name": picture_name(alt),
            "declutterModule": below_root(assets.url("declutter.js")) if is_labelled else None,
            "select": select,
            "follows": follows,
            "lang": t.lang,
            "dictionary": [[t_en(f"chart.{name}"), t(f"chart.{name}")] for name in _BUTTONS],
        },
        on_selected_change=(lambda: None) if select else None,
    )
    return list(getattr(result, "selected", None) or [])
