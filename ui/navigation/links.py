"""The pages as Streamlit knows them: the navigation, and links from one page to another."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.navigation.entries import ENTRIES, PageEntry, file_of
from ui.text.i18n import Text


def page(entry: PageEntry, t: Text) -> StreamlitPage:
    """Return a page for `st.navigation` and `st.page_link`."""
    return st.Page(
        file_of(entry.name),
        title=t(f"nav.{entry.name}.title"),
        icon=entry.icon,
        url_path="" if entry is ENTRIES[0] else entry.name,
        default=entry is ENTRIES[0],
        help=t(f"nav.{entry.name}.help"),
    )


def link(name: str, t: Text, label: str | None = None, query: Mapping[str, str] | None = None) -> None:
    """Show a link to a page, by name; `query` names settings of that page."""
    entry = next(entry for entry in ENTRIES if entry.name == name)
    st.page_link(
        page(entry, t),
        label=label or t(f"nav.{name}.title"),
        query_params={"lang": t.lang, **query} if query else None,
    )


def go_to(name: str, t: Text) -> None:
    """Open a page, by name."""
    st.switch_page(page(next(entry for entry in ENTRIES if entry.name == name), t))


def onward(name: str, t: Text, to: str | None = None) -> None:
    """Show the way from a page to the next one, or to a given one; none from the last."""
    names = [entry.name for entry in ENTRIES]
    for following in [to] if to else names[names.index(name) + 1 :][:1]:
        link(following, t, f"**{t('nav.onward', page=t(f'nav.{following}.title'))}**")


def navigation(t: Text) -> StreamlitPage:
    """Show the navigation and return the page that was asked for."""
    groups: dict[str, list[StreamlitPage]] = {}
    for entry in ENTRIES:
        heading = t(f"nav.groups.{entry.group}") if entry.group else ""
        groups.setdefault(heading, []).append(page(entry, t))
    return st.navigation(groups, expanded=True)
