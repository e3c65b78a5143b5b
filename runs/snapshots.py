"""Snapshots of a run's vectors, by which one may go back through its training."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import numpy as np

from core.evaluation.neighbours import neighbours, unit_rows
from core.evaluation.projection import SteadyPlane
from core.functions import Floats
from core.text.corpus import Vocabulary
from jobs.event import Event
from runs.analogies import Section, score, share

SNAPSHOTS = 60
"""About as many are taken of a whole run."""

KEPT_NUMBERS = 80_000
"""The most numbers in one snapshot of a whole vocabulary; of a larger one only the words on the map are kept."""

MARGIN = 1.15
"""How far the axes of a map reach beyond its farthest word."""


@dataclass(frozen=True)
class Snapshot:
    """The vectors at some moment, in half precision: of all words, or of those on the map."""

    epoch: float
    rows: Floats


class Snapshots:
    """What is remembered of one run.

    To take a snapshot costs a copy of some rows. What it shows (a map, neighbours, analogies) is computed when
    somebody looks back, once.

    Parameters
    ----------
    vocab : Vocabulary
    hidden_size : int
    mapped : list of str
        The words on the map.
    watched : tuple of str
        The words whose neighbours are listed.
    analogies : tuple of Section
    top : int
        The number of neighbours.
    """

    def __init__(
        self,
        vocab: Vocabulary,
        hidden_size: int,
        mapped: list[str],
        watched: tuple[str, ...],
        analogies: tuple[Section, ...],
        top: int,
    ) -> None:
        self.vocab = vocab
        self.mapped = np.array([vocab.ids[word] for word in mapped], dtype=np.int64)
        self.watched = watched
        self.analogies = analogies
        self.top = top
        self.is_whole = len(vocab) * hidden_size <= KEPT_NUMBERS
        self.taken: list[Snapshot] = []
        self._next = 0.0
        self._plane = SteadyPlane()
        self._reach = 0.0
        self._developed: list[Event] = []
        self._n_developed = 0
        self._lock = Lock()

    def take(self, fraction: float, epoch: float, W_in: Floats) -> None:
        """Remember the vectors of this moment, if it is time again."""
        if (fraction < self._next and fraction < 1) or not len(self.mapped):
            return
        self._next = fraction + 1 / SNAPSHOTS
        rows = W_in if self.is_whole else W_in[self.mapped]
        with np.errstate(over="ignore"):  # of a run that diverges
            self.taken.append(Snapshot(epoch, rows.astype(np.float16)))

    def developed(self) -> list[Event]:
        """Return what the snapshots show, as events of the kinds that the live run tells, in the order of time.

        Returns
        -------
        list of Event
            Of each moment a "map"; of a small vocabulary also "neighbours" and, where questions were asked,
            "analogies". The axes of all maps reach equally far.
        """
        with self._lock:
            taken = self.taken[self._n_developed :]
            for snapshot in taken:
                self._develop(snapshot)
            self._n_developed += len(taken)
            return [
                event.having(reach=MARGIN * self._reach) if event.kind == "map" else event
                for event in self._developed
            ]

    def _develop(self, snapshot: Snapshot) -> None:
        rows, epoch = snapshot.rows.astype(np.float32), snapshot.epoch
        if not np.isfinite(rows).all():
            return
        shown = self._plane.project((rows[self.mapped] if self.is_whole else rows).astype(np.float64))
        self._reach = max(self._reach, float(np.abs(shown.points).max()))
        x, y = shown.points.T
        self._developed.append(
            Event("map", epoch=epoch, x=x.tolist(), y=y.tolist(), explained=shown.explained)
        )
        if not self.is_whole:
            return
        unit = unit_rows(rows)
        self._developed.append(Event("neighbours", epoch=epoch, rows=self._neighbours(unit)))
        if self.analogies:
            solved = share(score(self.analogies, self.vocab, unit))
            self._developed.append(Event("analogies", epoch=epoch, share=solved))

    def _neighbours(self, unit: Floats) -> list[dict[str, object]]:
        words = self.vocab.words
        return [
            {
                "word": word,
                "near": [
                    {"word": words[near.word], "similarity": near.similarity}
                    for near in neighbours(unit, self.vocab.ids[word], self.top)
                ],
            }
            for word in self.watched
        ]
