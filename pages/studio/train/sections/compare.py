"""Runs side by side: their table, what it says, their curves and their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

import pandas as pd
import streamlit as st

from core.text.corpus import Vocabulary
from core.text.korean import split_particle
from material.corpora import watched_words
from pages.studio.explore.lesson import Space
from pages.studio.sections import experiments
from pages.studio.train import comparison_figures as figures
from pages.studio.train.figures import LEGEND_LINE
from pages.studio.train.sections import actions, class_runs, judgement, vary
from pages.studio.train.sections.fragments import Fragment
from pages.studio.train.sections.ways import way_name
from runs import ways
from runs.library import RANKS, Record, differing
from runs.verdict import by_setting
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.lecture.scenes import scene
from ui.settings.session import carry_over
from ui.text.errors import error_text
from ui.text.i18n import Text, plain

FIELDS = (
    "typical_rank",
    "median_rank",
    "recall_at_10",
    "vector_share",
    "smooth_loss",
    "p_positive",
    "p_negative",
)
NEIGHBOURS = 8
COMMONEST = 1000
"""The number of words that are offered to compare their neighbours."""


@st.fragment(key=Fragment.COMPARE)
def show(t: Text) -> None:
    """Show the runs that are over, and start series of them."""
    experiments.collect()
    records = experiments.library().records
    with scene("series"):
        st.subheader(t("train.compare.title"), anchor=False)
        vary.ask(t)
    with scene("class-runs"):
        class_runs.show(t, records)
    if not records:
        st.caption(t("train.compare.none"))
        return
    with scene("runs"):
        chosen = _table(t, records)
        actions.show(t, chosen)
    compared = chosen or records
    with scene("verdict"):
        judgement.show(t, compared)
    with scene("curves"):
        field = _field(t)
        _curves(t, compared, field)
    with scene("grid"):
        _grid(t, compared, field)
    with scene("same-word"):
        _neighbours(t, compared)


def _field(t: Text) -> str:
    """Ask for what the runs are compared by."""
    st.session_state.setdefault("train.compare.field", FIELDS[0])
    carry_over("train.compare.field")
    st.segmented_control(
        t("train.compare.field"),
        FIELDS,
        required=True,
        format_func=lambda name: t(f"train.compare.fields.{name}"),
        key="train.compare.field",
        label_visibility="collapsed",
    )
    # A choice in the language that was just left may come back as none.
    field: str = st.session_state["train.compare.field"] or FIELDS[0]
    return field


def _table(t: Text, records: Sequence[Record]) -> list[Record]:
    """Show the table of runs; return those that are marked."""
    frame = pd.DataFrame(experiments.library().rows())
    results = [*RANKS[2:], "vector_share", "loss", "p_positive", "p_negative", "seconds"]
    is_whole = all(record.fraction == 1 for record in records)
    has_failures = any(record.failure for record in records)
    shown = [
        "name",
        *([] if is_whole else ["done"]),
        *(["failure"] if has_failures else []),
        *results,
        *differing(records),
    ]
    frame["failure"] = [t("train.compare.failed") if record.failure else "" for record in records]
    for name in differing(records):
        if not pd.api.types.is_numeric_dtype(frame[name]) or frame[name].dtype == bool:
            frame[name] = [experiments.value_text(t, name, value) for value in frame[name]]
    for share in ("done", "recall_at_10", "vector_share"):
        frame[share] = frame[share].astype(float) * 100
    column = st.column_config
    formats = {"typical_rank": "%.2f", "median_rank": "%.1f", "seconds": "%.1f"}
    formats |= dict.fromkeys(("recall_at_10", "vector_share"), "%.1f %%")
    config = {name: column.Column(_column(t, name)) for name in shown} | {
        name: column.NumberColumn(_column(t, name), format=formats.get(name, "%.3f")) for name in results
    }
    config["name"] = column.TextColumn(_column(t, "name"), width=260)
    config["done"] = column.ProgressColumn(_column(t, "done"), format="%.0f %%", min_value=0, max_value=100)
    selection = st.dataframe(
        frame[shown],
        column_config=config,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key="train.runs",
    )
    st.caption(t("train.compare.mark"))
    return [records[i] for i in selection["selection"]["rows"] if i < len(records)]


def _column(t: Text, name: str) -> str:
    key = f"train.compare.columns.{name}"
    return t(key) if t.has(key) else t(f"train.{name}.label")


def _curves(t: Text, records: Sequence[Record], field: str) -> None:
    records = [record for record in records if record.series(field)[1]]
    if not records:
        st.caption(t("train.compare.not_held_out"))
        return
    groups = by_setting(records)
    chart(
        figures.curves(t, groups, experiments.group_names(t, groups), field),
        key="compare",
        alt=t("train.compare.alt", n=len(records)),
        height=320 + LEGEND_LINE * len(groups),  # long names have a line each
    )


def _grid(t: Text, records: Sequence[Record], field: str) -> None:
    """Show the last values, the mean over the seeds, as a grid where runs differ in two settings."""
    names = [name for name in differing(records) if name != "seed"]
    if "engine" in names:
        names = [name for name in names if name != "learning_rate"]
    groups = by_setting(records)
    if len(names) != 2 or len(groups) < 4 or not all(record.series(field)[1] for record in records):
        return
    if any(group[0].choices[name] is None for group in groups for name in names):
        return
    groups = sorted(groups, key=lambda group: tuple(group[0].choices[name] for name in names))
    values = [
        tuple(experiments.value_text(t, name, group[0].choices[name]) for name in names) for group in groups
    ]
    last = [mean(record.series(field)[1][-1] for record in group) for group in groups]
    labels = [t(f"train.{name}.label") for name in names]
    chart(
        figures.grid(t, values, last, labels, field),
        key="compare.grid",
        alt=t("train.compare.grid_alt", first=labels[0], second=labels[1]),
        height=300,
    )
    table = dict(zip(labels, zip(*values, strict=True), strict=True)) | {
        t(f"train.compare.fields.{field}"): last
    }
    table_behind(t, table, key="compare.grid")


def _neighbours(t: Text, records: Sequence[Record]) -> None:
    """Show the neighbours of a word in every run that still has its vectors; of runs of one way only the last."""
    records = [record for record in records if record.vectors is not None]
    if not records:
        return
    split = ways.ways(records)
    shown = {way_name(t, way.tokens): way.records[-1] for way in split} or {r.name: r for r in records}
    spaces = {name: Space(record.vectors) for name, record in shown.items() if record.vectors is not None}
    watched = [word for record in records for word in watched_words(record.corpus)]
    common = [word for space in spaces.values() for word in space.commonest(COMMONEST)]
    words = list(dict.fromkeys([*watched, *common]))
    word = st.selectbox(
        t("train.compare.word"),
        words,
        index=_most_telling(words, list(spaces.values())) if split else 0,
        key="train.compare.word",
        accept_new_options=True,
    )
    known = {name: (space, form) for name, space in spaces.items() if (form := form_of(word, space.vocab))}
    if not known:
        st.caption(error_text(t, "unknown_word", {"word": word}))
        return
    near = {
        name if form == word else f"{name} ({form})": [n.word for n in space.neighbours(form, NEIGHBOURS)]
        for name, (space, form) in known.items()
    }
    st.dataframe(pd.DataFrame(near), hide_index=True)
    shared = set.intersection(*(set(words) for words in near.values()))
    if len(near) > 1:
        st.caption(
            t("train.compare.shared", n=len(shared), words=", ".join(map(plain, sorted(shared))) or "–")
        )


def _most_telling(words: Sequence[str], spaces: Sequence[Space]) -> int:
    """Return the place of the first word of two syllables or more, and no verb, that all vocabularies have."""
    known = (
        i
        for i, word in enumerate(words)
        if len(word) > 1 and not word.endswith("다") and all(form_of(word, space.vocab) for space in spaces)
    )
    return next(known, 0)


def form_of(word: str, vocab: Vocabulary) -> str | None:
    """Return a word as a vocabulary has it: of a Korean noun that is only there with particles, its commonest form."""
    if not word or word in vocab.ids:
        return word or None
    return next(
        (form for form in vocab.words if form.startswith(word) and split_particle(form)[0] == word), None
    )
