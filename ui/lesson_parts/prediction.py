"""A guess that the learner commits before the result is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

from ui.settings.session import carry_over
from ui.text.i18n import Text

T = TypeVar("T")


def predict(
    t: Text,
    page: str,
    name: str,
    *,
    options: Sequence[str] = (),
    bounds: tuple[float, float, float] | None = None,
    unit: str = "",
) -> Any:  # noqa: ANN401 - a number or an option
    """Ask for a guess before the reveal; return it once it is committed, else None.

    Texts: ``page.predict.name.question`` and, for options, ``page.predict.name.options.…``.

    Parameters
    ----------
    t : Text
    page, name : str
    options : sequence of str
        The options to choose from, if the guess is no number.
    bounds : (low, high, step)
        The bounds and the step of a number to set, if there are no options.
    unit : str
        The unit that is written after that number.
    """
    base = f"{page}.predict.{name}"
    key = f"{base}.guess.choice"

    def ask() -> Callable[[], object] | None:
        carry_over(key)
        choice: object
        if options:
            choice = st.radio(
                t(f"{base}.question"),
                options,
                index=None,
                format_func=lambda option: t(f"{base}.options.{option}"),
                key=key,
                label_visibility="collapsed",
                persist_state="session",
            )
        else:
            low, high, step = bounds or (0.0, 1.0, 0.01)
            st.session_state.setdefault(key, (low + high) / 2)
            choice = st.slider(
                t(f"{base}.question"),
                low,
                high,
                step=step,
                format=f"%g{unit.replace('%', '%%')}" if unit else None,
                key=key,
                label_visibility="collapsed",
                persist_state="session",
            )
        return None if choice is None else lambda: st.session_state[key]

    def say(guess: Any) -> str:  # noqa: ANN401
        return t(f"{base}.options.{guess}") if options else f"{guess:g}{unit}"

    return prediction(t, base, ask, say)


def prediction(
    t: Text, base: str, ask: Callable[[], Callable[[], T] | None], say: Callable[[T], str]
) -> T | None:
    """Frame a question and a way to answer it; return the guess once it is committed, else None.

    Parameters
    ----------
    t : Text
    base : str
        The question's text is ``base.question``.
    ask : callable
        Shows what the guess is made with; returns how to read the guess when it is committed, or None if there is none.
    say : callable
        Puts a guess into words.
    """
    key = f"{base}.guess"
    with st.container(border=True):
        st.markdown(f":material/psychology: **{t('lesson.predict')}** {t(f'{base}.question')}")
        if key in st.session_state:
            guess: T = st.session_state[key]
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(t("lesson.your_guess", guess=say(guess)))
                st.button(t("lesson.again"), on_click=st.session_state.pop, args=(key,), key=f"{key}.again")
            return guess
        read = ask()

        def commit() -> None:
            if read is not None:
                st.session_state[key] = read()

        st.button(t("lesson.commit"), on_click=commit, disabled=read is None, key=f"{key}.commit")
    return None


def guessed(page: str, name: str) -> Any:  # noqa: ANN401 - a number or an option
    """Return the guess that was committed to a question of `predict`, or None."""
    return st.session_state.get(f"{page}.predict.{name}.guess")
