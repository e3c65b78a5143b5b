"""word2vec's binary format: a line of V and H; then each word, a space, and its H numbers of four bytes."""

from __future__ import annotations

from typing import IO

import numpy as np

from core.errors import (
    BadBinaryVector,
    BadBinaryWord,
    BigEndian,
    OtherNumbers,
    RepeatedVector,
    VectorsEndEarly,
    VectorsGoOn,
)
from core.functions import Floats
from core.text.vectors.found import Amount, WordVectors
from core.text.vectors.lines import BLOCK, is_number, shown
from core.text.vectors.text_format import Heading, heading_of

SAMPLE = 1 << 16
_PIECE = 1 << 20
_LONGEST_WORD = 1 << 20
_CHECKED_ROWS = 4
_PLAUSIBLE = 1e-8, 1e4
_NEARLY_ALL = 0.99
"""Between these two lies such a share of the numbers of vectors, but for zeros."""

_FEWEST = 8
"""So many different numbers hardly come to lie there by chance, if their bytes stand in a wrong order."""

_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r")


def is_binary(file: IO[bytes]) -> bool:
    """Whether what follows a line of V and H is bytes and not text."""
    sample = file.read(SAMPLE)
    file.seek(0)
    first, end, body = sample.partition(b"\n")
    heading = heading_of(first) if end else None
    if heading is None:
        return False
    fields = body.partition(b"\n")[0].split(b" ", 1)[-1].split()
    if len(fields) == heading.H and all(map(is_number, fields)):
        return False
    if body.translate(None, delete=_CONTROL) != body:
        return True
    # A handful of numbers may happen to have only bytes that text has, too: then all must come out even.
    return len(sample) < SAMPLE and _comes_out_even(body, heading)


def _comes_out_even(body: bytes, heading: Heading) -> bool:
    at = 0
    for _ in range(heading.V):
        space = body.find(b" ", at)
        if space < 0:
            return False
        at = space + 1 + 4 * heading.H
    return body[at:] in (b"", b"\n") and at <= len(body)


def _check_size(file: IO[bytes]) -> None:
    """Check that numbers have four bytes each, unless the words of the first rows stand as if they had two or eight.

    Raises
    ------
    OtherNumbers
    """
    sample = file.read(SAMPLE)
    file.seek(0)
    first, _, body = sample.partition(b"\n")
    heading = heading_of(first)
    if heading is None or _fits(body, heading, 4, len(sample) < SAMPLE):
        return
    for size in (2, 8):
        if _fits(body, heading, size, len(sample) < SAMPLE):
            raise OtherNumbers(found=size)


def _fits(body: bytes, heading: Heading, size: int, is_whole: bool) -> bool:
    at = 0
    for row in range(min(heading.V, _CHECKED_ROWS)):
        space = body.find(b" ", at)
        name = body[at : max(space, at)].lstrip(b"\n").decode(errors="replace")
        if not name.isprintable() or not name or "\ufffd" in name:
            return not is_whole and row > 1 and space < 0
        at = space + 1 + size * heading.H
    if at > len(body):
        return not is_whole and heading.V > 1
    return heading.V > _CHECKED_ROWS or not body[at:].strip(b"\r\n")


class _Bytes:
    """The bytes of a file, taken word by word."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._held = b""
        self._at = 0

    def line(self) -> bytes:
        return self.until(b"\n") or b""

    def until(self, end: bytes) -> bytes | None:
        """Return what comes before a sign, and pass over it; None if it does not come."""
        searched = self._at
        while (found := self._held.find(end, searched)) < 0:
            searched = len(self._held) - self._at
            if searched > _LONGEST_WORD or not self._more():
                return None
        taken = self._held[self._at : found]
        self._at = found + 1
        return taken

    def take(self, size: int) -> bytes:
        """Return so many bytes, or those that are left."""
        while len(self._held) - self._at < size and self._more():
            pass
        taken = self._held[self._at : self._at + size]
        self._at += len(taken)
        return taken

    @property
    def held(self) -> int:
        """How many bytes were read from the file and not taken yet."""
        return len(self._held) - self._at

    def is_at_end(self) -> bool:
        """Whether nothing is left but the end of a line."""
        while not (rest := self._held[self._at : self._at + 64].strip(b"\r\n")):
            self._at = min(self._at + 64, len(self._held))
            if self._at == len(self._held) and not self._more():
                return True
        return not rest

    def _more(self) -> bool:
        piece = self._file.read(_PIECE)
        self._held = self._held[self._at :] + piece
        self._at = 0
        return bool(piece)


def read_binary(file: IO[bytes], amount: Amount) -> WordVectors:
    """Return the words and vectors of a binary file.

    Raises
    ------
    BadVectors
    """
    _check_size(file)
    source = _Bytes(file)
    heading = heading_of(source.line())
    if heading is None:
        raise BadBinaryWord(row=0)
    V, H = heading.V, heading.H
    most = amount.rows(H)
    goal = V if most is None else min(V, most)
    index: dict[str, int] = {}
    blocks: list[Floats] = []
    waiting: list[bytes] = []
    for row in range(1, goal + 1):
        if source.is_at_end():
            raise VectorsEndEarly(line=row, promised=V, found=len(index))
        name = source.until(b" ")
        if name is None and source.held <= _LONGEST_WORD:
            raise VectorsEndEarly(line=row, promised=V, found=len(index))
        word = _word(name, row)
        if word in index:
            raise RepeatedVector(row=row, word=shown(word.encode()), first=index[word])
        numbers = source.take(4 * H)
        if len(numbers) < 4 * H:
            raise VectorsEndEarly(line=row, promised=V, found=len(index))
        index[word] = row
        waiting.append(numbers)
        if len(waiting) == BLOCK or row == goal:
            blocks.append(_rows(waiting, H, row - len(waiting) + 1))
            waiting = []
            amount.tell(row, goal)
    if goal == V and not source.is_at_end():
        raise VectorsGoOn(line=V + 1, promised=V, found=V + _count(source, H))
    return WordVectors(list(index), np.concatenate(blocks), total=V)


def _word(name: bytes | None, row: int) -> str:
    try:
        # Some programs end each vector's row with \n, some do not. Other signs belong to the word, as gensim has it.
        word = (name or b"").lstrip(b"\n").decode()
    except UnicodeDecodeError:
        word = ""
    if not word:
        raise BadBinaryWord(row=row)
    return word


def _rows(numbers: list[bytes], H: int, first: int) -> Floats:
    data = b"".join(numbers)
    rows = np.frombuffer(data, dtype="<f4").reshape(-1, H).astype(np.float32)
    swapped = np.frombuffer(data, dtype=">f4")
    if not _is_plausible(rows) and _is_plausible(swapped) and len(np.unique(swapped)) >= _FEWEST:
        raise BigEndian
    bad = np.flatnonzero(~np.isfinite(rows).all(axis=1))
    if len(bad):
        raise BadBinaryVector(row=first + int(bad[0]), numbers=H)
    return rows


def _is_plausible(numbers: Floats) -> bool:
    low, high = _PLAUSIBLE
    sizes = np.abs(numbers[numbers != 0])
    return len(sizes) > 0 and float(np.mean((sizes > low) & (sizes < high))) > _NEARLY_ALL


def _count(source: _Bytes, H: int) -> int:
    """Return how many words are left."""
    n = 0
    while not source.is_at_end():
        n += 1
        if source.until(b" ") is None:
            break
        source.take(4 * H)
    return n
