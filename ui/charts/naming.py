"""What a saved picture is called."""

from __future__ import annotations

import re

LONGEST = 80
_SENTENCE = re.compile(r"[;.!?](?:\s|$)")
_KIND = re.compile(r"^[^:]{1,30}: ")
_QUOTES = re.compile("[“”‘’\"']")
_UNFIT = re.compile(r"(?!(?<=\d)\.(?=\d))[^\w\s()+=,%·−-]")
"""What file systems or shells take amiss; a point would begin an ending, but for one in a number."""


def picture_name(alt: str) -> str:
    """Return a file's name, without ending, from what a chart's alternative text says first.

    Examples
    --------
    >>> picture_name("Bar chart: the words nearest to “king” by cosine; first comes “queen”.")
    'the words nearest to king by cosine'
    """
    said = _KIND.sub("", _SENTENCE.split(alt)[0])
    name = " ".join(_UNFIT.sub(" ", _QUOTES.sub("", said)).split())
    return name[:LONGEST].strip() or "chart"
