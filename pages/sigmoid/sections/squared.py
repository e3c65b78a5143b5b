"""Why not squared error: the guess, what is so, the reason, and a race of both losses, in one box."""

from __future__ import annotations

import numpy as np
import streamlit as st

from pages.sigmoid import drawn, figures, numerics
from pages.sigmoid.settings import SIGMOID as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import Columns, table_behind
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.lesson_parts.prediction import predict
from ui.settings.controls import control
from ui.settings.session import settings_of, share
from ui.settings.table import part_of
from ui.text.i18n import Text
from ui.text.numbers import decimal, number, times

_HEIGHT = 330


@st.fragment
def squared(t: Text) -> None:
    """Ask how hard squared error pulls; then show it, and race."""
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
    right = next(name for name, guess in numerics.GUESSES.items() if numerics.judged(guess, result) == "near")
    asked = predict(t, TABLE, "squared", options=tuple(numerics.GUESSES), truth=right)
    if asked.guess is not None:
        with asked.box:
            _reveal(t, numerics.GUESSES[asked.guess], result)
    share(TABLE, key="address.squared")


def _reveal(t: Text, guess: float, result: float) -> None:
    reply = t(
        f"sigmoid.predict.squared.replies.{numerics.judged(guess, result)}",
        guess=f"{guess:g}",
        squared=number(result),
        times=times(guess / result),
    )
    st.markdown(f"{reply} {t.prose(TABLE.page, 'squared_why')}")
    left, right = st.columns(2, gap="medium")
    with left:
        alt = t("sigmoid.pull.alt", guess=f"{guess:g}", result=number(result))
        chart(figures.pull(t, guess, result), key="pull", alt=alt, height=_HEIGHT)
    with right:
        race_here = st.container()
        control(t, TABLE, "raced")
        shown = part_of(settings_of(TABLE), drawn.Raced)
        now = drawn.race(t, shown)
        with race_here:
            chart(now.charts["steps"], key="steps", alt=t("sigmoid.race.alt"), height=200)
        show_tree(now.trees["raced"], key="raced")
    offer(t, TABLE, ("raced",), drawn.race, shown, key="frames.race")
    at = numerics.curves(numerics.PULL_SCORES, 1)
    raced = numerics.race(shown.raced)
    tables: dict[str, Columns] = {
        "pull": {
            "s": at.score,
            "|y − t|": abs(at.gradient),
            "|y − t|·y(1 − y)": abs(at.squared_gradient),
        },
        "race": {
            t("sigmoid.race.x"): range(shown.raced + 1),
            t("sigmoid.race.entropy"): raced.entropy,
            t("sigmoid.race.squared"): raced.squared,
        },
    }
    for column, (name, table) in zip(st.columns(2, gap="medium"), tables.items(), strict=True):
        with column:
            table_behind(t, table, key=f"sigmoid_{name}")
