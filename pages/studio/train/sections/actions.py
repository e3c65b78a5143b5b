"""What can be done with runs: saved, named, repeated, shared as a link, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from material import corpora
from pages.studio.sections import experiments
from pages.studio.train.sections.choices import settings_of_run, watch
from pages.studio.train.sections.fragments import Fragment
from pages.studio.train.settings import OWN, TRAIN
from runs.exchange import FORMATS, export
from runs.library import Record, Vectors, to_csv, to_json
from ui.settings.session import LANG, adopt
from ui.text.i18n import Text


def show(t: Text, chosen: Sequence[Record]) -> None:
    """Show the buttons; those for a single run want exactly one to be marked."""
    records = list(chosen) or experiments.library().records
    only = chosen[0] if len(chosen) == 1 else None
    vectors = only.vectors if only is not None else None
    with st.container(horizontal=True):
        _tables(t, records)
        with st.popover(
            t("train.compare.vectors"),
            icon=":material/download:",
            disabled=vectors is None,
            help=t("train.compare.vectors_help"),
        ):
            if vectors is not None:
                _vectors(t, vectors)
        with st.popover(
            t("train.compare.link"),
            icon=":material/link:",
            disabled=only is None,
            help=t("train.compare.link_help"),
        ):
            if only is not None:
                st.code(link(t, only), language=None, wrap_lines=True)
        with st.popover(t("train.compare.rename"), icon=":material/edit:", disabled=only is None):
            new = st.text_input(t("train.compare.new_name"), key="train.compare.new_name", max_chars=60)
            if only is not None:
                is_taken = new.strip() in {record.name for record in experiments.library().records}
                if is_taken:
                    st.caption(t("train.compare.taken"))
                st.button(
                    t("train.compare.rename"),
                    on_click=experiments.library().rename,
                    args=(only.name, new.strip()),
                    disabled=is_taken or not new.strip(),
                    key="train.compare.rename",
                )
        st.button(
            t("train.compare.again"),
            on_click=_again,
            args=(t, only),
            disabled=only is None or (only.corpus == OWN and only.text is None),
            help=t("train.compare.again_help"),
            icon=":material/replay:",
            key="train.compare.again",
        )
        st.button(
            t("train.compare.delete"),
            on_click=experiments.library().delete,
            args=([record.name for record in chosen],),
            disabled=not chosen,
            icon=":material/delete:",
            key="train.compare.delete",
        )


def _tables(t: Text, records: Sequence[Record]) -> None:
    # Made when asked for: the browser may still look for a file made at once when the end of the next run replaces it.
    st.download_button(
        t("train.compare.csv"),
        lambda: to_csv(records).encode("utf-8-sig"),
        "runs.csv",
        "text/csv",
        icon=":material/table:",
        on_click="ignore",
    )
    st.download_button(
        t("train.compare.json"),
        partial(to_json, records),
        "runs.json",
        "application/json",
        icon=":material/data_object:",
        on_click="ignore",
    )


def _vectors(t: Text, vectors: Vectors) -> None:
    for kind, file_name in FORMATS.items():
        st.download_button(
            t(f"train.formats.{kind}"),
            partial(export, vectors, kind),
            file_name,
            on_click="ignore",
            key=f"train.formats.{kind}",
            width="stretch",
        )


def link(t: Text, record: Record) -> str:
    """Return the address that opens the page with the settings of a run."""
    query = TRAIN.write(settings_of_run(record))
    address = (st.context.url or "").partition("?")[0]
    return f"{address}?{urlencode({LANG: t.lang, **query})}"


def _again(t: Text, record: Record) -> None:
    """Take a run's settings over and start it anew on its own text."""
    adopt(TRAIN, settings_of_run(record))
    text = record.text or corpora.load(record.corpus, record.reading.min_count)
    names = watch(record.corpus, text)
    experiments.start(t, text, record.corpus, record.settings, names, record.reading)
    st.rerun([Fragment.SETUP, Fragment.STAGE, Fragment.COMPARE])
