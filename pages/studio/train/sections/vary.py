"""Series of runs in which one setting differs, or two."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.errors import LabError
from pages.studio.sections import experiments
from pages.studio.train.sections.choices import corpus_of
from pages.studio.train.sections.fragments import Fragment
from pages.studio.train.sections.stage import begin
from pages.studio.train.settings import TRAIN
from runs.series import Series
from ui.live import session_job
from ui.settings.session import carry_over, settings_of
from ui.shell import badge
from ui.text.i18n import Text

_NOTHING = ""


def ask(t: Text) -> None:
    """Ask what shall differ, and start the series."""
    with st.container(border=True):
        st.markdown(t("train.vary.text"))
        first = _setting(t, 1, list(experiments.VARIABLE))
        second = _setting(t, 2, [_NOTHING, *(name for name in experiments.VARIABLE if name not in first)])
        vary = first | second
        seeds = 1 if "seed" in vary else _seeds(t)
        n_runs = experiments.count(vary, seeds)
        is_whole = all(len(values) > 1 for values in vary.values())
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                t("train.vary.start"),
                on_click=_start,
                args=(t, vary, seeds),
                disabled=not is_whole or n_runs > experiments.MOST_RUNS,
                icon=":material/stacked_line_chart:",
                key="train.vary.start",
            )
            if is_whole:
                said = "train.vary.runs" if n_runs <= experiments.MOST_RUNS else "train.vary.too_many"
                st.caption(t(said, n=n_runs, most=experiments.MOST_RUNS))
            found = session_job.current_of(Series)
            if found and not found[0].status.is_over:
                # What was started here is shown at the top of the page.
                badge.sign(t, found[0], Series.page, key="vary.badge")


def _seeds(t: Text) -> int:
    """Ask with how many seeds each setting is run."""
    carry_over("train.vary.seeds")
    seeds: int = st.segmented_control(
        t("train.vary.seeds"),
        experiments.SEEDS,
        default=experiments.SEEDS[1],
        required=True,
        help=t("train.vary.seeds_help"),
        key="train.vary.seeds",
        persist_state="session",
    )
    return seeds


def _setting(t: Text, number: int, names: list[str]) -> dict[str, list[Any]]:
    """Ask for a setting and its values; return them, or nothing."""
    left, right = st.columns([1.3, 3.6], vertical_alignment="bottom")
    with left:
        carry_over(f"train.vary.name{number}")
        name = st.selectbox(
            t(f"train.vary.name{number}"),
            names,
            format_func=lambda name: t(f"train.{name}.label") if name else t("train.vary.nothing"),
            key=f"train.vary.name{number}",
            help=t("train.vary.name_help"),
            persist_state="session",
        )
    if not name:
        return {}
    try:
        values = experiments.candidates(name, corpus_of(settings_of(TRAIN)))
    except LabError:
        values = []  # explained beside the settings
    with right:
        carry_over(f"train.vary.values{number}.{name}")
        picked = st.multiselect(
            t("train.vary.values"),
            values,
            format_func=lambda value: experiments.value_text(t, name, value),
            key=f"train.vary.values{number}.{name}",
            help=t("train.vary.values_help", most=experiments.MOST_RUNS),
            max_selections=experiments.MOST_RUNS,
            placeholder=t("train.vary.placeholder"),
            persist_state="session",
        )
    return {name: sorted(picked, key=lambda value: (str(type(value)), value))}


def _start(t: Text, vary: dict[str, list[Any]], seeds: int) -> None:
    begin(t, vary=vary, seeds=seeds)
    st.rerun([Fragment.STAGE, Fragment.COMPARE])
