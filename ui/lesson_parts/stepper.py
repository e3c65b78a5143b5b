"""The question that a page answers, and the steps on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from material.steps import Step
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.lecture.scenes import scene
from ui.lesson_parts.strip import strip
from ui.progress import kept
from ui.settings.table import Table
from ui.text.i18n import Text


def question(t: Text, page: str, **values: object) -> None:
    """Show the one question that the page answers, and which book a page means by “the book”."""
    with scene("question"):
        asked = t.prose(page, "question", **values)
        st.markdown(f"#### {asked} :small[:gray[{t('lesson.book')}]]")


def back_and_next(t: Text, go: Callable[[int], None], *, key: str, at: int, total: int) -> None:
    """Show the buttons that go back and on; the keys ← and → press them, too (`ui/lecture/keys.js`).

    Parameters
    ----------
    t : Text
    go : callable
        Goes one on if called with 1, one back with -1.
    key : str
        Begins the buttons' keys; it ends with "step", for by that the browser finds them.
    at, total : int
        Where one is, counted from 0, and among how many.
    """
    st.button(
        t("lesson.back"),
        on_click=go,
        args=(-1,),
        disabled=at == 0,
        icon=":material/arrow_back:",
        key=f"{key}.back",
    )
    st.button(
        t("lesson.next"),
        on_click=go,
        args=(1,),
        disabled=at == total - 1,
        type="primary",
        icon=":material/arrow_forward:",
        key=f"{key}.next",
    )


def stepper(t: Text, table: Table[Any], steps: Sequence[Step], **values: object) -> Step:
    """Show the strip, the buttons and the text of the present step; return that step.

    The ← and → keys press the buttons (`ui/lecture/keys.js`). The table has a
    setting "step" from 1 to the number of steps.

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
        back_and_next(t, go, key=key, at=number - 1, total=len(steps))
        dots = [
            element("i", "lab-lit" if i == number - 1 else "", "●" if i < number else "○")
            for i in range(len(steps))
        ]
        label = t("lesson.step", number=number, total=len(steps))
        way = element("div", "lab-dots", *dots, element("small", "", label), role="img", aria_label=label)
        show_tree(element("div", "lab-way", way, strip(t, step.parts)), key=f"{key}.way")
    st.markdown(t.prose(table.page, f"step_{step.name}", **values))
    kept.note_step(table.page, step.name)
    kept.keep_here(table.page, key=f"{key}.kept")
    return step
