"""A learner's text on its way into morphemes, as work in slices."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from core.text.corpus import Corpus
from core.text.morphemes import analysed, is_loaded
from jobs.event import Event
from material.once import frozen

SLICE_SECONDS = 0.02
SEEN_SECONDS = 1.0
"""How long a page has to show that the work begins, before loading the analyser holds everything up."""

TELL_SHARE = 0.02
"""After what share of the text it is told how far it is."""


class Splitting:
    """One text, analysed once for all who have it.

    Parameters
    ----------
    corpus : Corpus
        The text in words.

    Attributes
    ----------
    found : Corpus or None
        The text in morphemes, once it is there.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.found: Corpus | None = None

    def events(self) -> Iterator[Event | None]:
        """Analyse the text; tell every now and then how much is done.

        Raises
        ------
        NoAnalyser
        """
        yield Event("progress", fraction=0.0, rest=0.0 if is_loaded() else SEEN_SECONDS)
        work = analysed(self.corpus)
        told = 0.0
        begin = perf_counter()
        while True:
            try:
                share = next(work)
            except StopIteration as end:
                self.found = frozen(end.value)
                yield Event("progress", fraction=1.0)
                return
            if share >= told + TELL_SHARE:
                told = share
                yield Event("progress", fraction=share)
            elif perf_counter() - begin >= SLICE_SECONDS:
                yield None
            else:
                continue
            begin = perf_counter()
