"""The explorer of the page on the sigmoid: computes in the browser, tells Python when the hand rests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from pages.sigmoid import lesson
from pages.sigmoid.settings import EXPLORED
from pages.sigmoid.settings import SIGMOID as TABLE
from ui.settings.session import change, settings_of
from ui.settings.table import BadValue
from ui.text.i18n import Text
from ui.web.component import DOM, component

FILES = sorted((Path(__file__).parents[1] / "explorer").iterdir())
_EXPLORER = component("sigmoid", DOM, *FILES, html='<div class="lab-explorer"></div>')
_KEY = f"{TABLE.page}.explorer"

_BOUNDS = {
    "limit": lesson.SCORE_LIMIT,
    "fine": lesson.FINE_LIMIT,
    "steps": lesson.MOST_STEPS,
    "rate": lesson.RATES,
}
_WORDS = (
    "answer",
    "answer_alt",
    "back",
    "back_disabled",
    "back_help",
    "gradient",
    "gradient_alt",
    "graph",
    "locked",
    "loss",
    "loss_alt",
    "one",
    "step_disabled",
    "step_help",
    "ten",
    "update",
)


def explorer(t: Text, *, step: int, locked: bool) -> None:
    """Show the explorer.

    Parameters
    ----------
    t : Text
    step : int
        The page's step, which says what the graph lights up.
    locked : bool
        Whether squared error must wait for the learner's guess.
    """
    state = _explored()
    memory = st.session_state.setdefault(f"{_KEY}.memory", {"version": 0, "state": None})
    if memory["state"] != state:
        # The value was set from elsewhere, by the address or a reset: the browser takes it over.
        memory |= {"version": memory["version"] + 1, "state": state}
    _EXPLORER(
        key=_KEY,
        data={
            "version": memory["version"],
            "state": state,
            "step": step,
            "locked": locked,
            "bounds": _BOUNDS,
            "labels": _labels(t),
        },
        on_state_change=_adopt,
    )


def _adopt() -> None:
    """Take over what the browser reports; a value out of bounds is not believed."""
    reported: dict[str, Any] = st.session_state[_KEY].get("state") or {}
    for name in EXPLORED:
        setting = TABLE[name]
        try:
            value = setting.parse(_written(reported.get(name)))
        except BadValue:
            continue
        change(TABLE, **{name: value})
    st.session_state[f"{_KEY}.memory"]["state"] = _explored()


def _explored() -> dict[str, Any]:
    settings = settings_of(TABLE)
    return {name: getattr(settings, name) for name in EXPLORED}


def _written(value: object) -> str:
    """Return a value as it would stand in an address."""
    return str(int(value)) if isinstance(value, bool) else str(value)


def _labels(t: Text) -> dict[str, str]:
    base = f"{TABLE.page}.explorer"
    labels = {word: t(f"{base}.{word}") for word in _WORDS}
    for name in EXPLORED:
        labels[name] = labels.get(name) or t(f"{TABLE.page}.{name}.label")
        labels[f"{name}_help"] = t(f"{TABLE.page}.{name}.help")
    for label in (1, 0):
        labels[f"label_{label}"] = t(f"{TABLE.page}.label.options.{label}")
    return labels
