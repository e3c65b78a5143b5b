"""A word and its numbers on each line, below a line of V and H or without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from core.errors import (
    BadVectors,
    CommasFound,
    EmptyVectorLine,
    EmptyWord,
    RepeatedWord,
    SpaceInWord,
    VectorsEndEarly,
    VectorsGoOn,
    WordsMissing,
)
from core.text.vectors.found import Amount, WordVectors
from core.text.vectors.lines import BLOCK, Rows, has_commas, is_number, lines, shown, word_of

SEPARATORS = (b",", b";", b" ", b"\t")
"""What may follow the word in a table, also in those that are not read."""


@dataclass(frozen=True)
class Heading:
    """The first line: how many words, and how many numbers each."""

    V: int
    H: int


def heading_of(line: bytes) -> Heading | None:
    """Return what a first line promises; None where it is none of this kind.

    Raises
    ------
    BadVectors
        If it promises nothing.
    """
    fields = line.split()
    # Longer numbers than any file could keep to are words, or nonsense.
    if len(fields) != 2 or not all(field.isdigit() and len(field) <= 12 for field in fields):
        return None
    V, H = map(int, fields)
    if V < 1 or H < 1:
        raise BadVectors(found=shown(line))
    return Heading(V, H)


def read_text(file: IO[bytes], amount: Amount) -> WordVectors:
    """Return the words and vectors of a file of text, as gensim reads them: a word is all before the first space.

    Where a tab follows the word, the tab ends it; otherwise any sign but a space belongs to it, tabs as well.

    Raises
    ------
    BadVectors
    """
    numbered = enumerate(lines(file), start=1)
    _, first = next(numbered, (1, b""))
    heading = heading_of(first)
    at = 1
    if heading is not None:
        at, first = next(numbered, (2, b""))
    if not first.strip() and any(line.strip() for _, line in numbered):
        raise EmptyVectorLine(line=at)
    if heading is not None:
        if not first.strip():
            raise VectorsEndEarly(line=at, promised=heading.V, found=0)
        H = heading.H
        separator = _separator(first, H)
    else:
        separator, H = _shape(first)
    promised = heading.V if heading else None
    return _read_rows(_with(at, first, numbered), separator, H, promised, amount)


def _with(at: int, first: bytes, others: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    yield at, first
    yield from others


def _read_rows(
    numbered: Iterator[tuple[int, bytes]], separator: bytes, H: int, promised: int | None, amount: Amount
) -> WordVectors:
    most = amount.rows(H)
    goal = promised if most is None or (promised is not None and promised < most) else most
    index: dict[str, int] = {}
    rows = Rows(H)
    blank, surplus, at, is_whole = 0, 0, 0, True
    for at, line in numbered:
        if not line.strip():
            blank = blank or at
            continue
        if blank:
            raise EmptyVectorLine(line=blank)
        if len(index) == promised:
            surplus += 1
            continue
        if len(index) == most:
            is_whole = False
            break
        name, _, numbers = line.partition(separator)
        _enter(index, name, at, H)
        rows.add(at, name, numbers)
        if len(index) % BLOCK == 0:
            amount.tell(len(index), goal)
    vectors = rows.gathered()
    if surplus:
        raise VectorsGoOn(line=at, promised=promised, found=len(index) + surplus)
    if is_whole and promised is not None and len(index) < promised:
        raise VectorsEndEarly(line=at, promised=promised, found=len(index))
    if promised is None and all(b"." in word and is_number(word) for word in map(str.encode, index)):
        raise WordsMissing  # a column of numbers was taken for the words
    return WordVectors(list(index), vectors, total=len(index) if is_whole else promised)


def _enter(index: dict[str, int], name: bytes, line: int, H: int) -> None:
    """Put a new word into an index of words and their lines."""
    word = word_of(name, line)
    if not word:
        raise EmptyWord(line=line, numbers=H)
    if word in index:
        raise RepeatedWord(line=line, word=shown(name), first=index[word])
    index[word] = line


def _separator(line: bytes, H: int) -> bytes:
    """Return what ends a word: a tab if all H numbers follow the first one, else a space."""
    fields = line.partition(b"\t")[2].split()
    return b"\t" if len(fields) == H and all(map(is_number, fields)) else b" "


def _shape(line: bytes) -> tuple[bytes, int]:
    """Return what ends a word, and H, from a first line that is a word's already.

    Raises
    ------
    BadVectors
    """
    name, _, rest = line.partition(b"\t")
    fields = rest.split()
    if fields and all(map(is_number, fields)):
        if b"." in name and is_number(name):
            raise WordsMissing
        return b"\t", len(fields)
    name, _, rest = line.partition(b" ")
    fields = rest.split()
    extra = next((i for i, field in enumerate(fields) if is_number(field)), len(fields))
    # The first word of a file may be a comma itself, but then its numbers follow.
    if (extra or not fields) and any(
        has_commas(part) for part in (line, *(line.partition(s)[2] for s in SEPARATORS))
    ):
        raise CommasFound(line=1, found=shown(line))
    if extra == len(fields):
        raise BadVectors(found=shown(line))
    if not name:
        raise EmptyWord(line=1, numbers=len(fields))
    if extra and all(map(is_number, fields[extra:])):
        word = shown(b" ".join([name, *fields[:extra]]))
        raise SpaceInWord(line=1, word=word, numbers=len(fields) - extra)
    return b" ", len(fields)
