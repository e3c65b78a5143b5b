"""The whole computation of one example as a row of stations."""

from __future__ import annotations

import numpy as np

from material.sentence import TOKENS
from pages.home.lesson import LESSONS, View
from ui.drawings.matrix import matrix, tint
from ui.drawings.tree import Tree, element
from ui.progress.way import Station
from ui.text.i18n import Text
from ui.text.numbers import decimal


def sentence(view: View) -> Tree:
    """Return the book's sentence, the example's target and contexts marked."""
    marks = {view.place: "lab-target", view.place - 1: "lab-context", view.place + 1: "lab-context"}
    parts = [element("span", marks.get(i, ""), word) for i, word in enumerate(TOKENS)]
    return element("div", "lab-sentence", *parts)


def flow(t: Text, view: View) -> Tree:
    """Return the stations from context rows to the loss."""
    stations = element(
        "div",
        "lab-flow",
        _station(
            t,
            "contexts",
            matrix(view.context_rows, "W_in", rows=view.context_words),
            element("div", "lab-muted", f"↓ {t('home.notes.h')}"),
            matrix(view.h[None], "h", rows=["h"]),
        ),
        _station(
            t,
            "scores",
            matrix(
                view.word_rows,
                "W_out",
                rows=[
                    _asked(word, label == 1, view.twin)
                    for word, label in zip(view.words, view.label, strict=True)
                ],
            ),
        ),
        _station(t, "sigmoid", _answers(t, view)),
        _station(t, "loss", element("div", "lab-loss", f"{view.loss:.2f}")),
    )
    return element("div", "lab-computation", stations)


def _station(t: Text, part: str, *content: Tree) -> Tree:
    title = element("div", "lab-station-title", t(f"common.parts.{part}"))
    note = element("div", "lab-muted lab-note", t(f"home.notes.{part}"))
    lessons = element("div", "lab-pages", *[_page_link(t, name) for name in LESSONS[part]])
    return element("div", "lab-station", title, *content, note, lessons)


def _page_link(t: Text, name: str) -> Tree:
    """Return a link to a page; a click on it keeps the session."""
    return element(
        "a", "lab-page", t(f"nav.{name}.title"), href=f"{name}?lang={t.lang}", target="_self", data_page=name
    )


def _asked(word: str, is_target: bool, twin: str | None) -> str:
    """Return a word with the sign of its label; a right answer that was drawn as a wrong one is flagged."""
    return f"+ {word}" if is_target else f"⚠ − {word}" if word == twin else f"− {word}"


def _answers(t: Text, view: View) -> Tree:
    """Return the table of the K + 1 questions: score, probability, label, loss."""
    names = ("score", "y", "label", "terms")
    head = element("tr", "", *[element("th", "", t(f"home.columns.{name}")) for name in names])
    full = max(1.0, float(np.abs(view.score).max()))
    rows = []
    for score, y, label, term in zip(view.score, view.y, view.label, view.terms, strict=True):
        cells = [
            element("td", "", decimal(score), style=f"background:{tint(score, full)}"),
            element("td", "", f"{y:.2f}", style=f"background:{tint(y - 0.5, 0.5)}"),
            element("td", "lab-label-1" if label else "lab-label-0", f"{label}"),
            element("td", "", f"{term:.2f}"),
        ]
        rows.append(element("tr", "", *cells))
    table = element("table", "", element("thead", "", head), element("tbody", "", *rows))
    return element("div", "lab-matrix", element("div", "lab-scroll", table))


def done(t: Text, station: Station) -> Tree:
    """Return what was done on a page: a dot for each step, prediction and question, full once it is done."""
    rows = []
    for kind in ("steps", "predictions", "questions"):
        dots: tuple[bool, ...] = getattr(station, kind)
        if dots:
            count = t("home.done.count", done=sum(dots), total=len(dots))
            name = t(f"home.done.{kind}")
            label = f"{name}: {count}"
            marks = element("span", "", "".join("●" if dot else "○" for dot in dots), aria_hidden="true")
            row = [element("span", "lab-muted", name), marks, element("small", "lab-muted", count)]
            css = "lab-done lab-all-done" if all(dots) else "lab-done"
            rows.append(element("div", css, *row, role="img", aria_label=label))
    if not rows:
        rows.append(
            element("div", "lab-muted", t(f"home.done.{'visited' if station.is_visited else 'not_visited'}"))
        )
    return element("div", "", *rows)
