"""Words of texts and files, as there is room for them."""

from __future__ import annotations

ROOM = 32
"""The most letters of a word in a chart, a list or a sentence."""


def short(word: str) -> str:
    r"""Return a word for a place with little room: its beginning, if it is long; what cannot be seen, by its code.

    Examples
    --------
    >>> short("no\u00a0break")
    'no⟨U+00A0⟩break'
    """
    cut = word if len(word) <= ROOM else f"{word[: ROOM - 1]}…"
    return "".join(sign if sign.isprintable() else f"⟨U+{ord(sign):04X}⟩" for sign in cut)
