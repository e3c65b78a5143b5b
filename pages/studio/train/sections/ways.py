"""The learner's own Korean text, split in several ways: what becomes of it, and what a training makes of each."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import pandas as pd
import streamlit as st

from core.errors import LabError
from core.text.corpus import Corpus
from pages.studio.sections import experiments
from pages.studio.train.sections import own_text, slow_motion
from pages.studio.train.sections.choices import corpus_of, training_settings_of, watch
from pages.studio.train.sections.fragments import Fragment
from pages.studio.train.settings import OWN, TRAIN, WAYS
from runs.training_run import Reading
from runs.ways import Way, clearly_best
from ui.live import panel
from ui.settings.session import settings_of
from ui.settings.table import part_of
from ui.text.errors import error_text
from ui.text.i18n import Text

FIRST_WORDS = 12
SEEDS = 3
"""With how many seeds a text is trained on in each way: one alone does not show what chance does."""


def show(t: Text, min_count: int) -> None:
    """Show the text in each way that is there already; offer the analyser, and to compare what they teach."""
    found = _there(min_count)
    if len(found) < 2:
        return
    frame = pd.DataFrame(
        {
            t("train.tokens.label"): [way_name(t, tokens) for tokens in found],
            t("train.preview.types"): [f"{len(corpus.vocab):,}" for corpus in found.values()],
            t("train.preview.first"): [
                " ".join(corpus.sentence(0)[:FIRST_WORDS]) for corpus in found.values()
            ],
        }
    )
    st.markdown(t("train.tokens.difference", n=len(found)))
    st.table(frame.set_index(t("train.tokens.label")))
    if own_text.is_being_split():
        panel.progress(
            t,
            own_text.split_job(),
            key="splitting.ways",
            running=t("train.tokens.under_way"),
            on_status=lambda: st.rerun([Fragment.STAGE]),
        )
        return
    with st.container(horizontal=True):
        if "morphemes" in WAYS and "morphemes" not in found:
            _offer_analyser(t)
        st.button(
            t("train.ways.start", n=len(found), runs=len(found) * SEEDS),
            on_click=_start,
            args=(t,),
            icon=":material/stacked_line_chart:",
            help=t("train.ways.help", seeds=SEEDS),
            key="train.ways.start",
        )


def _there(min_count: int) -> dict[str, Corpus]:
    """Return the text in each way for which nobody has to wait, and that leaves enough words to learn from."""
    there = {}
    for tokens in WAYS:
        if tokens != "morphemes" or own_text.is_split():
            with suppress(LabError):
                there[tokens] = own_text.corpus(min_count, tokens)
    return there


def _offer_analyser(t: Text) -> None:
    too_long = own_text.too_long()
    st.button(
        t("train.ways.analyse"),
        on_click=_analyse,
        disabled=too_long is not None,
        help=error_text(t, too_long.code, too_long.values) if too_long else t("train.ways.analyse_help"),
        icon=":material/account_tree:",
        key="train.ways.analyse",
    )


def _analyse() -> None:
    own_text.split_job()


def _start(t: Text) -> None:
    chosen = settings_of(TRAIN)
    splits = []
    try:
        for tokens in _there(chosen.min_count):
            way = replace(chosen, tokens=tokens)
            corpus = corpus_of(way)
            settings = training_settings_of(way, corpus)
            splits.append(experiments.Split(corpus, settings, watch(OWN, corpus), part_of(way, Reading)))
    except LabError:
        return  # explained beside the settings
    experiments.start_ways(t, OWN, splits, SEEDS)
    slow_motion.ask()
    st.rerun([Fragment.STAGE, Fragment.COMPARE])


def judge(t: Text, compared: Sequence[Way]) -> None:
    """Say in which way context helps most, as far as that can be told, and show the figures."""
    best = clearly_best(compared)
    said = (
        t("train.ways.level")
        if best is None
        else t("train.ways.best", name=way_name(t, best.tokens), gain=f"{best.gain:.2f}")
    )
    st.info(f"{t('train.ways.text')} {said}", icon=":material/balance:")
    columns = {
        "way": [way_name(t, way.tokens) for way in compared],
        "gain": [_gain(way) for way in compared],
        "rank": [f"{way.typical_rank:,.1f}" for way in compared],
        "frequency": [f"{way.by_frequency:,.1f}" for way in compared],
        "types": [f"{way.n_types:,}" for way in compared],
        "share": [f"{way.typical_rank / way.n_types:.1%}" for way in compared],
    }
    frame = pd.DataFrame({t(f"train.ways.columns.{name}"): values for name, values in columns.items()})
    st.table(frame.set_index(t("train.ways.columns.way")))
    st.caption(t("train.ways.note"))


def _gain(way: Way) -> str:
    low, high = min(way.gains), max(way.gains)
    return f"{way.gain:.2f}" if len(way.records) == 1 else f"{way.gain:.2f} ({low:.2f}–{high:.2f})"


def way_name(t: Text, tokens: str) -> str:
    """Return what a way of splitting is called."""
    return t(f"train.tokens.options.{tokens}")
