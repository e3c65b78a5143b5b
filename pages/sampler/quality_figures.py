"""The figure of what is learnt with each power and number of negatives."""

from __future__ import annotations

import numpy as np

from pages.sampler.quality import POWERS, SIZES, Grid
from ui.charts.colours import ACCENT, NEGATIVE, POSITIVE
from ui.frames.drawn import Description
from ui.text.i18n import Text
from ui.text.numbers import decimal


def written(measure: str, value: float) -> str:
    """Return a result as a reader takes it in."""
    return f"{value:.1%}" if measure == "analogies" else f"{value:.2f}"


def heat_map(t: Text, grid: Grid, power: float, sample_size: int) -> Description:
    """Return a measure by power and K: the deeper a cell the better; the best cell and the learner's sliders marked.

    Cells are of equal size. A power between two rows lies between them, a K between two columns likewise, as on a
    logarithmic scale.
    """
    measure = grid.measure
    is_rank = measure == "rank"
    pale = "var(--st-background-color)"
    ends = (POSITIVE, pale) if is_rank else (pale, POSITIVE)
    row, column = grid.best
    x, y = np.arange(len(SIZES)), np.arange(len(POWERS))
    here = np.interp(np.log(sample_size), np.log(SIZES), x), np.interp(power, POWERS, y)
    cells = {
        "type": "heatmap",
        "x": x,
        "y": y,
        "z": grid.mean,
        "text": [[written(measure, value) for value in values] for values in grid.mean],
        "texttemplate": "%{text}",
        "customdata": [[written(measure, value) for value in values] for values in grid.spread],
        "hovertemplate": "%{text} ± %{customdata}<extra></extra>",
        "colorscale": [[0, ends[0]], [1, ends[1]]],
        "colorbar": {
            "title": {"text": t(f"sampler.quality.{measure}.short"), "side": "right"},
            "thickness": 12,
            **({} if is_rank else {"tickformat": ".0%"}),
        },
        "xgap": 2,
        "ygap": 2,
    }
    best = {
        "type": "scatter",
        "mode": "markers",
        "name": t("sampler.quality.best"),
        "x": [column],
        "y": [row],
        "marker": {
            "symbol": "square-open",
            "size": 40,
            "color": NEGATIVE,
            "line": {"width": 4, "color": NEGATIVE},
        },
        "hoverinfo": "skip",
    }
    own = {
        "type": "scatter",
        "mode": "markers",
        "name": t("sampler.quality.own"),
        "x": [float(here[0])],
        "y": [float(here[1])],
        "marker": {
            "symbol": "circle-open",
            "size": 36,
            "color": ACCENT,
            "line": {"width": 4, "color": ACCENT},
        },
        "hoverinfo": "skip",
    }
    layout = {
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
        "margin": {"l": 62, "r": 10, "t": 44, "b": 46},
        "xaxis": {
            "title": {"text": "K"},
            "tickvals": x,
            "ticktext": [str(size) for size in SIZES],
            "range": [-0.5, len(SIZES) - 0.5],
            "showgrid": False,
            "zeroline": False,
        },
        "yaxis": {
            "title": {"text": t("sampler.power.label")},
            "tickvals": y,
            "ticktext": [decimal(value, "g") for value in POWERS],
            "range": [-0.5, len(POWERS) - 0.5],
            "showgrid": False,
            "zeroline": False,
        },
    }
    return {"data": [cells, best, own], "layout": layout}
