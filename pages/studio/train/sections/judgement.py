"""What runs side by side say: which setting guesses best, as far as chance allows to tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from material.corpora import CORPORA
from pages.studio.sections import experiments
from pages.studio.train import comparison_figures as figures
from pages.studio.train.sections.choices import watch
from pages.studio.train.sections.fragments import Fragment
from pages.studio.train.sections.ways import judge
from runs.library import Record, differing
from runs.verdict import PROMISED, Group, Verdict, better_vectors, is_judged, measured, verdict
from runs.ways import ways
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.text.i18n import Text, plain

MORE_SEEDS = 2
"""With how many further seeds runs are made again at a press."""

WITH_ANALOGIES = {name for name, shipped in CORPORA.items() if shipped.analogies}
"""The texts whose vectors are asked analogies; those of others are asked which of two words is the related one."""

ROW = 34
"""The height of a setting's row of dots, in pixels."""


def show(t: Text, records: Sequence[Record]) -> None:
    """Say which setting guesses held-out words best, or why that cannot be said, and show each run's rank."""
    if len(records) < 2:
        return
    split = ways(records)
    if split:
        judge(t, split)
        return
    judged = verdict(records)
    if judged is None:
        st.info(t("train.verdict.none"), icon=":material/balance:")
        return
    names = experiments.group_names(t, [group.records for group in judged.groups])
    called = dict(zip(map(id, judged.groups), names, strict=True))
    st.info(" ".join(_said(t, judged, called)), icon=":material/balance:")
    if len(judged.groups) > 1 and judged.half is None:
        _offer_more_seeds(t, judged)
    if any(not is_judged(record) for record in records):
        st.caption(t("train.verdict.left_out"))
    _dots(t, judged, names)
    with st.popover(t("train.verdict.how"), icon=":material/help:"):
        st.markdown(_how(t))


def _said(t: Text, judged: Verdict, called: dict[int, str]) -> list[str]:
    """Return the verdict in sentences."""
    n = f"{judged.n_words:,}"
    groups = judged.groups
    if len(groups) == 1:
        ranks = sorted(2**score for score in groups[0].scores)
        return [
            t("train.verdict.one_setting", n=n, runs=len(ranks), low=_rank(ranks[0]), high=_rank(ranks[-1]))
        ]
    if judged.half is None:
        return [t("train.verdict.one_each", n=n)]

    def name(group: Group) -> str:
        return plain(called[id(group)])

    if len(judged.level) == len(groups) - 1:
        said = [t("train.verdict.all_level", n=n)]
    else:
        names = ", ".join(map(name, judged.level))
        said = [
            t("train.verdict.best", n=n, name=name(judged.best), rank=_rank(judged.best.typical_rank)),
            t("train.verdict.level", names=names) if names else t("train.verdict.clear"),
        ]
        said += _other_measures(t, judged, name)
    better = better_vectors(judged)
    if better is not None:
        key = "vectors_analogies" if judged.best.records[0].corpus in WITH_ANALOGIES else "vectors_related"
        shares = {"more": better.vector_share, "less": judged.best.vector_share}
        said.append(
            t(
                f"train.verdict.{key}",
                name=name(better),
                other=name(judged.best),
                **{key: f"{share:.1%}" for key, share in shares.items()},
            )
        )
    return said


def _other_measures(t: Text, judged: Verdict, name: Callable[[Group], str]) -> list[str]:
    """Return what the median and the raw loss say, where that differs or means nothing."""
    said = []
    if judged.lowest_median is not judged.best:
        said.append(
            t(
                "train.verdict.other_median",
                name=name(judged.lowest_median),
                lower=_rank(judged.lowest_median.median_rank),
                higher=_rank(judged.best.median_rank),
            )
        )
    records = [group.records[0] for group in judged.groups]
    if {"sample_size", "power", "engine"} & set(differing(records)):
        key = "same_loss" if judged.lowest_loss is judged.best else "other_loss"
        said.append(t(f"train.verdict.{key}", name=name(judged.lowest_loss)))
    return said


def _rank(value: float) -> str:
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def _offer_more_seeds(t: Text, judged: Verdict) -> None:
    records = [record for group in judged.groups for record in group.records]
    st.button(
        t("train.verdict.more_seeds", n=MORE_SEEDS),
        on_click=_more_seeds,
        args=(t, records),
        disabled=len(records) * MORE_SEEDS > experiments.MOST_RUNS
        or not all(map(experiments.can_be_repeated, records)),
        type="primary",
        icon=":material/casino:",
        key="train.verdict.more_seeds",
    )


def _more_seeds(t: Text, records: Sequence[Record]) -> None:
    experiments.again(t, records, MORE_SEEDS, watch)
    st.rerun([Fragment.STAGE, Fragment.COMPARE])


def _dots(t: Text, judged: Verdict, names: Sequence[str]) -> None:
    chart(
        figures.dots(t, judged, names),
        key="compare.dots",
        alt=t("train.dots.alt", n=len(names)),
        height=150 + ROW * len(names),
    )
    if judged.half is not None:
        st.caption(t("train.dots.text"))
    intervals = [judged.interval(group) for group in judged.groups]
    table = {
        t("train.dots.setting"): list(names),
        t("train.dots.runs"): [len(group.records) for group in judged.groups],
        t("train.compare.fields.typical_rank"): [group.typical_rank for group in judged.groups],
        t("train.dots.from"): [interval and interval[0] for interval in intervals],
        t("train.dots.to"): [interval and interval[1] for interval in intervals],
        t("train.compare.fields.median_rank"): [group.median_rank for group in judged.groups],
    }
    table_behind(t, table, key="compare.dots")


def _how(t: Text) -> str:
    """Explain the verdict, with what was measured of it."""
    known = measured()
    few, many = known["sample_size"]
    return t.prose(
        "train",
        "verdict",
        promised=f"{PROMISED:.0%}",
        tables=f"{known['tables']:,}",
        worst=f"{max(series['share'] for series in known['equal'] + known['vectors']):.1%}",
        few=few,
        many=many,
        found=f"{min(series['share'] for series in known['different'] if series['seeds'] == 3):.0%}",
    )
