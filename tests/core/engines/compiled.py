"""A small corpus, an engine on it, and one pass in one call: for the tests of the compiled engine."""

import dataclasses

import numpy as np

from core.engines.compiled import CompiledEngine, blocks
from core.engines.compiled import engine as engine_module
from core.engines.compiled import text as pieces
from core.engines.compiled.rows import padded
from core.engines.settings import TrainingSettings
from core.text.corpus import Corpus

SEED = np.uint64(11)
LR = 0.3


def random_corpus(n_words=700, V=40, seed=0, longest=20):
    rng = np.random.default_rng(seed)
    words = [f"w{i}" for i in np.minimum(rng.zipf(1.4, n_words), V)]
    edges = np.cumsum(rng.integers(2, longest, n_words))
    return Corpus.from_sentences(s.tolist() for s in np.split(np.array(words), edges[edges < n_words]))


CORPUS = random_corpus()
V, H, WINDOW, K = len(CORPUS.vocab), 20, 4, 3
SETTINGS = TrainingSettings(
    engine="compiled",
    window_size=WINDOW,
    hidden_size=H,
    sample_size=K,
    subsample=0,
    learning_rate=LR,
    epochs=3,
)


def rng():
    return np.random.default_rng(0)


def make_engine(corpus=CORPUS, block=None, group=None, monkeypatch=None, **changes):
    if block:
        monkeypatch.setattr(engine_module, "BLOCK", block)
        monkeypatch.setattr(engine_module, "GROUP", group)
    engine = CompiledEngine(corpus, dataclasses.replace(SETTINGS, **changes), np.random.default_rng(5))
    for rows in (engine.rows_in, engine.rows_out):
        rows *= 30  # scores away from 0
    return engine


def train(engine, seed=SEED):
    """Train on the whole corpus in one call."""
    room = engine.rooms.get()
    rows = np.empty(engine.n_words, dtype=np.uint32)
    room = room._replace(piece=pieces.Piece.empty(engine.n_words), rows=rows)
    tally = blocks.train_piece(
        engine.rows_in,
        engine.rows_out,
        padded(engine.settings.hidden_size),
        engine.text,
        pieces.Cut(0, engine.n_words, 0),
        engine.noise,
        np.float32(engine.learning_rate),
        engine.settings.divide,
        seed,
        room,
    )
    return tally, room.counts
