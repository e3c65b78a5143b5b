"""Errors as sentences in the user's language."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import streamlit as st

from core.errors import LabError
from ui.settings.session import text
from ui.text.i18n import Text, plain

log = logging.getLogger(__name__)


def error_text(t: Text, code: str, values: Mapping[str, object]) -> str:
    """Return the sentence for an error's code, in Markdown."""
    return t(f"errors.{code}", **{name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> object:
    if isinstance(value, int):
        return f"{value:,}"
    return plain(value) if isinstance(value, str) else value


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
