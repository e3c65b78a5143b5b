"""Embedding and Embedding Dot: use only the rows that are needed (4.2.4)."""

import streamlit as st

from pages.embedding_dot import figures, lesson
from pages.embedding_dot.drawings import attempts, numbers
from pages.embedding_dot.settings import EMBEDDING_DOT as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import pitfall, quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control, grid
from ui.settings.session import open_table, reset, settings_of, share, state_of, text

t = text()
open_table(TABLE)
question(t, TABLE.page)


@st.fragment
def layer() -> None:
    settings = settings_of(TABLE)
    view = lesson.run(state_of(TABLE, lesson.State))
    step = stepper(t, TABLE, lesson.STEPS, rows=len(set(settings.idx)), V=lesson.V)
    formula_code_numbers(t, step, view.trace, numbers(step, view), key="fcn")
    with st.expander(t("embedding_dot.edit"), icon=":material/edit:"):
        W, idx, hidden = st.columns([3, 1.4, 3])
        columns = [str(j) for j in range(lesson.H)]
        with W:
            grid(t, TABLE, "W", rows=[str(i) for i in range(lesson.V)], columns=columns)
        with idx:
            grid(t, TABLE, "idx", rows=[f"b={b}" for b in range(lesson.B)], columns=["idx"])
        with hidden:
            grid(t, TABLE, "h", rows=[f"b={b}" for b in range(lesson.B)], columns=columns)
            st.button(t("embedding_dot.book"), on_click=reset, args=(TABLE,), icon=":material/menu_book:")
    share(TABLE, key="address.layer")


@st.fragment
def repeated() -> None:
    st.subheader(t("embedding_dot.repeated.title"), anchor=False)
    guess = predict(t, TABLE, "twice", options=tuple(lesson.GUESSES)).guess
    with pitfall(t, TABLE.page):
        ids = grid(t, TABLE, "repeated", rows=["idx"], columns=[f"b={b}" for b in range(lesson.B)])
        if guess is None:
            st.info(t("embedding_dot.repeated.wait"), icon=":material/psychology:")
        else:
            tried = lesson.repeat(tuple(int(i) for i in ids))
            show_tree(attempts(t, tried, lesson.GUESSES[guess]), key="attempts")
            st.markdown(t(f"embedding_dot.predict.twice.replies.{guess}"))
    share(TABLE, key="address.repeated")


@st.fragment
def traffic() -> None:
    st.subheader(t("embedding_dot.traffic.title"), anchor=False)
    H, B = lesson.LARGE_HIDDEN_SIZE, lesson.LARGE_BATCH_SIZE
    st.markdown(t.prose(TABLE.page, "traffic", H=H, B=B))
    size = control(t, TABLE, "vocab_size")
    moved = lesson.traffic(size, H, B)
    chart(
        figures.traffic(t, moved),
        key="traffic",
        alt=t("embedding_dot.traffic.alt", dense=f"{moved.dense:,}", sparse=f"{moved.sparse:,}"),
        height=190,
    )
    table = {
        t("embedding_dot.traffic.gradient"): [
            t(f"embedding_dot.traffic.{way}") for way in ("dense", "sparse")
        ],
        t("embedding_dot.traffic.bytes"): [moved.dense, moved.sparse],
    }
    table_behind(t, table, key="embedding_dot_traffic")
    share(TABLE, key="address.traffic")


layer()
repeated()
traffic()
with st.expander(t("embedding_dot.whole"), icon=":material/code:"):
    for source in lesson.SOURCES:
        show_tree(element("div", "", code(source)), key=f"whole.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
