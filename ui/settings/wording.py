"""A setting's values as a reader knows them, rather than as the address writes them."""

from __future__ import annotations

from typing import Any

from ui.settings.table import Choice, Line, Numbers, Real, Setting, Switch, Table, Whole
from ui.text.i18n import Text, plain
from ui.text.numbers import decimal


def option_text(t: Text, page: str, setting: Choice, option: object) -> str:
    """Return the text of an option, as its widget shows it."""
    key = f"{page}.{setting.name}.options.{option}"
    if t.has(key):
        return t(key)
    match option:
        case int():
            return f"{option:,}".replace("-", "−")
        case float():
            return decimal(option, ".6g")
    return str(option)


def value_text(t: Text, table: Table[Any], setting: Setting, value: Any) -> str:  # noqa: ANN401
    """Return a value of a setting, as its widget shows it; what somebody typed comes as plain text for Markdown."""
    match setting:
        case Choice():
            return option_text(t, table.page, setting, value)
        case Switch():
            return t("common.on" if value else "common.off")
        case Whole():
            return f"{value:,}".replace("-", "−")
        case Real():
            return decimal(value, f".{setting.decimals}f")
        case Numbers():
            return ", ".join(decimal(number, "g") for number in value)
        case Line():
            return plain(value)


def allowed(t: Text, table: Table[Any], setting: Setting) -> str:
    """Return in words which values a setting can have."""
    match setting:
        case Line():
            return t("common.address.length", most=setting.most)
        case Switch():
            options: tuple[object, ...] = (False, True)
        case Choice():
            options = tuple(setting.options)
        case Numbers():
            return f"{decimal(setting.low, 'g')} – {decimal(setting.high, 'g')}"
        case Whole() | Real():
            low, high = (value_text(t, table, setting, value) for value in (setting.low, setting.high))
            return f"{low} – {high}"
    return ", ".join(value_text(t, table, setting, option) for option in options)
