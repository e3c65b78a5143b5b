"""“Link to this”: the page's address to copy and as a QR code, with what a lecturer wants of those who open it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection
from pathlib import Path
from typing import Any

import streamlit as st
from segno import DataOverflowError

from ui.board import membership
from ui.drawings.show import show_tree
from ui.drawings.tree import Tree, element
from ui.links.address import address_of
from ui.settings import guesses, session
from ui.settings.rules import Rules, lockable
from ui.settings.slot import Slot
from ui.settings.table import Table
from ui.text.i18n import Text
from ui.web.component import DOM, component
from ui.web.qr import qr_svg

HERE = Path(__file__).parent
_COPY = component("copy", DOM, HERE / "copy.js", HERE / "copy.css", html='<div class="lab-copy"></div>')
_ASKED: Slot[bool] = Slot("_link.asked", bool)
_LARGE: Slot[str] = Slot("_link.large", str)
"""The address whose code fills the dialog, for the hall to read."""


def button(t: Text) -> None:
    """Show the button, among those that every page has."""
    st.button(
        t("links.title"), on_click=_ask, icon=":material/share:", help=t("links.help"), key="_link.open"
    )


def show(t: Text, title: str) -> None:
    """Show the dialog if it was asked for; call it once the page has been shown, whose settings it names."""
    table = session.opened()
    if not _ASKED.take() or table is None:
        return

    @st.dialog(t("links.heading", page=title), width="large")
    def link() -> None:
        if _LARGE.get():
            _on_the_wall(t, _LARGE.get())
        else:
            _at_the_desk(t, table)

    link()


def _ask() -> None:
    _ASKED.set(True)
    _LARGE.clear()


def _at_the_desk(t: Text, table: Table[Any]) -> None:
    """Show the address, what it takes along and asks, and its code."""
    words, code = st.columns([1.7, 1], gap="medium")
    with words:
        # What is chosen below stands in it.
        place = st.container()
        address = _ask_for_address(t, table)
    with place:
        labels = {name: t(f"links.copy.{name}") for name in ("address", "press", "done", "by_hand")}
        _COPY(key="_link.copy", data={"address": address, "labels": labels})
    with code:
        picture = _picture(address)
        if picture is None:
            st.info(t("links.too_long"), icon=":material/qr_code_2:")
            return
        show_tree(picture, key="_link.code")
        st.button(
            t("links.large"),
            on_click=_LARGE.set,
            args=(address,),
            icon=":material/fullscreen:",
            width="stretch",
            key="_link.enlarge",
        )


def _ask_for_address(t: Text, table: Table[Any]) -> str:
    """Ask what the link takes along, and what a lecturer wants of those who open it; return its address."""
    asked = session.rules_of(table)
    own = guesses.write(table.page)
    member = membership.current()
    if own and not _switch(t, table, "guesses"):
        own = {}
    more = {session.LANG: t.lang}
    if member is not None and member.leads and _switch(t, table, "joins", is_on=True):
        more[membership.QUERY] = member.joined.code
    st.markdown(f"**{t('links.lecturer')}**", help=t("links.aid"))
    locked = _settings(t, table, "lock", asked.locked)
    hidden = _settings(t, table, "hide", asked.hidden)
    rules = Rules(
        locked - hidden,
        hidden,
        _switch(t, table, "answers", is_on=asked.holds_answers),
        table.can_start and _switch(t, table, "start"),
    )
    settings = session.settings_of(table)
    return address_of(st.context.url or "", table, settings, rules, more=more, guesses=own)


def _settings(t: Text, table: Table[Any], what: str, chosen: Collection[str]) -> frozenset[str]:
    key = f"_link.{table.page}.{what}"
    session.carry_over(key)
    names = lockable(table)
    return frozenset(
        st.multiselect(
            t(f"links.{what}.label"),
            names,
            default=[name for name in names if name in chosen],
            format_func=lambda name: t(f"{table.page}.{name}.label"),
            placeholder=t("links.none"),
            help=t(f"links.{what}.help"),
            persist_state="session",
            key=key,
        )
    )


def _switch(t: Text, table: Table[Any], what: str, *, is_on: bool = False) -> bool:
    return st.toggle(
        t(f"links.{what}.label"),
        value=is_on,
        help=t(f"links.{what}.help"),
        persist_state="session",
        key=f"_link.{table.page}.{what}",
    )


def _picture(address: str) -> Tree | None:
    """Return the QR code of an address; None if it is too long for one."""
    try:
        code = qr_svg(address)
    except DataOverflowError:
        return None
    source = f"data:image/svg+xml;base64,{b64encode(code).decode()}"
    return element("div", "lab-link-code", element("img", "", src=source, alt=address))


def _on_the_wall(t: Text, address: str) -> None:
    """Fill the dialog with the code, for the last row of a hall."""
    picture = _picture(address)
    if picture is not None:
        show_tree(element("div", "lab-link-wall", picture), key="_link.wall")
    st.button(t("links.back"), on_click=_LARGE.clear, icon=":material/arrow_back:", key="_link.back")
