"""Runs for the class: a student hands in what is over, the lecturer sees the class's experiment grow."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.engines.kinds import ENGINES
from core.errors import LabError
from pages.studio.train.settings import OWN
from runs.library import Record
from ui.board import runs
from ui.text.errors import show_error
from ui.text.i18n import Text


def show(t: Text, records: Sequence[Record]) -> None:
    """Offer to hand in the runs that are over; show the class's to the lecturer."""
    runs.show(t)
    ready = [record for record in records if _can_be_handed_in(record) and runs.may_hand_in(record.choices)]
    if ready and st.button(
        t("class.runs.hand_in", n=len(ready)),
        help=t("class.runs.hand_in_help"),
        icon=":material/upload:",
        key="class_runs.hand_in",
    ):
        _hand_in(t, ready)


def _can_be_handed_in(record: Record) -> bool:
    """Whether a run was trained to its end, on a text that everybody has, and judged by held-out words.

    The class's picture goes by K and power: a softmax has no place in it.
    """
    draws = ENGINES[record.settings.engine].samples
    is_whole = record.fraction >= 1 and record.failure is None and draws
    return is_whole and record.corpus != OWN and record.last_rank("median_rank") is not None


def _hand_in(t: Text, ready: Sequence[Record]) -> None:
    try:
        for record in ready:
            runs.hand_in(record.choices, record.last_rank("median_rank") or 0.0)
    except LabError as error:
        show_error(t, error)
    else:
        st.success(t("class.runs.handed_in"), icon=":material/check_circle:")
