"""The repair: each one on offer is put into the code and run."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.clinic import casebook, drawings, lesson
from pages.clinic.cases import CASES
from pages.clinic.fault import Case
from pages.clinic.sections import answers, locate
from pages.clinic.settings import CLINIC as TABLE
from ui.board.beside import Choices
from ui.drawings.show import show_tree
from ui.lecture.scenes import box
from ui.lesson_parts.prediction import prediction
from ui.lesson_parts.shuffled import shuffled
from ui.settings import guesses
from ui.settings.session import carry_over
from ui.text.i18n import Text

_CHOICE = "clinic.repair.choice"


def show(t: Text, name: str) -> None:
    """Offer the repairs once the line is found; run the one that is chosen."""
    if not locate.is_located(name):
        st.info(t("clinic.locate_first"))
        st.button(t("clinic.to_locate"), on_click=answers.go, args=("locate",), key="clinic.to_locate")
        return
    case = CASES[name]
    if guesses.committed(TABLE.page, "repair") is None:
        # What comes of a repair shows both anew.
        _recall(t, name)
    names = [_label(t, case, number) for number in range(len(case.repairs))]
    asked = prediction(
        t,
        TABLE,
        "repair",
        lambda: _choose(t, case),
        lambda guess: names[lesson.chosen(guess, len(names)) or 0],
        lambda guess: lesson.chosen(guess, len(names)) is not None,
        Choices([str(number) for number in range(len(names))], names),
        about=answers.about(),
        truth=str(case.repairs.index(case.right)),
    )
    number = lesson.chosen(asked.guess, len(names))
    if number is not None:
        with asked.box:
            _came_of(t, case, number)


def _recall(t: Text, name: str) -> None:
    """Show what is to be repaired: how the run ended, and the line that was located."""
    lines = lesson.lines(name)
    line = lines[lesson.chosen(guesses.committed(TABLE.page, "line"), len(lines)) or 0]
    near = casebook.around(name, line.file, line.number)
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"**{t(f'clinic_{CASES[name].ward}.{name}.title')}**")
        show_tree(drawings.symptom(t, casebook.seen(name)), key="clinic.symptom")
    if near is not None:
        with right:
            show_tree(drawings.listing(near, lit=[line.number]), key="clinic.located")


def is_repaired(name: str) -> bool:
    """Whether the learner has committed the right repair."""
    repairs = CASES[name].repairs
    number = lesson.chosen(guesses.committed(TABLE.page, "repair"), len(repairs))
    return locate.is_located(name) and number is not None and repairs[number].is_right


def _label(t: Text, case: Case, number: int) -> str:
    return t(f"clinic_{case.ward}.{case.name}.repairs.{case.repairs[number].name}.label")


def _choose(t: Text, case: Case) -> Callable[[], str] | None:
    numbers = {repair.name: number for number, repair in enumerate(case.repairs)}
    key = f"{_CHOICE}.{case.name}"
    carry_over(key)
    chosen = st.radio(
        t("clinic.predict.repair.question"),
        [numbers[repair] for repair in shuffled(f"clinic.{case.name}", list(numbers))],
        index=None,
        format_func=lambda number: _label(t, case, number),
        key=key,
        label_visibility="collapsed",
    )
    return None if chosen is None else lambda: str(chosen)


def _came_of(t: Text, case: Case, number: int) -> None:
    """Show what a repair does: the code, the script's output, and all examinations."""
    repair = case.repairs[number]
    answers.record(case.name).repairs.add(number)
    say = st.success if repair.is_right else st.error
    icon = ":material/check_circle:" if repair.is_right else ":material/replay:"
    say(t(f"clinic_{case.ward}.{case.name}.repairs.{repair.name}.belief"), icon=icon)
    left, right = st.columns(2, gap="medium")
    changed = casebook.changed(case.name, repair.name)
    with left, box("repaired", 300):
        for place, listing in enumerate(casebook.listings(case.name, repair.name)):
            lit = changed.get(listing.file, frozenset())
            if any(line in lit for line, _ in listing.source.lines):
                show_tree(drawings.listing(listing, lit=lit), key=f"clinic.repaired.{place}")
    with right:
        show_tree(drawings.marks(t, casebook.checks(case.name, repair.name)), key="clinic.marks")
        show_tree(drawings.log(t, casebook.seen(case.name, repair.name)), key="clinic.repaired.log")
    if repair.is_right:
        answers.solve(case.name)
