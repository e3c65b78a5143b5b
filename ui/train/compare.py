"""Runs side by side: series of runs, their table and their curves."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.errors import LabError
from lessons.library import Record, differing, to_csv, to_json
from ui import studio
from ui.chart import chart
from ui.figures import compare as figures
from ui.i18n import Text
from ui.session import carry_over, values_of
from ui.tables.train import TRAIN
from ui.train.chosen import corpus_of, settings_of, watch

FIELDS = ("smooth_loss", "p_positive", "p_negative")
_TABLE = "train.runs"


@st.fragment(key="train.compare")
def show(t: Text) -> None:
    """Show the runs that are over, and start series of them."""
    studio.collect()
    st.subheader(t("train.compare.title"), anchor=False)
    _vary(t)
    records = studio.library().records
    if not records:
        st.caption(t("train.compare.none"))
        return
    chosen = _table(t, records)
    _actions(t, chosen)
    _curves(t, chosen or records)


def _vary(t: Text) -> None:
    with st.container(border=True):
        st.markdown(t("train.vary.text"))
        name_column, values_column, button_column = st.columns([1.3, 2.6, 1], vertical_alignment="bottom")
        carry_over("train.vary.name")
        with name_column:
            name = st.selectbox(
                t("train.vary.name"),
                studio.VARIABLE,
                format_func=lambda name: t(f"train.{name}.label"),
                key="train.vary.name",
                help=t("train.vary.name_help"),
                persist_state="session",
            )
        try:
            values = studio.candidates(name, corpus_of(values_of(TRAIN)))
        except LabError:
            values = []  # explained beside the settings
        carry_over(f"train.vary.values.{name}")
        with values_column:
            picked = st.multiselect(
                t("train.vary.values"),
                values,
                format_func=lambda value: studio.value_text(t, name, value),
                key=f"train.vary.values.{name}",
                help=t("train.vary.values_help", most=studio.MOST_RUNS),
                max_selections=studio.MOST_RUNS,
                placeholder=t("train.vary.placeholder"),
                persist_state="session",
            )
        with button_column:
            st.button(
                t("train.vary.start"),
                on_click=_start_series,
                args=(t, name),
                disabled=len(picked) < 2,
                icon=":material/stacked_line_chart:",
                width="stretch",
                key="train.vary.start",
            )


def _start_series(t: Text, name: str) -> None:
    values = values_of(TRAIN)
    corpus = corpus_of(values)
    picked = sorted(
        st.session_state[f"train.vary.values.{name}"], key=lambda value: (str(type(value)), value)
    )
    names = watch(values["corpus"], corpus)
    studio.start(t, corpus, values["corpus"], settings_of(values), names, vary={name: picked})
    st.rerun(["train.stage", "train.compare"])


def _table(t: Text, records: Sequence[Record]) -> list[Record]:
    """Show the table of runs; return those that are marked."""
    frame = pd.DataFrame(studio.library().rows())
    shown = ["name", "done", "loss", "p_positive", "p_negative", "seconds", *differing(records)]
    frame["done"] = frame["done"] * 100
    percent = st.column_config.ProgressColumn(
        t("train.compare.columns.done"), format="%.0f %%", min_value=0, max_value=100
    )
    named = {name: st.column_config.Column(_column(t, name)) for name in shown}
    numbers = {
        name: st.column_config.NumberColumn(_column(t, name), format="%.3f")
        for name in ("loss", "p_positive", "p_negative")
    }
    seconds = st.column_config.NumberColumn(_column(t, "seconds"), format="%.1f")
    selection = st.dataframe(
        frame[shown],
        column_config=named | numbers | {"done": percent, "seconds": seconds},
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=_TABLE,
    )
    st.caption(t("train.compare.mark"))
    return [records[i] for i in selection["selection"]["rows"] if i < len(records)]


def _column(t: Text, name: str) -> str:
    key = f"train.compare.columns.{name}"
    return t(key) if t.has(key) else t(f"train.{name}.label")


def _actions(t: Text, chosen: Sequence[Record]) -> None:
    records = list(chosen) or studio.library().records
    with st.container(horizontal=True):
        st.download_button(
            t("train.compare.csv"),
            to_csv(records).encode("utf-8-sig"),
            "runs.csv",
            "text/csv",
            icon=":material/table:",
            on_click="ignore",
        )
        st.download_button(
            t("train.compare.json"),
            to_json(records),
            "runs.json",
            "application/json",
            icon=":material/data_object:",
            on_click="ignore",
        )
        with st.popover(t("train.compare.rename"), icon=":material/edit:", disabled=len(chosen) != 1):
            new = st.text_input(t("train.compare.new_name"), key="train.compare.new_name", max_chars=60)
            if chosen:
                st.button(
                    t("train.compare.rename"), on_click=studio.library().rename, args=(chosen[0].name, new)
                )
        st.button(
            t("train.compare.again"),
            on_click=_again,
            args=(t, chosen),
            disabled=len(chosen) != 1 or chosen[0].corpus == "own",
            help=t("train.compare.again_help"),
            icon=":material/replay:",
        )
        st.button(
            t("train.compare.delete"),
            on_click=studio.library().delete,
            args=([record.name for record in chosen],),
            disabled=not chosen,
            icon=":material/delete:",
        )


def _again(t: Text, chosen: Sequence[Record]) -> None:
    """Take a run's settings over and start it anew."""
    record = chosen[0]
    for name, value in (vars(record.settings) | {"corpus": record.corpus}).items():
        if name in TRAIN.settings:
            st.session_state[TRAIN.key(TRAIN[name])] = value
    corpus = corpus_of(values_of(TRAIN))
    studio.start(t, corpus, record.corpus, record.settings, watch(record.corpus, corpus))


def _curves(t: Text, records: Sequence[Record]) -> None:
    carry_over("train.compare.field")
    field = st.segmented_control(
        t("train.compare.field"),
        FIELDS,
        default=FIELDS[0],
        required=True,
        format_func=lambda name: t(f"train.compare.fields.{name}"),
        key="train.compare.field",
        label_visibility="collapsed",
    )
    if field == "smooth_loss" and "sample_size" in differing(records):
        st.warning(t("train.compare.loss_and_K"), icon=":material/balance:")
    labels = [record.name for record in records]
    chart(
        figures.curves(t, records, labels, field),
        key="compare",
        alt=t("train.compare.alt", n=len(records)),
        height=340,
    )
