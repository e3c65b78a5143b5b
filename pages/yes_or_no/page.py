"""From many classes to yes or no: one row of W_out, one dot product, one sigmoid (4.2.2)."""

import streamlit as st

from material.sentence import WORDS
from pages.yes_or_no import drawn, lesson
from pages.yes_or_no.drawings import asked, numbers, shapes, worked
from pages.yes_or_no.settings import YES_OR_NO as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.lecture.scenes import scene
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import pitfall, quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control
from ui.settings.session import change, open_table, settings_of, share, state_of, text
from ui.settings.table import part_of
from ui.text.numbers import decimal, number

t = text()
open_table(TABLE)
question(t, TABLE.page)


def present_view() -> lesson.View:
    return lesson.run(state_of(TABLE, lesson.State))


def other_weights() -> None:
    change(TABLE, seed=settings_of(TABLE).seed % lesson.MAX_SEED + 1)


@st.fragment
def one_question() -> None:
    settings = settings_of(TABLE)
    view = present_view()
    verdict = lesson.verdict(state_of(TABLE, lesson.State))
    step = stepper(
        t,
        TABLE,
        lesson.STEPS,
        word=settings.word,
        V=lesson.V,
        H=lesson.H,
        score=number(view.score[view.word]),
        y=decimal(view.sigmoid[view.word], ".3f"),
        share=number(view.softmax[view.word]),
        verdict=t(f"yes_or_no.verdict.{verdict}", word=settings.word),
    )
    is_flagged = step.name in lesson.FLAGGED
    show_tree(asked(t, view, settings.example, is_flagged=is_flagged), key="asked")
    formula_code_numbers(
        t,
        step,
        view.trace,
        numbers(step, view),
        worked=worked(step, view),
        key="yes_or_no",
        widths=(1, 1.45),
    )
    share(TABLE, key="address.question")


@st.fragment
def side_by_side() -> None:
    st.subheader(t("yes_or_no.side.title"), anchor=False)
    # True of every context and every word: a change of them leaves the guess as it is.
    prediction = predict(t, TABLE, "push", options=lesson.GUESSES, truth="softmax")
    with prediction.box:
        push(prediction.guess)


@st.fragment
def push(guess: lesson.Guess | None) -> None:
    why = "" if guess else t("yes_or_no.side.wait")
    which, slider = st.columns([1, 2.5], gap="medium")
    with which:
        control(t, TABLE, "other", disabled=not guess, why_disabled=why)
    with slider:
        control(t, TABLE, "other_score", disabled=not guess, why_disabled=why)
    if guess is None:
        return
    settings = settings_of(TABLE)
    shown = part_of(settings, drawn.Push, guess=guess)
    now = drawn.push(t, shown)
    view = present_view()
    pushed = lesson.push(view, WORDS.index(settings.other), settings.other_score)
    for name in ("push_said", "outcome"):
        show_tree(now.trees[name], key=name)
    left, right = st.columns([1.6, 1.1], gap="medium")
    with left:
        chart(
            now.charts["side_by_side"],
            key="side_by_side",
            alt=t(
                "yes_or_no.side.alt",
                word=settings.word,
                softmax=decimal(pushed.softmax[view.word], ".3f"),
                sigmoid=decimal(pushed.sigmoid[view.word], ".3f"),
            ),
            height=250,
        )
    with right:
        show_tree(now.trees["changed"], key="changed")
    offer(t, TABLE, ("other_score",), drawn.push, shown, key="frames.push")
    table = {
        t("yes_or_no.side.word"): WORDS,
        t("yes_or_no.side.softmax_before"): view.softmax,
        t("yes_or_no.side.softmax_after"): pushed.softmax,
        t("yes_or_no.side.sigmoid_before"): view.sigmoid,
        t("yes_or_no.side.sigmoid_after"): pushed.sigmoid,
    }
    table_behind(t, table, key="yes_or_no_side")
    share(TABLE, key="address.side")


@st.fragment
def sums() -> None:
    st.subheader(t("yes_or_no.sums.title"), anchor=False)
    with pitfall(t, TABLE.page):
        add_up()
    share(TABLE, key="address.sums")


def two_right() -> None:
    change(TABLE, **lesson.TWO_RIGHT)


def add_up() -> None:
    size, try_out = st.columns([1.6, 1.1], gap="medium", vertical_alignment="center")
    with size:
        K = control(t, TABLE, "sample_size")
    with try_out:
        # The whole page: the context stands above, outside this fragment.
        if st.button(t("yes_or_no.sums.two_right"), on_click=two_right, icon=":material/flag:"):
            st.rerun()
    shown = part_of(settings_of(TABLE), drawn.Asked)
    now = drawn.sums(t, shown)
    seen = lesson.sums(shown.example, shown.word, shown.seed)
    words, before, after = (values[: K + 1] for values in (seen.words, seen.before, seen.after))
    alt = t(
        "yes_or_no.sums.alt",
        K=K,
        before=decimal(before.sum(), ".3f"),
        after=decimal(after.sum(), ".3f"),
    )
    chart(now.charts["sums"], key="sums", alt=alt, height=210)
    show_tree(now.trees["sums_said"], key="sums_said")
    offer(t, TABLE, ("sample_size",), drawn.sums, shown, key="frames.sums")
    table = {
        t("yes_or_no.side.word"): [WORDS[i] for i in words],
        t("yes_or_no.sums.right"): ["✓" if i in seen.right else "" for i in words],
        t("yes_or_no.sums.before_table"): before,
        t("yes_or_no.sums.after_table"): after,
    }
    table_behind(t, table, key="yes_or_no_sums")


def layouts() -> None:
    view = present_view()
    laid = lesson.layout(view)
    strides = {"row": laid.row_stride, "column": laid.column_stride}
    st.markdown(t.prose(TABLE.page, "shapes", V=lesson.V, H=lesson.H, **strides))
    show_tree(shapes(t, laid, view.word), key="shapes")


with scene("steps"):
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name in ("example", "word", "trained"):
            with st.container(width=230 if name != "trained" else 150):
                control(t, TABLE, name)
        st.button(
            t("yes_or_no.reseed"),
            on_click=other_weights,
            icon=":material/casino:",
            help=t("yes_or_no.seed.help"),
        )
    one_question()
with scene("side-by-side"):
    side_by_side()
with scene("pitfall"):
    sums()
with st.expander(t("yes_or_no.shapes.title"), icon=":material/view_column:"):
    layouts()
with st.expander(t("yes_or_no.whole"), icon=":material/code:"):
    for source in lesson.SOURCES:
        show_tree(code(source), key=f"whole.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
