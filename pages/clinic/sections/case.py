"""The case: which one, and what the reader saw of it."""

from __future__ import annotations

import random

import streamlit as st

from pages.clinic import casebook, drawings, lesson
from pages.clinic.cases import CASES
from pages.clinic.fault import WARDS
from pages.clinic.sections import answers
from pages.clinic.settings import CLINIC as TABLE
from ui.drawings.show import show_tree
from ui.settings.controls import control, own_help
from ui.settings.session import carry_over, rules_of, settings_of
from ui.text.i18n import Text


def choose(t: Text) -> None:
    """Offer the wards and their cases."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        control(t, TABLE, "ward", on_change=answers.begin, quiet=True)
        ward = settings_of(TABLE).ward
        carry_over(TABLE.key(ward))
        st.selectbox(
            t(f"clinic.{ward}.label"),
            lesson.places(ward),
            format_func=lambda place: _title(t, ward, place),
            key=TABLE.key(ward),
            label_visibility="collapsed",
            on_change=answers.begin,
            persist_state="session",
            width=330,
            **own_help(t, TABLE, ward),
        )
        is_held = bool(rules_of(TABLE).fixed & {"ward", *WARDS})
        st.button(
            t("clinic.random"),
            on_click=_any,
            icon=":material/casino:",
            disabled=is_held,
            help=t("common.address.locked") if is_held else None,
            key="clinic.random",
        )


def _title(t: Text, ward: str, place: int) -> str:
    name = lesson.names(ward)[place - 1]
    mark = " ✓" if name in answers.solved() else ""
    return f"{place} · {t(f'clinic_{ward}.{name}.title')}{mark}"


def _any() -> None:
    """Turn to a case that is not solved yet, if there is one, and is not the one that is looked at."""
    present = answers.case_of(settings_of(TABLE))
    others = [name for name in CASES if name != present]
    name = random.choice([name for name in others if name not in answers.solved()] or others)
    answers.begin(ward=CASES[name].ward, **{CASES[name].ward: lesson.place_of(name)})


def story(t: Text, name: str) -> None:
    """Show what the reader tells and what the reader saw."""
    case = CASES[name]
    st.markdown(f"**{t(f'clinic_{case.ward}.{name}.title')}**  \n{t(f'clinic_{case.ward}.{name}.story')}")
    optimiser = casebook.optimiser(name)
    trained = "" if optimiser is None else f" · {t('clinic.trained_with', optimiser=optimiser)}"
    st.markdown(f"`$ python {case.script}`{trained}")
    show_tree(drawings.log(t, casebook.seen(name)), key="clinic.log")


def show(t: Text, name: str) -> None:
    """Show the case, and nothing else."""
    left, right = st.columns([1.6, 1], gap="medium")
    with left:
        story(t, name)
    with right:
        st.markdown(t.prose(TABLE.page, "begin", N=len(CASES)))
