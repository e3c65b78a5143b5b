"""The last net: what no page caught."""

from __future__ import annotations

import logging

import streamlit as st

from core.errors import LabError
from ui.settings.session import text
from ui.text.errors import show_error

log = logging.getLogger(__name__)


def show_script_error(error: Exception) -> bool:
    """Show whatever a page did not catch, without a traceback; the log has it in full."""
    t = text()
    if isinstance(error, LabError):
        show_error(t, error)
    else:
        log.error("A page failed", exc_info=error)
        st.error(t("errors.internal"), icon=":material/error:")
    return True
