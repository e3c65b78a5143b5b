"""A training as a class sees it: a stream of events with losses, probabilities, neighbours and a map."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, partial
from time import perf_counter

import numpy as np

from core.engines.kinds import first_loss
from core.engines.settings import TrainingSettings
from core.errors import Diverged, LabError
from core.evaluation.neighbours import neighbours, unit_rows
from core.evaluation.projection import SteadyPlane
from core.evaluation.ranks import TargetRanks
from core.functions import Floats, Ints
from core.text.corpus import Corpus
from core.training.loop import Report, Training
from jobs.event import Event
from jobs.memory import Need
from runs import memory
from runs.analogies import Section, score, share
from runs.looks import SHARE, Looks
from runs.related import ENOUGH, Pairs, questions, share_nearer
from runs.related import known as known_pairs
from runs.slow_motion import Pace, SlowMotion
from runs.snapshots import Snapshots

MAP_SECONDS = 0.4
NEIGHBOUR_SECONDS = 1.0
RANK_SECONDS = 1.0
LENGTH_SECONDS = 0.0
"""How often at most, in seconds of training, the map is drawn, neighbours are looked up, held-out words are ranked,
and rows are measured; `Looks` may make it rarer."""

SCORES_ON_THE_WAY = 4_000_000
SCORES_AT_THE_END = 10_000_000, 60_000_000
SCORES_A_WORD = 6
"""How many scores of held-out words with words of the vocabulary a ranking computes: at the end so many for each word
trained on, within bounds. That takes some hundredths of the time in which the fastest engine trains on them."""

FEWEST_RANKED = 100
"""The least number of held-out words that are ranked, however large the vocabulary."""

Look = Callable[[Training, Report], Iterator[Event | None]]
"""Looks at a training just after a report; yields what it tells, or None while it is under way."""

LOOK_SHARE = 0.1
"""The share of a run after which a look is due at the latest; a run of a second or two would otherwise get only two."""


@dataclass(frozen=True)
class Watch:
    """What is looked at while a run trains.

    Attributes
    ----------
    words : tuple of str
        Their neighbours are listed.
    groups : tuple of tuples of str
        Words on the map.
    analogies : tuple of Section
        Questions that are asked again and again.
    related : tuple of pairs of str
        Related words: they should be nearer to each other than to words as frequent (`runs.related`).
    analogy_seconds : float
        How often they are asked; 0 is at every report.
    top : int
        The number of neighbours.
    share : float
        The share of the run's time that all this may take; infinite where it is what the run is for.
    """

    words: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    analogies: tuple[Section, ...] = ()
    related: Pairs = ()
    analogy_seconds: float = NEIGHBOUR_SECONDS
    top: int = 5
    share: float = SHARE

    def known(self, corpus: Corpus) -> Watch:
        """Leave out the words that a corpus does not have."""
        known = corpus.vocab.ids
        pairs = known_pairs(self.related, corpus.vocab)
        groups = (tuple(word for word in group if word in known) for group in self.groups)
        return replace(
            self,
            words=tuple(word for word in self.words if word in known),
            groups=tuple(group for group in groups if group),
            related=pairs if len(pairs) >= ENOUGH else (),
        )


@dataclass(frozen=True)
class Reading:
    """How a text was made into words.

    Attributes
    ----------
    min_count : int
        The count below which words were left out.
    tokens : str
        How the learner's own text is read: "words" as they stand, "stems" without the particles of Korean nouns, or
        "morphemes", the words in the form of a dictionary.
    """

    min_count: int = 1
    tokens: str = "words"


@dataclass(frozen=True)
class Ranked:
    """How well held-out words are guessed at some moment, among all V words."""

    epoch: float
    seconds: float
    median_rank: float
    typical_rank: float
    recall_at_10: float


@dataclass(frozen=True)
class Asked:
    """What the vectors know at some moment: the share of the analogies, or of the questions about related words."""

    epoch: float
    seconds: float
    vector_share: float


def in_half_precision(training: Training) -> tuple[Floats, Floats]:
    """Return W_in and W_out as they are now."""
    engine = training.engine
    with np.errstate(over="ignore"):  # of a run that diverged
        return engine.W_in.astype(np.float16), engine.W_out.astype(np.float16)


@dataclass(eq=False)  # a run is itself, and no other like it
class TrainingRun:
    """One run of one learner.

    Attributes
    ----------
    corpus : Corpus
    corpus_name : str
        A key of `material.corpora.CORPORA`, or "own".
    settings : TrainingSettings
    watch : Watch
    name : str
        What the learner calls it.
    reading : Reading
    training : Training or None
        From its first slice to its end: its engine holds many times what is kept afterwards.
    weights : pair of arrays of shape (V, H), or None
        W_in and W_out in half precision (three digits are more than cosines need), once the training is over.
    curve : list of Report
        All reports so far.
    ranks : list of Ranked
        How well the held-out words were guessed, every now and then.
    asked : list of Asked
        What the vectors knew, every now and then.
    final_ranks : array
        The rank of each held-out word, as they were last guessed: at the end, or when it was stopped.
    failure : LabError or None
        What it failed of.
    floor : dict of str to float
        How well held-out words are guessed by frequency alone, by the names of `Ranked`; empty if none is held out.
    has_begun : bool
        Whether it trains or has trained.
    pace : Pace
        How fast it goes; it may be changed at any time.
    one_step : bool
        Whether a single step shall be told in full next, with a pause after it.
    full_until : float
        The share of the run up to which it goes as fast as it can, whatever its pace.
    reach : float
        How far the map has reached from its middle; its axes never shrink.
    clock : callable
        Returns seconds, of which the training counts its own.
    """

    corpus: Corpus
    corpus_name: str
    settings: TrainingSettings
    watch: Watch = field(default_factory=Watch)
    name: str = ""
    reading: Reading = field(default_factory=Reading)
    training: Training | None = None
    weights: tuple[Floats, Floats] | None = None
    curve: list[Report] = field(default_factory=list)
    ranks: list[Ranked] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    final_ranks: Floats = field(default_factory=lambda: np.empty(0, dtype=np.float32))
    failure: LabError | None = None
    floor: dict[str, float] = field(default_factory=dict)
    has_begun: bool = False
    pace: Pace = Pace.FULL
    one_step: bool = False
    full_until: float = 0.0
    reach: float = 0.0
    clock: Callable[[], float] = perf_counter
    _plane: SteadyPlane = field(default_factory=SteadyPlane)
    _looked: dict[str, Report] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.watch = self.watch.known(self.corpus)
        self.looks = Looks(
            self.clock, self.watch.share, {"ranks": self._ranked(is_last=True) / self._ranked(is_last=False)}
        )
        self.snapshots = Snapshots(
            self.corpus.vocab,
            self.settings.hidden_size,
            self.mapped,
            self.watch.words,
            self.watch.analogies,
            self.watch.top,
        )

    @property
    def first_loss(self) -> float:
        """The loss of an example before anything is learnt."""
        return first_loss(self.settings, len(self.corpus.vocab))

    @property
    def key(self) -> Hashable:
        """Equal for runs that give the same."""
        return self.corpus.digest, self.corpus_name, self.reading, self.settings, self.watch

    @property
    def need(self) -> Need:
        """The memory that it takes while it trains."""
        return memory.needed(self.settings, len(self.corpus.vocab), len(self.corpus), len(self.mapped))

    @property
    def need_in_steps(self) -> Need:
        """The memory that it takes if it is told step by step for some time."""
        return memory.in_steps(self.need, len(self.corpus.vocab), len(self.corpus))

    @property
    def keeps(self) -> int:
        """The bytes that it holds once it is over."""
        return memory.kept(self.settings, len(self.corpus.vocab), len(self.mapped))

    @property
    def mapped(self) -> list[str]:
        """The words on the map, group after group."""
        return [word for group in self.watch.groups for word in group]

    def columns(self, names: Iterable[str]) -> dict[str, list[float]]:
        """Return columns of the curve by the names of `Report`, all of one length however fast the curve grows."""
        reports = tuple(self.curve)
        return {name: [getattr(report, name) for report in reports] for name in names}

    def events(self) -> Iterator[Event | None]:
        """Train to the end; yield after every slice: an event or None."""
        try:
            yield from self.looks.counted(self._told())
        except LabError as error:
            self.failure = error
            raise
        finally:
            self.finish()

    def finish(self) -> None:
        """Keep the weights and let go of the training; for the end, wherever that is."""
        training = self.training
        if training is not None:
            self.weights = in_half_precision(training)
            self.training = None

    def let_go(self) -> None:
        """Forget the weights: they are kept elsewhere now."""
        self.weights = None

    def _told(self) -> Iterator[Event | None]:
        self.has_begun = True
        self.training = training = Training(self.corpus, self.settings, clock=self.clock)
        yield self._by_frequency(training)
        slices = training.slices()
        motion: SlowMotion | None = None
        while True:
            done = self.curve[-1].fraction if self.curve else 0.0
            if done >= self.full_until and (self.one_step or self.pace.is_told):
                motion = motion or SlowMotion(training)  # it holds a pass over the text of its own
                yield self._step(motion)
                continue
            try:
                report = next(slices)
            except Diverged:
                yield from self._end(training)
                raise
            if report is None:
                yield None
                continue
            self.curve.append(report)
            self.snapshots.take(report.fraction, report.epoch, training.engine.W_in)
            is_last = report.fraction == 1
            yield self._progress(report)
            yield from self._look(training, report, is_last=is_last)
            if is_last:
                return
            if self.pace.rest and report.fraction > self.full_until:
                yield Event("rest", rest=self.pace.rest)

    def _end(self, training: Training) -> Iterator[Event]:
        """Tell how the curve ends of a training that has diverged."""
        for report in training.until_diverged():
            self.curve.append(report)
            yield self._progress(report)

    def _step(self, motion: SlowMotion) -> Event:
        """Take one step and tell it; then rest, or pause if it was asked for alone."""
        alone, self.one_step = self.one_step, False
        told = motion.step(self.pace if self.pace.is_told else Pace.BATCH)
        return told.having(then="pause") if alone else told.having(rest=self.pace.rest)

    def _progress(self, report: Report) -> Event:
        """Return a report as an event; the time left goes by the wall clock, with other people's turns."""
        left = self.looks.seconds * (1 - report.fraction) / report.fraction if report.fraction else 0.0
        return Event(
            "progress",
            **asdict(report),
            words_per_second=report.words_per_second,
            seconds_left=left,
        )

    def _look(self, training: Training, report: Report, *, is_last: bool) -> Iterator[Event | None]:
        """Yield what is due to be looked at anew, at the end all."""
        looks: dict[str, tuple[object, float, Look]] = {
            "map": (self.mapped, MAP_SECONDS, self._map),
            "neighbours": (self.watch.words, NEIGHBOUR_SECONDS, self._neighbours),
            "analogies": (self.watch.analogies, self.watch.analogy_seconds, self._analogies),
            "related": (self.watch.related, self.watch.analogy_seconds, self._related),
            "lengths": (True, LENGTH_SECONDS, self._lengths),
            "ranks": (training.held_out, RANK_SECONDS, partial(self._rank, is_last=is_last)),
        }
        wanted = {kind: look for kind, (about, _, look) in looks.items() if about}
        for kind, look in wanted.items():
            is_due = self._is_due(kind, report, looks[kind][1]) and self.looks.affords(kind, tuple(wanted))
            if is_due or is_last:
                self._looked[kind] = report
                yield from self.looks.take(kind, look(training, report))

    def _is_due(self, kind: str, report: Report, seconds: float) -> bool:
        """Whether so much training, or so much of the run, lies behind the last look of a kind, if there was one."""
        last = self._looked.get(kind)
        return (
            last is None
            or report.seconds >= last.seconds + seconds
            or report.fraction >= last.fraction + LOOK_SHARE
        )

    def _ranked(self, *, is_last: bool) -> int:
        """Return how many held-out words are ranked at most, on the way or at the end."""
        words = self.settings.epochs * len(self.corpus)
        scores = int(np.clip(SCORES_A_WORD * words, *SCORES_AT_THE_END)) if is_last else SCORES_ON_THE_WAY
        return max(scores // len(self.corpus.vocab), FEWEST_RANKED)

    def _rank(self, training: Training, report: Report, *, is_last: bool) -> Iterator[Event | None]:
        """Rank held-out words, a part in each slice."""
        parts = []
        for part in training.held_out_ranks(self._ranked(is_last=is_last)):
            parts.append(part)
            yield None
        found = TargetRanks.gather(parts)
        self.final_ranks = found.ranks.astype(np.float32)
        self.ranks.append(Ranked(report.epoch, report.seconds, found.median, found.typical, found.recall(10)))
        yield Event("ranks", **asdict(self.ranks[-1]))

    def _by_frequency(self, training: Training) -> Event | None:
        """Tell how well held-out words are guessed by frequency alone; a line through all epochs."""
        found = training.frequency_ranks(self._ranked(is_last=True))
        if found is None:
            return None
        self.floor = {
            "typical_rank": found.typical,
            "median_rank": found.median,
            "recall_at_10": found.recall(10),
        }
        epochs = [0, self.settings.epochs]
        return Event("frequency", epochs=epochs, **{name: [value] * 2 for name, value in self.floor.items()})

    def _map(self, training: Training, report: Report) -> Iterator[Event]:
        ids = [self.corpus.vocab.ids[word] for word in self.mapped]
        shown = self._plane.project(training.engine.W_in[ids].astype(np.float64))
        farthest = float(np.abs(shown.points).max())
        if 1.1 * farthest > self.reach:
            # Far beyond what is needed now: the axes shall stand still for a while.
            self.reach = 1.5 * farthest
        yield Event(
            "map",
            epoch=report.epoch,
            reach=self.reach,
            x=shown.points[:, 0].tolist(),
            y=shown.points[:, 1].tolist(),
            explained=shown.explained,
        )

    def _neighbours(self, training: Training, report: Report) -> Iterator[Event]:
        yield self.neighbours_event(training).having(epoch=report.epoch)

    def neighbours_event(self, training: Training) -> Event:
        """Return the neighbours of the watched words as they are now."""
        vocab = self.corpus.vocab
        unit = unit_rows(training.engine.W_in)
        rows = [
            {
                "word": word,
                "near": [
                    {"word": vocab.words[n.word], "similarity": n.similarity}
                    for n in neighbours(unit, vocab.ids[word], self.watch.top)
                ],
            }
            for word in self.watch.words
        ]
        return Event("neighbours", rows=rows)

    def _analogies(self, training: Training, report: Report) -> Iterator[Event]:
        scores = score(self.watch.analogies, self.corpus.vocab, unit_rows(training.engine.W_in))
        self.asked.append(Asked(report.epoch, report.seconds, share(scores)))
        yield Event(
            "analogies",
            epoch=report.epoch,
            share=self.asked[-1].vector_share,
            solved=[s.solved / s.asked for s in scores],
        )

    def _related(self, training: Training, report: Report) -> Iterator[Event]:
        found = share_nearer(unit_rows(training.engine.W_in), self._questions)
        self.asked.append(Asked(report.epoch, report.seconds, found))
        yield Event("related", epoch=report.epoch, share=found)

    @cached_property
    def _questions(self) -> Ints:
        return questions(self.watch.related, self.corpus.vocab)

    def _lengths(self, training: Training, report: Report) -> Iterator[Event]:
        """Tell the mean lengths of the rows of both matrices."""
        length_in, length_out = (
            float(np.sqrt(np.einsum("vh,vh->v", W, W)).mean())
            for W in (training.engine.W_in, training.engine.W_out)
        )
        yield Event("lengths", epoch=report.epoch, length_in=length_in, length_out=length_out)
