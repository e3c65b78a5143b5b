"""One form for the letters of texts, of files of vectors, and of words that somebody types."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Soft hyphens, spaces of no width, marks of direction and byte order. Joiners stay: Indic scripts spell with them."""


def composed(text: str) -> str:
    """Return a text in Unicode's composed form (NFC), in which two spellings of one letter are the same.

    macOS writes 한 as three signs; composed, it is one, as it is typed.
    """
    return unicodedata.normalize("NFC", text)


def normal_form(word: str) -> str:
    """Return a word as a vocabulary of ours holds it: composed, in lower case, trimmed, without invisible signs.

    The apostrophe ’ becomes ', as in texts that are read.

    Examples
    --------
    >>> normal_form(" Don’t ")
    "don't"
    """
    # Composed last: some capitals are one sign and their small letters two.
    return composed(_INVISIBLE.sub("", word).strip().lower().replace("’", "'"))


def without_invisible(text: str) -> tuple[str, int]:
    """Return a text without invisible signs, and their number; a space of no width parts words and becomes a space."""
    text, spaces = re.subn("\u200b", " ", text)
    text, others = _INVISIBLE.subn("", text)
    return text, spaces + others
