"""Guesses that the learner has committed: kept in the session, and named in the page's address.

A guess is kept beside the settings that it was given for. Once one of them has changed it no longer holds: a reply
to it would speak of something that the learner was not asked about.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import streamlit as st

from ui.settings.slot import Slot
from ui.settings.table import BadValue, Table
from ui.text.i18n import labels

PREFIX = "g."
"""Begins the names of guesses in an address; no setting is called so."""


@dataclass(frozen=True)
class Written:
    """A guess and the settings that it was given for, as an address writes them."""

    guess: str
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Brought:
    guesses: Mapping[str, Written]
    replaces: bool


_BROUGHT: Slot[dict[str, _Brought]] = Slot("_guesses.brought", dict)
"""Guesses of earlier visits, by page; only an open page knows what its settings can be."""


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


def given_for(page: str, name: str) -> dict[str, Any]:
    """Return the settings that a guess was given for, by name."""
    kept: dict[str, Any] = st.session_state.get(_about(page, name), {})
    return kept


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
    return {PREFIX + name: write_one(guess) for name, guess in found if guess is not None}


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


def bring(page: str, found: Mapping[str, Written], *, replaces: bool) -> None:
    """Lay guesses of an earlier visit ready for when their page is opened next.

    Parameters
    ----------
    page : str
    found : dict of Written
        By the names of the questions.
    replaces : bool
        Whether they take the place of guesses that the session has already.
    """
    _BROUGHT.get()[page] = _Brought(found, replaces)


def come_back(table: Table[Any], *, with_settings: bool) -> None:
    """Commit the guesses that were brought for a page, each for the settings that it was given for.

    What cannot be read is left out.

    Parameters
    ----------
    table : Table
    with_settings : bool
        Whether those settings come back as well, where the page's are still as nobody has changed them.
    """
    brought = _BROUGHT.get().pop(table.page, None)
    for name, written in brought.guesses.items() if brought else ():
        guess = _parse(table.page, name, written.guess)
        try:
            about = {
                setting: table[setting].parse(text)
                for setting, text in written.about.items()
                if setting in table.settings
            }
        except BadValue:
            continue
        is_taken = committed(table.page, name) is not None
        if guess is None or (is_taken and brought and not brought.replaces):
            continue
        st.session_state[key_of(table.page, name)] = guess
        st.session_state[_about(table.page, name)] = about
        for setting in about if with_settings else ():
            key = table.key(setting)
            if st.session_state[key] == table[setting].default:
                st.session_state[key] = about[setting]


def _about(page: str, name: str) -> str:
    return f"{key_of(page, name)}.about"


def _note(page: str, name: str, about: Iterable[str]) -> None:
    st.session_state[_about(page, name)] = {
        setting: st.session_state[f"{page}.{setting}"] for setting in about
    }


def _changed(page: str, name: str) -> dict[str, Any]:
    kept = given_for(page, name)
    return {
        setting: value for setting, value in kept.items() if st.session_state[f"{page}.{setting}"] != value
    }


@cache
def _questions(page: str) -> list[str]:
    """Return the names of the questions that a page asks before it shows a result."""
    pattern = re.compile(rf"{page}\.predict\.(\w+)\.question")
    return [match[1] for key in labels("en") if (match := pattern.fullmatch(key))]


def write_one(guess: object) -> str:
    """Return a guess as an address writes it."""
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
