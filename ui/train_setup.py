"""From the Train page's settings to a corpus and a run's settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from core.corpus import Corpus
from core.settings import TrainingSettings
from core.windows import check_window
from lessons import corpora
from ui import own_text
from ui.session import values_of
from ui.tables.train import OWN, TRAIN


def corpus_of(values: Mapping[str, Any]) -> Corpus:
    """Return the chosen corpus.

    Raises
    ------
    LabError
        If the learner's own text cannot be used, or is shorter than the window.
    """
    name, min_count = values["corpus"], values["min_count"]
    corpus = own_text.corpus(min_count) if name == OWN else corpora.load(name, min_count)
    check_window(corpus, values["window_size"])
    return corpus


def settings_of(values: Mapping[str, Any]) -> TrainingSettings:
    """Return the settings of a run."""
    names = set(TrainingSettings.__dataclass_fields__)
    return TrainingSettings(**{name: value for name, value in values.items() if name in names})


def watched_words(corpus: str) -> Sequence[str]:
    """Return the words to watch; for an own text its commonest longer words."""
    if corpus != OWN:
        return corpora.CORPORA[corpus].watched
    words = own_text.corpus(1).vocab.words
    return [word for word in words[:200] if len(word) > 3][:5] or words[:5]


def adopt_recipe() -> None:
    """Take over the settings that suit the corpus just chosen; for use as a callback."""
    recipe = corpora.CORPORA.get(values_of(TRAIN)["corpus"])
    if recipe is None:
        return
    for name in ("min_count", "window_size", "sample_size", "epochs", "subsample"):
        st.session_state[TRAIN.key(TRAIN[name])] = getattr(recipe, name)
