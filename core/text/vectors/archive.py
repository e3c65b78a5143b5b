"""Several files in one: NumPy's .npz, and .zip."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import IO, Any

import numpy as np

from core.errors import BadArchive, BadArrays, VectorsTooLarge
from core.text.vectors.found import Amount, WordVectors
from core.text.vectors.lines import shown
from core.text.vectors.projector import read_matrix, read_projector

MOST_BYTES = 1 << 28
"""The most that the words of an .npz may take: each has as much room there as the longest."""

Read = Callable[[IO[bytes], Amount], WordVectors]


def read_archive(file: IO[bytes], amount: Amount, read_one: Read) -> WordVectors:
    """Return the words and vectors of an archive; `read_one` reads a lone file in it.

    Raises
    ------
    BadVectors
    """
    with zipfile.ZipFile(file) as archive:
        names = [
            info.filename
            for info in archive.infolist()
            if not info.is_dir() and not _is_of_macos(info.filename)
        ]
        if {"words.npy", "W_in.npy"} <= set(names):
            return _read_arrays(archive, names, amount)
        tables = {name.rpartition("/")[2]: name for name in names}
        if {"vectors.tsv", "metadata.tsv"} <= set(tables):
            return _read_tables(archive, tables, amount)
        if len(names) == 1:
            with archive.open(names[0]) as only:
                return read_one(only, amount)
    raise BadArchive(found=", ".join(shown(name.encode()) for name in names[:5]) or "–")


def _is_of_macos(name: str) -> bool:
    """Whether a file is one of those that macOS adds."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] == ".DS_Store"


def _read_tables(archive: zipfile.ZipFile, tables: dict[str, str], amount: Amount) -> WordVectors:
    with archive.open(tables["vectors.tsv"]) as vectors, archive.open(tables["metadata.tsv"]) as words:
        found = read_projector(vectors, words, amount)
    if "vectors_out.tsv" not in tables:
        return found
    with archive.open(tables["vectors_out.tsv"]) as vectors:
        W_out, total = read_matrix(vectors, amount)
    if W_out.shape != found.W_in.shape or total != found.total:
        raise BadArrays(name="vectors_out.tsv", found=str((total, *W_out.shape[1:])))
    return replace(found, W_out=W_out)


def _read_arrays(archive: zipfile.ZipFile, names: list[str], amount: Amount) -> WordVectors:
    shape = _Array(archive, "W_in").shape
    if len(shape) != 2 or 0 in shape:
        raise BadArrays(name="W_in", found=str(shape))
    V, H = shape
    most = amount.rows(H)
    n = V if most is None else min(V, most)
    W_in = _matrix(archive, "W_in", shape, n)
    W_out = _matrix(archive, "W_out", shape, n) if "W_out.npy" in names else None
    words = _words(archive, V, n)
    counts = None
    if "counts.npy" in names:
        column = _Array(archive, "counts", kinds="iu")
        if column.shape != (V,):
            raise BadArrays(name="counts", found=str(column.shape))
        counts = column.first(n).astype(np.int64)
        if (counts < 0).any():
            raise BadArrays(name="counts", found=str(counts.min()))
    amount.tell(n, n)
    return WordVectors(words, W_in, W_out, counts if counts is not None and counts.any() else None, V)


def _matrix(archive: zipfile.ZipFile, name: str, shape: tuple[int, ...], n: int) -> Any:  # noqa: ANN401 - NumPy's
    array = _Array(archive, name)
    if array.shape != shape:
        raise BadArrays(name=name, found=str(array.shape))
    with np.errstate(over="ignore"):
        rows = array.first(n).astype(np.float32)
    if not np.isfinite(rows).all():
        raise BadArrays(name=name, found="nan, inf")
    return rows


def _words(archive: zipfile.ZipFile, V: int, n: int) -> list[str]:
    array = _Array(archive, "words", kinds="U")
    if array.shape != (V,):
        raise BadArrays(name="words", found=str(array.shape))
    words: list[str] = array.first(n).tolist()
    try:
        "".join(words).encode()
    except UnicodeEncodeError as error:  # half a sign, which no page can show
        raise BadArrays(name="words", found=ascii(error.object[error.start])) from None
    if len(set(words)) < n or "" in words:
        twice = next((word for i, word in enumerate(words) if not word or word in words[:i]), "")
        raise BadArrays(name="words", found=shown(twice.encode(errors="replace")) or '""')
    return words


class _Array:
    """An array in an .npz, of which the first rows are read."""

    def __init__(self, archive: zipfile.ZipFile, name: str, kinds: str = "fiu") -> None:
        self.archive, self.name = archive, name
        with archive.open(f"{name}.npy") as file:
            try:
                self.shape, self.is_fortran, self.dtype = _header(file)
            except ValueError:
                raise BadArrays(name=name, found="?") from None
        if self.dtype.kind not in kinds:
            raise BadArrays(name=name, found=str(self.dtype))

    def first(self, n: int) -> Any:  # noqa: ANN401 - NumPy's
        """Return the first n rows."""
        width = int(np.prod(self.shape[1:], dtype=np.int64)) * self.dtype.itemsize
        size = (self.shape[0] if self.is_fortran and len(self.shape) > 1 else n) * width
        if size > MOST_BYTES * 16 or (self.dtype.kind == "U" and size > MOST_BYTES):
            raise VectorsTooLarge(size=size // 4, limit=MOST_BYTES // 4)
        with self.archive.open(f"{self.name}.npy") as file:
            _header(file)
            data = file.read(size)
        if len(data) < size:
            raise BadArrays(name=self.name, found=f"{len(data)} / {size} B")
        flat = np.frombuffer(data, dtype=self.dtype)
        if self.is_fortran and len(self.shape) > 1:
            return flat.reshape(self.shape, order="F")[:n]
        return flat.reshape(n, *self.shape[1:])


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    version = np.lib.format.read_magic(file)
    read = {
        (1, 0): np.lib.format.read_array_header_1_0,
        (2, 0): np.lib.format.read_array_header_2_0,
    }.get(version)
    if read is None:
        raise ValueError(version)
    found: tuple[tuple[int, ...], bool, np.dtype[Any]] = read(file)
    return found
