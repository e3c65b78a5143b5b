"""The wait for a training that all share, for the first who asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from material.once import Once
from ui.text.i18n import Text


@contextmanager
def waiting(t: Text, result: Once[Any, Any], *given: object) -> Iterator[None]:
    """Say what is being waited for, if anything is; a spinner in every run would slow all of them."""
    if result.is_ready(*given):
        yield
        return
    with st.spinner(t("approximation.wait")):
        yield
