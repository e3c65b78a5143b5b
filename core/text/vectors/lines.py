"""The lines of a file and the numbers in them: what all formats of text share."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import IO

import numpy as np

from core.errors import (
    BadNumberLine,
    BadVectorLine,
    CommasFound,
    NotANumber,
    NotText,
    SpaceInWord,
    VectorLineTooLong,
    VectorsNotUtf8,
)
from core.functions import Floats
from core.text.encodings import read_bytes

LONGEST_LINE = 1 << 20
"""In bytes: a file without line ends is not to fill the memory."""

_SAMPLE = 1 << 16
"""In bytes: by so much of a file's beginning its encoding is told."""

BLOCK = 500
"""So many lines are made into numbers at once."""

_NUMBER = re.compile(rb"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_SPACES = bytes.maketrans(b',;"', b"   ")
_SHOWN = 40


def lines(file: IO[bytes]) -> Iterator[bytes]:
    r"""Yield the lines of a file in UTF-8, without the ends; one in UTF-16 with its mark, or in CP949, is translated.

    Only \n ends a line: words may hold any other sign that Unicode calls a line's end. A \r before it is dropped; where
    there is no \n, \r alone ends lines, as on old Macs.

    Raises
    ------
    VectorLineTooLong, VectorsNotUtf8
    """
    sample = file.read(_SAMPLE)
    file.seek(len(codecs.BOM_UTF8) if sample.startswith(codecs.BOM_UTF8) else 0)
    is_utf16 = sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if is_utf16:
        found = _translated(file, "utf-16", "\n", "utf-8")
    elif b"\n" not in sample and b"\r" in sample:
        found = _translated(file, "latin-1", "\r", "latin-1")  # byte by byte
    else:
        found = iter(lambda: file.readline(LONGEST_LINE + 1), b"")
    is_cp949 = not is_utf16 and _is_cp949(sample)
    for at, line in enumerate(found, start=1):
        if len(line) > LONGEST_LINE:
            raise VectorLineTooLong(line=at, limit=LONGEST_LINE)
        line = line.rstrip(b"\r\n")
        yield word_of(line, at, "cp949").encode() if is_cp949 else line


def _is_cp949(sample: bytes) -> bool:
    """Whether a file whose beginning this is was saved in the encoding of old Korean programs."""
    whole = sample[: sample.rfind(b"\n") + 1] or sample  # no sign is cut in two
    try:
        whole.decode()
    except UnicodeDecodeError:
        with suppress(NotText):
            return read_bytes(whole).encoding == "CP949"
    return False


def _translated(file: IO[bytes], encoding: str, end: str, into: str) -> Iterator[bytes]:
    text = io.TextIOWrapper(file, encoding, newline=end)
    at = 0
    try:
        while line := text.readline(LONGEST_LINE + 1):
            at += 1
            yield line.encode(into)
    except UnicodeError:
        raise VectorsNotUtf8(line=at + 1) from None
    finally:
        # Else the file would be closed with it. Who stops in the middle may have closed it before.
        if not file.closed:
            text.detach()


def word_of(name: bytes, line: int, encoding: str = "utf-8") -> str:
    """Return a word, or a whole line, from its bytes.

    Raises
    ------
    VectorsNotUtf8
    """
    try:
        return name.decode(encoding)
    except UnicodeDecodeError:
        raise VectorsNotUtf8(line=line) from None


def is_number(field: bytes) -> bool:
    """Whether some bytes are a number as these files write it; nan and inf are none."""
    return _NUMBER.fullmatch(field) is not None and bool(np.isfinite(_single(field)))


def has_commas(text: bytes) -> bool:
    """Whether some bytes would be numbers if commas and semicolons parted them, or if commas were decimal points."""
    fields = text.translate(_SPACES).split()
    return (b"," in text or b";" in text) and len(fields) > 0 and all(map(is_number, fields))


def _single(field: bytes) -> np.float32:
    with np.errstate(over="ignore"):  # what is too large becomes infinite
        return np.float32(float(field))


class Rows:
    """Gathers the numbers of lines, of which each must hold H.

    Parameters
    ----------
    H : int
    """

    def __init__(self, H: int) -> None:
        self.H = H
        self._blocks: list[Floats] = []
        self._waiting: list[tuple[int, bytes, bytes]] = []

    def add(self, line: int, name: bytes, numbers: bytes) -> None:
        """Take the numbers of one line; `name` is what stands before them.

        Raises
        ------
        BadVectors
        """
        if len(numbers.split()) != self.H:
            self._make()
            raise _damage(line, name, numbers.split(), self.H)
        self._waiting.append((line, name, numbers))
        if len(self._waiting) >= BLOCK:
            self._make()

    def gathered(self) -> Floats:
        """Return all numbers, of shape (number of lines, H)."""
        self._make()
        return np.concatenate([np.empty((0, self.H), dtype=np.float32), *self._blocks])

    def _make(self) -> None:
        """Make the numbers of the waiting lines; the first line that holds something else is told."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            found = np.fromstring(b" ".join(row for *_, row in waiting), dtype=np.float32, sep=" ")
        except ValueError:
            found = np.empty(0, dtype=np.float32)
        if found.size != len(waiting) * self.H or not np.isfinite(found).all():
            raise next(_damages(waiting, self.H))
        self._blocks.append(found.reshape(-1, self.H))


def _damages(rows: Iterable[tuple[int, bytes, bytes]], H: int) -> Iterator[Exception]:
    for line, name, numbers in rows:
        fields = numbers.split()
        if not all(map(is_number, fields)):
            yield _damage(line, name, fields, H)


def _damage(line: int, name: bytes, fields: Sequence[bytes], H: int) -> Exception:
    """Return what is wrong with a line."""
    text = b" ".join(fields) if fields else name.partition(b",")[2] or name.partition(b";")[2]
    if has_commas(text):
        return CommasFound(line=line, found=shown(b" ".join([name, *fields])))
    if not name and len(fields) != H:
        return BadNumberLine(line=line, numbers=H, found=len(fields))
    extra = next((i for i, field in enumerate(fields) if is_number(field)), len(fields))
    if 0 < extra == len(fields) - H:
        return SpaceInWord(line=line, word=shown(b" ".join([name, *fields[:extra]])), numbers=H)
    if len(fields) != H:
        return BadVectorLine(line=line, numbers=H, found=len(fields))
    place = next(i for i, field in enumerate(fields) if not is_number(field))
    return NotANumber(line=line, place=place + 1, found=shown(fields[place]))


def shown(found: bytes) -> str:
    """Return what stands in a file for a sentence about it: short, and in signs that can be seen."""
    text = found.decode(errors="replace")
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(sign if sign.isprintable() else "→" if sign == "\t" else "�" for sign in text)
