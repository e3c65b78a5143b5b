"""Word vectors to files, in formats that others read as well (`core.text.vectors` reads them again).

In word2vec's format the first line holds V and H; then comes one line a word: the word and its H numbers, separated by
spaces. The Embedding Projector (Smilkov et al. 2016) has the vectors in one file, numbers separated by tabs, and the
words in another. NumPy's .npz holds both matrices, the words and their counts.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from errno import EEXIST, EISDIR
from pathlib import Path
from typing import IO, TextIO

import numpy as np

from core.errors import NotFiniteVectors
from core.functions import Floats, Ints


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a new file that takes the place of `path` at the end, at once and whole; after an error nothing changes.

    Raises
    ------
    OSError
        At the start, if nothing can be written there, or what is there is no file: a device would be lost.
    """
    path = path.resolve()  # a link goes on to lead to the file
    if path.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    if path.exists() and not path.is_file():
        raise FileExistsError(EEXIST, "Not a regular file", str(path))
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
    """Write vectors of shape (V, H), each number with the digits that bring back the same float32.

    Raises
    ------
    NotFiniteVectors
    """
    single = as_single(vectors)
    V, H = single.shape
    file.write(f"{V} {H}\n")
    for word, row in zip(words, single, strict=True):
        file.write(f"{word} {' '.join(row.astype(str))}\n")


def write_projector(
    vectors_file: IO[str], words_file: IO[str], words: Sequence[str], vectors: Floats, counts: Ints
) -> None:
    """Write vectors of shape (V, H), and their words and counts, for the Embedding Projector.

    Raises
    ------
    NotFiniteVectors
    """
    write_matrix(vectors_file, vectors)
    words_file.write("word\tcount\n")
    for word, count in zip(words, counts, strict=True):
        words_file.write(f"{word}\t{count}\n")


def write_matrix(file: IO[str], vectors: Floats) -> None:
    """Write the numbers of vectors of shape (V, H) alone, separated by tabs.

    Raises
    ------
    NotFiniteVectors
    """
    for row in as_single(vectors):
        file.write("\t".join(row.astype(str)) + "\n")


def write_arrays(
    file: IO[bytes], words: Sequence[str], W_in: Floats, W_out: Floats | None, counts: Ints
) -> None:
    """Write both matrices, of shape (V, H), the words and their counts as NumPy's .npz, without pickles.

    Raises
    ------
    NotFiniteVectors
    """
    matrices = {"W_in": as_single(W_in)}
    if W_out is not None:
        matrices["W_out"] = as_single(W_out)
    np.savez_compressed(file, allow_pickle=False, words=np.array(words), counts=counts, **matrices)


def as_single(vectors: Floats) -> Floats:
    """Return vectors in single precision.

    Raises
    ------
    NotFiniteVectors
        If they hold anything but finite numbers: such files only spread the damage.
    """
    with np.errstate(over="ignore"):
        single = vectors.astype(np.float32)
    if not np.isfinite(single).all():
        raise NotFiniteVectors
    return single
