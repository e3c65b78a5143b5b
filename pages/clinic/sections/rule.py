"""The rule: what to look for next time, and the sheet that grows with each case."""

from __future__ import annotations

import streamlit as st

from pages.clinic import lesson
from pages.clinic.cases import CASES
from pages.clinic.sections import answers, repair
from pages.clinic.sections.examine import enough_of
from pages.clinic.settings import CLINIC as TABLE
from ui.navigation.links import link
from ui.settings.session import settings_of
from ui.text.i18n import Text


def show(t: Text, name: str) -> None:
    """Show what the case teaches once it is solved; the sheet always."""
    case = CASES[name]
    left, right = st.columns(2, gap="medium")
    with left:
        if repair.is_repaired(name) or name in answers.solved():
            st.success(t(f"clinic_{case.ward}.{name}.rule.text"), icon=":material/lightbulb:")
            made = lesson.examinations(settings_of(TABLE).tests)
            record = answers.record(name)
            judged = lesson.judged(name, made)
            said = t(f"clinic.judged.{judged}", n=len(made), enough=enough_of(t, name))
            st.markdown(f"{said} {t('clinic.tries', lines=len(record.lines), repairs=len(record.repairs))}")
        else:
            st.info(t("clinic.repair_first"))
        with st.container(horizontal=True, vertical_alignment="center"):
            following = lesson.after(case.ward, lesson.place_of(name))
            st.button(
                t("clinic.next_case"),
                on_click=answers.begin,
                kwargs={case.ward: following},
                icon=":material/arrow_forward:",
                key="clinic.next_case",
            )
            link(case.page, t, t("clinic.to_page", page=t(f"nav.{case.page}.title")))
    with right:
        st.markdown(t.prose(TABLE.page, "sheet"))
        rules = [t(f"clinic_{CASES[one].ward}.{one}.rule.text") for one in answers.solved()]
        if rules:
            st.markdown(f"**{t('clinic.own_sheet', n=len(rules))}**")
            st.markdown("\n".join(f"- {rule}" for rule in dict.fromkeys(rules)))
