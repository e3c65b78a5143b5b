"""The honest cost lab on the page: started here, run by the scheduler, drawn by its stream."""

from __future__ import annotations

import streamlit as st

from jobs.job import Job
from pages.bottleneck import contestants, figures
from pages.bottleneck import cost_lab as lesson
from pages.bottleneck.drawings import listings
from pages.bottleneck.settings import BOTTLENECK as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.lecture.scenes import scene
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import pitfall
from ui.live import panel as live
from ui.live import session_job as runs
from ui.live import stream as events
from ui.live.start_stop import say_how_it_ended, start_stop, warn_of_other
from ui.settings.controls import control
from ui.settings.session import settings_of, share
from ui.text.i18n import Text
from ui.text.numbers import size, times

FRAGMENT = "bottleneck.lab"
"""By which the sliders above run it again: it reads their sizes."""


@st.fragment(key=FRAGMENT)
def show(t: Text) -> None:
    """Ask for a guess, measure, and show what came out."""
    st.subheader(t("bottleneck.lab.title"), anchor=False)
    found = runs.current_of(lesson.CostLab)
    job = found[0] if found else None
    layers = _measured(*found) if found else None
    K = settings_of(TABLE).sample_size
    asked = predict(
        t,
        TABLE,
        "measured",
        options=lesson.GUESSES,
        about=lesson.SIZES_OF_A_BATCH,
        truth=None if layers is None else lesson.nearest(layers, K),
        is_right=lambda guess: None if layers is None else lesson.is_right(guess, layers, K),
        result_follows=False,
    )
    guess = asked.guess
    with scene("lab"), pitfall(t, TABLE.page):
        warn_of_other(t, job)
        start_stop(t, "bottleneck.lab", job, _begin, ready=asked.is_committed)
        if found is None or not asked.is_committed:
            st.info(t("bottleneck.lab.empty" if asked.is_committed else "bottleneck.lab.wait"))
        if found is not None:
            _outcome(t, *found, guess)
    if found is not None and guess is not None and found[0].status.is_over:
        with asked.box:
            st.markdown(_reply(t, found[1], guess))
    share(TABLE, key="address.lab")


def _measured(job: Job, lab: lesson.CostLab) -> float | None:
    """Return how many times faster the book's layers were, with the sizes of now; None before it is measured."""
    found = lesson.verdict(lab, lesson.GUESS_SIZE) if job.status.is_over and _is_as_set(lab) else None
    return found.layers if found else None


def _begin() -> None:
    settings = settings_of(TABLE)
    lab = lesson.CostLab(settings.hidden_size, settings.batch_size, settings.sample_size)
    runs.start(lab.events(), lab, need=lab.need)


def _outcome(t: Text, job: Job, lab: lesson.CostLab, guess: str | None) -> None:
    live.progress(t, job, key="lab.progress", running=t("bottleneck.running"))
    say_how_it_ended(t, "bottleneck.lab", job)
    st.caption(t("bottleneck.lab.measured_with", H=lab.hidden_size, B=lab.batch_size, K=lab.sample_size))
    chart(
        figures.measured(
            t, lab.expected(guess) if guess and job.status.is_over and _is_as_set(lab) else None
        ),
        key="measured",
        alt=t("bottleneck.lab.alt"),
        height=240,
        stream=events.url(job),
    )
    with scene("lab-where"):
        looked_at = _where(t, job, lab)
    if job.status.is_over:
        with scene("lab-verdict"):
            _verdict(t, lab, looked_at)


def _where(t: Text, job: Job, lab: lesson.CostLab) -> int:
    """Show where the time goes at a size; return the size that is looked at."""
    left, right = st.columns([1, 2.4], gap="medium")
    with left:
        st.markdown(f"**{t('bottleneck.lab.where')}**")
        looked_at: int = control(t, TABLE, "looked_at")
    with right:
        if looked_at in lab.sizes:
            chart(
                figures.phases(t, looked_at),
                key="phases",
                alt=t("bottleneck.lab.alt_where", V=f"{looked_at:,}"),
                height=190,
                stream=events.url(job),
            )
        else:
            st.info(t("bottleneck.lab.left_out", V=f"{looked_at:,}"))
    return looked_at


def _is_as_set(lab: lesson.CostLab) -> bool:
    """Whether a measurement has the sizes that are set now, which are those that a guess is about."""
    settings = settings_of(TABLE)
    return all(getattr(lab, name) == getattr(settings, name) for name in lesson.SIZES_OF_A_BATCH)


def _reply(t: Text, lab: lesson.CostLab, guess: str) -> str:
    """Return what the measurement says to a guess; nothing is said of what was not measured."""
    V = f"{lesson.GUESS_SIZE:,}"
    if not _is_as_set(lab):
        sizes = {"H": lab.hidden_size, "B": lab.batch_size, "K": lab.sample_size}
        return t("bottleneck.lab.other_sizes", **sizes)
    found = lesson.verdict(lab, lesson.GUESS_SIZE)
    if found is None:
        return t("bottleneck.lab.unmeasured", V=V)
    worth = lesson.judge(guess, found.layers, lab.sample_size)
    return t(
        f"bottleneck.predict.measured.replies.{worth}",
        V=V,
        layers=times(found.layers),
        promised=times(found.promised),
        cause=_cause(t, lab),
    )


def _cause(t: Text, lab: lesson.CostLab) -> str:
    """Return how much of the layers' time has come with V, and how much was there at the smallest vocabulary."""
    smallest = lab.sizes[0]
    fixed, here = (lab.measured["layers", V].total for V in (smallest, lesson.GUESS_SIZE))
    return t(
        "bottleneck.lab.cause",
        here=lesson.duration(here),
        fixed=lesson.duration(min(fixed, here)),
        smallest=f"{smallest:,}",
    )


def _verdict(t: Text, lab: lesson.CostLab, looked_at: int) -> None:
    """Compare the three at the size of the bars; after that, what holds for all sizes."""
    found = lesson.verdict(lab, looked_at)
    if found is not None:
        _at_one_size(t, found)
    if not lab.measured:
        return
    _, each = lab.theory()
    st.caption(t.prose(TABLE.page, "method", each=f"{each:.2g}", limit=size(lesson.MEMORY_LIMIT)))
    table_behind(t, figures.measured_table(t, lab), key="bottleneck_measured")
    with st.expander(t("bottleneck.lab.lines"), icon=":material/code:"):
        st.markdown(t.prose(TABLE.page, "why"))
        show_tree(listings(contestants.COSTLY, contestants.BY_ROWS), key="listings")


def _at_one_size(t: Text, found: lesson.Verdict) -> None:
    shares = ", ".join(
        t("bottleneck.lab.share", phase=t(f"bottleneck.phases.{phase}"), share=f"{share:.0%}")
        for phase, share in found.shares.items()
    )
    st.markdown(
        t.prose(
            TABLE.page,
            "verdict",
            V=f"{found.vocab_size:,}",
            promised=times(found.promised),
            layers=times(found.layers),
            rows=times(found.rows),
            shares=shares,
        )
    )
