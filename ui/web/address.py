"""Addresses of this server."""

from __future__ import annotations

import streamlit as st


def below_root(path: str) -> str:
    """Return an address of this server, whatever folder of the host it lives in."""
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{base}{path}" if base else path
