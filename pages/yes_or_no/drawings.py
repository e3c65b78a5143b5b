"""Drawings of the page on yes-or-no questions."""

from __future__ import annotations

import numpy as np

from core.functions import Floats
from material.sentence import TARGETS, TOKENS, WORDS
from material.steps import Step
from pages.yes_or_no.lesson import Guess, H, Layout, Pushed, View, same_context
from ui.drawings.matrix import matrix
from ui.drawings.tree import Tree, element
from ui.text.i18n import Text
from ui.text.numbers import latex, number, places, power_of_ten

_COLUMNS = [f"j={j + 1}" for j in range(H)]


def asked(t: Text, view: View, example: int, *, is_flagged: bool) -> Tree:
    """Return the sentence with its gap, and both questions: which word is it, and is it this one.

    Parameters
    ----------
    t : Text
    view : View
    example : int
    is_flagged : bool
        Whether it is told that another gap has the same h, if one has.
    """
    gap = example + 1
    marks = {gap - 1: "lab-context", gap: "lab-gap", gap + 1: "lab-context"}
    twins = [other for other in same_context(example) if other != example and is_flagged]
    sentence = [element("span", marks.get(i, ""), "?" if i == gap else word) for i, word in enumerate(TOKENS)]
    options = [element("span", "lab-lit" if i == view.word else "", word) for i, word in enumerate(WORDS)]
    which = element("div", "lab-question", element("b", "", t("yes_or_no.asked.many")), *options)
    one = element(
        "div",
        "lab-question",
        element("b", "", t("yes_or_no.asked.one")),
        element("span", "lab-lit", WORDS[view.word]),
        element("i", "", t("yes_or_no.asked.yes")),
    )
    flags = [_same_h(t, example, twin) for twin in twins]
    return element(
        "div",
        "lab-questions",
        element("div", "lab-sentence", *sentence),
        element("div", "", which, one),
        *flags,
    )


def _same_h(t: Text, example: int, twin: int) -> Tree:
    """Return the note that another gap has the same h, and so another right word."""
    names = [t(f"yes_or_no.example.options.{i}") for i in (example, twin)]
    own, other = (WORDS[TARGETS[i]] for i in (example, twin))
    note = t("yes_or_no.asked.same", this=names[0], twin=names[1], own=own, other=other)
    return element("p", "lab-flag", note)


def numbers(step: Step, view: View) -> list[Tree]:
    """Return the values that a step reads and the one that it computes."""
    value = np.asarray(step.value(view.trace))
    contexts = [WORDS[i] for i in view.contexts]
    # Before training, two digits would show only zeros.
    digits = places(np.abs(view.W_out).max())
    W_out = matrix(view.W_out, "W_out", rows=WORDS, lit=[view.word], digits=digits)
    match step.name:
        case "h":
            rows = matrix(view.W_in[view.contexts], "W_in[contexts]", rows=contexts, digits=digits)
            return [rows, matrix(value, "h", rows=["h"], digits=digits)]
        case "many":
            table = np.column_stack([view.score, value[0]])
            names = ["s = h·w", "y"]
            return [
                matrix(view.W_out, "W_out", rows=WORDS, digits=digits),
                matrix(table, "s, y", rows=WORDS, columns=names, digits=digits),
            ]
        case "row":
            return [W_out, matrix(value, "target_W", rows=[WORDS[view.word]], digits=digits)]
        case "dot":
            rows = [view.h, view.W_out[view.word], view.terms, view.running]
            units = [_unit(row) for row in rows]
            unfolded = np.stack([row / 10.0**unit for row, unit in zip(rows, units, strict=True)])
            names = [
                f"{name} [{power_of_ten(str(unit))}]" if unit else name
                for name, unit in zip(("hⱼ", "wⱼ", "hⱼ·wⱼ", "Σ"), units, strict=True)
            ]
            return [
                matrix(unfolded, "target_W * h", rows=names, columns=_COLUMNS),
                matrix(value, "out", write=number),
            ]
        case _:
            score = np.asarray(view.trace.value(step.source, "x"))
            return [
                matrix(score, "x", write=number),
                matrix(value, "y", digits=4, scale=1),
            ]


def worked(step: Step, view: View) -> str:
    """Return a step's formula with its numbers, where they are not drawn already."""
    score = view.score[view.word]
    if step.name == "dot":
        unit = _unit(view.terms)
        first, *rest = view.terms / 10.0**unit
        terms = f"{first:.2f} " + " ".join(f"{term:+.2f}" for term in rest)
        if unit:
            terms = rf"({terms}) \times 10^{{{unit}}}"
        return rf"\begin{{aligned}} s &\approx {terms} \\ &= {latex(score)} \end{{aligned}}"
    if step.name == "sigmoid":
        return rf"y = \frac{{1}}{{1 + e^{{{latex(-score)}}}}} = {view.sigmoid[view.word]:.4f}"
    return ""


def _unit(values: Floats) -> int:
    """Return the power of ten in whose units small values are written; 0 where two digits show enough."""
    largest = np.abs(values).max()
    return 0 if largest == 0 or largest >= 0.1 else int(np.floor(np.log10(largest)))


def outcome(t: Text, view: View, pushed: Pushed, guess: Guess, *, is_about_this: bool) -> Tree:
    """Return what the learner expected of both answers beside what became of them.

    Parameters
    ----------
    t : Text
    view : View
    pushed : Pushed
    guess : str
    is_about_this : bool
        Whether another word's row was changed, as the guess supposed; else it is neither right nor wrong.
    """
    word = view.word
    head = ["", "before", "after", "so", "guess"]
    rows = []
    for name, before, after in (
        ("softmax", view.softmax[word], pushed.softmax[word]),
        ("sigmoid", view.sigmoid[word], pushed.sigmoid[word]),
    ):
        expected = guess in (name, "both")
        change = after - before
        so = t("yes_or_no.side.by", change=signed(change)) if change else t("yes_or_no.side.stays")
        mark = ("lab-right" if expected == bool(change) else "lab-wrong") if is_about_this else ""
        cells = [
            element("th", "", t(f"yes_or_no.side.{name}_of", word=WORDS[word]), scope="row"),
            element("td", "", f"{before:.4f}"),
            element("td", "", f"{after:.4f}"),
            element("td", "", so),
            element(
                "td", f"lab-verdict {mark}".strip(), t(f"yes_or_no.side.{'moves' if expected else 'stays'}")
            ),
        ]
        rows.append(element("tr", "", *cells))
    heading = element(
        "tr", "", *[element("th", "", t(f"yes_or_no.side.{name}") if name else "") for name in head]
    )
    table = element("table", "lab-outcome", element("thead", "", heading), element("tbody", "", *rows))
    return element("div", "lab-scroll", table)


def signed(change: float) -> str:
    """Return a change with its sign, in as many digits as it needs."""
    return ("+" if change > 0 else "") + number(change)


def changed_rows(view: View, pushed: Pushed, other: int) -> Tree:
    """Return W_out with the changed row lit, the row asked about among the others."""
    scale = float(np.abs(view.W_out).max())
    return matrix(pushed.W_out, "W_out", rows=WORDS, lit=[other], scale=scale)


def shapes(t: Text, laid: Layout, word: int) -> Tree:
    """Return W_out in both shapes, the numbers of one word lit."""
    cards = []
    for name, drawing, stride, code in (
        (
            "columns",
            matrix(laid.columns, "W_out", columns=WORDS, lit_columns=[word]),
            laid.column_stride,
            f"h @ W_out        # W_out[:, {word}]",
        ),
        (
            "rows",
            matrix(laid.rows, "W_out", rows=WORDS, lit=[word]),
            laid.row_stride,
            f"W_out[idx]       # W_out[{word}]",
        ),
    ):
        cards.append(
            element(
                "div",
                "lab-card",
                element("b", "", t(f"yes_or_no.shapes.{name}")),
                element("code", "", code),
                drawing,
                element("div", "lab-muted", t("yes_or_no.shapes.stride", bytes=stride)),
            )
        )
    return element("div", "lab-cards lab-wide-cards", *cards)
