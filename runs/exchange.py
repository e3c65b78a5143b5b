"""Vectors to and from files that other programs read."""

from __future__ import annotations

import io
import zipfile

import numpy as np

from core.functions import Floats
from core.text.corpus import Vocabulary
from core.text.reading import decode
from core.text.vector_files import parse_projector, parse_vectors, write_projector, write_vectors
from runs.library import Vectors

MOST_NUMBERS = 4_000_000
"""The largest V times H of a file that is read."""

FORMATS = {"text": "vectors.txt", "npz": "vectors.npz", "projector": "projector.zip"}
"""The formats in which vectors are given out, and the files' names."""


def export(vectors: Vectors, kind: str) -> bytes:
    """Return the file of some vectors in one of the `FORMATS`: W_in alone in the text formats, both in npz."""
    return {"text": _text, "npz": _npz, "projector": _projector}[kind](vectors)


def _text(vectors: Vectors) -> bytes:
    file = io.StringIO()
    write_vectors(file, vectors.vocab.words, vectors.W_in)
    return file.getvalue().encode()


def _npz(vectors: Vectors) -> bytes:
    file = io.BytesIO()
    matrices = {"W_in": vectors.W_in.astype(np.float32)}
    if vectors.W_out is not None:
        matrices["W_out"] = vectors.W_out.astype(np.float32)
    words = np.array(vectors.vocab.words)
    np.savez_compressed(file, allow_pickle=False, words=words, counts=vectors.vocab.counts, **matrices)
    return file.getvalue()


def _projector(vectors: Vectors) -> bytes:
    rows, words = io.StringIO(), io.StringIO()
    write_projector(rows, words, vectors.vocab.words, vectors.W_in)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("vectors.tsv", rows.getvalue())
        folder.writestr("metadata.tsv", words.getvalue())
    return file.getvalue()


def read_text(data: bytes) -> Vectors:
    """Return the vectors of a file in word2vec's text format.

    Raises
    ------
    BadVectors
    """
    file = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="\n")
    return _vectors(*parse_vectors(file, len(data), MOST_NUMBERS))


def read_projector(vectors: bytes, words: bytes) -> Vectors:
    """Return the vectors of the Embedding Projector's two files.

    Raises
    ------
    NotText, BadVectors
    """
    return _vectors(*parse_projector(decode(vectors), decode(words), MOST_NUMBERS))


def _vectors(words: list[str], W: Floats) -> Vectors:
    with np.errstate(over="ignore"):
        half = W.astype(np.float16)
    # How often the words occurred, such files do not say.
    vocab = Vocabulary(tuple(words), np.zeros(len(words), dtype=np.int64))
    return Vectors(vocab, half if np.isfinite(half).all() else W)
