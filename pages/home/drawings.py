"""The whole computation of one example as a row of stations."""

from __future__ import annotations

import numpy as np

from material.sentence import TOKENS
from pages.home.lesson import LESSONS, View
from ui.drawings.markup import Tree, h, page_link
from ui.drawings.matrix import matrix, tint
from ui.text.i18n import Text
from ui.text.numbers import decimal


def sentence(t: Text, view: View) -> Tree:
    """Return the book's sentence, the example's target and contexts marked."""
    target, contexts = view.words[0], view.context_words
    # The example whose neighbours are these contexts: `say` occurs twice.
    place = next(
        i
        for i in range(1, len(TOKENS) - 1)
        if TOKENS[i] == target and (TOKENS[i - 1], TOKENS[i + 1]) == contexts
    )
    marks = {place: "lab-target", place - 1: "lab-context", place + 1: "lab-context"}
    parts = [h("span", marks.get(i, ""), word) for i, word in enumerate(TOKENS)]
    return h("div", "lab-sentence", *parts)


def flow(t: Text, view: View) -> Tree:
    """Return the stations from context rows to the loss."""
    stations = h(
        "div",
        "lab-flow",
        _station(
            t,
            "contexts",
            matrix(view.context_rows, "W_in", rows=view.context_words),
            h("div", "lab-muted", f"↓ {t('home.notes.h')}"),
            matrix(view.h[None], "h", rows=["h"]),
        ),
        _station(
            t,
            "scores",
            matrix(
                view.word_rows,
                "W_out",
                rows=[
                    f"{'+' if label else '−'} {word}"
                    for word, label in zip(view.words, view.label, strict=True)
                ],
            ),
        ),
        _station(t, "sigmoid", _answers(t, view)),
        _station(t, "loss", h("div", "lab-loss", f"{view.loss:.2f}")),
    )
    return h("div", "lab-computation", stations)


def _station(t: Text, part: str, *content: Tree) -> Tree:
    title = h("div", "lab-station-title", t(f"common.parts.{part}"))
    note = h("div", "lab-muted lab-note", t(f"home.notes.{part}"))
    lessons = h("div", "lab-pages", *[page_link(t, name) for name in LESSONS[part]])
    return h("div", "lab-station", title, *content, note, lessons)


def _answers(t: Text, view: View) -> Tree:
    """Return the table of the K + 1 questions: score, probability, label, loss."""
    names = ("score", "y", "label", "terms")
    head = h("tr", "", *[h("th", "", t(f"home.columns.{name}")) for name in names])
    full = max(1.0, float(np.abs(view.score).max()))
    rows = []
    for score, y, label, term in zip(view.score, view.y, view.label, view.terms, strict=True):
        cells = [
            h("td", "", decimal(score), style=f"background:{tint(score, full)}"),
            h("td", "", f"{y:.2f}", style=f"background:{tint(y - 0.5, 0.5)}"),
            h("td", "lab-label-1" if label else "lab-label-0", f"{label}"),
            h("td", "", f"{term:.2f}"),
        ]
        rows.append(h("tr", "", *cells))
    table = h("table", "", h("thead", "", head), h("tbody", "", *rows))
    return h("div", "lab-matrix", h("div", "lab-scroll", table))
