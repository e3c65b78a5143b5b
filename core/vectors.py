"""Word vectors in the text format of word2vec, which gensim and others read as well.

The first line holds V and H; then comes one line a word: the word and its H numbers, separated by spaces.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np

from core.errors import BadVectors
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
        try:
            return _parse(file, size)
        except UnicodeDecodeError:
            raise BadVectors(line="?", reason="it is not text in UTF-8") from None


def _parse(file: IO[str], size: int) -> tuple[list[str], Floats]:
    V, H = _parse_header(file.readline(200), size)
    vectors = np.empty((V, H), dtype=np.float32)
    index: dict[str, int] = {}
    for at, line in enumerate(file, start=2):
        word, *numbers = line.rstrip("\n").rstrip(" ").split(" ")
        if len(index) == V:
            raise BadVectors(line=at, reason=f"the first line promises {V} words, and here is one more")
        if len(numbers) != H:
            raise BadVectors(line=at, reason=f"expected a word and {H} numbers")
        if not word or word in index:
            raise BadVectors(line=at, reason=f"the word {word!r} is empty or comes twice")
        try:
            vectors[len(index)] = numbers
        except ValueError:
            raise BadVectors(line=at, reason="what should be numbers is not") from None
        index[word] = len(index)
    if len(index) < V:
        raise BadVectors(line=len(index) + 2, reason=f"the file ends after {len(index)} of {V} words")
    if not np.isfinite(vectors).all():
        first = int(np.flatnonzero(~np.isfinite(vectors).all(axis=1))[0])
        raise BadVectors(line=first + 2, reason="a number is not finite")
    return list(index), vectors


def _parse_header(line: str, size: int) -> tuple[int, int]:
    """Return V and H; no room is made for more numbers than a file of this many bytes can hold."""
    fields = line.split()
    if len(fields) != 2 or not all(field.isascii() and field.isdigit() for field in fields):
        raise BadVectors(line=1, reason="expected two whole numbers, of words and of numbers a word")
    V, H = (int(field) for field in fields)
    if V < 1 or H < 1 or size < V * (2 * H + 1):
        raise BadVectors(line=1, reason=f"the file is too short for {V} words of {H} numbers")
    return V, H
