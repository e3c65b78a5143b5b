"""What a session remembers: its language and settings, in step with the address."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

import streamlit as st

from ui.settings import guesses
from ui.settings.slot import Slot
from ui.settings.table import Problem, Table, part_of
from ui.settings.wording import allowed, value_text
from ui.text import i18n
from ui.text.i18n import Text
from ui.web.component import component

S = TypeVar("S")
P = TypeVar("P")

_ADDRESS = component("address", Path(__file__).parent / "address.js")

LANG = "lang"
_SEEN = "_address.seen"
_WRITTEN = "_address.written"
_IS_NEW = "_address.is_new"
_EXPECTED = "_address.expected"
_IS_WHOLE = "_address.is_whole"
_STAYING: Slot[dict[str, str]] = Slot("_address.staying", dict)
_BROWSERS = ("scene",)
"""Parts of the address that the browser writes, and the session never reads."""
_SHOWN = "_lang.shown"
_CHANGED = "_lang.changed"


def open_address() -> None:
    """Note whether the visitor came by a new address: typed, followed, or gone back to.

    Streamlit goes on reporting the address that the tab was opened with; what `share` wrote in its
    place it learns of only when the page changes. Neither is new.
    """
    query = {name: value for name, value in st.query_params.to_dict().items() if name not in _BROWSERS}
    known = (st.session_state.get(_SEEN), st.session_state.get(_WRITTEN))
    st.session_state[_IS_WHOLE] = st.session_state.pop(_EXPECTED, False)
    st.session_state[_IS_NEW] = st.session_state[_IS_WHOLE] or query not in known
    st.session_state[_SEEN] = query


def is_new() -> bool:
    """Return whether the visitor came by a new address."""
    return bool(st.session_state[_IS_NEW])


def staying() -> dict[str, str]:
    """Return what stands in the address of every page, until it is taken back."""
    return _STAYING.get()


def stay(name: str, value: str | None) -> None:
    """Let a name and its value stand in the address of every page; None takes them back."""
    kept = {other: told for other, told in staying().items() if other != name}
    _STAYING.set(kept if value is None else kept | {name: value})


def expect_whole() -> None:
    """Let the next address stand for all settings of its page: those that it does not name get their defaults."""
    st.session_state[_EXPECTED] = True


def choose_language() -> str:
    """Return the session's language: the address's, else the one chosen before, else the browser's."""
    asked = st.query_params.get(LANG)
    if asked in i18n.LANGUAGES and st.session_state[_IS_NEW]:
        st.session_state[LANG] = asked
    if LANG not in st.session_state:
        st.session_state[LANG] = i18n.best_for(st.context.locale or "")
    lang: str = st.session_state[LANG]
    st.session_state[_CHANGED] = st.session_state.get(_SHOWN, lang) != lang
    st.session_state[_SHOWN] = lang
    return lang


def carry_over(*keys: str) -> None:
    """Hand widgets their values anew after a change of language; call it before they are shown.

    In the browser a widget remembers its option by the label, which no longer exists.
    """
    if st.session_state[_CHANGED]:
        for key in keys:
            if key in st.session_state:
                st.session_state[key] = st.session_state[key]


def text() -> Text:
    """Return the texts in the session's language."""
    return Text(st.session_state[LANG])


def open_table(table: Table[S]) -> None:
    """Bring the settings of a page up: from the address if it names any, else as they were left."""
    problems: list[Problem] = []
    if st.session_state[_IS_NEW]:
        query = st.query_params.to_dict()
        settings, problems = table.read(query)
        has_guesses = guesses.read(table.page, query)
        if settings is None and (has_guesses or st.session_state[_IS_WHOLE]):
            # Guesses were given for the settings that a link leaves out because they are the defaults.
            settings = table.defaults
        if settings is not None:
            adopt(table, settings)
    for setting in table:
        st.session_state.setdefault(table.key(setting.name), setting.default)
    carry_over(*(table.key(setting.name) for setting in table))
    if problems:
        _say(table, problems)


def _say(table: Table[Any], problems: list[Problem]) -> None:
    t = text()
    lines = [
        t(
            "common.address.problem",
            label=t(f"{table.page}.{problem.setting.name}.label"),
            allowed=allowed(t, table, problem.setting),
            value=value_text(t, table, problem.setting, problem.value),
        )
        for problem in problems
    ]
    # One box, however broken a link is: the page is to begin on the first screen.
    st.warning("  \n".join(lines), icon=":material/link_off:")


def settings_of(table: Table[S]) -> S:
    """Return the settings of a page as they stand.

    A choice in the language that was just left may come back as none; then it is the default's turn.
    """
    kept = {setting: st.session_state[table.key(setting.name)] for setting in table}
    return table.kind(
        **{setting.name: setting.default if value is None else value for setting, value in kept.items()}
    )


def state_of(table: Table[Any], kind: type[P]) -> P:
    """Return a lesson's State from the settings of the same names (`ui.settings.table.part_of`)."""
    return part_of(settings_of(table), kind)


def adopt(table: Table[S], settings: S) -> None:
    """Let all settings of a page stand as given."""
    for setting in table:
        st.session_state[table.key(setting.name)] = getattr(settings, setting.name)


def change(table: Table[S], **values: object) -> None:
    """Change some settings of a page by name; for use as a callback, or before their widgets are shown."""
    for name, value in values.items():
        st.session_state[table.key(name)] = value


def reset(table: Table[S]) -> None:
    """Set all settings of a page to their defaults; for use as a callback."""
    adopt(table, table.defaults)


def share(
    table: Table[Any] | None = None, *, key: str = "address", more: Mapping[str, str] | None = None
) -> None:
    """Write the language, the settings that differ from the defaults, and the guesses that hold into the address.

    Call it at the end of a page, and at the end of each fragment that has widgets of its own.
    """
    query = {LANG: st.session_state[LANG], **staying(), **(more or {})}
    if table is not None:
        query |= table.write(settings_of(table)) | guesses.write(table.page)
    st.session_state[_WRITTEN] = query
    _ADDRESS(data={"query": urlencode(query), "lang": st.session_state[LANG]}, key=key)
