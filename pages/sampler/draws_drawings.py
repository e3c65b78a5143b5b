"""Draws as drawings: columns that pile up, and rows of negatives by the four rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from core.functions import Ints
from pages.sampler.draws import Pile
from pages.sampler.rules import CPU, GPU, Rule
from ui.drawings.tree import Tree, element
from ui.text.i18n import Text
from ui.text.numbers import share

_HEIGHT = 168
_BLOCK = 14
"""Pixels: the tallest column, and one draw."""
_SHOWN_DRAWS = 8
"""The number of words of a row that are written out."""


def column_names(edges: Ints, words: Sequence[str]) -> list[str]:
    """Return the names of a pile's columns: words, or ranges of ranks."""
    return [
        words[low] if high - low == 1 else f"{_short(low + 1)}–{_short(high)}"
        for low, high in pairwise(edges)
    ]


def _short(rank: int) -> str:
    return f"{rank / 1000:.1f}k" if rank >= 1000 else str(rank)


def pile(t: Text, drawn: Pile, names: Sequence[str], fresh: int) -> Tree:
    """Return columns of draws, with lines where they are expected to reach; fresh draws fall in one by one.

    Before the first draw, the lines show the law itself: a column of the whole height would be drawn always.
    """
    expected = drawn.p * drawn.total
    tallest = max(float(drawn.counts.max()), float(expected.max()), 1.0)
    unit = _HEIGHT / tallest
    if drawn.is_small:
        unit = min(unit, _BLOCK)
    turns = _turns(drawn, fresh)
    columns = []
    for i, (name, count, hope) in enumerate(zip(names, drawn.counts, expected, strict=True)):
        reach = unit * hope if drawn.total else _HEIGHT * drawn.p[i]
        line = element("i", "", style=f"bottom:{reach:.1f}px")
        blocks = _blocks(int(count), unit, turns[i]) if drawn.is_small else [_block(unit * count, "lab-bulk")]
        hoped = f"{hope:.1f}" if drawn.is_small else f"{hope:,.0f}"
        columns.append(
            element(
                "div",
                "lab-column",
                element("div", "lab-stack", line, *blocks),
                element("strong", "", f"{count:,}"),
                element("small", "", t("sampler.pile.expected", expected=hoped) if drawn.total else "\u00a0"),
                element("span", "", name),
                element("small", "", share(drawn.p[i])),
            )
        )
    alt = t("sampler.pile.alt", total=f"{drawn.total:,}", distance=f"{drawn.distance:.3f}")
    return element("div", "lab-scroll", element("div", "lab-pile", *columns, role="img", aria_label=alt))


def _blocks(count: int, unit: float, new: Sequence[int]) -> list[Tree]:
    old = [_block(unit) for _ in range(count - len(new))]
    return old + [_block(unit, "lab-fresh", f"animation-delay:{0.35 * turn:.2f}s") for turn in new]


def _block(height: float, css: str = "", style: str = "") -> Tree:
    return element("b", css, style=f"height:{height:.2f}px;{style}")


def _turns(drawn: Pile, fresh: int) -> list[list[int]]:
    """Return for each column the turns, from 0 on, at which its fresh draws fall."""
    turns: list[list[int]] = [[] for _ in drawn.counts]
    for turn, column in enumerate(drawn.columns(drawn.last[:fresh])):
        turns[column].append(turn)
    return turns


def rules(t: Text, found: Sequence[Rule], words: Sequence[str], target: int) -> Tree:
    """Return the four rules as cards: rows of draws, and how often they hold the target or a word twice."""
    return element("div", "lab-cards lab-rules", *[_rule(t, rule, words, target) for rule in found])


def _rule(t: Text, rule: Rule, words: Sequence[str], target: int) -> Tree:
    replacement = "with" if rule.replace else "without"
    name = t(f"sampler.rules.{replacement}_{'excluded' if rule.exclude_target else 'allowed'}")
    tag = {GPU: "gpu", CPU: "cpu"}.get((rule.replace, rule.exclude_target))
    tags = [element("span", "lab-tag", t(f"sampler.rules.{tag}"))] if tag else []
    rows = [_row(row, words, target) for row in rule.rows]
    rates = (("hits", rule.hits, rule.hits_drawn), ("repeats", rule.repeats, rule.repeats_drawn))
    return element(
        "div",
        f"lab-card {'lab-marked' if tag else ''}",
        element("div", "lab-head-row", element("div", "lab-verdict", name), *tags),
        *rows,
        element(
            "div",
            "lab-matrix",
            element("table", "", _rates_head(t), element("tbody", "", *[_rate(t, *rate) for rate in rates])),
        ),
    )


def _rates_head(t: Text) -> Tree:
    names = [element("th", "", t(f"sampler.rules.{name}")) for name in ("theory", "drawn")]
    return element("thead", "", element("tr", "", element("th", ""), *names))


def _rate(t: Text, what: str, theory: float, drawn: float) -> Tree:
    cells = [element("td", "", f"{share:.1%}") for share in (theory, drawn)]
    return element("tr", "", element("th", "", t(f"sampler.rules.{what}"), scope="row"), *cells)


def _row(row: Ints, words: Sequence[str], target: int) -> Tree:
    chips = []
    for word in row[:_SHOWN_DRAWS]:
        hit = " lab-asked-hit" if word == target else ""
        twice = " lab-asked-twice" if np.count_nonzero(row == word) > 1 else ""
        chips.append(element("span", f"lab-asked-noise{hit}{twice}", words[word]))
    more = len(row) - len(chips)
    return element("div", "lab-asked", *chips, *([element("span", "lab-muted", f"+{more}")] if more else []))
