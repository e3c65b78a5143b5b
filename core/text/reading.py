"""From bytes to sentences of words."""

import re
from collections.abc import Iterator

from core.errors import NotText

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# The match begins at the first sign of a run only; else a long run of dots would be read again from each of them.
_SENTENCE_END = re.compile(r"(?<![.!?。…])[.!?。…]++[\"'”’)\]]*+\s+|\n+")


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 (with its byte order mark) or CP949.

    Raises
    ------
    NotText
        If no encoding fits, or the result holds control characters, as binary files do.
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not re.search(r"[\x00-\x08\x0e-\x1f]", text):
            return text
    raise NotText


def sentences(text: str) -> Iterator[list[str]]:
    """Yield the words of each sentence, in lower case, without digits and punctuation.

    A sentence ends at a line's end or after a full stop, question or exclamation mark.
    """
    for piece in _SENTENCE_END.split(text.lower()):
        words = [word.replace("’", "'") for word in _WORD.findall(piece)]
        if words:
            yield words
