"""What a trained answer means: not p(word | context), and falling with the number of negatives."""

from __future__ import annotations

import streamlit as st

from pages.approximation import drawn, figures
from pages.approximation.pair_scores import look_at
from pages.approximation.settings import APPROXIMATION as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.lesson_parts.quiz import pitfall
from ui.settings.controls import control
from ui.settings.session import settings_of
from ui.settings.table import part_of
from ui.text.i18n import Text


def show(t: Text) -> None:
    """Let k move, and the trained answer with it."""
    with pitfall(t, TABLE.page):
        pair, slider = st.columns([1, 2.5], gap="medium")
        with pair:
            control(t, TABLE, "pair")
        with slider:
            control(t, TABLE, "negatives")
        shown = part_of(settings_of(TABLE), drawn.Meaning)
        now = drawn.meaning(t, shown)
        alt = t("approximation.meaning.alt", **drawn.meaning_said(shown))
        chart(now.charts["pair"], key="pair", alt=alt, height=280)
        show_tree(now.trees["pair_said"], key="pair_said")
        offer(t, TABLE, ("negatives",), drawn.meaning, shown, key="frames.meaning")
        table_behind(t, figures.pair_table(look_at(shown.pair)), key="approximation_meaning")
