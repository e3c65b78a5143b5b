"""The compiled engine: word2vec's own way of learning, several million words a second."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

import numpy as np

from core.cbow import initial_weights
from core.engines.alias import AliasSampler
from core.engines.compiled.blocks import Room, train_piece
from core.engines.compiled.common import COMMON, Copies
from core.engines.compiled.draws import Noise
from core.engines.compiled.rows import empty_rows, padded, padded_rows, view
from core.engines.compiled.text import Piece, Text, cut_corpus
from core.engines.settings import TrainingSettings
from core.engines.step import BINS, StepStats
from core.text.corpus import Corpus
from core.text.windows import check_window

BLOCK = 32
GROUP = 8
AHEAD = 8
"""The number of draws read beyond those that a block needs when every draw can be used."""

WORK = 1 << 24
"""About as many multiplications and additions make one call: some milliseconds, so that a stop comes soon."""

STEPS = 32
"""The least number of steps in a pass: a small corpus shows the loss fall in its first pass."""


class CompiledEngine:
    """Stochastic gradient descent on pieces of text; with two threads, on two pieces at once.

    Threads share W_in and W_out without locks (Hogwild: Niu et al. 2011): rarely do both change one row in the same
    moment, and then one of two small steps is lost. Of the commonest words' rows, which both would change all the time,
    each has copies (`core.engines.compiled.common`). So two threads do not repeat a result to the last digit; one
    thread does.

    Parameters
    ----------
    corpus : Corpus
    settings : TrainingSettings
    rng : numpy.random.Generator

    Raises
    ------
    CorpusTooShort, TooManyNegatives, BadSetting
    """

    def __init__(self, corpus: Corpus, settings: TrainingSettings, rng: np.random.Generator) -> None:
        check_window(corpus, settings.window_size)
        V, H = len(corpus.vocab), settings.hidden_size
        weights = initial_weights(V, H, rng, np.float32)
        common = min(COMMON, V) if settings.threads > 1 else 0
        self.rows_in, self.rows_out = (padded_rows(W, more=common * settings.threads) for W in weights)
        self.copies_in, self.copies_out = (
            Copies.below(V, padded(H), common, settings.threads) for _ in weights
        )
        self.W_in, self.W_out = view(self.rows_in, (V, H)), view(self.rows_out, (V, H))
        self.learning_rate = settings.learning_rate
        self.settings = settings
        self.rng = rng

        sampler = AliasSampler(corpus.ids, settings.power, settings.sample_size, vocab_size=V)
        self.noise = Noise.of(sampler.word_p, sampler.table)
        self.text = Text.of(
            corpus, settings.window_size, shrink=settings.shrink, subsample=settings.subsample
        )
        self.n_words = len(corpus)
        row_visits = settings.sample_size + 4
        size = min(WORK // (row_visits * padded(H)), len(corpus) // STEPS)
        self.cuts = cut_corpus(corpus.starts, max(size, BLOCK))
        longest = max(cut.end - cut.begin for cut in self.cuts)
        self.rooms: SimpleQueue[Room] = SimpleQueue()
        for thread in range(settings.threads):
            self.rooms.put(self._room(thread, V, padded(H), longest))

    def _room(self, thread: int, V: int, H: int, size: int) -> Room:
        K, window = self.settings.sample_size, self.settings.window_size
        n = GROUP * (K + 1)
        return Room(
            thread=thread,
            copies_in=self.copies_in,
            copies_out=self.copies_out,
            piece=Piece.empty(size),
            rows=np.empty(size, dtype=np.uint32),
            words=np.empty((BLOCK, K + 1), dtype=np.uint32),
            stream=np.empty(BLOCK * K + AHEAD, dtype=np.uint32),
            taken=np.zeros(V + 1, dtype=np.int64),
            sums=empty_rows(BLOCK + 2 * window + 1, H),
            h=empty_rows(BLOCK, H),
            dh=empty_rows(BLOCK, H),
            score=np.empty(n, dtype=np.float32),
            y=np.empty(n, dtype=np.float32),
            bar=np.empty(n, dtype=np.int32),
            step=np.empty(n, dtype=np.float32),
            counts=np.zeros((2, BINS), dtype=np.int64),
        )

    def steps(self) -> Iterator[StepStats]:
        """Train on a new pass, piece by piece, the pieces in random order: neighbours in a text are alike."""
        seed = int(self.rng.integers(2**63))
        order = self.rng.permutation(len(self.cuts)).tolist()
        if self.settings.threads == 1:
            for number in order:
                yield self._train(number, seed)
            return

        self.copies_in.begin(self.rows_in)
        self.copies_out.begin(self.rows_out)
        try:
            # One piece more than threads is under way, so that no thread waits for the others' reports.
            with ThreadPoolExecutor(self.settings.threads) as pool:
                waiting: deque[Future[StepStats]] = deque()
                for number in order:
                    waiting.append(pool.submit(self._train, number, seed))
                    if len(waiting) > self.settings.threads:
                        yield self._report(waiting.popleft())
                while waiting:
                    yield self._report(waiting.popleft())
        finally:
            self._gather()

    def _report(self, piece: Future[StepStats]) -> StepStats:
        """Wait for a piece; then W_in and W_out have its steps, and some of the pieces under way."""
        stats = piece.result()
        self._gather()
        return stats

    def _gather(self) -> None:
        self.copies_in.gather(self.rows_in)
        self.copies_out.gather(self.rows_out)

    def _train(self, number: int, seed: int) -> StepStats:
        cut = self.cuts[number]
        room = self.rooms.get()
        seen = train_piece(
            self.rows_in,
            self.rows_out,
            padded(self.settings.hidden_size),
            self.text,
            cut,
            self.noise,
            np.float32(self.learning_rate),
            self.settings.divide,
            np.uint64(seed + number),
            room,
        )
        positive, negative = room.counts.copy()
        self.rooms.put(room)
        return StepStats(
            share=(cut.end - cut.begin) / self.n_words,
            examples=seen.examples,
            loss=seen.loss,
            positive=positive,
            negative=negative,
            p_positive=seen.p_positive,
            p_negative=seen.p_negative,
        )
