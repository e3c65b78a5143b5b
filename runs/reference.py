"""Finished runs that come with the app, so that no page is ever empty."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from core.engines.settings import TrainingSettings
from core.functions import Floats
from material.corpora import CORPORA, DATA, load
from material.once import once
from runs.library import Record, Vectors
from runs.training_run import Reading

FOLDER = DATA / "reference"


def pack(W: Floats) -> tuple[np.ndarray, np.ndarray]:
    """Return a matrix in bytes: each row divided by its largest number, in 255 steps; and those numbers."""
    largest = np.abs(W).max(axis=1, keepdims=True)
    scale = np.where(largest == 0, 1, largest) / 127
    return np.round(W / scale).astype(np.int8), scale.astype(np.float32)


def unpack(rows: np.ndarray, scale: np.ndarray) -> Floats:
    """Return the matrix again; directions are true to about half a degree."""
    return (rows * scale).astype(np.float16)


def save(record: Record, folder: Path = FOLDER) -> None:
    """Write a run: its vectors, and beside them its settings and curve."""
    if record.vectors is None or record.vectors.W_out is None:
        raise ValueError("a reference needs both matrices")
    packed = {}
    for name, W in (("in", record.vectors.W_in), ("out", record.vectors.W_out)):
        packed[f"rows_{name}"], packed[f"scale_{name}"] = pack(W.astype(np.float32))
    np.savez_compressed(folder / f"{record.corpus}.npz", allow_pickle=False, **packed)
    told = {"settings": vars(record.settings), "curve": record.curve, "ranks": record.ranks}
    (folder / f"{record.corpus}.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


@once(maxsize=len(CORPORA))
def reference(corpus: str, folder: Path = FOLDER) -> Record:
    """Return the finished run of a shipped corpus."""
    told = json.loads((folder / f"{corpus}.json").read_text(encoding="utf-8"))
    with np.load(folder / f"{corpus}.npz", allow_pickle=False) as packed:
        W_in, W_out = (unpack(packed[f"rows_{name}"], packed[f"scale_{name}"]) for name in ("in", "out"))
    vocab = load(corpus, CORPORA[corpus].min_count).vocab
    return Record(
        name=corpus,
        corpus=corpus,
        settings=TrainingSettings(**told["settings"]),
        curve=told["curve"],
        fraction=1.0,
        ranks=told["ranks"],
        vectors=Vectors(vocab, W_in, W_out),
        reading=Reading(CORPORA[corpus].min_count),
    )


def available(folder: Path = FOLDER) -> list[str]:
    """Return the names of the corpora that have a finished run."""
    return [name for name in CORPORA if (folder / f"{name}.npz").exists()]
