"""Errors as sentences in the user's language."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from core.errors import LabError
from ui.text.i18n import Text, plain


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
