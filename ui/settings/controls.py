"""Widgets for settings: label, help and bounds come from the table and the content folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

import numpy as np
import pandas as pd
import streamlit as st

from ui.settings.session import rules_of
from ui.settings.slot import Slot
from ui.settings.table import Choice, Line, Numbers, Real, Setting, Switch, Table, Whole
from ui.settings.wording import option_text
from ui.text.i18n import Text
from ui.text.numbers import decimal


def control(
    t: Text,
    table: Table[Any],
    name: str,
    *,
    disabled: bool = False,
    why_disabled: str = "",
    high: int | None = None,
    on_change: Callable[[], None] | None = None,
    quiet: bool = False,
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
    quiet : bool
        Whether only screen readers are told the label, because the options say enough; the help goes with it.
    """
    setting = table[name]
    base = f"{table.page}.{name}"
    asked = rules_of(table)
    if name in asked.hidden:
        return _unseen(table, setting, high)
    is_locked = name in asked.locked
    reasons = [why_disabled, t("common.address.locked") if is_locked else ""]
    help_text = t(f"{base}.help") + "".join(f"\n\n**{why}**" for why in reasons if why)
    common: dict[str, Any] = {
        "key": table.key(name),
        "help": help_text,
        "disabled": disabled or is_locked,
        "persist_state": "session",
        "on_change": on_change,
        "label_visibility": "collapsed" if quiet else "visible",
    }
    label = (":material/lock: " if is_locked else "") + t(f"{base}.label")
    return _widget(t, setting, table.page, label, common, high)


def _widget(
    t: Text, setting: Setting, page: str, label: str, common: dict[str, Any], high: int | None
) -> Any:  # noqa: ANN401
    base = f"{page}.{setting.name}"
    match setting:
        case Whole():
            return _whole(label, setting, common, setting.high if high is None else high)
        case Real():
            # The session's value comes first; without a default Streamlit would go through the whole session for it.
            return st.slider(
                label,
                setting.low,
                setting.high,
                setting.default,
                step=setting.step,
                format=f"%.{setting.decimals}f",
                **common,
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


def _unseen(table: Table[Any], setting: Setting, high: int | None) -> Any:  # noqa: ANN401
    """Return the value of a control that is not shown, within the same bounds as if it were."""
    key = table.key(setting.name)
    if isinstance(setting, Whole) and high is not None:
        st.session_state[key] = max(setting.low, min(st.session_state[key], high))
    return st.session_state[key]


def _whole(label: str, setting: Whole, common: dict[str, Any], high: int) -> int:
    top = max(setting.low, min(high, setting.high))
    if top == setting.low:
        # A slider needs two ends.
        common["disabled"], top = True, top + 1
    if st.session_state[common["key"]] > top:
        # Only then: a value that Python sets is sent back, and would move the thumb under a hand that has gone on.
        st.session_state[common["key"]] = top
    return st.slider(label, setting.low, top, min(setting.default, top), step=setting.step, **common)


def own_help(t: Text, table: Table[Any], name: str) -> dict[str, Any]:
    """Return the help of a setting's widget that a page makes itself, and whether a lecturer's link holds it."""
    is_held = name in rules_of(table).fixed
    why = f"\n\n**{t('common.address.locked')}**" if is_held else ""
    return {"help": t(f"{table.page}.{name}.help") + why, "disabled": is_held}


@dataclass(frozen=True)
class _Editor:
    """What is known of a grid's editor.

    Attributes
    ----------
    version : int
        Its number; another editor begins where numbers come from elsewhere.
    base : tuple of numbers
        What it began with: Streamlit tells the cells that were edited since.
    value : tuple of numbers
        What it shows.
    corrected : tuple of (row, column, typed, kept)
        The cells in which something out of bounds was typed last.
    """

    version: int = 0
    base: tuple[float, ...] = ()
    value: tuple[float, ...] = ()
    corrected: tuple[tuple[str, str, float | None, float], ...] = ()


def grid(
    t: Text, table: Table[Any], name: str, *, rows: Sequence[str], columns: Sequence[str]
) -> tuple[float, ...]:
    """Show some numbers as a table to edit, row by row; return them.

    An edit is in the settings before the page runs again, so that what is drawn above the table shows it.

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
    asked = rules_of(table)
    if name in asked.hidden:
        return cast(tuple[float, ...], st.session_state[key])
    is_locked = name in asked.locked
    slot = Slot(f"{key}.editor", _Editor)
    editor, value = slot.get(), st.session_state[key]
    is_forgotten = editor.value != editor.base and _widget_of(key, editor) not in st.session_state
    if editor.value != value or is_forgotten:
        # Set by the address or a reset, or edited before another page was shown: a new editor begins from it.
        editor = _Editor(editor.version + 1, base=value, value=value)
        slot.set(editor)
    base = np.array(editor.base, dtype=int if setting.whole else float).reshape(len(rows), len(columns))
    label, help_text = (t(f"{table.page}.{name}.{part}") for part in ("label", "help"))
    if is_locked:
        label, help_text = f":material/lock: {label}", f"{help_text}\n\n**{t('common.address.locked')}**"
    st.markdown(label, help=help_text)
    st.data_editor(
        pd.DataFrame(base, index=list(rows), columns=list(columns)),
        key=_widget_of(key, editor),
        column_config={
            # Without bounds: the browser would keep to them and say nothing.
            column: st.column_config.NumberColumn(step=1 if setting.whole else None, required=True)
            for column in columns
        },
        num_rows="fixed",
        width="content",
        disabled=is_locked,
        on_change=_take_edits,
        args=(key, setting, tuple(rows), tuple(columns)),
    )
    for row, column, typed, kept in editor.corrected:
        place = {"row": row, "column": column, "typed": "∞" if typed is None else decimal(typed, "g")}
        bounds = {"low": decimal(setting.low, "g"), "high": decimal(setting.high, "g")}
        st.caption(t("common.grid.corrected", kept=decimal(kept, "g"), **place, **bounds))
    return cast(tuple[float, ...], value)


def _widget_of(key: str, editor: _Editor) -> str:
    return f"{key}.editor.{editor.version}"


def _take_edits(key: str, setting: Numbers, rows: Sequence[str], columns: Sequence[str]) -> None:
    """Let the edited numbers stand as the setting, within its bounds."""
    slot = Slot(f"{key}.editor", _Editor)
    editor = slot.get()
    numbers, corrected = list(editor.base), []
    for row, cells in st.session_state[_widget_of(key, editor)]["edited_rows"].items():
        for column, typed in cells.items():
            place = row * len(columns) + columns.index(column)
            # A number without end reaches Python as none.
            kept = numbers[place] if typed is None else min(max(typed, setting.low), setting.high)
            numbers[place] = int(kept) if setting.whole else float(kept)
            if typed != kept:
                corrected.append((rows[row], column, typed, numbers[place]))
    value = tuple(numbers)
    st.session_state[key] = value
    if corrected:
        # What was typed stays in that editor: another one shows what became of it.
        slot.set(_Editor(editor.version + 1, base=value, value=value, corrected=tuple(corrected)))
    else:
        slot.set(replace(editor, value=value, corrected=()))
