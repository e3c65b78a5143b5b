"""The way from a lesson to the faults that readers of its part make."""

from __future__ import annotations

import streamlit as st

from material.faults import FAULTS
from ui.navigation.links import link
from ui.text.i18n import Text


def of_page(t: Text, page: str) -> None:
    """Offer the cases of the clinic that belong to a lesson, if there are any."""
    cases = FAULTS.get(page, ())
    if not cases:
        return
    with (
        st.expander(t("lesson.faults", n=len(cases)), icon=":material/stethoscope:"),
        st.container(horizontal=True),
    ):
        for ward, place, name in cases:
            link("clinic", t, t(f"clinic_{ward}.{name}.title"), query={"ward": ward, ward: str(place)})
