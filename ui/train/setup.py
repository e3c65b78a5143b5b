"""The settings of the Train page."""

from __future__ import annotations

import streamlit as st

from core.errors import LabError
from ui.controls import control
from ui.errors import show_error
from ui.i18n import Text
from ui.session import reset, share, values_of
from ui.tables.train import OWN, TRAIN
from ui.train import own_text
from ui.train.chosen import adopt_recipe, corpus_of

FIRST = ("power", "sample_size", "epochs")
MORE = (
    "window_size",
    "hidden_size",
    "learning_rate",
    "subsample",
    "min_count",
    "shrink",
    "divide",
    "engine",
    "seed",
)


@st.fragment(key="train.setup")
def show(t: Text) -> None:
    """Show the settings; a text that cannot be used is explained here."""
    control(t, TRAIN, "corpus", on_change=_corpus_changed)
    if values_of(TRAIN)["corpus"] == OWN:
        own_text.ask(t, on_change=_text_changed)
        control(t, TRAIN, "tokens", on_change=_text_changed)
    most = None
    try:
        most = len(corpus_of(values_of(TRAIN)).vocab) - 1
    except LabError as error:
        show_error(t, error)
    for name in FIRST:
        control(t, TRAIN, name, high=most if name == "sample_size" else None)
    with st.expander(t("train.more")):
        for name in MORE:
            control(t, TRAIN, name, on_change=_text_changed if name == "min_count" else None)
        st.button(
            t("train.defaults"), on_click=reset, args=(TRAIN,), icon=":material/settings_backup_restore:"
        )
    share(TRAIN, key="address.setup")


def _corpus_changed() -> None:
    adopt_recipe()
    _text_changed()


def _text_changed() -> None:
    """Also show the text anew where it is previewed."""
    st.rerun(["train.setup", "train.stage"])
