"""Whether more negatives make better vectors, on the page."""

from __future__ import annotations

import streamlit as st

from pages.approximation import figures, more_negatives
from pages.approximation.sections.waiting import waiting
from pages.approximation.settings import APPROXIMATION as TABLE
from pages.approximation.toy_network import HELD_OUT, SETTINGS
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.lesson_parts.prediction import predict
from ui.text.i18n import Text


def show(t: Text) -> None:
    """Ask for the best K at a given cost, then train with many."""
    said = {
        "epochs": SETTINGS.epochs,
        "budget": more_negatives.BUDGET,
        "held_out": f"{HELD_OUT:,}",
        "most": more_negatives.SIZES[-1],
    }
    st.markdown(t.prose(TABLE.page, "more", **said))
    asked = predict(t, TABLE, "more", options=more_negatives.GUESSES, truth="optimum")
    if asked.guess is None:
        return
    with asked.box:
        with waiting(t, more_negatives.rank_by_size):
            found = more_negatives.rank_by_size()
        best = more_negatives.SIZES[int(found.same_cost.argmin())]
        said |= {"best": best, "best_passes": more_negatives.passes(best)}
        alt = t("approximation.more.alt", **said)
        chart(figures.ranks_by_size(t, found), key="ranks_by_size", alt=alt, height=300)
        st.markdown(t(f"approximation.predict.more.replies.{asked.guess}", **said))
        st.markdown(t.prose(TABLE.page, "more_why", **said))
        table_behind(t, figures.ranks_table(t, found), key="approximation_more")
