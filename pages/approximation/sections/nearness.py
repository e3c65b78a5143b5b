"""How near negative sampling and its relatives come to the softmax's gradient, on the page."""

from __future__ import annotations

import streamlit as st

from pages.approximation import drawn, figures
from pages.approximation import nearness as lesson
from pages.approximation.sections.waiting import waiting
from pages.approximation.settings import APPROXIMATION as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.lecture.scenes import scene
from ui.lesson_parts.formulas import formula
from ui.lesson_parts.prediction import predict
from ui.settings.controls import control
from ui.settings.session import settings_of
from ui.settings.table import part_of
from ui.text.i18n import Text

_YES_OR_NO = r"-\ln \sigma(a_0) - \sum_{k=1}^{K} \ln \sigma(-a_k)"
FORMULAS = {
    "negative": rf"\begin{{gathered}} {_YES_OR_NO} \\ a_k = s_k \end{{gathered}}",
    "nce": rf"\begin{{gathered}} {_YES_OR_NO} \\ a_k = s_k - \ln Z - \lit{{\ln K q_k}} \end{{gathered}}",
    "sampled": r"\begin{gathered} -\ln \frac{e^{a_0}}{\sum_{k=0}^{K} e^{a_k}} \\"
    r" a_0 = s_0, \; a_k = s_k - \lit{\ln K q_k} \end{gathered}",
}
"""The three losses, written in the same letters: they differ in the question, and in what is taken from the scores."""


def show(t: Text) -> None:
    """Ask what more negatives do to the gradient's direction, then compare three ways."""
    st.markdown(t.prose(TABLE.page, "near"))
    asked = predict(t, TABLE, "near", options=lesson.GUESSES, truth="falls")
    if asked.guess is None:
        return
    with asked.box:
        _compared(t, asked.guess)
    with st.expander(t("approximation.near.losses"), icon=":material/function:"):
        for place, way in zip(st.columns(3, gap="medium"), lesson.WAYS, strict=True):
            with place, st.container(border=True, height="stretch"):
                st.markdown(f"**{t(f'approximation.ways.{way}')}**")
                formula(FORMULAS[way])
                st.markdown(t.prose(TABLE.page, f"near_{way}"))


def _compared(t: Text, guess: str) -> None:
    left, right = st.columns([1, 2.4], gap="medium")
    with left:
        for name in ("size", "draws", "example", "trained"):
            control(t, TABLE, name)
    # The chart stands above two of its controls, and needs their values.
    with right:
        place = st.container()
        for column, name in zip(st.columns([1, 1.6], gap="medium"), ("of", "view"), strict=True):
            with column:
                control(t, TABLE, name)
    settings = settings_of(TABLE)
    shown = part_of(settings, drawn.Near, guess=guess)
    with waiting(t, lesson.curves, settings.trained):
        now = drawn.near(t, shown)
    alt = t("approximation.near.alt", K=settings.size)
    with place:
        chart(now.charts["nearness"], key="nearness", alt=alt, height=330)
    st.markdown(t(f"approximation.predict.near.replies.{guess}"))
    with scene("columns"):
        for name, tree in now.trees.items():
            show_tree(tree, key=name)
    with scene("near-why"):
        st.markdown(t.prose(TABLE.page, "near_why"))
    offer(t, TABLE, ("size", "draws", "example"), drawn.near, shown, key="frames.near")
    chosen = {way: lesson.curves(settings.trained)[settings.of, way] for way in lesson.WAYS}
    table_behind(t, figures.nearness_table(t, chosen), key="approximation_nearness")
