"""What else the page shows to be tried: where the book's loss leaves its gradient, and softmax of two."""

from __future__ import annotations

import streamlit as st

from pages.sigmoid import drawn, numerics
from pages.sigmoid.settings import SIGMOID as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.lecture.scenes import scene, shared
from ui.lesson_parts.quiz import pitfall
from ui.settings.controls import control
from ui.settings.session import settings_of, share
from ui.settings.table import part_of
from ui.text.i18n import Text
from ui.text.numbers import number

_HEIGHT = 210


@st.fragment
def disagreement(t: Text) -> None:
    """Show where the loss with 1e-7 and the gradient that backward returns part company."""
    st.subheader(t("sigmoid.numerics.title"), anchor=False)
    with pitfall(t, TABLE.page):
        with shared("pitfall", "checks"):
            control(t, TABLE, "wrong")
        shown = part_of(settings_of(TABLE), drawn.Wrong)
        now = drawn.wrong(t, shown)
        alts = {
            "losses": t("sigmoid.numerics.loss_alt", ceiling=number(numerics.BOOK_CEILING)),
            "slopes": t("sigmoid.numerics.slope_alt"),
        }
        for column, (name, alt) in zip(st.columns(2, gap="medium"), alts.items(), strict=True):
            with column:
                chart(now.charts[name], key=name, alt=alt, height=_HEIGHT)
        with scene("checks"):
            show_tree(now.trees["checks"], key="checks")
            show_tree(now.trees["parted"], key="parted")
        offer(t, TABLE, ("wrong",), drawn.wrong, shown, key="frames.wrong")
        lines = numerics.compare(numerics.WRONG_SCORES)
        table = {
            "s": numerics.WRONG_SCORES,
            t("sigmoid.numerics.exact"): lines["exact"].loss,
            t("sigmoid.numerics.book"): lines["book"].loss,
            t("sigmoid.numerics.measured"): lines["book"].slope,
            t("sigmoid.numerics.backward"): lines["book"].gradient,
        }
        table_behind(t, table, key="sigmoid_numerics")
    with scene("stable"):
        st.markdown(t.prose(TABLE.page, "stable"))
    share(TABLE, key="address.numerics")


@st.fragment
def softmax_of_two(t: Text) -> None:
    """Show that softmax of two scores is the sigmoid of their difference."""
    st.subheader(t("sigmoid.two.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "two"))
    for column, name in zip(st.columns(2, gap="medium"), ("first", "second"), strict=True):
        with column:
            control(t, TABLE, name)
    shown = part_of(settings_of(TABLE), drawn.Two)
    show_tree(drawn.two(t, shown).trees["two"], key="two")
    offer(t, TABLE, ("first", "second"), drawn.two, shown, key="frames.two")
    share(TABLE, key="address.two")
