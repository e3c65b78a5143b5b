"""Embedding and Embedding Dot: use only the rows that are needed (4.2.4)."""

import streamlit as st

from pages.embedding_dot import drawn, lesson
from pages.embedding_dot.drawings import attempts, numbers
from pages.embedding_dot.settings import EMBEDDING_DOT as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.frames.offer import offer
from ui.lecture.scenes import scene
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import pitfall, quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control, grid
from ui.settings.session import change, open_table, settings_of, share, state_of, text
from ui.settings.table import part_of

t = text()
open_table(TABLE)
question(t, TABLE.page)


def books_numbers() -> None:
    change(TABLE, W=lesson.W_BOOK, idx=lesson.IDX_BOOK, h=lesson.H_BOOK)


@st.fragment
def layer() -> None:
    settings = settings_of(TABLE)
    view = lesson.run(state_of(TABLE, lesson.State))
    step = stepper(t, TABLE, lesson.STEPS, rows=len(set(settings.idx)), V=lesson.V)
    formula_code_numbers(t, step, view.trace, numbers(t, step, view), key="fcn")
    with st.expander(t("embedding_dot.edit"), icon=":material/edit:"):
        W, idx, hidden = st.columns([3, 1.4, 3])
        columns = [str(j) for j in range(lesson.H)]
        with W:
            grid(t, TABLE, "W", rows=[str(i) for i in range(lesson.V)], columns=columns)
        with idx:
            grid(t, TABLE, "idx", rows=[f"b={b}" for b in range(lesson.B)], columns=["idx"])
        with hidden:
            grid(t, TABLE, "h", rows=[f"b={b}" for b in range(lesson.B)], columns=columns)
            st.button(t("embedding_dot.book"), on_click=books_numbers, icon=":material/menu_book:")
    share(TABLE, key="address.layer")


@st.fragment
def repeated() -> None:
    st.subheader(t("embedding_dot.repeated.title"), anchor=False)
    with pitfall(t, TABLE.page):
        grid(t, TABLE, "repeated", rows=["idx"], columns=[f"b={b}" for b in range(lesson.B)])
    idx = settings_of(TABLE).repeated
    n = idx.count(lesson.GUESSED_ROW)
    right = next((guess for guess, number in lesson.GUESSES.items() if number == n), None)
    asked = predict(t, TABLE, "twice", options=tuple(lesson.GUESSES), about=("repeated",), truth=right)
    if asked.guess is not None:
        with asked.box:
            reply = lesson.reply(asked.guess, idx)
            st.markdown(t(f"embedding_dot.repeated.replies.{reply}", row=lesson.GUESSED_ROW, n=n))
            ways = attempts(t, lesson.repeat(idx), lesson.GUESSES[asked.guess])
            show_tree(ways, key="attempts")
    share(TABLE, key="address.repeated")


@st.fragment
def traffic() -> None:
    st.subheader(t("embedding_dot.traffic.title"), anchor=False)
    H, B = lesson.LARGE_HIDDEN_SIZE, lesson.LARGE_BATCH_SIZE
    st.markdown(t.prose(TABLE.page, "traffic", H=H, B=B))
    control(t, TABLE, "vocab_size")
    shown = part_of(settings_of(TABLE), drawn.Traffic)
    now = drawn.traffic(t, shown)
    show_tree(now.trees["traffic_facts"], key="traffic_facts")
    moved = lesson.traffic(shown.vocab_size)
    alt = t(
        "embedding_dot.traffic.alt",
        V=f"{shown.vocab_size:,}",
        dense=f"{moved.dense:,}",
        sparse=f"{moved.sparse:,}",
    )
    chart(now.charts["traffic"], key="traffic", alt=alt, height=300)
    offer(t, TABLE, ("vocab_size",), drawn.traffic, shown, key="frames.traffic")
    grown = [lesson.traffic(vocab_size) for vocab_size in lesson.VOCAB_SIZES]
    table = {
        t("embedding_dot.vocab_size.label"): lesson.VOCAB_SIZES,
        t("embedding_dot.traffic.dense"): [each.dense for each in grown],
        t("embedding_dot.traffic.sparse"): [each.sparse for each in grown],
    }
    table_behind(t, table, key="embedding_dot_traffic")
    share(TABLE, key="address.traffic")


with scene("steps"):
    layer()
with scene("pitfall"):
    repeated()
with scene("traffic"):
    traffic()
with st.expander(t("embedding_dot.whole"), icon=":material/code:"):
    st.markdown(t.prose(TABLE.page, "whole"))
    for source in lesson.SOURCES:
        show_tree(element("div", "", code(source)), key=f"whole.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
