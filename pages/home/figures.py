"""The figure of the home page: how the answers part in the training."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.functions import Floats
from pages.home.lesson import EVERY, MAX_NEGATIVES, STEPS, View
from ui.charts.colours import ACCENT, NEGATIVE, POSITIVE
from ui.frames.drawn import Description
from ui.text.i18n import Text

_OUTSIDE = -1.0
"""Where no axis reaches: a question that is not asked has its line there."""


def answers(t: Text, view: View, steps: int) -> Description:
    """Return the probabilities of the K + 1 questions from the first step to the moment that is shown."""
    now = steps // EVERY
    noise = [i for i, word in enumerate(view.words) if i and word != view.twin]
    twin = view.words.index(view.twin) if view.is_against_itself and view.twin else None
    unasked = np.full(len(view.course), _OUTSIDE)
    slots = [view.course[:, i] for i in noise] + [unasked] * (MAX_NEGATIVES - len(noise))
    true, against = view.course[:, 0], unasked if twin is None else view.course[:, twin]
    lines = [_line(y, now, NEGATIVE, 1.5) for y in slots]
    lines += [_line(against, now, ACCENT, 3), _line(true, now, POSITIVE, 3.5)]
    highest = view.course[now, noise].max() if noise else _OUTSIDE
    ends = [
        _end(now, float(true[now]), view.words[0], "top right", POSITIVE),
        _end(now, float(against[now]), f"⚠ {view.twin or ''}", "middle right", ACCENT),
        _end(now, float(highest), t("home.answers.noise"), "bottom right", NEGATIVE),
    ]
    return {
        "data": [*lines, *ends],
        "layout": {
            "showlegend": False,
            "margin": {"l": 52, "r": 8, "t": 8, "b": 44},
            "xaxis": {
                "title": {"text": t("home.answers.x")},
                "range": [-3, STEPS * 1.4],
                "tickvals": list(range(0, STEPS + 1, 50)),
            },
            "yaxis": {
                "title": {"text": t("home.answers.y")},
                "range": [-0.28, 1.28],
                "tickvals": [0, 0.5, 1],
            },
        },
    }


def _line(y: Floats, now: int, colour: str, width: float) -> dict[str, Any]:
    """Return a line that ends at the moment shown: all later points lie on that one."""
    places = np.minimum(np.arange(len(y)), now)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": places * EVERY,
        "y": y[places],
        "line": {"color": colour, "width": width, "simplify": False},
        "hoverinfo": "skip",
    }


def _end(now: int, y: float, word: str, position: str, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [now * EVERY],
        "y": [y],
        "text": [word],
        "textposition": position,
        "textfont": {"color": colour},
        "marker": {"color": colour, "size": 9},
        "hoverinfo": "y",
    }


def answers_table(t: Text, view: View) -> dict[str, Any]:
    """Return the numbers of `answers`, to the end of the training."""
    by_word = {word: view.course[:, i] for i, word in enumerate(view.words)}
    return {t("home.answers.x"): range(0, STEPS + 1, EVERY), **by_word}
