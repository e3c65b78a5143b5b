"""Figures of the bug clinic."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pages.clinic.findings import PARTS, Drawn, LastLoss, Work
from ui.charts.colours import ACCENT, MUTED, NEGATIVE, POSITIVE
from ui.frames.drawn import Description
from ui.text.i18n import Text

SMOOTH = 20
"""Over how many iterations a curve of the loss is averaged: single batches of six examples jump about."""


def losses(t: Text, found: LastLoss) -> Description:
    """Return the loss over the iterations with both optimisers, beside sound code; a line where sound code begins."""
    floor = found.sgd.sound[0]
    courses = (("SGD", found.sgd, POSITIVE), ("Adam", found.adam, ACCENT))
    sound = [_curve(f"{name}, {t('clinic.sound_code')}", one.sound, MUTED, "dot") for name, one, _ in courses]
    own = [_curve(name, one.losses, colour, "solid") for name, one, colour in courses]
    top = max([floor * 1.6, *(_top(one.losses, floor) for _, one, _ in courses)])
    layout = {
        "showlegend": True,
        "xaxis": {"title": {"text": t("clinic.iteration")}, "rangemode": "tozero"},
        "yaxis": {"title": {"text": t("clinic.loss")}, "range": [0, top]},
        "shapes": [
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": floor,
                "y1": floor,
                "line": {"color": MUTED, "width": 1},
            }
        ],
        "annotations": [
            {
                "xref": "paper",
                "x": 1,
                "y": floor,
                "text": "(K + 1)·ln 2",
                "showarrow": False,
                "xanchor": "right",
                "yanchor": "bottom",
            }
        ],
    }
    return {"data": [*sound, *own], "layout": layout}


def _curve(name: str, values: Sequence[float], colour: str, dash: str) -> Description:
    smooth = np.array(values, dtype=float)
    if len(smooth) > 2 * SMOOTH:
        smooth = np.convolve(smooth, np.full(SMOOTH, 1 / SMOOTH), mode="valid")
    return {
        "type": "scatter",
        # A run of one iteration is a point.
        "mode": "lines" if len(smooth) > 1 else "markers",
        "name": name,
        "y": [float(value) if np.isfinite(value) else None for value in smooth],
        "line": {"color": colour, "dash": dash},
        "hovertemplate": "%{y:.3f}<extra>%{fullData.name}</extra>",
    }


def _top(values: Sequence[float], floor: float) -> float:
    """Return how high the axis has to go for a curve; one that flies off leaves through the top."""
    finite = [value for value in values if np.isfinite(value)]
    return min(max(finite, default=0.0) * 1.05, 8 * floor)


def draws(t: Text, found: Drawn, words: Sequence[str]) -> Description:
    """Return how often each word was drawn first, beside the law."""
    pairs = (("clinic.law", found.law, MUTED), ("clinic.drawn", found.first, NEGATIVE))
    return {
        "data": [
            {
                "type": "bar",
                "name": t(key),
                "x": list(words),
                "y": values,
                "marker": {"color": colour},
                "hovertemplate": "%{x}: %{y:.3f}<extra></extra>",
            }
            for key, values, colour in pairs
        ],
        "layout": {
            "barmode": "group",
            "showlegend": True,
            "yaxis": {"title": {"text": t("clinic.share")}, "rangemode": "tozero"},
            "xaxis": {"type": "category"},
        },
    }


def work(t: Text, found: Work) -> Description:
    """Return where the time goes, beside sound code."""
    pairs = ((t("clinic.sound_code"), found.sound, MUTED), (t("clinic.this_code"), found.seconds, NEGATIVE))
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "name": name,
                "y": [t(f"clinic.parts.{part}") for part in PARTS],
                "x": [1000 * seconds[part] for part in PARTS],
                "marker": {"color": colour},
                "hovertemplate": "%{y}: %{x:.1f} ms<extra>%{fullData.name}</extra>",
            }
            for name, seconds, colour in pairs
        ],
        "layout": {
            "barmode": "group",
            "showlegend": True,
            "xaxis": {"title": {"text": t("clinic.milliseconds")}, "rangemode": "tozero"},
            "yaxis": {"autorange": "reversed"},
        },
    }


def losses_table(t: Text, found: LastLoss) -> list[dict[str, float | str]]:
    """Return every 20th loss of the curves."""
    return [
        {
            t("clinic.optimiser"): name,
            t("clinic.iteration"): place,
            t("clinic.this_code"): course.losses[place] if place < len(course.losses) else float("nan"),
            t("clinic.sound_code"): course.sound[place],
        }
        for name, course in (("SGD", found.sgd), ("Adam", found.adam))
        for place in range(0, len(course.sound), 20)
    ]


def draws_table(t: Text, found: Drawn, words: Sequence[str]) -> dict[str, object]:
    """Return the numbers of the bars."""
    return {
        t("clinic.word"): list(words),
        t("clinic.occurs"): found.counts,
        t("clinic.law"): found.law,
        t("clinic.drawn"): found.first,
    }


def work_table(t: Text, found: Work) -> dict[str, object]:
    """Return the numbers of the bars."""
    return {
        t("clinic.part"): [t(f"clinic.parts.{part}") for part in PARTS],
        t("clinic.in_milliseconds", what=t("clinic.this_code")): [
            1000 * found.seconds[part] for part in PARTS
        ],
        t("clinic.in_milliseconds", what=t("clinic.sound_code")): [
            1000 * found.sound[part] for part in PARTS
        ],
    }
