"""The settings of the Train page."""

from __future__ import annotations

import streamlit as st

from core.engines.kinds import ENGINES
from core.errors import LabError, StillSplit
from pages.studio.train.sections import own_text
from pages.studio.train.sections.choices import (
    adopt_rate,
    adopt_recipe,
    adopt_recipe_of_text,
    check_memory,
    corpus_of,
)
from pages.studio.train.sections.fragments import Fragment
from pages.studio.train.settings import OWN, TRAIN
from ui.live import panel
from ui.settings.controls import control
from ui.settings.session import reset, settings_of, share
from ui.text.errors import show_error
from ui.text.i18n import Text

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
    "held_out",
    "seed",
)


def _text_changed() -> None:
    """Also show the text anew where it is previewed."""
    st.rerun([Fragment.SETUP, Fragment.STAGE])


CHANGES = {"min_count": _text_changed, "engine": adopt_rate}
"""What else happens when a setting changes."""


@st.fragment(key=Fragment.SETUP)
def show(t: Text) -> None:
    """Show the settings; a text that cannot be used is explained here."""
    control(t, TRAIN, "corpus", on_change=_corpus_changed)
    if settings_of(TRAIN).corpus == OWN:
        own_text.ask(t, on_change=_own_text_changed)
        control(t, TRAIN, "tokens", on_change=_text_changed)
    most = None
    try:
        if settings_of(TRAIN).corpus == OWN:
            own_text.warn(t)
        corpus = corpus_of(settings_of(TRAIN))
        most = len(corpus.vocab) - 1
        check_memory(settings_of(TRAIN), corpus)
    except StillSplit:
        panel.progress(
            t,
            own_text.split_job(),
            key="splitting",
            running=t("train.tokens.under_way"),
            on_status=_text_changed,
        )
    except LabError as error:
        if settings_of(TRAIN).corpus == OWN and not own_text.is_given():
            st.info(t("train.own.none"), icon=":material/edit_note:")
        else:
            show_error(t, error)
    idle = _idle(t, settings_of(TRAIN).engine)
    for name in FIRST:
        high = most if name == "sample_size" else None
        control(t, TRAIN, name, high=high, disabled=name in idle, why_disabled=idle.get(name, ""))
    with st.expander(t("train.more")):
        for name in MORE:
            control(
                t,
                TRAIN,
                name,
                on_change=CHANGES.get(name),
                disabled=name in idle,
                why_disabled=idle.get(name, ""),
            )
        if "compiled" not in ENGINES:
            st.caption(t("train.no_numba"))
        st.button(
            t("train.defaults"), on_click=reset, args=(TRAIN,), icon=":material/settings_backup_restore:"
        )
    share(TRAIN, key="address.setup")


def _idle(t: Text, engine: str) -> dict[str, str]:
    """Return the settings that an engine has no use for, each with the reason."""
    if not ENGINES[engine].samples:
        return dict.fromkeys(("power", "sample_size"), t("train.no_negatives"))
    if engine in ("layers", "letter"):
        return {"divide": t("train.always_divides")}
    return {}


def _corpus_changed() -> None:
    if settings_of(TRAIN).corpus == OWN:
        adopt_recipe_of_text()
    else:
        adopt_recipe()
    _text_changed()


def _own_text_changed() -> None:
    adopt_recipe_of_text()
    _text_changed()
