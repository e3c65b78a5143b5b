"""Sigmoid and cross-entropy: why the gradient comes out as y - t (4.2.3)."""

import numpy as np
import streamlit as st

from pages.sigmoid import figures, lesson, numerics
from pages.sigmoid.drawings import checks, numbers, two_classes, worked
from pages.sigmoid.sections.explorer import explorer
from pages.sigmoid.settings import SIGMOID as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.prediction import guessed, predict
from ui.lesson_parts.quiz import pitfall, quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control
from ui.settings.session import open_table, settings_of, share, state_of, text
from ui.text.numbers import decimal, number

t = text()
open_table(TABLE)
question(t, TABLE.page)


@st.fragment
def graph() -> None:
    settings = settings_of(TABLE)
    view = lesson.run(state_of(TABLE, lesson.State))
    step = stepper(
        t,
        TABLE,
        lesson.STEPS,
        s=decimal(view.score),
        y=number(view.y),
        loss=number(view.loss),
        dy=number(view.dy),
        slope=number(view.slope),
        gradient=number(view.gradient),
    )
    explorer(t, step=settings.step, locked=guessed(TABLE.page, "squared") is None)
    formula_code_numbers(t, step, view.trace, numbers(step, view), worked=worked(step, view), key="sigmoid")
    frame = numerics.table(view.path, settings.label)
    table_behind(
        t,
        {t(f"sigmoid.table.{name}"): column for name, column in frame.items()},
        key="sigmoid_curves",
    )
    squared()
    share(TABLE, key="address.graph")


def squared() -> None:
    st.subheader(t("sigmoid.pull.title"), anchor=False)
    here = numerics.curves(np.array([numerics.GUESSED_SCORE]), 1)
    entropy, result = abs(float(here.gradient[0])), abs(float(here.squared_gradient[0]))
    st.markdown(
        t.prose(
            TABLE.page,
            "squared",
            s=decimal(numerics.GUESSED_SCORE, "g"),
            y=number(float(here.y[0])),
            entropy=number(entropy),
        )
    )
    guess = predict(t, TABLE, "squared", bounds=(0.0, 1.0, 0.01)).guess
    if guess is None:
        st.info(t("sigmoid.pull.wait"), icon=":material/psychology:")
        return
    said = {"guess": f"{guess:g}", "squared": number(result)}
    st.markdown(t(f"sigmoid.predict.squared.replies.{numerics.nearness(guess, result)}", **said))
    curves = numerics.curves(numerics.PULL_SCORES, 1)
    chart(
        figures.pull(t, curves, guess, result),
        key="pull",
        alt=t("sigmoid.pull.alt", guess=said["guess"], result=said["squared"]),
        height=300,
    )
    table_behind(
        t,
        {
            "s": curves.score,
            "|y − t|": abs(curves.gradient),
            "|y − t|·y(1 − y)": abs(curves.squared_gradient),
        },
        key="sigmoid_pull",
    )
    st.markdown(t.prose(TABLE.page, "squared_why"))


@st.fragment
def disagreement() -> None:
    st.subheader(t("sigmoid.numerics.title"), anchor=False)
    with pitfall(t, TABLE.page):
        score = control(t, TABLE, "wrong")
        here = numerics.compare(np.array([score]))
        lines = numerics.compare(numerics.WRONG_SCORES)
        ceiling = number(numerics.BOOK_CEILING)
        left, right = st.columns(2, gap="medium")
        with left:
            chart(
                figures.losses(t, lines, score),
                key="losses",
                alt=t("sigmoid.numerics.loss_alt", ceiling=ceiling),
                height=280,
            )
        with right:
            chart(
                figures.slopes(t, lines, score),
                key="slopes",
                alt=t("sigmoid.numerics.slope_alt"),
                height=280,
            )
        show_tree(checks(t, here), key="checks")
        book, exact = here["book"], here["exact"]
        section = "numerics_passes" if book.agrees else "numerics_fails"
        said = {
            "book": number(float(book.loss[0])),
            "exact": number(float(exact.loss[0])),
            "slope": number(float(book.slope[0])),
            "gradient": number(float(book.gradient[0])),
        }
        st.markdown(t.prose(TABLE.page, section, s=decimal(score, "g"), ceiling=ceiling, **said))
        table = {
            "s": numerics.WRONG_SCORES,
            t("sigmoid.numerics.exact"): lines["exact"].loss,
            t("sigmoid.numerics.book"): lines["book"].loss,
            t("sigmoid.numerics.measured"): lines["book"].slope,
            t("sigmoid.numerics.backward"): lines["book"].gradient,
        }
        table_behind(t, table, key="sigmoid_numerics")
    share(TABLE, key="address.numerics")


@st.fragment
def softmax_of_two() -> None:
    st.subheader(t("sigmoid.two.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "two"))
    first, second = st.columns(2, gap="medium")
    with first:
        a = control(t, TABLE, "first")
    with second:
        b = control(t, TABLE, "second")
    show_tree(two_classes(t, numerics.two_classes(a, b)), key="two")
    share(TABLE, key="address.two")


graph()
disagreement()
softmax_of_two()
with st.expander(t("sigmoid.whole"), icon=":material/code:"):
    for source in lesson.SOURCES:
        show_tree(code(source), key=f"whole.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
