"""The network that several comparisons share, and the wait for the first who asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.loss_layer.toy_network import bench
from ui.text.i18n import Text


@contextmanager
def waiting(t: Text) -> Iterator[None]:
    """Say what is being waited for, if anything is; a spinner in every run would slow all of them."""
    if bench.is_ready(trained=True):
        yield
        return
    with st.spinner(t("loss_layer.near.wait")):
        yield
