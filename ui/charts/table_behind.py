"""The numbers behind a chart, for screen readers and for people who want them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ui.text.i18n import Text

Columns = Mapping[str, Any]
Rows = Sequence[Mapping[str, Any]]
"""The numbers behind a chart, each named as the reader sees it."""


def table_behind(t: Text, table: Columns | Rows, *, key: str) -> None:
    """Offer the numbers of a chart, given by column or row, as a table and as CSV; both are built when asked for."""
    shelf = st.expander(t("lesson.table"), icon=":material/table:", key=f"{key}.table", on_change="rerun")
    if shelf.open:
        frame = pd.DataFrame(table)
        with shelf:
            if len(frame) <= 40:
                st.table(frame)
            else:
                st.dataframe(frame, height=300, hide_index=True)
            st.download_button(
                t("lesson.csv"),
                lambda: frame.to_csv(index=False).encode("utf-8-sig"),
                file_name=f"{key}.csv",
                mime="text/csv",
                icon=":material/download:",
                key=f"{key}.csv",
                on_click="ignore",
            )
