"""From a file's bytes to its text, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from core.errors import NotText

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_HANGUL = re.compile("[가-힣]")
_UNREADABLE = "\ufffd"
_MOST_UNREADABLE = 0.01
"""The share of a text's signs that may be damaged. Of a short text one in ten may be, up to five: one odd byte spoils
the signs around it."""

_OTHER_TEXTS = (b"%PDF-", b"{\\rtf")
"""What files begin with that are made of readable signs, and are no text as it reads."""

_FREQUENT = frozenset("이다는을의에가고하지은로도한를나사서어그리기자대아해있시인라일들스만보")
_LEAST_FREQUENT = 0.1
"""The least share of these among a Korean text's Hangul: two fifths in sentences, but hardly one in misread Chinese."""

_LEAST_HANGUL = 0.25
_ALL_HANGUL = 0.9
"""Among the different letters beyond ASCII, the shares of common Hangul in a Korean text with many Chinese characters,
and in a list of words too short for the share of the frequent."""

_MOST_ACCENTS = 0.4
"""The largest share of signs beyond ASCII in a text of Western Europe."""

_SAMPLE = 1 << 17


@dataclass(frozen=True)
class Decoded:
    """A text that was read from bytes.

    Attributes
    ----------
    text : str
    encoding : str
        The encoding's usual name.
    unreadable : int
        The number of damaged signs and stray control characters, each of which became U+FFFD.
    """

    text: str
    encoding: str
    unreadable: int = 0


def read_bytes(data: bytes) -> Decoded:
    """Return the text of a file in UTF-8 or UTF-16 with or without a byte order mark, in CP949, or in Windows-1252.

    Raises
    ------
    NotText
        If no encoding fits, or the result is full of control characters, as binary files are.
    """
    if data.startswith(_OTHER_TEXTS):
        raise NotText
    data = data.removesuffix(b"\x1a")  # the end of a file in old programs
    for codec, name, fits in _candidates(data):
        text = _CONTROL.sub(_UNREADABLE, data.decode(codec, errors="replace"))
        unreadable = text.count(_UNREADABLE)
        most = max(_MOST_UNREADABLE * len(text), min(len(text) // 10, 5))
        if unreadable <= most and fits(text, unreadable):
            return Decoded(text, name, unreadable)
    raise NotText


def _candidates(data: bytes) -> tuple[tuple[str, str, Callable[[str, int], bool]], ...]:
    """Return the encodings to be tried: Python's name, the usual name, and whether a text and its damage fit."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return (("utf-16", "UTF-16", _is_any),)
    # In UTF-16 each space and line end has a byte of zero; in the others one that has strayed in.
    utf16 = ("utf-16-le", "utf-16-be") if b"\x00" in data else ()
    return (
        ("utf-8-sig", "UTF-8", _is_utf8),
        *((codec, "UTF-16", _has_spaces) for codec in utf16),
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
    """Whether the letters beyond ASCII are Korean; of texts of other languages CP949 makes rare Hangul and others."""
    letters = set(filter(str.isalpha, set(_BEYOND_ASCII.findall(text))))
    share = sum(map(_is_common_hangul, letters)) / max(len(letters), 1)
    hangul = _HANGUL.findall(text[:_SAMPLE])
    frequent = sum(sign in _FREQUENT for sign in hangul) / max(len(hangul), 1)
    return share >= _ALL_HANGUL or (share >= _LEAST_HANGUL and frequent >= _LEAST_FREQUENT)


def _is_common_hangul(sign: str) -> bool:
    # The codec spells rarer syllables in more bytes.
    return "가" <= sign <= "힣" and len(sign.encode("euc_kr")) == 2


def _is_western(text: str, unreadable: int) -> bool:
    return not unreadable and len(_BEYOND_ASCII.findall(text)) <= _MOST_ACCENTS * len(text)
