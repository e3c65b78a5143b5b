"""One question of the review, and what the learner has answered."""

from __future__ import annotations

import streamlit as st

from pages.review import lesson
from ui.navigation.links import link
from ui.progress import kept
from ui.settings.session import carry_over
from ui.settings.slot import Slot
from ui.text.i18n import Text

_FIRST: Slot[dict[str, bool]] = Slot("review.first", dict)
"""Whether the first answer to each question with its numbers was right, by the key of its choice."""
_SETTLED: Slot[set[str]] = Slot("review.settled", set)
"""The keys of the choices that have settled something missed."""


def is_just_settled(about: str, seed: int) -> bool:
    """Whether something missed was settled by its question with these numbers."""
    return _key(about, seed) in _SETTLED.get()


def ask(t: Text, about: str, seed: int, *, is_missed: bool) -> None:
    """Ask again about something, reply, and show the way back to its lesson."""
    page, _, what = about.partition("/")
    exercise = lesson.exercise(about, seed)
    shown = exercise.shown
    said = dict(exercise.numbers) | {f"by_{rule}": value for rule, value in shown.items()}
    base, key = f"review.ask.{lesson.ASKS_AGAIN[about]}", _key(about, seed)
    with st.container(border=True):
        if is_missed:
            st.caption(t("review.missed", question=t(f"{page}.{what}.question")))
        st.markdown(t(f"{base}.question", **said))
        carry_over(key)
        choice = st.radio(
            t(f"{base}.question", **said),
            lesson.order(about, seed),
            index=None,
            format_func=shown.__getitem__,
            key=key,
            label_visibility="collapsed",
            horizontal=True,
            persist_state="session",
            on_change=_take,
            args=(about, seed),
        )
        if choice is not None:
            _reply(
                t,
                t(f"{base}.replies.{choice}", **said),
                key,
                is_right=choice == exercise.answer,
                is_missed=is_missed,
            )
        link(page, t, t("review.back", page=t(f"nav.{page}.title")))


def _take(about: str, seed: int) -> None:
    key = _key(about, seed)
    choice = st.session_state[key]
    # A change of language takes a choice back for a moment.
    if choice is None or key in _FIRST.get():
        return
    is_right = choice == lesson.exercise(about, seed).answer
    _FIRST.get()[key] = is_right
    if is_right and kept.mend(*about.split("/")):
        _SETTLED.get().add(key)


def _reply(t: Text, reply: str, key: str, *, is_right: bool, is_missed: bool) -> None:
    outcome = ""
    if is_missed and is_right:
        outcome = "  \n" + t("review.settled" if _FIRST.get().get(key) else "review.once_more")
    if is_right:
        st.success(reply + outcome, icon=":material/check_circle:")
    else:
        st.error(reply, icon=":material/replay:")


def _key(about: str, seed: int) -> str:
    return f"review.{about}.{seed}"
