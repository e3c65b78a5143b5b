"""Guesses that the learner has committed: kept in the session, and named in the page's address.

A guess is kept beside the settings that it was given for. Once one of them has changed it no longer holds: a reply
to it would speak of something that the learner was not asked about.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from ui.text.i18n import labels

PREFIX = "g."
"""Begins the names of guesses in an address; no setting is called so."""


def key_of(page: str, name: str) -> str:
    """Return the session's key for the guess to a question of a page."""
    return f"{page}.predict.{name}.guess"


def committed(page: str, name: str) -> Any:  # noqa: ANN401 - a number, an option, or what was drawn
    """Return the guess to a question as it was committed, whether or not it still holds; None if there is none."""
    return st.session_state.get(key_of(page, name))


def commit(page: str, name: str, guess: object, about: Iterable[str]) -> None:
    """Keep a guess, and the values of the settings that it is given for, by their names."""
    st.session_state[key_of(page, name)] = guess
    _note(page, name, about)


def take_back(page: str, name: str) -> None:
    """Forget a guess; for use as a callback."""
    for key in (key_of(page, name), _about(page, name)):
        st.session_state.pop(key, None)


def changed_since(page: str, name: str, about: Iterable[str]) -> dict[str, Any]:
    """Return what those of the settings in `about` were that have changed since the guess was committed.

    A guess that came with the address is given for the settings that came with it.
    """
    if _about(page, name) not in st.session_state:
        _note(page, name, about)
    return _changed(page, name)


def guess_that_holds(page: str, name: str) -> Any:  # noqa: ANN401
    """Return the guess to a question, or None if there is none or its settings have changed."""
    return None if _changed(page, name) else committed(page, name)


def write(page: str) -> dict[str, str]:
    """Return the part of an address that names the guesses to a page's questions that hold."""
    found = ((name, guess_that_holds(page, name)) for name in _questions(page))
    return {PREFIX + name: _format(guess) for name, guess in found if guess is not None}


def read(page: str, query: Mapping[str, str]) -> bool:
    """Take over the guesses that an address names; return whether it names any.

    Whether a number is within its bounds, the question itself decides when it is asked.
    """
    found = {name: query[PREFIX + name] for name in _questions(page) if PREFIX + name in query}
    for name, text in found.items():
        guess = _parse(page, name, text)
        if guess is not None:
            take_back(page, name)
            st.session_state[key_of(page, name)] = guess
    return bool(found)


def _about(page: str, name: str) -> str:
    return f"{key_of(page, name)}.about"


def _note(page: str, name: str, about: Iterable[str]) -> None:
    st.session_state[_about(page, name)] = {
        setting: st.session_state[f"{page}.{setting}"] for setting in about
    }


def _changed(page: str, name: str) -> dict[str, Any]:
    kept: dict[str, Any] = st.session_state.get(_about(page, name), {})
    return {
        setting: value for setting, value in kept.items() if st.session_state[f"{page}.{setting}"] != value
    }


def _questions(page: str) -> list[str]:
    """Return the names of the questions that a page asks before it shows a result."""
    pattern = re.compile(rf"{page}\.predict\.(\w+)\.question")
    return [match[1] for key in labels("en") if (match := pattern.fullmatch(key))]


def _format(guess: object) -> str:
    if isinstance(guess, str):
        return guess
    numbers = guess if isinstance(guess, tuple) else (guess,)
    return ",".join(f"{number:.6g}" for number in numbers)


def _parse(page: str, name: str, text: str) -> str | float | tuple[float, ...] | None:
    if f"{page}.predict.{name}.options.{text}" in labels("en"):
        return text
    try:
        numbers = tuple(float(part) for part in text.split(","))
    except ValueError:
        return None
    if not all(math.isfinite(number) for number in numbers):
        return None
    return numbers if len(numbers) > 1 else numbers[0]
