"""What every lesson page is made of: question, strip, stepper, prediction, formula-code-numbers, pitfall, quiz."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from core.tracing.trace import Trace
from material.steps import Question, Step
from ui.drawings import markup
from ui.drawings.code import code
from ui.drawings.markup import Tree, h
from ui.lesson_parts import glossary
from ui.lesson_parts.strip import strip
from ui.settings.session import carry_over
from ui.settings.table import Table
from ui.text.i18n import Text

_LIT = re.compile(r"\\lit\{")
_LIT_COLOUR = "#2E86DE"
"""Blue that reads on white and on black; formulas cannot use the theme's colours."""

_PROGRESS = "_progress"

T = TypeVar("T")

Columns = Mapping[str, Any]
Rows = Sequence[Mapping[str, Any]]
"""The numbers behind a chart, each named as the reader sees it."""


def question(t: Text, page: str, **values: object) -> None:
    """Show the one question that the page answers."""
    st.markdown(f"#### {t.prose(page, 'question', **values)}")


def stepper(t: Text, table: Table[Any], steps: Sequence[Step], **values: object) -> Step:
    """Show the strip, the buttons and the text of the present step; return that step.

    The ← and → keys press the buttons. The table has a setting "step" from 1 to the number of steps.

    Parameters
    ----------
    t : Text
    table : Table
    steps : sequence of Step
    **values
        Numbers for the step's text, filled in from the run.
    """
    key = table.key("step")
    number: int = st.session_state[key]
    step = steps[number - 1]

    def go(by: int) -> None:
        st.session_state[key] = min(max(st.session_state[key] + by, 1), len(steps))

    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("lesson.back"),
            on_click=go,
            args=(-1,),
            disabled=number == 1,
            icon=":material/arrow_back:",
            shortcut="Left",
            key=f"{key}.back",
        )
        st.button(
            t("lesson.next"),
            on_click=go,
            args=(1,),
            disabled=number == len(steps),
            type="primary",
            icon=":material/arrow_forward:",
            shortcut="Right",
            key=f"{key}.next",
        )
        dots = [
            h("i", "lab-lit" if i == number - 1 else "", "●" if i < number else "○")
            for i in range(len(steps))
        ]
        label = t("lesson.step", number=number, total=len(steps))
        markup.show(
            h("div", "lab-dots", *dots, h("small", "", label), role="img", aria_label=label),
            key=f"{key}.dots",
        )
    markup.show(strip(t, step.parts), key=f"{key}.strip")
    st.markdown(t.prose(table.page, f"step_{step.name}", **values))
    return step


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
        st.caption(t("lesson.formula"))
        formula(step.formula)
        st.caption(t("lesson.code"))
        markup.show(code(step.source, step.lines(trace), guards=False), key=f"{key}.code")
    with right:
        st.caption(t("lesson.numbers"))
        markup.show(h("div", "lab-numbers", *numbers), key=f"{key}.numbers")
        if worked:
            formula(worked)


def predict(
    t: Text,
    page: str,
    name: str,
    *,
    options: Sequence[str] = (),
    bounds: tuple[float, float, float] | None = None,
    unit: str = "",
) -> Any:  # noqa: ANN401 - a number or an option
    """Ask for a guess before the reveal; return it once it is committed, else None.

    Texts: ``page.predict.name.question`` and, for options, ``page.predict.name.options.…``.

    Parameters
    ----------
    t : Text
    page, name : str
    options : sequence of str
        The options to choose from, if the guess is no number.
    bounds : (low, high, step)
        The bounds and the step of a number to set, if there are no options.
    unit : str
        The unit that is written after that number.
    """
    base = f"{page}.predict.{name}"
    key = f"{base}.guess.choice"

    def ask() -> Callable[[], object] | None:
        carry_over(key)
        choice: object
        if options:
            choice = st.radio(
                t(f"{base}.question"),
                options,
                index=None,
                format_func=_option_text(t, base),
                key=key,
                label_visibility="collapsed",
                persist_state="session",
            )
        else:
            low, high, step = bounds or (0.0, 1.0, 0.01)
            st.session_state.setdefault(key, (low + high) / 2)
            choice = st.slider(
                t(f"{base}.question"),
                low,
                high,
                step=step,
                format=f"%g{unit.replace('%', '%%')}" if unit else None,
                key=key,
                label_visibility="collapsed",
                persist_state="session",
            )
        return None if choice is None else lambda: st.session_state[key]

    def say(guess: Any) -> str:  # noqa: ANN401
        return t(f"{base}.options.{guess}") if options else f"{guess:g}{unit}"

    return prediction(t, base, ask, say)


def prediction(
    t: Text, base: str, ask: Callable[[], Callable[[], T] | None], say: Callable[[T], str]
) -> T | None:
    """Frame a question and a way to answer it; return the guess once it is committed, else None.

    Parameters
    ----------
    t : Text
    base : str
        The question's text is ``base.question``.
    ask : callable
        Shows what the guess is made with; returns how to read the guess when it is committed, or None if there is none.
    say : callable
        Puts a guess into words.
    """
    key = f"{base}.guess"
    with st.container(border=True):
        st.markdown(f":material/psychology: **{t('lesson.predict')}** {t(f'{base}.question')}")
        if key in st.session_state:
            guess: T = st.session_state[key]
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(t("lesson.your_guess", guess=say(guess)))
                st.button(t("lesson.again"), on_click=st.session_state.pop, args=(key,), key=f"{key}.again")
            return guess
        read = ask()

        def commit() -> None:
            if read is not None:
                st.session_state[key] = read()

        st.button(t("lesson.commit"), on_click=commit, disabled=read is None, key=f"{key}.commit")
    return None


def guessed(page: str, name: str) -> Any:  # noqa: ANN401 - a number or an option
    """Return the guess that was committed to a question of `predict`, or None."""
    return st.session_state.get(f"{page}.predict.{name}.guess")


@contextmanager
def pitfall(t: Text, page: str, **values: object) -> Iterator[None]:
    """Frame the misunderstanding that readers of this part have; what is shown inside goes wrong on purpose."""
    with st.container(border=True):
        st.markdown(f":material/warning: **{t('lesson.pitfall')}** {t.prose(page, 'pitfall', **values)}")
        yield


def quiz(t: Text, page: str, questions: Sequence[Question]) -> None:
    """Offer the page's terms; ask the questions and reply to every choice; remember what was solved."""
    glossary.on_page(t, page)
    st.subheader(t("lesson.quiz"), anchor=False)
    for item in questions:
        base = f"{page}.quiz.{item.name}"
        carry_over(f"{base}.choice")
        choice = st.radio(
            t(f"{base}.question"),
            item.options,
            index=None,
            format_func=_option_text(t, base),
            key=f"{base}.choice",
            persist_state="session",
        )
        if choice is None:
            continue
        reply = t(f"{base}.replies.{choice}")
        if choice == item.answer:
            progress().setdefault(page, set()).add(item.name)
            st.success(reply, icon=":material/check_circle:")
        else:
            st.error(reply, icon=":material/replay:")


def _option_text(t: Text, base: str) -> Callable[[str], str]:
    return lambda option: t(f"{base}.options.{option}")


def progress() -> dict[str, set[str]]:
    """Return the names of the solved questions by page."""
    solved: dict[str, set[str]] = st.session_state.setdefault(_PROGRESS, {})
    return solved


def table_behind(t: Text, table: Columns | Rows, *, key: str) -> None:
    """Offer the numbers of a chart, given by column or row, as a table and as CSV; both are built when asked for."""
    shelf = st.expander(t("lesson.table"), icon=":material/table:", key=f"{key}.table", on_change="rerun")
    if shelf.open:
        frame = pd.DataFrame(table)
        with shelf:
            if len(frame) <= 40:
                st.table(frame)
            else:
                st.dataframe(frame, height=300, hide_index=True)
            st.download_button(
                t("lesson.csv"),
                lambda: frame.to_csv(index=False).encode("utf-8-sig"),
                file_name=f"{key}.csv",
                mime="text/csv",
                icon=":material/download:",
                key=f"{key}.csv",
                on_click="ignore",
            )
