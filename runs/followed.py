"""A learner's own view of runs that are trained once for all who start the same."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from jobs.event import Event
from runs.series import Series
from runs.training_run import TrainingRun, in_half_precision


class FollowedRun(TrainingRun):
    """A run as far as a learner has been shown of it, under their own name and at their own pace.

    Parameters
    ----------
    leader : TrainingRun
        The run that is trained.
    name : str
        What this learner calls it.
    """

    def __init__(self, leader: TrainingRun, name: str) -> None:
        super().__init__(
            leader.corpus, leader.corpus_name, leader.settings, leader.watch, name, leader.reading
        )
        self.leader: TrainingRun | None = leader
        self.snapshots = leader.snapshots

    def take(self, event: Event) -> float:
        """Go as far as an event of the run; return the seconds to look at it at this learner's pace."""
        self.has_begun = True
        if self.leader is not None and event.kind == "frequency":
            self.floor = self.leader.floor
        elif self.leader is not None and "epoch" in event:
            self._go_to(event["epoch"])
        return self.pace.rest if event.kind == "progress" else 0.0

    def finish(self) -> None:
        """Keep the run as far as it has come by now: it may have gone on while its view was paused."""
        leader = self.leader
        if leader is None or self.weights is not None:
            return
        training = leader.training
        weights = leader.weights or (in_half_precision(training) if training is not None else None)
        if weights is not None:
            self._go_to(float("inf"))
            self.floor, self.failure, self.final_ranks = leader.floor, leader.failure, leader.final_ranks
            self.weights = weights

    def let_go(self) -> None:
        """Forget the weights, and the run that was followed."""
        super().let_go()
        self.leader = None

    def _go_to(self, epoch: float) -> None:
        for name in ("curve", "ranks", "asked"):
            rows = getattr(self.leader, name)
            setattr(self, name, rows[: bisect_right(rows, epoch, key=attrgetter("epoch"))])


class FollowedSeries(Series):
    """A learner's view of a series.

    Parameters
    ----------
    own : Series
        What the learner started: its runs' names are theirs.
    leader : Series
        The equal series that is trained.
    """

    def __init__(self, own: Series, leader: Series) -> None:
        self.followed = tuple(
            FollowedRun(led, run.name) for run, led in zip(own.runs, leader.runs, strict=True)
        )
        super().__init__(self.followed, own.varied)

    def own(self) -> Series:
        """Return the same series to be trained for this learner alone: at full speed to where this view stands."""
        runs = [
            TrainingRun(
                run.corpus,
                run.corpus_name,
                run.settings,
                run.watch,
                run.name,
                run.reading,
                full_until=run.curve[-1].fraction if run.curve else 0.0,
            )
            for run in self.runs
        ]
        return Series(runs, self.varied)

    def take(self, event: Event) -> float:
        """Go as far as an event of the series; return the seconds to look at it."""
        if "run" not in event:
            return 0.0
        run = self.followed[event["run"]]
        if event.kind == "run_over":
            run.finish()
            return 0.0
        return run.take(event)

    def recalled(self) -> list[Event]:
        """Return what the snapshots show of what this learner has been shown."""
        seen = [run.curve[-1].epoch if run.curve else 0.0 for run in self.runs]
        return [event for event in super().recalled() if event["epoch"] <= seen[event["run"]]]
