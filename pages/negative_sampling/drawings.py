"""Drawings of the page on negative sampling."""

from __future__ import annotations

from collections.abc import Sequence

from material.steps import Step
from pages.negative_sampling.lesson import NOTATIONS, View, by_labels, by_signs
from pages.negative_sampling.subsampling import Comparison
from ui.drawings.code import code
from ui.drawings.markup import Tree, h
from ui.drawings.matrix import matrix, tint
from ui.text.i18n import Text
from ui.text.numbers import decimal

_SEEN = {"positive": 1, "negative": 2, "another": 3, "sum": 3, "push": 3}
"""How many of the loss's terms a step has come to."""


def numbers(t: Text, step: Step, view: View) -> list[Tree]:
    """Return the values that a step reads and those that it computes."""
    rows = [_signed(word, i == 0) for i, word in enumerate(view.words)]
    hidden = matrix(view.h, "h", rows=["h"])
    match step.name:
        case "words":
            return [
                matrix(view.context_rows, "W_in", rows=view.context_words),
                hidden,
                _chips(t, view),
            ]
        case "score":
            product = matrix(view.word_rows[0] * view.h, "w · h", rows=[view.words[0]])
            return [
                matrix(view.word_rows, "W_out", rows=rows, lit=[0]),
                hidden,
                product,
                matrix(view.score[:1], "s₀"),
            ]
        case _:
            return [_questions(t, step, view)]


def _signed(word: str, is_target: bool) -> str:
    return f"{'+' if is_target else '−'} {word}"


def _chips(t: Text, view: View) -> Tree:
    chips = [
        h("span", "lab-asked-true" if i == 0 else "lab-asked-noise", _signed(word, i == 0))
        for i, word in enumerate(view.words)
    ]
    title = h("div", "lab-matrix-name", t("negative_sampling.columns.words"))
    return h("div", "lab-matrix", title, h("div", "lab-asked", *chips))


def _questions(t: Text, step: Step, view: View) -> Tree:
    """Return the table of the K + 1 questions, as far as the step has come."""
    seen = _SEEN[step.name]
    full = max(abs(view.score).max(), 1e-9)
    names = ["score", "y", "label", "loss"] + (["push", "moves"] if step.name == "push" else [])
    head = h("tr", "", h("th", ""), *[h("th", "", t(f"negative_sampling.columns.{name}")) for name in names])
    rows = []
    for i, word in enumerate(view.words):
        css = (
            "lab-dim"
            if i >= seen
            else "lab-lit"
            if i == seen - 1 and step.name not in ("sum", "push")
            else ""
        )
        cells = [
            _cell(view.score[i], tint(view.score[i], full)),
            _cell(view.y[i], tint(view.y[i] - 0.5, 0.5)),
            h("td", "lab-label-1" if view.label[i] else "lab-label-0", str(view.label[i])),
            _cell(view.terms[i], digits=3),
        ]
        if step.name == "push":
            arrow = "↑" if view.push[i] < 0 else "↓"
            cells += [_cell(view.push[i]), h("td", "", f"s {arrow}")]
        rows.append(h("tr", css, h("th", "", _signed(word, i == 0), scope="row"), *cells))
    if step.name in ("sum", "push"):
        rows.append(_total(len(names), 4, view.loss))
    return _table(head, rows)


def notations(t: Text, view: View) -> Tree:
    """Return the two notations side by side: the code that ran, each term, and the two sums."""
    names = ("label", "by_labels", "sign", "by_signs")
    head = h("tr", "", h("th", ""), *[h("th", "", t(f"negative_sampling.columns.{name}")) for name in names])
    terms = [notation(view.score, view.label.astype(float)) for notation in (by_labels, by_signs)]
    rows = []
    for i, word in enumerate(view.words):
        css = "lab-label-1" if view.label[i] else "lab-label-0"
        cells = [
            h("td", css, str(view.label[i])),
            _cell(terms[0][i], digits=6),
            h("td", css, f"{'+' if view.label[i] else '−'} s"),
            _cell(terms[1][i], digits=6),
        ]
        rows.append(h("tr", "", h("th", "", _signed(word, i == 0), scope="row"), *cells))
    sums = [h("td", "lab-sum", f"{column.sum():.6f}") for column in terms]
    rows.append(h("tr", "lab-total", h("th", "", "Σ"), h("td", ""), sums[0], h("td", ""), sums[1]))
    sources = [
        h("div", "", h("div", "lab-matrix-name", source.name), code(source, body_only=True))
        for source in NOTATIONS
    ]
    return h("div", "lab-notations", h("div", "lab-numbers", *sources), _table(head, rows))


def legend(t: Text, *, with_guess: bool) -> Tree:
    """Return what the colours of the two models' charts mean."""
    names = ["true", "sampled", "other"] + (["guess"] if with_guess else [])
    keys = [h("span", "", h("i", f"lab-key-{name}"), t(f"negative_sampling.groups.{name}")) for name in names]
    return h("div", "lab-legend", *keys)


def _total(columns: int, place: int, value: float) -> Tree:
    cells = [h("td", "") for _ in range(columns)]
    cells[place - 1] = h("td", "lab-sum", f"{value:.3f}")
    return h("tr", "lab-total", h("th", "", "Σ"), *cells)


def _table(head: Tree, rows: Sequence[Tree]) -> Tree:
    table = h("table", "", h("thead", "", head), h("tbody", "", *rows))
    return h("div", "lab-matrix", h("div", "lab-scroll", table))


def _cell(value: float, background: str = "", digits: int = 2) -> Tree:
    style = {"style": f"background:{background}"} if background else {}
    return h("td", "", decimal(value, f".{digits}f"), **style)


def comparison(t: Text, pair: Comparison) -> Tree:
    """Return one sentence twice: training words dropped, and wrong answers drawn."""
    dropped = [
        h("span" if kept else "s", "" if kept else "lab-dropped", word)
        for word, kept in zip(pair.words, pair.kept, strict=True)
    ]
    asked = [
        h("span", "lab-asked-true" if i == pair.target else "", word)
        for i, word in enumerate(pair.words)
        if pair.kept[i]
    ]
    noise = [h("span", "lab-asked-noise", f"− {word}") for word in pair.negatives]
    return h(
        "div",
        "lab-cards",
        h(
            "div",
            "lab-card",
            h("div", "lab-verdict", t("negative_sampling.mixup.subsampling")),
            h("div", "lab-asked", *dropped),
            h(
                "div",
                "lab-muted",
                t("negative_sampling.mixup.keep", word=pair.common, keep=f"{pair.keep:.0%}"),
            ),
        ),
        h(
            "div",
            "lab-card",
            h("div", "lab-verdict", t("negative_sampling.mixup.sampling")),
            h("div", "lab-asked", *asked),
            h("div", "lab-asked", *noise),
            h(
                "div",
                "lab-muted",
                t("negative_sampling.mixup.noise", word=pair.common, noise=f"{pair.noise:.1%}"),
            ),
        ),
    )
