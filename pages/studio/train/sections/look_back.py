"""Going back through a run: map, neighbours and the loss's mark at any moment, of two runs in step."""

from __future__ import annotations

import streamlit as st

from jobs.job import Job
from pages.studio.sections import experiments
from pages.studio.train import figures
from pages.studio.train.drawn import drawn
from runs.series import Series
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.lecture.scenes import desk
from ui.live import look_back, panel, stream
from ui.settings.session import carry_over
from ui.text.i18n import Text

_SIDES = ("left", "right")


def show(t: Text, job: Job, current: Series) -> None:
    """Show the slider and what it moves; of a series, two runs."""
    with desk("look-back"):
        st.markdown(t("train.look_back.text"))
    look_back.slider(t, job, key="look_back")
    events = stream.url(job)
    columns = st.columns(2)
    if len(current.runs) > 1:
        for place, (column, side) in enumerate(zip(columns, _SIDES, strict=True)):
            with column:
                run = _choose(t, current, side, place)
                _map(t, current, run, events, key=f"look_back.{side}")
                _words(t, job, current, run, key=f"look_back.near.{side}")
        _loss(t, current, events)
        return
    with columns[0]:
        _map(t, current, 0, events, key="look_back.map")
    with columns[1]:
        _loss(t, current, events)
    _words(t, job, current, 0, key="look_back.near")


def _choose(t: Text, current: Series, side: str, place: int) -> int:
    names = experiments.labels(t, current)
    key = f"train.look_back.{side}"
    carry_over(key)
    if st.session_state.get(key) not in range(len(names)):
        st.session_state[key] = place
    run: int = st.selectbox(
        t(f"train.look_back.{side}"),
        range(len(names)),
        format_func=names.__getitem__,
        key=key,
        persist_state="session",
    )
    return run


def _map(t: Text, current: Series, run: int, events: str, *, key: str) -> None:
    word_map = drawn(t, figures.word_map, current.runs[run].watch.groups, run)
    chart(word_map, key=key, alt=t("train.map.alt"), height=360, stream=events, follows=True)


def _words(t: Text, job: Job, current: Series, run: int, *, key: str) -> None:
    if current.runs[run].watch.analogies:
        solved = panel.Fact("share", t("train.look_back.analogies"), digits=1, unit=" %", factor=100)
        panel.facts(t, job, key=f"{key}.solved", kind="analogies", fields=[solved], run=run, follows=True)
    panel.part(t, job, "neighbours", key=key, run=run, follows=True)


def _loss(t: Text, current: Series, events: str) -> None:
    names = experiments.labels(t, current)
    curves = drawn(t, figures.marked_loss, figures.starts(current), tuple(names))
    chart(curves, key="look_back.loss", alt=t("train.look_back.alt"), height=360, stream=events, follows=True)
    columns = [t(f"train.{name}") for name in ("compare.columns.name", "table.columns.epoch", "loss.y")]
    reports = [
        (name, report.epoch, report.smooth_loss)
        for name, run in zip(names, current.runs, strict=True)
        for report in tuple(run.curve)
    ]
    table_behind(t, [dict(zip(columns, report, strict=True)) for report in reports], key="look_back.loss")
