"""A page that outlives its session, because the server was started anew, brings its settings into the next one.

Streamlit tells a new session the address with which the tab was opened; what the learner has set since stands in the
browser's address alone.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st

from ui.settings import session
from ui.web.component import component

_OUTLIVED = component("outlived", Path(__file__).parent / "outlived.js")
_KEY = "_outlived"


def follow() -> None:
    """Take up the settings of a page that was there before this session; for the end of every page."""
    _OUTLIVED(key=_KEY, data={"session": session.token()}, on_address_change=_take_up)


def _take_up() -> None:
    asked = st.session_state[_KEY].get("address")
    if isinstance(asked, str):
        st.query_params.from_dict(understood(asked))
        session.expect_whole()


def understood(address: str) -> dict[str, list[str]]:
    """Return what a browser's address says, without the parts that are Streamlit's own."""
    parts = parse_qs(address.removeprefix("?"), keep_blank_values=True)
    return {name: values for name, values in parts.items() if not name.lower().startswith("embed")}
