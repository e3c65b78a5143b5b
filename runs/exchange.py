"""Vectors to and from files that other programs read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import IO

import numpy as np

from core.functions import Floats
from core.text.corpus import Vocabulary
from core.text.vector_files import write_arrays, write_matrix, write_projector, write_vectors
from core.text.vectors import Amount, WordVectors, read_vectors
from runs.library import Vectors

MOST_NUMBERS = 4_000_000
"""The largest V times H that is kept of a file: 40,000 words of 100 numbers."""

FORMATS = {"text": "vectors.txt", "npz": "vectors.npz", "projector": "projector.zip"}
"""The formats in which vectors are given out, and the files' names."""

_LEAST_HALF = 1e-3
"""The smallest largest number of a vector that half precision holds as truly as it holds larger ones."""


def export(vectors: Vectors, kind: str) -> bytes:
    """Return the file of some vectors in one of the `FORMATS`: W_in alone as text, all there is in the others.

    Raises
    ------
    NotFiniteVectors
    """
    return {"text": _text, "npz": _npz, "projector": _projector}[kind](vectors)


def _text(vectors: Vectors) -> bytes:
    file = io.StringIO()
    write_vectors(file, vectors.vocab.words, vectors.W_in)
    return file.getvalue().encode()


def _npz(vectors: Vectors) -> bytes:
    file = io.BytesIO()
    vocab = vectors.vocab
    write_arrays(file, vocab.words, vectors.W_in, vectors.W_out, vocab.counts)
    return file.getvalue()


def _projector(vectors: Vectors) -> bytes:
    rows, words = io.StringIO(), io.StringIO()
    write_projector(rows, words, vectors.vocab.words, vectors.W_in, vectors.vocab.counts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("vectors.tsv", rows.getvalue())
        folder.writestr("metadata.tsv", words.getvalue())
        if vectors.W_out is not None:
            others = io.StringIO()
            write_matrix(others, vectors.W_out)
            folder.writestr("vectors_out.tsv", others.getvalue())
    return file.getvalue()


def read(
    file: IO[bytes], words: IO[bytes] | None = None, tell: Callable[[int, int | None], None] | None = None
) -> tuple[Vectors, WordVectors]:
    """Return the first vectors of a file, as they are kept, and what was found in it.

    Parameters
    ----------
    file : binary file
    words : binary file, optional
        The Embedding Projector's file of words.
    tell : callable, optional
        Called now and then with the number of words read, and of those that will be read if it is known.

    Raises
    ------
    BadVectors
    """
    amount = Amount(numbers=MOST_NUMBERS) if tell is None else Amount(numbers=MOST_NUMBERS, tell=tell)
    found = read_vectors(file, words, amount)
    # How often the words occurred, most files do not say.
    counts = np.zeros(len(found.words), dtype=np.int64) if found.counts is None else found.counts
    W_out = None if found.W_out is None else _kept(found.W_out)
    return Vectors(Vocabulary(tuple(found.words), counts), _kept(found.W_in), W_out), found


def _kept(W: Floats) -> Floats:
    """Return a matrix in half precision, unless some of its vectors would lose their directions."""
    largest = np.abs(W).max(axis=1)
    is_small = (largest < _LEAST_HALF) & (largest > 0)
    return W if is_small.any() or largest.max() > np.finfo(np.float16).max else W.astype(np.float16)
