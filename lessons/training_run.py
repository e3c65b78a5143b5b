"""A training as a class sees it: a stream of events with the loss, the probabilities and the neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from core.corpus import Corpus
from core.evaluation import neighbours, unit_rows
from core.functions import Floats
from core.settings import TrainingSettings
from core.training import Progress, Training

Event = dict[str, Any]

NEIGHBOUR_SECONDS = 1.0
"""How often, in seconds of training, the neighbours are looked up anew."""


class TrainingRun:
    """One run of one learner.

    Parameters
    ----------
    corpus : Corpus
    corpus_name : str
        A key of `lessons.corpora.CORPORA`, or "own".
    settings : TrainingSettings
    watched : sequence of str
        Words whose neighbours are shown; unknown ones are left out.
    top : int
        How many neighbours.
    """

    def __init__(
        self,
        corpus: Corpus,
        corpus_name: str,
        settings: TrainingSettings,
        watched: Sequence[str],
        top: int = 5,
    ) -> None:
        self.corpus = corpus
        self.corpus_name = corpus_name
        self.settings = settings
        self.watched = [corpus.vocab.ids[word] for word in watched if word in corpus.vocab.ids]
        self.top = top
        self.training: Training | None = None

    @property
    def vectors(self) -> Floats | None:
        """W_in as far as it is trained, of shape (V, H)."""
        return self.training.engine.W_in if self.training else None

    def events(self) -> Iterator[Event | None]:
        """Train to the end; yield after every slice: an event or None."""
        self.training = Training(self.corpus, self.settings)
        shown_at = 0.0
        for progress in self.training.slices():
            if progress is None:
                yield None
                continue
            yield progress_event(progress)
            if self.watched and (progress.seconds - shown_at >= NEIGHBOUR_SECONDS or progress.fraction == 1):
                shown_at = progress.seconds
                yield self._neighbours()

    def _neighbours(self) -> Event:
        vocab = self.corpus.vocab
        unit = unit_rows(self.training.engine.W_in)  # type: ignore[union-attr]
        rows = [
            {
                "word": vocab.words[word],
                "near": [
                    {"word": vocab.words[n.word], "similarity": n.similarity}
                    for n in neighbours(unit, word, self.top)
                ],
            }
            for word in self.watched
        ]
        return {"kind": "neighbours", "rows": rows}


def progress_event(progress: Progress) -> Event:
    """Return a report as an event."""
    return {
        "kind": "progress",
        **asdict(progress),
        "words_per_second": progress.words_per_second,
        "seconds_left": progress.seconds_left,
    }
