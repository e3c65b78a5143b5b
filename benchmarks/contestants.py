"""What the benchmark runs: a contestant trains for a moment when it is called, and tells its words per second."""

from __future__ import annotations

import gzip
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.engines.alias import AliasSampler
from core.engines.kinds import ENGINES
from core.engines.settings import TrainingSettings
from core.functions import Ints
from core.sampler import UnigramSampler
from core.text.corpus import Corpus

CORPUS = Path(__file__).parent.parent / "data" / "wordnet" / "corpus.txt.gz"

WHOLE = TrainingSettings(shrink=False, subsample=0)
"""The book's settings: H = 100, window 5, K = 5, every word, whole windows."""

SHRUNK = replace(WHOLE, shrink=True)
"""The same with word2vec's windows."""

Contestant = Callable[[], float]


def as_one_text(corpus: Corpus) -> Corpus:
    """Return the corpus without its sentences' ends, as the book reads Penn Treebank: every window is whole."""
    return Corpus(corpus.ids, np.array([0, len(corpus)]), corpus.vocab)


def ours(engine: str, corpus: Corpus, words: int, settings: TrainingSettings = WHOLE) -> Contestant:
    """Return one of our engines, which trains on about this many words a call."""
    settings = replace(settings, engine=engine, learning_rate=ENGINES[engine].learning_rate / 4)
    trainer = ENGINES[engine].make(corpus, settings, np.random.default_rng(1))

    def examples() -> Iterator[int]:
        while True:
            for step in trainer.steps():
                yield step.examples

    steps = examples()
    next(steps)

    def train() -> float:
        done, begin = 0, time.perf_counter()
        while done < words:
            done += next(steps)
        return done / (time.perf_counter() - begin)

    return train


def gensim(sentences: list[list[str]], threads: int, settings: TrainingSettings = WHOLE) -> Contestant:
    """Return gensim's Word2Vec, which trains on the whole corpus at each call."""
    from gensim.models import Word2Vec

    model = Word2Vec(
        vector_size=settings.hidden_size,
        window=settings.window_size,
        negative=settings.sample_size,
        ns_exponent=settings.power,
        sample=settings.subsample,
        shrink_windows=settings.shrink,
        min_count=1,
        sg=0,
        workers=threads,
        seed=1,
    )
    model.build_vocab(sentences)
    words = sum(map(len, sentences))

    def train() -> float:
        begin = time.perf_counter()
        model.train(sentences, total_examples=model.corpus_count, epochs=1)
        return words / (time.perf_counter() - begin)

    return train


def fasttext(sentences: list[list[str]], threads: int, settings: TrainingSettings) -> Contestant:
    """Return fastText without subwords; its windows always shrink. Reading the vocabulary is not counted.

    Raises
    ------
    ImportError
    """
    import fasttext as library

    descriptor, path = tempfile.mkstemp(suffix=".txt")
    with open(descriptor, "w", encoding="utf-8") as file:
        file.writelines(" ".join(sentence) + "\n" for sentence in sentences)
    words = sum(map(len, sentences))

    def seconds(epochs: int) -> float:
        begin = time.perf_counter()
        library.train_unsupervised(
            path,
            model="cbow",
            loss="ns",
            dim=settings.hidden_size,
            ws=settings.window_size,
            neg=settings.sample_size,
            t=1.0,
            minCount=1,
            maxn=0,
            bucket=0,
            epoch=epochs,
            thread=threads,
            verbose=0,
        )
        return time.perf_counter() - begin

    return lambda: 2 * words / (seconds(3) - seconds(1))


def sampler(kind: type[UnigramSampler], corpus: Corpus, targets: int) -> Contestant:
    """Return a sampler, which draws for this many targets a call, in batches of a thousand."""
    drawer = kind(corpus.ids, WHOLE.power, WHOLE.sample_size, rng=np.random.default_rng(1))
    batches = np.array_split(corpus.ids[:targets], max(1, targets // 1000))

    def draw() -> float:
        begin = time.perf_counter()
        for batch in batches:
            drawer.get_negative_sample(batch)
        return targets / (time.perf_counter() - begin)

    return draw


def compiled_sampler(corpus: Corpus, targets: int) -> Contestant:
    """Return the compiled engine's sampler."""
    from core.engines.compiled.draws import Noise, draw_negatives

    own = AliasSampler(corpus.ids, WHOLE.power, WHOLE.sample_size)
    noise = Noise.of(own.word_p, own.table)
    ids = corpus.ids[:targets].astype(np.uint32)
    words = np.empty((targets, WHOLE.sample_size + 1), dtype=np.uint32)
    stream = np.empty(192, dtype=np.uint32)

    def draw() -> float:
        taken: Ints = np.zeros(own.vocab_size, dtype=np.int64)
        begin = time.perf_counter()
        draw_negatives(*noise, ids, 0, targets, np.uint64(1), taken, 0, stream, words)
        return targets / (time.perf_counter() - begin)

    draw()
    return draw


def read_sentences() -> list[list[str]]:
    """Return the corpus as lists of words, for the peers."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        return [line.split() for line in file]
