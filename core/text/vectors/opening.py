"""Telling the format of a file by what it holds."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from pathlib import Path
from typing import IO, cast

from core.errors import DamagedPacking, OtherPrograms
from core.text.vectors.archive import read_archive
from core.text.vectors.binary_format import is_binary, read_binary
from core.text.vectors.found import ALL, Amount, WordVectors
from core.text.vectors.projector import is_matrix, read_projector
from core.text.vectors.text_format import read_text

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_OTHERS = {
    b"\x80": "gensim",  # a pickle, as gensim's own `save` writes it
    b"\xba\x16\x4f\x2f": "fastText",  # a whole model, .bin
    b"\x93NUMPY": "NumPy",  # one array, without words
}
"""What the files of other programs begin with that hold more, or less, than words and vectors."""


def read_file(path: Path, words: Path | None = None, amount: Amount = ALL) -> WordVectors:
    """Return the words and vectors of a file, or of the Embedding Projector's two.

    Raises
    ------
    OSError
    BadVectors
    """
    with open(path, "rb") as file:
        if words is None:
            return read_vectors(file, amount=amount)
        with open(words, "rb") as names:
            return read_vectors(file, names, amount)


def read_vectors(file: IO[bytes], words: IO[bytes] | None = None, amount: Amount = ALL) -> WordVectors:
    """Return the words and vectors of a file that can be read from its beginning again.

    Parameters
    ----------
    file : binary file
    words : binary file, optional
        Where the Embedding Projector's words stand; the two files may come in either order.
    amount : Amount
        How much is read.

    Raises
    ------
    BadVectors
    """
    try:
        return _read(file, words, amount)
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        # The last two are a packing that Python does not know, and one with a password.
        raise DamagedPacking from None


def _read(file: IO[bytes], words: IO[bytes] | None, amount: Amount) -> WordVectors:
    start = file.read(8)
    file.seek(0)
    if start.startswith(_GZIP):
        return _read(cast(IO[bytes], gzip.GzipFile(fileobj=file, mode="rb")), words, amount)
    if words is not None:
        names = _unpacked(words)
        return (
            read_projector(names, file, amount)
            if _is_swapped(file, names)
            else read_projector(file, names, amount)
        )
    if start.startswith(_ZIP):
        return read_archive(file, amount, _read_one)
    for mark, program in _OTHERS.items():
        if start.startswith(mark):
            raise OtherPrograms(program=program)
    return read_binary(file, amount) if is_binary(file) else read_text(file, amount)


def _read_one(file: IO[bytes], amount: Amount) -> WordVectors:
    return _read(file, None, amount)


def _unpacked(file: IO[bytes]) -> IO[bytes]:
    start = file.read(2)
    file.seek(0)
    return cast(IO[bytes], gzip.GzipFile(fileobj=file, mode="rb")) if start == _GZIP else file


def _is_swapped(vectors: IO[bytes], words: IO[bytes]) -> bool:
    return not is_matrix(vectors) and is_matrix(words)
