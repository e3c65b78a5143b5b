"""Sigmoid and cross-entropy: why the gradient comes out as y - t (4.2.3)."""

import streamlit as st

from pages.sigmoid import drawings, drawn, lesson, numerics
from pages.sigmoid.sections.numerics import disagreement, softmax_of_two
from pages.sigmoid.sections.squared import squared
from pages.sigmoid.settings import SIGMOID as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.lecture.scenes import scene
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control
from ui.settings.session import open_table, settings_of, share, text
from ui.settings.table import part_of

CONTROLS = {"sigmoid": ("form",), "loss": ("label", "form"), "update": ("taken", "rate")}
"""What a step lets one set besides the score; the others have the label."""

t = text()
open_table(TABLE)
question(t, TABLE.page)


@st.fragment
def graph() -> None:
    name = stepper(t, TABLE, lesson.STEPS).name
    controls, *columns = st.columns((7, 6, 6), gap="small")
    with controls:
        control(t, TABLE, "score")
        with st.container(horizontal=True):
            for setting in CONTROLS.get(name, ("label",)):
                control(t, TABLE, setting)
    shown = part_of(settings_of(TABLE), drawn.Graph)
    step, view = drawn.step_of(shown), drawn.view_of(shown)
    for column, (plot, figure) in zip(columns, drawn.graph(t, shown).charts.items(), strict=True):
        with column:
            chart(figure, key=plot, alt=t(f"sigmoid.plots.{plot}_alt"), height=196)
    numbers = drawings.numbers(t, step, view)
    formula_code_numbers(t, step, view.trace, numbers, key="sigmoid", widths=(10, 11.6))
    sliders = ("score", "taken", "rate") if name == "update" else ("score",)
    offer(t, TABLE, sliders, drawn.graph, shown, key="frames.graph")
    table = numerics.table(view.path, settings_of(TABLE).label)
    named = {t(f"sigmoid.table.{column}"): values for column, values in table.items()}
    table_behind(t, named, key="sigmoid_curves")
    share(TABLE, key="address.graph")


with scene("steps"):
    graph()
with scene("squared"):
    squared(t)
with scene("pitfall"):
    disagreement(t)
with scene("two"):
    softmax_of_two(t)
with st.expander(t("sigmoid.whole"), icon=":material/code:"):
    for kind, form in lesson.FORMS.items():
        st.caption(t(f"sigmoid.form.options.{kind}"))
        for source in form.sources:
            show_tree(code(source), key=f"whole.{kind}.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
