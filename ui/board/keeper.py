"""What the browser does for a class: it keeps who it is, says where it is, and follows the lecturer."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from ui.board import membership, route
from ui.lecture import mode
from ui.navigation.entries import ENTRIES
from ui.navigation.links import page
from ui.settings import session
from ui.settings.guesses import PREFIX
from ui.settings.rules import START
from ui.settings.slot import Slot
from ui.text.i18n import Text
from ui.web import assets
from ui.web.address import below_root
from ui.web.component import component

_KEY = "_class.keeper"
_KEEPER = component("class_keeper", Path(__file__).parent / "keeper.js")
_LED: Slot[dict[str, Any] | None] = Slot("_class.led", lambda: None)
_FOLLOWED: Slot[str] = Slot("_class.followed", str)
"""The page and the query to which the session has followed last."""
FOLLOWS = "_class.follows"
"""The session's key for whether a student follows the lecturer."""
LEADS = "_class.leads"
"""The session's key for whether the lecturer leads."""


def keep() -> None:
    """Let the browser keep the class and say where it is."""
    member = membership.current()
    wish = membership.wish()
    told: dict[str, object] = {
        "wish": {"code": wish.code, "id": wish.id} if wish else None,
        "left": membership.left(),
        "first": ENTRIES[0].name,
        "pages": [entry.name for entry in ENTRIES],
    }
    if member:
        joined = member.joined
        told |= {
            "code": joined.code,
            "secret": member.secret,
            "streamModule": below_root(assets.url("class_stream.js")),
            "events": below_root(route.events_url(joined.id, member.secret)),
            "place": below_root(route.PLACE.format(class_id=joined.id)),
            "lead": below_root(route.LEAD.format(class_id=joined.id)),
            "leads": member.leads and st.session_state.get(LEADS, False),
            "followed": _FOLLOWED.get(),
            "follows": not member.leads and st.session_state.get(FOLLOWS, True),
        }
    _KEEPER(key=_KEY, data=told, on_kept_change=_come_in, on_led_change=_note_lead)


def _come_in() -> None:
    kept = _told("kept")
    browser, code, secret = (str(kept.get(name) or "")[:80] for name in ("browser", "code", "secret"))
    if browser and code:
        membership.come_in(browser, code, secret)


def _note_lead() -> None:
    lead = _told("led")
    if lead:
        _LED.set(lead)
        _FOLLOWED.set(f"{lead.get('page')}?{lead.get('query')}")


def _told(what: str) -> dict[str, Any]:
    """Return what the browser told; nothing if a run was broken off before it came to the component: it tells again."""
    told = st.session_state.get(_KEY, {}).get(what)
    return told if isinstance(told, dict) else {}


def return_to_lead() -> None:
    """Go where the lecturer is, though the session has been there before; for use as a callback."""
    _FOLLOWED.clear()


def follow(t: Text) -> None:
    """Go where the lecturer has gone, if that was told; call it once the pages are known."""
    lead = _LED.take()
    entry = next((entry for entry in ENTRIES if lead and entry.name == lead.get("page")), None)
    if lead is None or entry is None:
        return
    # The lecturer's language, guesses and large type are their own; a training is started by a link alone.
    query = {
        name: value
        for name, value in parse_qsl(str(lead.get("query", "")))
        if name not in (session.LANG, membership.QUERY, mode.QUERY, START) and not name.startswith(PREFIX)
    }
    session.expect_whole()
    st.switch_page(page(entry, t), query_params=query)
