"""Whether to divide the context gradient by the number of context words, on the page."""

from __future__ import annotations

import streamlit as st

from pages.approximation import division as lesson
from pages.approximation import figures
from pages.approximation.sections.waiting import waiting
from pages.approximation.settings import APPROXIMATION as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.lesson_parts.prediction import predict
from ui.text.i18n import Text


def show(t: Text) -> None:
    """Ask what the division does to a training, then train both ways."""
    st.markdown(t.prose(TABLE.page, "division"))
    asked = predict(t, TABLE, "division", options=lesson.GUESSES, truth="larger")
    if asked.guess is None:
        return
    with asked.box:
        with waiting(t, lesson.by_rate):
            found = lesson.by_rate()
        chart(figures.ranks_by_rate(t, found), key="by_rate", alt=t("approximation.division.alt"), height=300)
        st.markdown(t(f"approximation.predict.division.replies.{asked.guess}"))
        st.markdown(t.prose(TABLE.page, "division_why"))
        table_behind(t, figures.rates_table(t, found), key="approximation_division")
