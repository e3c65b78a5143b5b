"""Word vectors as text, in two formats that others read as well; never pickles, which may run code.

In word2vec's format the first line holds V and H; then comes one line a word: the word and its H numbers, separated by
spaces. The Embedding Projector (Smilkov et al. 2016) has the vectors in one file, numbers separated by tabs, and the
words in another.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np

from core.errors import (
    BadMetadata,
    BadVectorLine,
    BadVectors,
    RepeatedWord,
    VectorsEndEarly,
    VectorsGoOn,
    VectorsNotUtf8,
    VectorsTooLarge,
)
from core.functions import Floats


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """Open a new file that takes the place of `path` at the end, at once and whole; after an error nothing changes.

    Raises
    ------
    OSError
        At the start, if nothing can be written there.
    """
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a directory")
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
            yield file
        _give_usual_rights(name)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _give_usual_rights(name: str) -> None:
    """Let others read the file as far as the user's umask allows; temporary files are private."""
    umask = os.umask(0)
    os.umask(umask)
    os.chmod(name, 0o666 & ~umask)


def write_vectors(file: IO[str], words: Sequence[str], vectors: Floats) -> None:
    """Write vectors of shape (V, H), each number with the digits that bring back the same float32."""
    V, H = vectors.shape
    file.write(f"{V} {H}\n")
    for word, row in zip(words, vectors.astype(np.float32), strict=True):
        file.write(f"{word} {' '.join(row.astype(str))}\n")


def write_projector(
    vectors_file: IO[str], words_file: IO[str], words: Sequence[str], vectors: Floats
) -> None:
    """Write vectors of shape (V, H) and their words for the Embedding Projector."""
    for word, row in zip(words, vectors.astype(np.float32), strict=True):
        vectors_file.write("\t".join(row.astype(str)) + "\n")
        words_file.write(f"{word}\n")


def read_vectors(path: Path) -> tuple[list[str], Floats]:
    """Return the words and their vectors, of shape (V, H).

    Raises
    ------
    OSError
    BadVectors
        If the file does not keep to the format.
    """
    size = path.stat().st_size
    with open(path, encoding="utf-8", newline="\n") as file:
        return parse_vectors(file, size)


def parse_vectors(file: IO[str], size: int, most: int | None = None) -> tuple[list[str], Floats]:
    """Return the words and their vectors, of shape (V, H), from a file in word2vec's format.

    Parameters
    ----------
    file : text file
    size : int
        The length of the file in bytes: no room is made for more numbers than it can hold.
    most : int, optional
        The most numbers that are read.

    Raises
    ------
    BadVectors
    """
    try:
        V, H = _parse_header(file.readline(200), size)
        if most is not None and most < V * H:
            raise VectorsTooLarge(size=V * H, limit=most)
        vectors = np.empty((V, H), dtype=np.float32)
        index: dict[str, int] = {}
        for at, line in enumerate(file, start=2):
            word, *numbers = line.rstrip("\r\n").rstrip(" ").split(" ")
            if len(index) == V:
                raise VectorsGoOn(line=at, promised=V)
            if word in index:
                raise RepeatedWord(line=at, word=word)
            if not word:
                raise BadVectorLine(line=at, numbers=H)
            vectors[len(index)] = _numbers(numbers, H, at)
            index[word] = len(index)
    except UnicodeDecodeError:
        raise VectorsNotUtf8 from None
    if len(index) < V:
        raise VectorsEndEarly(line=len(index) + 2, promised=V, numbers=H)
    return list(index), vectors


def parse_projector(vectors: str, words: str, most: int | None = None) -> tuple[list[str], Floats]:
    """Return the words and their vectors from the Embedding Projector's two files.

    A file of words with several columns begins with their names; the words are the first column.

    Raises
    ------
    BadVectors
    """
    rows = vectors.splitlines()
    names = words.splitlines()
    if names and "\t" in names[0]:
        names = [line.split("\t")[0] for line in names[1:]]
    H = len(rows[0].split("\t")) if rows else 0
    if len(rows) != len(names) or not rows:
        raise BadMetadata(vectors=len(rows), words=len(names))
    if most is not None and len(rows) * H > most:
        raise VectorsTooLarge(size=len(rows) * H, limit=most)
    index: dict[str, int] = {}
    for at, name in enumerate(names, start=1):
        if name in index:
            raise RepeatedWord(line=at, word=name)
        index[name] = at
    found = [_numbers(row.split("\t"), H, at) for at, row in enumerate(rows, start=1)]
    return names, np.array(found, dtype=np.float32)


def _numbers(fields: Sequence[str], H: int, line: int) -> Floats:
    """Return H finite numbers."""
    try:
        with np.errstate(over="ignore"):  # what is too large becomes infinite
            found = np.array(fields, dtype=np.float32)
    except ValueError:
        found = np.empty(0, dtype=np.float32)
    if found.shape != (H,) or not np.isfinite(found).all():
        raise BadVectorLine(line=line, numbers=H)
    return found


def _parse_header(line: str, size: int) -> tuple[int, int]:
    """Return V and H."""
    fields = line.split()
    if len(fields) != 2 or not all(field.isascii() and field.isdigit() for field in fields):
        raise BadVectors(line=1)
    V, H = (int(field) for field in fields)
    if V < 1 or H < 1:
        raise BadVectors(line=1)
    if size < V * (2 * H + 1):
        raise VectorsEndEarly(line=1, promised=V, numbers=H)
    return V, H
