"""Whether two losses can be compared, on the page."""

from __future__ import annotations

import streamlit as st

from pages.approximation import drawn, figures
from pages.approximation import ruler as lesson
from pages.approximation.sections.waiting import waiting
from pages.approximation.settings import APPROXIMATION as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.lesson_parts.prediction import predict
from ui.settings.controls import control
from ui.settings.session import settings_of
from ui.settings.table import part_of
from ui.text.i18n import Text


def show(t: Text) -> None:
    """Measure two networks, each with its own number of negatives."""
    asked = predict(t, TABLE, "zero", options=tuple(lesson.ZERO_GUESSES), truth="all")
    if asked.guess is None:
        return
    with asked.box:
        st.markdown(t(f"approximation.predict.zero.replies.{asked.guess}"))
        st.markdown(t.prose(TABLE.page, "ruler"))
        for place, name in zip(st.columns(2, gap="medium"), ("first_size", "second_size"), strict=True):
            with place:
                control(t, TABLE, name)
        shown = part_of(settings_of(TABLE), drawn.Ruled, guess=asked.guess)
        with waiting(t, lesson.ruler, True):
            now = drawn.ruled(t, shown)
        show_tree(now.trees["runs"], key="runs")
        chart(now.charts["losses"], key="losses", alt=t("approximation.ruler.alt"), height=280)
        show_tree(now.trees["ruler_said"], key="ruler_said")
        offer(t, TABLE, ("first_size", "second_size"), drawn.ruled, shown, key="frames.ruler")
        before, after = lesson.ruler(trained=False), lesson.ruler(trained=True)
        table_behind(t, figures.losses_table(t, before, after), key="approximation_ruler")
