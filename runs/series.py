"""Several runs in one job."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import accumulate

from core.errors import Diverged
from jobs.event import Event
from jobs.memory import Need
from runs.training_run import TrainingRun


def in_turns(trainings: Iterable[Iterator[Event | None]]) -> Iterator[Event | None]:
    """Train side by side, one slice of each in turn, to the last one's end; events say which run they are of."""
    under_way = dict(enumerate(trainings))
    while under_way:
        for number, events in list(under_way.items()):
            try:
                event = next(events)
            except StopIteration:
                del under_way[number]
            else:
                yield _of_run(number, event)


def _of_run(number: int, event: Event | None, n_runs: int = 1) -> Event | None:
    if event is None:
        return None
    if n_runs > 1 and event.kind == "progress":
        return event.having(run=number, of_all=(number + event["fraction"]) / n_runs)
    return event.having(run=number)


class Series:
    """Some runs, one after the other, in one job; their events say which run they are of.

    Parameters
    ----------
    runs : sequence of TrainingRun
    varied : sequence of str
        The names of the settings in which they differ.
    """

    page = "train"
    """Where it is shown."""

    def __init__(self, runs: Sequence[TrainingRun], varied: Sequence[str] = ()) -> None:
        self.runs = tuple(runs)
        self.varied = tuple(varied)

    @property
    def current(self) -> TrainingRun:
        """The run that trains now, or did last."""
        begun = [run for run in self.runs if run.has_begun]
        return begun[-1] if begun else self.runs[0]

    @property
    def key(self) -> Hashable:
        """Equal for series that give the same."""
        return tuple(run.key for run in self.runs)

    @property
    def is_reproducible(self) -> bool:
        """Whether they give the same numbers every time."""
        return all(run.settings.is_reproducible for run in self.runs)

    @property
    def keeps(self) -> int:
        """The bytes that the runs hold once they are over."""
        return sum(run.keeps for run in self.runs)

    @property
    def need(self) -> Need:
        """The memory that the series takes: the run under way, and what is kept of those before it."""
        return self._one_after_another([run.need for run in self.runs])

    @property
    def need_in_steps(self) -> Need:
        """The same, if the runs are told step by step for some time."""
        return self._one_after_another([run.need_in_steps for run in self.runs])

    def _one_after_another(self, needs: Sequence[Need]) -> Need:
        before = accumulate((run.keeps for run in self.runs[:-1]), initial=0)
        held = max(need.held + kept for need, kept in zip(needs, before, strict=True))
        return Need(held, max(need.passing for need in needs))

    def recalled(self) -> list[Event]:
        """Return what the snapshots of all runs show, each run's in the order of time."""
        return [event.having(run=n) for n, run in enumerate(self.runs) for event in run.snapshots.developed()]

    def events(self) -> Iterator[Event | None]:
        """Train all runs; yield what they tell.

        Raises
        ------
        Diverged
            If a run has; first the others have had their turn.
        """
        diverged: Diverged | None = None
        for number, run in enumerate(self.runs):
            try:
                for event in run.events():
                    yield _of_run(number, event, len(self.runs))
            except Diverged as error:
                diverged = error
            yield Event("run_over", run=number, refresh=True)
        if diverged:
            raise diverged
