"""The numbers behind a chart, for screen readers and for people who want them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from numbers import Integral, Real
from typing import Any

import pandas as pd
import streamlit as st

from ui.text.i18n import Text
from ui.text.numbers import decimal, number

Columns = Mapping[str, Any]
Rows = Sequence[Mapping[str, Any]]
"""The numbers behind a chart, each named as the reader sees it."""


_SHORT = 40
"""So many rows are shown in full."""


def table_behind(t: Text, table: Columns | Rows, *, key: str) -> None:
    """Offer the numbers of a chart, given by column or row, as a table and as CSV; both are built when asked for."""
    shelf = st.expander(t("lesson.table"), icon=":material/table:", key=f"{key}.table", on_change="rerun")
    if shelf.open:
        frame = pd.DataFrame(table)
        with shelf:
            if len(frame) <= _SHORT:
                st.table(frame.map(_shown), hide_index=True)
            else:
                digits = {
                    name: st.column_config.NumberColumn(format="%.4g")
                    for name in map(str, frame.select_dtypes("float"))
                }
                st.dataframe(frame, height=300, hide_index=True, column_config=digits)
            st.download_button(
                t("lesson.csv"),
                lambda: frame.to_csv(index=False).encode("utf-8-sig"),
                file_name=f"{key}.csv",
                mime="text/csv",
                icon=":material/download:",
                key=f"{key}.csv",
                on_click="ignore",
            )


def _shown(value: object) -> str:
    """Return a cell as a reader takes it in; the file keeps all digits."""
    match value:
        case bool() | str():
            return str(value)
        case Integral():
            return f"{int(value):,}".replace("-", "−")
        case Real():
            x = float(value)
            if not isfinite(x):
                return "–"
            return decimal(x, ",.0f") if x.is_integer() and abs(x) < 1e9 else number(x)
    return str(value)
