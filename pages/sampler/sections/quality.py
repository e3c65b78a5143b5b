"""Does it matter? What is learnt with each power and K, and one training more while the learner looks on."""

from __future__ import annotations

import streamlit as st

from jobs.job import Job, Status
from pages.sampler import drawn, quality
from pages.sampler.quality_figures import written
from pages.sampler.settings import SAMPLER as TABLE
from pages.sampler.settings import Settings
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.frames.offer import offer
from ui.lecture.scenes import desk
from ui.live import panel as live
from ui.live import session_job as runs
from ui.live.start_stop import say_how_it_ended, start_stop, warn_of_other
from ui.settings.controls import control
from ui.settings.session import settings_of
from ui.settings.table import part_of
from ui.text.i18n import Text
from ui.text.numbers import decimal

_BASE = "sampler.quality"
FRAGMENT = "sampler.bench"
"""The fragment that this is a part of; it is drawn anew when a training is over."""


def show(t: Text, high: dict[str, int]) -> None:
    """Show the map with the point of the sliders on it; `high` is the largest K of the bench."""
    st.subheader(t(f"{_BASE}.title"), anchor=False)
    with st.container(horizontal=True, gap="medium"):
        for name in ("world", "plan", "measure"):
            control(t, TABLE, name)
    settings = settings_of(TABLE)
    grid = quality.grid(settings.world, settings.plan, settings.measure)
    left, right = st.columns([1.5, 1], gap="medium")
    with left:
        shown = part_of(settings, drawn.Point)
        alt = t(f"{_BASE}.alt", measure=t(f"{_BASE}.{settings.measure}.short"), **_best(grid))
        chart(drawn.point(t, shown).charts["quality"], key="quality", alt=alt, height=420)
        offer(t, TABLE, ("power", "sample_size"), drawn.point, shown, high=high, key="frames.quality")
    with right:
        if settings.measure == "rank":
            st.markdown(t.prose(TABLE.page, f"matters_{settings.plan}", **_by_size(settings)))
        st.markdown(t.prose(TABLE.page, "matters", **_best(grid)))
        with desk("how"):
            st.caption(
                t(
                    f"{_BASE}.how",
                    n=len(quality.SEEDS),
                    spread=written(grid.measure, float(grid.spread.mean())),
                    as_good=grid.as_good,
                    cells=grid.mean.size,
                )
            )
        _one_more(t, settings)
    table = {
        t("sampler.power.label"): [power for power in quality.POWERS for _ in quality.SIZES],
        "K": list(quality.SIZES) * len(quality.POWERS),
        t(f"{_BASE}.{settings.measure}.short"): grid.mean.ravel(),
        t(f"{_BASE}.spread"): grid.spread.ravel(),
    }
    table_behind(t, table, key="sampler_quality")


def _by_size(settings: Settings) -> dict[str, str]:
    found = quality.by_size(settings.world, settings.plan)
    ranks = {name: written("rank", getattr(found, name)) for name in ("first", "five", "last", "best")}
    return ranks | {"best_size": str(found.best_size)}


def _best(grid: quality.Grid) -> dict[str, str]:
    row, column = grid.best
    return {
        "power": decimal(quality.POWERS[row], "g"),
        "K": str(quality.SIZES[column]),
        "value": written(grid.measure, grid.mean[row, column]),
        "few": decimal(grid.best_power(quality.SIZES[0]), "g"),
        "many": decimal(grid.best_power(quality.SIZES[-1]), "g"),
        "usual": written(grid.measure, grid.mean[quality.POWERS.index(0.75), quality.SIZES.index(5)]),
    }


def _begin() -> None:
    settings = settings_of(TABLE)
    trial = quality.Trial(settings.world, settings.plan, settings.power, settings.sample_size, settings.seed)
    runs.share(trial)


def _one_more(t: Text, settings: Settings) -> None:
    """Offer to train with the sliders' power and K, and say what came of it."""
    found = runs.current_of(quality.Trial)
    job = found[0] if found else None
    start_stop(t, _BASE, job, _begin, ready=True)
    warn_of_other(t, job)
    if found:
        _came_of(t, *found, settings)


def _came_of(t: Text, job: Job, trial: quality.Trial, settings: Settings) -> None:
    live.progress(
        t, job, key="quality.progress", running=t(f"{_BASE}.running"), on_status=lambda: st.rerun(FRAGMENT)
    )
    say_how_it_ended(t, _BASE, job)
    if job.status is Status.DONE and trial.result:
        st.markdown(
            t(
                f"{_BASE}.result",
                world=t(f"sampler.world.options.{trial.world}"),
                plan=t(f"sampler.plan.options.{trial.plan}"),
                power=decimal(trial.power, "g"),
                K=trial.sample_size,
                seed=trial.seed,
                rank=written("rank", trial.result.rank),
                analogies=written("analogies", trial.result.analogies),
            )
        )
