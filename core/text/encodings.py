"""From a file's bytes to its text, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from core.errors import NotText

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_UNREADABLE = "\ufffd"
_MOST_UNREADABLE = 0.001
"""The share of a text's signs that may be damaged, or one in ten: a file cut off within a sign is still a text."""

_LEAST_HANGUL = 0.5
"""Among the different signs beyond ASCII, the least share of common Hangul in a Korean text."""

_MOST_ACCENTS = 0.4
"""The largest share of signs beyond ASCII in a text of Western Europe."""


@dataclass(frozen=True)
class Decoded:
    """A text that was read from bytes.

    Attributes
    ----------
    text : str
    encoding : str
        The encoding's usual name.
    unreadable : int
        The number of signs that were damaged, each of which became U+FFFD.
    """

    text: str
    encoding: str
    unreadable: int = 0


def read_bytes(data: bytes) -> Decoded:
    """Return the text of a file in UTF-8 or UTF-16 with or without a byte order mark, in CP949, or in Windows-1252.

    Raises
    ------
    NotText
        If no encoding fits, or the result holds control characters, as binary files do.
    """
    data = data.removesuffix(b"\x1a")  # the end of a file in old programs
    for codec, name, fits in _candidates(data):
        text = data.decode(codec, errors="replace")
        unreadable = text.count(_UNREADABLE)
        is_whole = unreadable <= _MOST_UNREADABLE * len(text) or (unreadable == 1 and len(text) > 10)
        if is_whole and not _CONTROL.search(text) and fits(text, unreadable):
            return Decoded(text, name, unreadable)
    raise NotText


def _candidates(data: bytes) -> tuple[tuple[str, str, Callable[[str, int], bool]], ...]:
    """Return the encodings to be tried: Python's name, the usual name, and whether a text and its damage fit."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return (("utf-16", "UTF-16", _is_any),)
    if b"\x00" in data:
        # Each space and line end has a byte of zero: the first of two, or the second.
        return (("utf-16-be" if data.find(b"\x00") % 2 == 0 else "utf-16-le", "UTF-16", _has_spaces),)
    return (
        ("utf-8-sig", "UTF-8", _is_utf8),
        ("cp949", "CP949", _is_korean),
        ("cp1252", "Windows-1252", _is_western),
    )


def _is_any(text: str, unreadable: int) -> bool:
    return True


def _has_spaces(text: str, unreadable: int) -> bool:
    return not unreadable and (" " in text or "\n" in text)


def _is_utf8(text: str, unreadable: int) -> bool:
    """Whether more signs beyond ASCII were read than not: by chance hardly one can be."""
    return not unreadable or len(_BEYOND_ASCII.findall(text)) > 2 * unreadable


def _is_korean(text: str, unreadable: int) -> bool:
    """Whether the signs beyond ASCII are mostly Hangul of KS X 1001; in texts of other languages CP949 finds others."""
    beyond = set(_BEYOND_ASCII.findall(text))
    return sum(map(_is_common_hangul, beyond)) >= _LEAST_HANGUL * len(beyond)


def _is_common_hangul(sign: str) -> bool:
    # The codec spells rarer syllables in more bytes.
    return "가" <= sign <= "힣" and len(sign.encode("euc_kr")) == 2


def _is_western(text: str, unreadable: int) -> bool:
    return not unreadable and len(_BEYOND_ASCII.findall(text)) <= _MOST_ACCENTS * len(text)
