"""A distribution that the learner draws before it is shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from ui.text.i18n import Text
from ui.web.component import component

HERE = Path(__file__).parent
_BARS = component("bars", HERE / "bars.js", HERE / "bars.css", html='<div class="lab-bars"></div>')


def predict(
    t: Text, page: str, name: str, *, words: Sequence[str], outline: Sequence[float]
) -> tuple[float, ...] | None:
    """Ask for a distribution as `ui.lesson_parts.lesson.predict` asks for a number; return it once it is committed.

    Parameters
    ----------
    t : Text
    page, name : str
        The texts are ``page.predict.name.question`` and ``page.predict.name.bar`` (a bar's name, with its word).
    words : sequence of str
        Below the bars.
    outline : sequence of float
        The known distribution from which the bars begin; it stays as an outline.
    """
    base = f"{page}.predict.{name}"
    key = f"{base}.guess"
    with st.container(border=True):
        st.markdown(f":material/psychology: **{t('lesson.predict')}** {t(f'{base}.question')}")
        if key in st.session_state:
            guess: tuple[float, ...] = st.session_state[key]
            shown = " · ".join(f"{word}: {share:.1%}" for word, share in zip(words, guess, strict=True))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(t("lesson.your_guess", guess=shown))
                st.button(t("lesson.again"), on_click=st.session_state.pop, args=(key,), key=f"{key}.again")
            return guess
        result = _BARS(
            key=f"{key}.bars",
            height="content",
            data={
                "words": list(words),
                "labels": [t(f"{base}.bar", word=word) for word in words],
                "values": list(outline),
                "outline": list(outline),
            },
            on_shares_change=lambda: None,
        )
        drawn = distribution(result.shares, len(words)) or tuple(outline)

        def commit() -> None:
            st.session_state[key] = drawn

        st.button(t("lesson.commit"), on_click=commit, key=f"{key}.commit")
    return None


def distribution(values: object, size: int) -> tuple[float, ...] | None:
    """Return what the browser sent as numbers that sum to 1, or None if it is no distribution."""
    if not isinstance(values, list) or len(values) != size:
        return None
    if not all(isinstance(value, int | float) and 0 <= value < math.inf for value in values):
        return None
    total = sum(values)
    return tuple(value / total for value in values) if total > 0 else None
