"""What a language lacks, for its translator: compared with the language that says everything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ui.text import i18n
from ui.text.i18n import FALLBACK, labels, prose

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_PLACES = re.compile(r"\[\[(\w+)\]\]")
_FORMULAS = re.compile(r"\$([^$]+)\$")
_NO_LETTERS = re.compile(r"\[\[\w+\]\]|[\W\d_]")
LONGEST_NAME = 25
"""The most letters of a text that may be alike in two languages: names, formulas, words of the corpora."""


def missing(lang: str) -> list[str]:
    """Return all that a language lacks, or says otherwise than it may; nothing if it is complete.

    Looked at: the tag, the entry in `LANGUAGES`, the logo, files, labels, sections of prose, and in each text
    the places for values and the formulas.
    """
    return [*_around(lang), *_labels(lang), *_prose(lang)]


def _around(lang: str) -> Iterator[str]:
    if not _TAG.fullmatch(lang):
        yield f"content/{lang}: the folder's name is no language tag such as ja or pt-BR"
    if lang not in i18n.LANGUAGES:
        yield f"ui/i18n.py: LANGUAGES has no {lang!r}"
    if not (i18n.LOGOS / f"logo.{lang}.svg").exists():
        yield f"assets/logo.{lang}.svg"
    whole, own = ({path.name for path in (i18n.CONTENT / code).iterdir()} for code in (FALLBACK, lang))
    yield from (f"content/{lang}/{file}" for file in sorted(whole - own))
    yield from (f"content/{lang}/{file}: no page reads this" for file in sorted(own - whole))


def _labels(lang: str) -> Iterator[str]:
    whole, own = labels(FALLBACK), labels(lang)
    for key, text in whole.items():
        if not own.get(key, "").strip():
            yield f"label {key}"
        elif Counter(_PLACES.findall(own[key])) != Counter(_PLACES.findall(text)):
            yield f"label {key}: other places than {_PLACES.findall(text)}"
        elif lang != FALLBACK and own[key] == text and len(_NO_LETTERS.sub("", text)) > LONGEST_NAME:
            yield f"label {key}: not translated"
    yield from (f"label {key}: nothing asks for this" for key in own if key not in whole)


def _prose(lang: str) -> Iterator[str]:
    for page in sorted(path.stem for path in (i18n.CONTENT / FALLBACK).glob("*.md")):
        whole, own = prose(FALLBACK, page), prose(lang, page)
        for section, text in whole.items():
            if not own.get(section, ""):
                yield f"section {section} of {page}.md"
                continue
            for kind, signs in (("places", _PLACES), ("formulas", _FORMULAS)):
                if set(signs.findall(own[section])) != set(signs.findall(text)):
                    yield f"section {section} of {page}.md: other {kind} than {sorted(set(signs.findall(text)))}"
        yield from (
            f"section {section} of {page}.md: nothing asks for this"
            for section in own
            if section not in whole
        )
        if [section for section in own if section in whole] != [
            section for section in whole if section in own
        ]:
            yield f"{page}.md: the sections stand in another order"
