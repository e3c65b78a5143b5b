"""Why there are two matrices, on the page."""

from __future__ import annotations

import streamlit as st

from pages.approximation import matrices as lesson
from pages.approximation.drawings import neighbourhoods
from pages.approximation.sections.waiting import waiting
from pages.approximation.settings import APPROXIMATION as TABLE
from ui.drawings.facts import facts
from ui.drawings.show import show_tree
from ui.lesson_parts.prediction import predict
from ui.text.i18n import Text
from ui.text.numbers import decimal


def show(t: Text) -> None:
    """Ask what one matrix would answer about a word in its own context, then train one."""
    st.markdown(t.prose(TABLE.page, "matrices"))
    asked = predict(
        t,
        TABLE,
        "own",
        bounds=lesson.GUESSES,
        truth=lambda: lesson.train(tied=True).own_y,
        is_right=lesson.is_right,
    )
    if asked.guess is None:
        return
    with asked.box:
        with waiting(t, lesson.train, True):
            two, one = lesson.train(tied=False), lesson.train(tied=True)
        items = []
        for name, network in (("two", two), ("one", one)):
            network_name = t(f"approximation.matrices.{name}")
            score = t("approximation.matrices.score", score=decimal(network.own, ".2f"))
            items += [
                (t("approximation.matrices.own", network=network_name), f"{network.own_y:.2f}", score),
                (
                    t("approximation.matrices.rank", network=network_name),
                    f"{network.rank:.1f}",
                    t("approximation.matrices.best"),
                ),
            ]
        show_tree(facts(items), key="two_networks")
        reply = lesson.verdict(asked.guess, one.own_y)
        said = {"guess": f"{asked.guess:.2f}", "one": f"{one.own_y:.2f}", "two": f"{two.own_y:.2f}"}
        st.markdown(t(f"approximation.predict.own.replies.{reply}", **said))
        st.markdown(t.prose(TABLE.page, "matrices_why", **said))
        show_tree(neighbourhoods(t, lesson.neighbourhoods()), key="neighbourhoods")
