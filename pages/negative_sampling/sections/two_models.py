"""The live comparison of a model trained on true pairs alone with one trained on negatives too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from jobs.job import Job
from pages.negative_sampling import figures
from pages.negative_sampling.drawings import legend
from pages.negative_sampling.two_models import NEGATIVES, POSITIVES, ContrastRun
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.live import panel as live
from ui.live import stream as events
from ui.live.start_stop import say_how_it_ended
from ui.text.i18n import Text


def show(t: Text, job: Job, run: ContrastRun, guess: str) -> None:
    """Show both models side by side as they learn; the guess is drawn beside the first."""
    live.progress(t, job, key="contrast.state", running=t("negative_sampling.running"))
    say_how_it_ended(t, "negative_sampling.contrast", job)
    show_tree(legend(t, with_guess=True), key="contrast.legend")
    for column, kind in zip(st.columns(2, gap="medium"), (POSITIVES, NEGATIVES), strict=True):
        with column:
            st.markdown(f"**{t(f'negative_sampling.contrast.{kind}', K=run.sample_size)}**")
            live.facts(
                t,
                job,
                key=f"contrast.{kind}.facts",
                kind=kind,
                fields=(
                    live.Fact("loss", t("negative_sampling.facts.loss"), 3),
                    live.Fact("yes", t("negative_sampling.facts.yes"), 0, f" / {len(run.corpus.vocab)}"),
                    live.Fact("rank", t("negative_sampling.facts.rank"), 1),
                ),
            )
            chart(
                figures.answers(t, kind),
                key=f"contrast.{kind}.answers",
                alt=t(f"negative_sampling.answers.alt.{kind}"),
                height=200,
                stream=events.url(job),
            )
            chart(
                figures.means(t, kind, guess if kind == POSITIVES else None),
                key=f"contrast.{kind}.means",
                alt=t(f"negative_sampling.means.alt.{kind}"),
                height=200,
                stream=events.url(job),
            )
    if job.status.is_over:
        table_behind(t, _history(t, job, run), key="negative_sampling_contrast")


def numbers(run: ContrastRun, alone: Mapping[str, Any], paired: Mapping[str, Any]) -> dict[str, str]:
    """Return what the two models came to, for the text below."""
    return {
        "loss_alone": f"{alone['loss']:.3f}",
        "loss_paired": f"{paired['loss']:.3f}",
        "yes_alone": f"{alone['yes']:.0f}",
        "yes_paired": f"{paired['yes']:.0f}",
        "rank_alone": f"{alone['rank']:.1f}",
        "rank_paired": f"{paired['rank']:.1f}",
        "V": f"{len(run.corpus.vocab)}",
    }


def _history(t: Text, job: Job, run: ContrastRun) -> list[dict[str, Any]]:
    columns = {
        "examples": t("negative_sampling.means.x"),
        "loss": t("negative_sampling.facts.loss"),
        **{name: f"σ(s): {t(f'negative_sampling.groups.{name}')}" for name in ("true", "sampled", "other")},
        "yes": t("negative_sampling.facts.yes"),
        "rank": t("negative_sampling.facts.rank"),
    }
    return [
        {
            t("negative_sampling.contrast.model"): t(
                f"negative_sampling.contrast.{event['kind']}", K=run.sample_size
            )
        }
        | {shown: event[name] for name, shown in columns.items()}
        for event in (told.event for told in job.told_after(0))
        if event.kind in (POSITIVES, NEGATIVES)
    ]
