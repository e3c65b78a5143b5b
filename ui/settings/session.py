"""What a session remembers: its language and settings, in step with the address."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

import streamlit as st

from ui.settings import guesses, rules
from ui.settings.rules import Rules
from ui.settings.slot import Slot
from ui.settings.table import Problem, Table, part_of
from ui.settings.wording import allowed, value_text
from ui.text import i18n
from ui.text.i18n import Text, plain
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
_NAMED = "_address.named"
_TOKEN: Slot[str] = Slot("_address.session", lambda: secrets.token_urlsafe(8))
_SHOWN = "_lang.shown"
_CHANGED = "_lang.changed"
_OPENED: Slot[tuple[Table[Any], Rules] | None] = Slot("_link.opened", lambda: None)
"""The page that was opened last, and what the link to it asks; it asks nothing of other pages."""
_STARTED_AT: Slot[str] = Slot("_link.started_at", str)
"""The desk at which what the link wants started was started."""
_MOST_SAID, _LONGEST_SAID = 5, 40
"""How many unknown parts of an address are named, and how much of each."""


def open_address() -> None:
    """Note whether the visitor came by a new address: typed, followed, or gone back to.

    Streamlit goes on reporting the address that the tab was opened with; what `share` wrote in its
    place it learns of only when the page changes. Neither is new.
    """
    query = {name: value for name, value in st.query_params.to_dict().items() if name not in _BROWSERS}
    known = (st.session_state.get(_SEEN), st.session_state.get(_WRITTEN))
    st.session_state[_IS_WHOLE] = st.session_state.get(_EXPECTED, False)
    st.session_state[_EXPECTED] = False
    st.session_state[_IS_NEW] = st.session_state[_IS_WHOLE] or query not in known
    st.session_state[_SEEN] = query


def is_new() -> bool:
    """Return whether the visitor came by a new address."""
    return bool(st.session_state[_IS_NEW])


def token() -> str:
    """Return by what the browser tells this session from another one."""
    return _TOKEN.get()


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
    """Return the texts in the session's language; in the browser's, as long as none is chosen."""
    return Text(st.session_state.get(LANG) or i18n.best_for(st.context.locale or ""))


def open_table(table: Table[S]) -> None:
    """Bring the settings of a page up: from the address if it names any, else as they were left."""
    problems: list[Problem] = []
    unknown: list[str] = []
    asked = rules_of(table)
    if st.session_state[_IS_NEW]:
        query = st.query_params.to_dict()
        settings, problems = table.read(query)
        asked, unknown = rules.read(table, query)
        has_guesses = guesses.read(table.page, query)
        if settings is None and (has_guesses or asked != Rules() or st.session_state[_IS_WHOLE]):
            # Guesses and rules were given for the settings that a link leaves out because they are the defaults.
            settings = table.defaults
        if settings is not None:
            _set_all(table, settings)
            st.session_state.setdefault(_NAMED, set()).add(table.page)
        _STARTED_AT.clear()
    _OPENED.set((table, asked))
    for setting in table:
        st.session_state.setdefault(table.key(setting.name), setting.default)
    guesses.come_back(table, with_settings=table.page not in st.session_state.get(_NAMED, ()))
    carry_over(*(table.key(setting.name) for setting in table))
    if problems or unknown:
        _say(table, problems, unknown)


def opened() -> Table[Any] | None:
    """Return the settings of the page that was opened last; None before the first one."""
    found = _OPENED.get()
    return found and found[0]


def rules_of(table: Table[Any]) -> Rules:
    """Return what the link to a page asks of it."""
    found = _OPENED.get()
    return found[1] if found and found[0].page == table.page else Rules()


def is_to_start(table: Table[Any], *, at: str) -> bool:
    """Return whether a page is to start its training, because a link asks for it: once at a desk.

    A tab that was here before turns to its former desk a moment after the page was opened; what was started until
    then does not go with it.
    """
    if not rules_of(table).starts or _STARTED_AT.get() == at:
        return False
    _STARTED_AT.set(at)
    return True


def _say(table: Table[Any], problems: list[Problem], unknown: list[str]) -> None:
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
    if unknown:
        names = ", ".join(plain(part[:_LONGEST_SAID]) for part in unknown[:_MOST_SAID])
        lines.append(t("common.address.unknown", names=names))
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
    """Let the settings of a page stand as given, but for those that its link holds; for use as a callback."""
    change(table, **{setting.name: getattr(settings, setting.name) for setting in table})


def change(table: Table[S], **values: object) -> None:
    """Change some settings of a page by name; for use as a callback, or before their widgets are shown.

    What a lecturer's link holds stays as it is, and a short message says so.
    """
    fixed = rules_of(table).fixed
    held = [
        name for name in values if name in fixed and st.session_state.get(table.key(name)) != values[name]
    ]
    for name in values.keys() - fixed:
        st.session_state[table.key(name)] = values[name]
    if held:
        t = text()
        names = ", ".join(t(f"{table.page}.{name}.label") for name in held)
        st.toast(t("common.address.held", names=names), icon=":material/lock:")


def _set_all(table: Table[S], settings: S) -> None:
    for setting in table:
        st.session_state[table.key(setting.name)] = getattr(settings, setting.name)


def reset(table: Table[S]) -> None:
    """Set the settings of a page to their defaults, but for those that its link holds; for use as a callback."""
    adopt(table, table.defaults)


def share(
    table: Table[Any] | None = None, *, key: str = "address", more: Mapping[str, str] | None = None
) -> None:
    """Write the language, the settings that differ from the defaults, and the guesses that hold into the address.

    What a lecturer's link asks stays in it, but for the start of a training: a reload does not start another one.

    Call it at the end of a page, and at the end of each fragment that has widgets of its own.
    """
    query = {LANG: st.session_state[LANG], **staying(), **(more or {})}
    if table is not None:
        query |= table.write(settings_of(table)) | guesses.write(table.page)
        query |= rules.write(table, replace(rules_of(table), starts=False))
    st.session_state[_WRITTEN] = query
    _ADDRESS(
        data={"query": urlencode(query), "lang": st.session_state[LANG], "session": _TOKEN.get()}, key=key
    )
