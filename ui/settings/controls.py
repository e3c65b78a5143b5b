"""Widgets for settings: label, help and bounds come from the table and the content folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from ui.settings.table import Choice, Line, Numbers, Real, Setting, Switch, Table, Whole
from ui.settings.wording import option_text
from ui.text.i18n import Text


def control(
    t: Text,
    table: Table[Any],
    name: str,
    *,
    disabled: bool = False,
    why_disabled: str = "",
    high: int | None = None,
    on_change: Callable[[], None] | None = None,
) -> Any:  # noqa: ANN401 - the setting's own type
    """Show the widget of a setting and return its value.

    Parameters
    ----------
    t : Text
    table : Table
    name : str
        The name of the setting; its texts are ``page.name.label`` and ``page.name.help``.
    disabled : bool
        Whether the widget is greyed out, because it has no effect now.
    why_disabled : str
        The reason, which is shown after the help text.
    high : int, optional
        A smaller upper bound than the table's, where other settings ask for one.
    on_change : callable, optional
        Called when the learner has changed the value.
    """
    setting = table[name]
    base = f"{table.page}.{name}"
    help_text = t(f"{base}.help") + (f"\n\n**{why_disabled}**" if why_disabled else "")
    common: dict[str, Any] = {
        "key": table.key(name),
        "help": help_text,
        "disabled": disabled,
        "persist_state": "session",
        "on_change": on_change,
    }
    return _widget(t, setting, table.page, common, high)


def _widget(t: Text, setting: Setting, page: str, common: dict[str, Any], high: int | None) -> Any:  # noqa: ANN401
    base = f"{page}.{setting.name}"
    label = t(f"{base}.label")
    match setting:
        case Whole():
            return _whole(label, setting, common, setting.high if high is None else high)
        case Real():
            return st.slider(
                label, setting.low, setting.high, step=setting.step, format=f"%.{setting.decimals}f", **common
            )
        case Switch():
            return st.toggle(label, **common)
        case Choice():
            show = partial(option_text, t, page, setting)
            is_named = t.has(f"{base}.options.{setting.options[0]}")
            if not is_named and all(isinstance(option, int | float) for option in setting.options):
                return st.select_slider(label, setting.options, format_func=show, **common)
            if setting.is_row:
                chosen = st.segmented_control(
                    label, setting.options, format_func=show, required=True, **common
                )
                return setting.default if chosen is None else chosen  # as in `session.settings_of`
            return st.selectbox(label, setting.options, format_func=show, **common)
        case Line():
            return st.text_input(label, max_chars=setting.most, **common)
        case Numbers():
            raise TypeError("numbers are edited in a grid")


def _whole(label: str, setting: Whole, common: dict[str, Any], high: int) -> int:
    top = max(setting.low, min(high, setting.high))
    if top == setting.low:
        # A slider needs two ends.
        common["disabled"], top = True, top + 1
    if st.session_state[common["key"]] > top:
        # Only then: a value that Python sets is sent back, and would move the thumb under a hand that has gone on.
        st.session_state[common["key"]] = top
    return st.slider(label, setting.low, top, step=setting.step, **common)


def grid(
    t: Text, table: Table[Any], name: str, *, rows: Sequence[str], columns: Sequence[str]
) -> tuple[float, ...]:
    """Show some numbers as a table to edit, row by row; return them.

    Parameters
    ----------
    t : Text
    table : Table
    name : str
        The name of a `Numbers` setting.
    rows, columns : sequences of str
        The headings of the rows and of the columns.
    """
    setting = table[name]
    if not isinstance(setting, Numbers):
        raise TypeError(f"{name} is not a grid of numbers")
    key = table.key(name)
    memory = st.session_state.setdefault(f"{key}.editor", {"version": 0, "value": None, "base": None})
    if memory["value"] != st.session_state[key]:
        # The value was set from elsewhere, by the address or a reset: a new editor begins from it.
        memory |= {"version": memory["version"] + 1, "base": st.session_state[key]}
    base = np.array(memory["base"], dtype=int if setting.whole else float).reshape(len(rows), len(columns))
    st.markdown(t(f"{table.page}.{name}.label"), help=t(f"{table.page}.{name}.help"))
    edited = st.data_editor(
        pd.DataFrame(base, index=list(rows), columns=list(columns)),
        key=f"{key}.editor.{memory['version']}",
        column_config={
            column: st.column_config.NumberColumn(
                min_value=setting.low,
                max_value=setting.high,
                step=1 if setting.whole else None,
                required=True,
            )
            for column in columns
        },
        num_rows="fixed",
        width="content",
    )
    value = tuple((int if setting.whole else float)(number) for number in edited.to_numpy().ravel())
    memory["value"] = st.session_state[key] = value
    return value
