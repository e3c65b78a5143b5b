"""Errors as sentences in the user's language."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import streamlit as st

from core.errors import LabError
from ui.i18n import Text
from ui.session import text

log = logging.getLogger(__name__)


def error_text(t: Text, code: str, values: Mapping[str, object]) -> str:
    """Return the sentence for an error's code."""
    shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
    return t(f"errors.{code}", **shown)


def show_error(t: Text, error: LabError) -> None:
    """Show an error that the user can mend."""
    st.error(error_text(t, error.code, error.values), icon=":material/error:")


def show_script_error(error: Exception) -> bool:
    """Show whatever a page did not catch, without a traceback; the log has it in full."""
    t = text()
    if isinstance(error, LabError):
        show_error(t, error)
    else:
        log.error("A page failed", exc_info=error)
        st.error(t("errors.internal"), icon=":material/error:")
    return True
