"""A step's quantity three times: as formula, as the code that ran, and as the numbers that it made."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from core.tracing.trace import Trace
from material.steps import Step
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.drawings.tree import Tree, element
from ui.text.i18n import Text

_LIT = re.compile(r"\\lit\{")
_LIT_COLOUR = "#2E86DE"
"""Blue that reads on white and on black; formulas cannot use the theme's colours."""


def formula(latex: str) -> None:
    r"""Show a formula; what stands in ``\lit{...}`` is coloured."""
    st.latex(_LIT.sub(rf"\\textcolor{{{_LIT_COLOUR}}}{{", latex))


def formula_code_numbers(
    t: Text,
    step: Step,
    trace: Trace,
    numbers: Sequence[Tree],
    *,
    key: str,
    worked: str = "",
    widths: tuple[float, float] = (1, 1),
) -> None:
    """Show a step's quantity three times: as formula, as the source lines that computed it, and as numbers.

    Parameters
    ----------
    t : Text
    step : Step
    trace : Trace
        The trace of the run that just happened.
    numbers : sequence of trees
        The drawings of the values.
    key : str
    worked : str
        The formula with the numbers put in, as LaTeX.
    widths : (float, float)
        The relative widths of formula and code on the left, and of the numbers.
    """
    left, right = st.columns(widths, gap="medium")
    with left:
        formula(step.formula)
        is_whole = not (step.source.guards | step.source.unpacking)
        note = t("lesson.code" if is_whole else "lesson.code_in_brief")
        drawn = code(step.source, step.lines(trace), in_brief=True, note=note)
        show_tree(element("div", "lab-step-code", drawn), key=f"{key}.code")
    with right:
        show_tree(element("div", "lab-numbers", *numbers), key=f"{key}.numbers")
        if worked:
            formula(worked)
