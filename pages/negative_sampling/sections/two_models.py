"""The live comparison of a model trained on true pairs alone with one trained on negatives too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from jobs.job import Job, Status
from pages.negative_sampling import figures
from pages.negative_sampling.drawings import legend
from pages.negative_sampling.two_models import GROUPS, NEGATIVES, POSITIVES, PROBES, ContrastRun, withheld
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.lecture.scenes import scene
from ui.live import panel as live
from ui.live import stream as events
from ui.live.start_stop import say_how_it_ended
from ui.text.i18n import Text


def show(t: Text, job: Job, run: ContrastRun, view: str, guess: str) -> None:
    """Show both models side by side as they learn, and what they came to; the guess is drawn beside the first."""
    say_how_it_ended(t, "negative_sampling.contrast", job)
    show_tree(legend(t, with_guess=view == "means"), key="contrast.legend")
    for column, kind in zip(st.columns(2, gap="medium"), (POSITIVES, NEGATIVES), strict=True):
        with column:
            _model(t, job, run, kind)
            if view == "means":
                figure = figures.means(t, kind, guess if kind == POSITIVES else None)
            else:
                figure = figures.answers(t, kind)
            chart(
                figure,
                key=f"contrast.{kind}.{view}",
                alt=_alt(t, job, run, kind, view),
                height=175,
                stream=events.url(job),
            )
    with scene("verdict"):
        _verdict(t, job, run, guess)
    if job.status.is_over:
        table_behind(t, _history(t, job, run), key="negative_sampling_contrast")


def _name(t: Text, run: ContrastRun, kind: str) -> str:
    return t(f"negative_sampling.contrast.{kind}", K=run.sample_size)


def _model(t: Text, job: Job, run: ContrastRun, kind: str) -> None:
    st.markdown(f"**{_name(t, run, kind)}**")
    live.facts(
        t,
        job,
        key=f"contrast.{kind}.facts",
        kind=kind,
        fields=(
            live.Fact("loss", t("negative_sampling.facts.loss"), 4),
            live.Fact("yes", t("negative_sampling.facts.yes"), 0, f" / {_asked(run)}"),
            live.Fact("rank", t("negative_sampling.facts.rank"), 1),
        ),
    )


def _alt(t: Text, job: Job, run: ContrastRun, kind: str, view: str) -> str:
    """Return what a chart shows: while it still moves, no more than what it is."""
    key, model, last = f"negative_sampling.{view}.alt", _name(t, run, kind), job.last(kind)
    if not job.status.is_over or last is None:
        return t(f"{key}.running", model=model)
    return t(f"{key}.over", model=model, **{group: f"{last[group]:.2f}" for group in GROUPS})


def _verdict(t: Text, job: Job, run: ContrastRun, guess: str) -> None:
    """Say whether the guess was right, and why, once both models have learnt to the end."""
    alone, paired = job.last(POSITIVES), job.last(NEGATIVES)
    if job.status is not Status.DONE or alone is None or paired is None:
        return
    numbers = _numbers(run, alone, paired)
    st.markdown(
        f"{t(f'negative_sampling.predict.alone.replies.{guess}')} "
        f"{t.prose('negative_sampling', 'verdict', **numbers)}"
    )
    st.markdown(t.prose("negative_sampling", "loss", **numbers))
    st.markdown(t.prose("negative_sampling", "odds", **numbers))


def _asked(run: ContrastRun) -> int:
    """Return how many words are right answers somewhere."""
    return int((~withheld(len(run.corpus.vocab))).sum())


def _numbers(run: ContrastRun, alone: Mapping[str, Any], paired: Mapping[str, Any]) -> dict[str, str]:
    """Return what the two models came to, for the text."""
    forms = {"loss": ".4f", "yes": ".3g", "rank": ".1f", "other": ".2f", "withheld": ".2f"}
    models = {"alone": alone, "paired": paired}
    return {
        "K": str(run.sample_size),
        "asked": str(_asked(run)),
        "gaps": str(PROBES),
        **{
            f"{name}_{model}": f"{event[name]:{form}}"
            for model, event in models.items()
            for name, form in forms.items()
        },
    }


def _history(t: Text, job: Job, run: ContrastRun) -> list[dict[str, Any]]:
    columns = {
        "examples": t("negative_sampling.means.x"),
        "loss": t("negative_sampling.facts.loss"),
        **{name: f"σ(s): {t(f'negative_sampling.groups.{name}')}" for name in GROUPS},
        "yes": t("negative_sampling.facts.yes"),
        "rank": t("negative_sampling.facts.rank"),
    }
    return [
        {t("negative_sampling.contrast.model"): _name(t, run, event["kind"])}
        | {shown: event[name] for name, shown in columns.items()}
        for event in (told.event for told in job.told_after(0))
        if event.kind in (POSITIVES, NEGATIVES)
    ]
