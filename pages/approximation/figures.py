"""Figures of the page on what negative sampling approximates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.functions import Floats
from pages.approximation import more_negatives
from pages.approximation.division import RATES, Divided
from pages.approximation.more_negatives import RankBySize, passes
from pages.approximation.nearness import WAYS, Curve
from pages.approximation.pair_scores import PairView
from pages.approximation.ruler import ZERO_K, Ruler
from pages.approximation.toy_network import SIZES
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.frames.drawn import Description
from ui.text.i18n import Text

COLOURS = {"negative": NEGATIVE, "nce": POSITIVE, "sampled": "var(--st-green-color)"}
_K_RANGE = [-0.06, float(np.log10(SIZES[-1])) + 0.06]
_LEAST_LOSS = 0.3
"""Where the axis of the losses begins."""
_SYMBOLS = {"negative": "circle", "nce": "diamond", "sampled": "square"}


def nearness(
    t: Text,
    curves: Mapping[str, Curve],
    *,
    single: bool,
    size: int,
    here: Mapping[str, float],
    guess: str,
) -> Description:
    """Return the cosine to the softmax's gradient against K.

    Parameters
    ----------
    t : Text
    curves : mapping from way to Curve
    single : bool
        Whether single draws are shown, with the spread between them; else the mean of many draws.
    size : int
        The K looked at.
    here : mapping from way to float
        The cosines of the draw shown in the columns.
    guess : str
        What the learner expected of negative sampling.
    """
    bands = [_band(curves[way], COLOURS[way]) for way in WAYS] if single else []
    lines = [
        {
            "type": "scatter",
            "name": t(f"approximation.ways.{way}"),
            "x": list(SIZES),
            "y": curves[way].middle if single else curves[way].mean_gradient,
            "mode": "lines",
            "line": {"color": COLOURS[way], "width": 3},
        }
        for way in WAYS
    ]
    points = [
        {
            "type": "scatter",
            "x": [size],
            "y": [here[way]],
            "mode": "markers",
            "marker": {"color": COLOURS[way], "size": 12, "symbol": _SYMBOLS[way]},
            "showlegend": False,
            "hovertemplate": t("approximation.near.this_draw") + ": %{y:.2f}<extra></extra>",
        }
        for way in WAYS
    ]
    expected = {
        "type": "scatter",
        "name": t("approximation.guess"),
        "x": list(SIZES),
        "y": guessed(curves["negative"], guess),
        "mode": "lines",
        "line": {"color": ACCENT, "dash": "dash", "width": 2},
        "hoverinfo": "skip",
    }
    at = {
        "type": "scatter",
        "x": [size, size],
        "y": [-1, 1.05],
        "mode": "lines",
        "line": {"color": MUTED, "width": 1, "dash": "dot"},
        "showlegend": False,
        "hoverinfo": "skip",
    }
    return {
        "data": [*bands, *lines, *points, expected, at],
        "layout": {
            "xaxis": _k_axis(t, SIZES, _K_RANGE),
            "yaxis": {"title": {"text": t("approximation.axes.cosine")}, "range": [-0.62, 1.05]},
        },
    }


def guessed(curve: Curve, guess: str) -> Floats:
    """Return the guess as a line that starts where the curve does."""
    start, end = float(curve.middle[0]), {"rises": 1.0, "level": float(curve.middle[0]), "falls": 0.0}[guess]
    along = np.log(SIZES) / np.log(SIZES[-1])
    return start + (end - start) * np.minimum(1, 1.6 * along)


def _band(curve: Curve, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [*SIZES, *reversed(SIZES)],
        "y": [*curve.high, *reversed(curve.low)],
        "fill": "toself",
        "fillcolor": colour,
        "opacity": 0.16,
        "line": {"width": 0},
        "mode": "lines",
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _k_axis(t: Text, sizes: Sequence[int], span: Sequence[float]) -> dict[str, Any]:
    return {
        "type": "log",
        "title": {"text": t("approximation.axes.K")},
        "tickvals": list(sizes),
        "range": list(span),
    }


def nearness_table(t: Text, curves: Mapping[str, Curve]) -> list[dict[str, Any]]:
    """Return the numbers of `nearness`."""
    return [
        {
            t("approximation.near.table.way"): t(f"approximation.ways.{way}"),
            "K": size,
            t("approximation.near.table.middle"): curves[way].middle[i],
            "10%": curves[way].low[i],
            "90%": curves[way].high[i],
            t("approximation.near.table.mean"): curves[way].mean_gradient[i],
        }
        for way in WAYS
        for i, size in enumerate(SIZES)
    ]


def pair(t: Text, view: PairView, k: int) -> Description:
    """Return the trained answer against k, with what theory says and the probability that stays."""
    lines = [
        (
            "probability",
            np.full(len(view.k), view.probability),
            {"color": NEGATIVE, "dash": "dash", "width": 3},
        ),
        ("theory", view.theory_y, {"color": ACCENT, "width": 2}),
    ]
    return {
        "data": [
            *(
                {
                    "type": "scatter",
                    "x": view.k,
                    "y": y,
                    "name": t(f"approximation.meaning.{name}"),
                    "mode": "lines",
                    "line": line,
                }
                for name, y, line in lines
            ),
            {
                "type": "scatter",
                "x": view.k,
                "y": view.y,
                "name": t("approximation.meaning.trained"),
                "mode": "markers",
                "marker": {"color": POSITIVE, "size": 8},
            },
            {
                "type": "scatter",
                "x": [k],
                "y": [view.y[k - 1]],
                "mode": "markers",
                "marker": {"size": 15, "color": POSITIVE, "line": {"width": 2, "color": ACCENT}},
                "showlegend": False,
            },
        ],
        "layout": {
            "xaxis": {
                "title": {"text": t("approximation.meaning.x")},
                "range": [0.3, int(view.k[-1]) + 0.7],
            },
            "yaxis": {"title": {"text": t("approximation.meaning.y")}, "range": [0, 1.05]},
        },
    }


def pair_table(view: PairView) -> dict[str, Any]:
    """Return the numbers of `pair`."""
    return {
        "k": view.k,
        "p": view.probability,
        "s": view.score,
        "PMI − log k": view.theory,
        "σ(s)": view.y,
    }


def ranks_by_size(t: Text, found: RankBySize) -> Description:
    """Return the typical rank of held-out words against the K of the training, at equal passes and at equal cost."""
    return {
        "data": [
            {
                "type": "scatter",
                "name": t(f"approximation.more.{name}"),
                "x": list(more_negatives.SIZES),
                "y": ranks,
                "mode": "lines+markers",
                "line": {"color": colour, "width": 3},
                "marker": {"size": 9},
            }
            for name, ranks, colour in (
                ("same_epochs", found.same_epochs, MUTED),
                ("same_cost", found.same_cost, POSITIVE),
            )
        ],
        "layout": {
            "xaxis": _k_axis(
                t, more_negatives.SIZES, [-0.06, float(np.log10(more_negatives.SIZES[-1])) + 0.06]
            ),
            "yaxis": _rank_axis(t),
        },
    }


def ranks_table(t: Text, found: RankBySize) -> dict[str, Any]:
    """Return the numbers of `ranks_by_size`."""
    return {
        "K": more_negatives.SIZES,
        t("approximation.more.same_epochs"): found.same_epochs,
        t("approximation.more.passes"): [passes(K) for K in more_negatives.SIZES],
        t("approximation.more.same_cost"): found.same_cost,
    }


def _rank_axis(t: Text) -> dict[str, Any]:
    return {"title": {"text": t("approximation.axes.rank")}, "rangemode": "tozero"}


def losses(t: Text, before: Ruler, after: Ruler, runs: tuple[int, int], guess: float) -> Description:
    """Return the loss of two models against the K that it is measured with; two runs marked.

    Parameters
    ----------
    t : Text
    before, after : Ruler
        The untrained and the trained network.
    runs : (int, int)
        The K that each is measured with.
    guess : float
        What the learner expected of the untrained one at `ZERO_K`.
    """
    data: list[dict[str, Any]] = []
    for run, name, one, colour, size in (
        ("A", "before", before, MUTED, runs[0]),
        ("B", "after", after, POSITIVE, runs[1]),
    ):
        data += [
            {
                "type": "scatter",
                "name": t(f"approximation.ruler.{name}"),
                "x": list(SIZES),
                "y": one.loss,
                "mode": "lines+markers",
                "line": {"color": colour, "width": 2.5},
            },
            {
                "type": "scatter",
                "x": [size],
                "y": [one.loss[SIZES.index(size)]],
                "mode": "markers+text",
                "text": [f"<b>{run}</b>"],
                "textposition": "top center",
                "marker": {"color": colour, "size": 15},
                "showlegend": False,
            },
        ]
    data.append(
        {
            "type": "scatter",
            "name": t("approximation.guess"),
            "x": [ZERO_K],
            # A logarithmic axis has no place for 0: the star then stands at its foot, with its number.
            "y": [max(guess, _LEAST_LOSS)],
            "mode": "markers+text",
            "text": [f"{guess:.2f}"],
            "textposition": "top right",
            "textfont": {"color": ACCENT},
            "marker": {"color": ACCENT, "size": 15, "symbol": "star-diamond"},
            "cliponaxis": False,
            "hovertemplate": f"{guess:.2f}<extra></extra>",
        }
    )
    top = float(np.log10(2 * before.loss.max()))
    return {
        "data": data,
        "layout": {
            "xaxis": _k_axis(t, SIZES, _K_RANGE),
            "yaxis": {
                "type": "log",
                "title": {"text": t("approximation.axes.loss")},
                "dtick": 1,
                "range": [float(np.log10(_LEAST_LOSS)), top],
            },
        },
    }


def losses_table(t: Text, before: Ruler, after: Ruler) -> dict[str, Any]:
    """Return the numbers of `losses`."""
    return {
        "K": SIZES,
        t("approximation.ruler.before"): before.loss,
        t("approximation.ruler.after"): after.loss,
    }


def ranks_by_rate(t: Text, found: Divided) -> Description:
    """Return the typical rank of held-out words against the learning rate, with the division by C and without."""
    return {
        "data": [
            {
                "type": "scatter",
                "name": t(f"approximation.division.{name}"),
                "x": list(RATES),
                "y": ranks,
                "mode": "lines+markers",
                "line": {"color": colour, "width": 3},
                "marker": {"size": 9},
            }
            for name, ranks, colour in (
                ("divided", found.divided, POSITIVE),
                ("whole", found.whole, NEGATIVE),
            )
        ],
        "layout": {
            "xaxis": {
                "type": "log",
                "title": {"text": t("approximation.division.rate")},
                "tickvals": list(RATES),
            },
            "yaxis": {
                "type": "log",
                "title": {"text": t("approximation.axes.rank")},
                "tickvals": [1, 2, 5, 10, 20],
            },
        },
    }


def rates_table(t: Text, found: Divided) -> dict[str, Any]:
    """Return the numbers of `ranks_by_rate`."""
    return {
        t("approximation.division.rate"): RATES,
        t("approximation.division.divided"): found.divided,
        t("approximation.division.whole"): found.whole,
    }
