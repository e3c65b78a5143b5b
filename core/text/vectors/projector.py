"""The Embedding Projector's two files: numbers separated by tabs in one, and their words in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

import numpy as np

from core.errors import BadMetadata, BadVectors, CommasFound, EmptyVectorLine, EmptyWord, RepeatedWord
from core.functions import Floats, Ints
from core.text.vectors.found import Amount, WordVectors
from core.text.vectors.lines import BLOCK, Rows, has_commas, is_number, lines, shown, word_of

HEADINGS = ("word", "words", "token", "tokens", "label", "labels", "name", "text", "단어", "낱말")
NUMBERINGS = ("", "id", "index", "idx", "no", "no.", "#", "번호", "순번")
COUNTS = ("count", "counts", "freq", "frequency", "빈도", "횟수")
"""What columns of words, of their numbers and of their counts are called."""


def read_projector(vectors: IO[bytes], words: IO[bytes], amount: Amount) -> WordVectors:
    """Return the words and vectors of the two files.

    A file of words with several columns begins with their names, unless there is a word too few without that line. The
    words are the first column, or the one that is called so beside a first of numbers. A file with a single column has
    no heading: a first word too many that looks like one is left out, and told.

    Raises
    ------
    BadVectors
    """
    W, total = read_matrix(vectors, amount)
    names = _names(words, total)
    names = names.without_heading() if len(names) == total + 1 and names.may_have_heading else names
    if len(names) != total or not total:
        raise BadMetadata(vectors=total, words=len(names), first=names.first)
    index: dict[str, int] = {}
    for at, (word, line) in enumerate(zip(names.words, names.lines, strict=True)):
        if not word:
            raise EmptyWord(line=line, numbers=W.shape[1])
        if word in index:
            raise RepeatedWord(line=line, word=shown(word.encode()), first=names.lines[index[word]])
        index[word] = at
    n = len(W)
    counts = names.counts[:n] if names.counts is not None else None
    return WordVectors(names.words[:n], W, counts=counts, total=total, heading=names.heading)


def is_matrix(file: IO[bytes]) -> bool:
    """Whether a file's first line holds numbers alone, separated by tabs."""
    line = file.readline(1 << 16)
    file.seek(0)
    fields = line.split(b"\t")
    return len(fields) > 1 and all(is_number(field.strip()) for field in fields)


def read_matrix(file: IO[bytes], amount: Amount) -> tuple[Floats, int]:
    """Return the first rows of a file of numbers, of shape (V, H), and how many rows it holds.

    Raises
    ------
    BadVectors
    """
    rows: Rows | None = None
    most, total, blank = None, 0, 0
    for at, line in enumerate(lines(file), start=1):
        if not line.strip():
            blank = blank or at
            continue
        if blank:
            raise EmptyVectorLine(line=blank)
        if rows is None:
            H = len(line.split())
            if has_commas(line):
                raise CommasFound(line=at, found=shown(line))
            if not is_number(line.split()[0]):
                raise BadVectors(found=shown(line))
            rows, most = Rows(H), amount.rows(H)
        if most is None or total < most:
            rows.add(at, b"", line)
            if total % BLOCK == 0:
                amount.tell(total, most)
        total += 1
    return (rows.gathered() if rows else np.empty((0, 0), dtype=np.float32)), total


@dataclass(frozen=True)
class _Names:
    words: list[str]
    lines: list[int]
    counts: Ints | None = None
    heading: str = ""

    def __len__(self) -> int:
        return len(self.words)

    @property
    def first(self) -> str:
        return shown(self.words[0].encode()) if self.words else ""

    @property
    def may_have_heading(self) -> bool:
        return self.words[0].strip().lower() in HEADINGS

    def without_heading(self) -> _Names:
        return _Names(self.words[1:], self.lines[1:], None, self.words[0])


def _names(file: IO[bytes], total: int) -> _Names:
    """Return the words, of which there should be so many; blank lines at the end are none."""
    found = [word_of(line, at) for at, line in enumerate(lines(file), start=1)]
    while found and not found[-1].strip(" \t"):
        found.pop()
    if not found or "\t" not in found[0]:
        return _Names(found, list(range(1, len(found) + 1)))
    columns, *table = (line.split("\t") for line in found)
    titles = [title.strip().lower() for title in columns]
    is_matrix = all(is_number(cell.encode()) for cell in columns)
    if len(found) == total and not is_matrix and not {*titles} & {*HEADINGS, *COUNTS, *NUMBERINGS}:
        return _Names([columns[0], *(row[0] for row in table)], list(range(1, len(found) + 1)))
    word = 0
    if titles[0] in NUMBERINGS:
        word = next((at for at, title in enumerate(titles) if title in HEADINGS), 0)
    at = next((titles.index(name) for name in COUNTS if name in titles), None)
    counts = _counts([row[at] if at < len(row) else "" for row in table]) if at is not None else None
    words = [row[word] if word < len(row) else "" for row in table]
    return _Names(words, list(range(2, len(found) + 1)), counts)


def _counts(column: Sequence[str]) -> Ints | None:
    """Return counts, if all of a column are; of another kind of number nothing is made."""
    is_counted = all(cell.isascii() and cell.isdigit() and len(cell) < 19 for cell in column)
    return np.array([int(cell) for cell in column], dtype=np.int64) if is_counted else None
