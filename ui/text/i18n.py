"""All text that a user reads, by language: short labels from TOML, prose from Markdown.

A language may be incomplete: what it does not say yet is said in `FALLBACK`, and the log tells once. What it
lacks, `ui.text.translation` lists.
"""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from ui.text.particles import fitted

log = logging.getLogger(__name__)

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
LOGOS = ROOT / "assets"
LANGUAGES = ("ko", "en")
"""The folders of content/, named by language tags (BCP 47), in the order of the switch on every page."""
FALLBACK = "en"
"""The language that says everything, for visitors and for texts whose own language is not there."""
_PLACE = re.compile(r"\[\[(\w+)\]\]")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(\*{1,2})((?:[^*\s][^*\n]*)?[^\w\s*])\1(?=\w)")
_SECTION = re.compile(r"^## \{(\w+)\}\n", re.MULTILINE)


class MissingText(KeyError):
    """A text is not even in the language that says everything: a fault of ours, found by the tests."""


def fill(text: str, values: Mapping[str, object]) -> str:
    """Put values in place of ``[[name]]``."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise MissingText(f"{match[0]} in {text!r}")
        return str(values[match[1]])

    return _PLACE.sub(value, text)


def closable(text: str) -> str:
    """Return Markdown in which emphasis ends where it is marked, also before a Korean particle.

    A mark between a full stop, a bracket or a percent sign and a letter begins an emphasis by the rules of
    CommonMark, and so ends none: “**1.5 %**입니다”. A word joiner, which nobody sees, is no punctuation.
    """
    return _EMPHASIS.sub("\\1\\2\u2060\\1", text) if "*" in text else text


def _written(text: str, values: Mapping[str, object]) -> str:
    """Return a text of the content with its places filled, ready to be read."""
    return closable(fill(fitted(text, values), values))


def plain(text: str) -> str:
    """Return what somebody typed, for a place where Markdown is read: its signs stand for themselves."""
    return _PUNCTUATION.sub(r"\\\1", text)


def literal(text: str) -> str:
    """Return what somebody typed, for a chart: Plotly would obey some HTML tags in it."""
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
    """Return the sections of a page's Markdown file, each headed by ``## {name}``; none without a file."""
    path = CONTENT / lang / f"{page}.md"
    if not path.exists():
        return {}
    parts = _SECTION.split(path.read_text(encoding="utf-8"))
    return {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def best_for(locale: str) -> str:
    """Return the language for a browser's locale: "pt-BR" is spoken to in "pt-BR", else in "pt", else in `FALLBACK`."""
    tags = {lang.lower(): lang for lang in LANGUAGES}
    tag = locale.lower()
    return tags.get(tag) or tags.get(tag.partition("-")[0]) or FALLBACK


def name(lang: str) -> str:
    """Return what a language calls itself, or its tag: the switch must never show one name twice."""
    return labels(lang).get("common.name", lang)


def logo(lang: str) -> Path:
    """Return the picture with the app's name in a language."""
    own = LOGOS / f"logo.{lang}.svg"
    if own.exists():
        return own
    _note_missing(lang, own.name)
    return LOGOS / f"logo.{FALLBACK}.svg"


@cache
def _note_missing(lang: str, what: str) -> None:
    log.warning("%s lacks %s; %s stands in", lang, what, FALLBACK)


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
        return self._said(key, lambda lang: labels(lang)[key], values)

    def has(self, key: str) -> bool:
        """Whether there is such a label."""
        return key in labels(self.lang) or key in labels(FALLBACK)

    def prose(self, page: str, section: str, **values: object) -> str:
        """Return a section of a page's prose with its places filled."""
        return self._said(f"{page}.md: {section}", lambda lang: prose(lang, page)[section], values)

    def _said(self, what: str, find: Callable[[str], str], values: Mapping[str, object]) -> str:
        """Return a text as this language says it; as `FALLBACK` does if it is missing, or asks for another value."""
        if self.lang != FALLBACK:
            try:
                return _written(find(self.lang), values)
            except KeyError:
                _note_missing(self.lang, what)
        try:
            return _written(find(FALLBACK), values)
        except KeyError as error:
            raise MissingText(f"{what}: {error}") from None
