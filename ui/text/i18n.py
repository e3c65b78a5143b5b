"""All text that a user reads, by language: short labels from TOML, prose from Markdown."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

CONTENT = Path(__file__).parents[2] / "content"
LANGUAGES = ("ko", "en")
_PLACE = re.compile(r"\[\[(\w+)\]\]")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SECTION = re.compile(r"^## \{(\w+)\}\n", re.MULTILINE)


class MissingText(KeyError):
    """A text is not in the content folder: a fault of ours, found by the tests."""


def fill(text: str, values: Mapping[str, object]) -> str:
    """Put values in place of ``[[name]]``."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise MissingText(f"{match[0]} in {text!r}")
        return str(values[match[1]])

    return _PLACE.sub(value, text)


def plain(text: str) -> str:
    """Return what somebody typed, for a place where Markdown is read: its signs stand for themselves."""
    return _PUNCTUATION.sub(r"\\\1", text)


def literal(text: str) -> str:
    """Return what somebody typed, for a chart: Plotly would take some tags for tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


@cache
def labels(lang: str) -> dict[str, str]:
    """Return all labels of a language; ``[section] name`` of file.toml is ``file.section.name``."""
    found: dict[str, str] = {}
    for path in sorted((CONTENT / lang).glob("*.toml")):
        _flatten(path.stem, tomllib.loads(path.read_text(encoding="utf-8")), found)
    return found


def _flatten(prefix: str, table: Mapping[str, object], found: dict[str, str]) -> None:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, dict):
            _flatten(key, value, found)
        else:
            found[key] = str(value)


@cache
def prose(lang: str, page: str) -> dict[str, str]:
    """Return the sections of a page's Markdown file, each headed by ``## {name}``."""
    parts = _SECTION.split((CONTENT / lang / f"{page}.md").read_text(encoding="utf-8"))
    return {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}


class Text:
    """Speaks one language.

    Parameters
    ----------
    lang : str
        One of `LANGUAGES`.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """Return a label with its places filled."""
        try:
            return fill(labels(self.lang)[key], values)
        except KeyError as error:
            raise MissingText(f"{self.lang}: {error}") from None

    def has(self, key: str) -> bool:
        """Whether there is such a label."""
        return key in labels(self.lang)

    def prose(self, page: str, section: str, **values: object) -> str:
        """Return a section of a page's prose with its places filled."""
        try:
            return fill(prose(self.lang, page)[section], values)
        except KeyError as error:
            raise MissingText(f"{self.lang}/{page}.md: {error}") from None
