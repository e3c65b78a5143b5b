"""Drawings of the bug clinic: logs, what an examination found, lines to point at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from core.functions import Floats
from pages.clinic.casebook import Seen
from pages.clinic.findings import (
    Drawn,
    FirstLoss,
    GradientCheck,
    LastLoss,
    Moved,
    Ranks,
    Result,
    Shapes,
    Slopes,
    Stopped,
    Work,
)
from pages.clinic.patching import Listing
from ui.drawings.code import code
from ui.drawings.facts import facts
from ui.drawings.matrix import matrix
from ui.drawings.tree import Tree, element
from ui.text import numbers
from ui.text.i18n import Text


def written(t: Text, value: float) -> str:
    """Return a number as a reader takes it in; a word where there is none, because nothing ran or it flew off."""
    return numbers.number(value) if np.isfinite(value) else t("clinic.no_number")


def written_tiny(t: Text, value: float) -> str:
    """Return a relative error, likewise."""
    return numbers.tiny(value) if np.isfinite(value) else t("clinic.no_number")


def log(t: Text, seen: Seen) -> Tree:
    """Return what a run printed, as a terminal shows it; lines that are left out are counted."""
    shown: list[Tree | str] = [element("div", "", line) for line in seen.log]
    if seen.n_lines > len(seen.log):
        left_out = element("div", "lab-muted", t("clinic.left_out", n=f"{seen.n_lines - len(seen.log):,}"))
        shown.insert(len(shown) - 1, left_out)
    if seen.stopped:
        shown += [element("div", "lab-raised", line) for line in seen.stopped.text.splitlines()]
    if not shown:
        shown = [element("div", "lab-muted", t("clinic.nothing_printed"))]
    return element("div", "lab-terminal", *shown, role="region", aria_label=t("clinic.log"), tabindex="0")


def symptom(t: Text, seen: Seen) -> Tree:
    """Return in one line how a run ended: the error, or the last line that it printed."""
    if seen.stopped:
        line = element("div", "lab-raised", seen.stopped.last)
    elif seen.log:
        line = element("div", "", seen.log[-1])
    else:
        line = element("div", "lab-muted", t("clinic.nothing_printed"))
    return element("div", "lab-terminal", line)


def listing(one: Listing, *, lit: Collection[int] = (), picks: Mapping[int, str] | None = None) -> Tree:
    """Return the code of a case; `picks` names the lines that can be pointed at."""
    return code(one.source, lit, note=one.file, picks=picks)


def marks(t: Text, results: Mapping[str, Result]) -> Tree:
    """Return a line for each examination: whether it found anything odd, and its chief figure."""
    rows = [
        element(
            "li",
            "lab-odd" if found.is_odd else "lab-fine",
            element("b", "", "✗ " if found.is_odd else "✓ "),
            t(f"clinic.examinations.{name}.label"),
            element("small", "", brief(t, found)),
        )
        for name, found in results.items()
    ]
    return element("ul", "lab-marks", *rows)


def brief(t: Text, found: Result) -> str:
    """Return an examination's chief figure in a few words."""
    match found:
        case Stopped(kind=kind):
            return kind
        case FirstLoss(loss=loss, expected=expected):
            return t("clinic.brief.first_loss", loss=written(t, loss), expected=written(t, expected))
        case LastLoss(sgd=sgd, adam=adam):
            return f"SGD {written(t, sgd.last)} · Adam {written(t, adam.last)}"
        case Moved(W_in=rows_in, W_out=rows_out):
            as_many = rows_in.is_as_many and rows_out.is_as_many
            kind = "by_another_step" if found.is_odd and as_many else "moved"
            return t(f"clinic.brief.{kind}", W_in=rows_in.moved, W_out=rows_out.moved, V=len(rows_in.rows))
        case GradientCheck(W_in=first, W_out=second):
            errors = {"W_in": written_tiny(t, first.error), "W_out": written_tiny(t, second.error)}
            return t("clinic.brief.gradient_check", **errors)
        case Ranks(mean=mean):
            return t("clinic.brief.ranks", mean=f"{mean:.2f}")
        case Shapes(values=values):
            return t("clinic.n_odd", n=sum(value.is_odd for value in values))
        case Drawn(distance=distance):
            return t("clinic.brief.drawn", distance=f"{distance:.1%}")
        case Work(times=times):
            return t("clinic.brief.work", times=f"{times:.1f}")


def finding(t: Text, found: Result, words: Sequence[str]) -> Tree | None:
    """Return the drawing of what an examination found; None for one that is drawn as a chart."""
    match found:
        case Stopped():
            lines = [element("div", "lab-raised", line) for line in found.text.splitlines()]
            return element("div", "lab-terminal", *lines)
        case FirstLoss(loss=loss, expected=expected):
            return facts(
                [
                    (t("clinic.first_loss"), written(t, loss), ""),
                    ("(K + 1)·ln 2", written(t, expected), t("clinic.knows_nothing")),
                ]
            )
        case Moved(W_in=rows_in, W_out=rows_out):
            names = [t("clinic.this_code"), t("clinic.sound_code")]
            return _beside(
                matrix(np.column_stack([one.rows, one.sound]), name, rows=words, columns=names)
                for name, one in (("W_in", rows_in), ("W_out", rows_out))
            )
        case GradientCheck(W_in=first, W_out=second):
            both = sorted((("W_in", first), ("W_out", second)), key=lambda one: one[1].error, reverse=True)
            return element("div", "", *[_slopes(t, name, one, words) for name, one in both])
        case Shapes(values=values):
            return _variables(t, found, values)
        case Ranks(ranks=ranks, sound=sound):
            names = [t("clinic.this_code"), t("clinic.sound_code")]
            table = np.column_stack([ranks, sound]).T
            return matrix(table, t("clinic.rank"), rows=names, write=lambda value: f"{value:g}")
        case _:
            return None


def _slopes(t: Text, name: str, one: Slopes, words: Sequence[str]) -> Tree:
    """Return both gradients of a matrix beside each other, the rows that disagree lit."""
    scale = _largest(one.analytic, one.numeric)
    return _beside(
        matrix(values, f"{name}: {t(f'clinic.{kind}')}", rows=words, lit=one.differing or None, scale=scale)
        for kind, values in (("backward", one.analytic), ("slope", one.numeric))
    )


def _largest(*arrays: Floats) -> float:
    finite = np.concatenate([array[np.isfinite(array)] for array in arrays])
    return float(np.abs(finite).max(initial=0)) or 1.0


def _beside(trees: Iterable[Tree]) -> Tree:
    return element("div", "lab-beside", *trees)


def _variables(t: Text, found: Shapes, values: Sequence[object]) -> Tree:
    rows = [
        element(
            "tr",
            "lab-odd" if value.is_odd else "",
            element("td", "", f"{value.file}:{value.line}"),
            element("td", "", element("code", "", value.name)),
            element("td", "", value.kind),
            element("td", "", "" if value.shape is None else str(value.shape)),
        )
        for value in found.values
    ]
    names = [t(f"clinic.variables.{name}") for name in ("where", "name", "kind", "shape")]
    head = element("thead", "", element("tr", "", *[element("th", "", name) for name in names]))
    table = element("table", "lab-variables", head, element("tbody", "", *rows))
    # The traceback stands in the case, beside it.
    below = (
        [element("div", "lab-terminal", element("div", "lab-raised", found.stopped.last))]
        if found.stopped
        else []
    )
    return element("div", "", element("div", "lab-scroll", table), *below)
