"""The learner's experiments: runs started, collected and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from math import prod
from typing import Any

from core.engines.kinds import ENGINES, with_engine
from core.engines.settings import TrainingSettings
from core.text.corpus import Corpus
from jobs.job import Job, Status
from material.corpora import CORPORA, load
from pages.studio.train.settings import LAST_SEED, TRAIN
from runs.followed import FollowedSeries
from runs.library import NEGATIVES, Library, Record, differing
from runs.series import Series
from runs.training_run import Reading, TrainingRun, Watch
from ui.live import returning, session_job
from ui.live.desk import Kept
from ui.settings.table import Choice, Real, Setting, Switch, Whole
from ui.text.i18n import Text

_LIBRARY = Kept("_library", Library)
_COLLECTED: Kept[set[tuple[str, int]]] = Kept("_collected", set)
"""Runs that are in the library, by job and number."""

VARIABLE = (
    "power",
    "sample_size",
    "window_size",
    "hidden_size",
    "learning_rate",
    "subsample",
    "divide",
    "engine",
    "seed",
)
"""The settings that a series of runs may vary."""

MOST_RUNS = 36
"""The most runs in one series."""

SEEDS = (1, 3, 4, 5)
"""With how many seeds each setting of a series may be run; one alone cannot tell a difference from chance."""


def library() -> Library:
    """Return the session's runs."""
    return _LIBRARY.get()


def series() -> Series | None:
    """Return what this session's job trains, if it is a training."""
    found = session_job.current_of(Series)
    return found[1] if found else None


def collect() -> None:
    """Put the runs that are over into the library, each once."""
    found = session_job.current_of(Series)
    if found is not None:
        _collect(*found)
    returning.note_unsaved([record.name for record in library().records])


def _collect(job: Job, current: Series) -> None:
    collected = _COLLECTED.get()
    for number, run in enumerate(current.runs):
        is_over = job.status.is_over or run is not current.current
        if not run.has_begun or (job.id, number) in collected or not is_over:
            continue
        run.finish()
        record = Record.of(run)
        if record is not None:
            library().add(record)
            collected.add((job.id, number))
            run.let_go()


def keep_so_far(t: Text) -> Record | None:
    """Put the run under way into the library as it is now, beside what will become of it."""
    current = series()
    if current is None:
        return None
    # A copy is finished; the run itself goes on.
    so_far = copy(current.current)
    so_far.finish()
    record = Record.of(so_far)
    if record is not None:
        record.name = t("train.so_far", name=record.name, epoch=f"{record.curve['epoch'][-1]:.3g}")
        library().add(record)
    return record


def value_text(t: Text, name: str, value: object) -> str:
    """Return a setting's value as a reader sees it."""
    setting = TRAIN.settings.get(name)
    if isinstance(value, bool):
        return t(f"train.{'yes' if value else 'no'}")
    key = f"train.{name}.options.{value}"
    if t.has(key):
        return t(key)
    return f"{value:g}" if setting is None or isinstance(value, float) else str(value)


def named_value(t: Text, name: str, value: object) -> str:
    """Return a setting's value with the setting's name, which a value that has a name of its own does without."""
    shown = value_text(t, name, value)
    return shown if t.has(f"train.{name}.options.{value}") else f"{t(f'train.{name}.label')} {shown}"


def labels(t: Text, current: Series) -> list[str]:
    """Return a name for each run of a series in a chart's legend."""
    if not current.varied:
        return [t("train.loss.smooth")]
    return [
        ", ".join(
            named_value(t, name, value)
            for name, value in _chosen(run.settings, run.reading, current.varied)
            if name not in NEGATIVES or ENGINES[run.settings.engine].samples
        )
        for run in current.runs
    ]


def _chosen(
    settings: TrainingSettings, reading: Reading, names: Iterable[str]
) -> Iterator[tuple[str, object]]:
    """Yield some choices by name: settings of the training, or how the text was read."""
    for name in names:
        yield name, getattr(settings if hasattr(settings, name) else reading, name)


def candidates(name: str, corpus: Corpus) -> list[Any]:
    """Return the values that a series may give to a setting."""
    setting: Setting = TRAIN[name]
    match setting:
        case Choice():
            return list(setting.options)
        case Switch():
            return [True, False]
        case Whole():
            high = min(setting.high, len(corpus.vocab) - 1) if name == "sample_size" else setting.high
            return list(range(setting.low, min(high, setting.low + 29) + 1))
        case Real():
            steps = round((setting.high - setting.low) / 0.25)
            return [setting.low + 0.25 * i for i in range(steps + 1)]
    raise TypeError(f"{name} cannot be varied")


def start(
    t: Text,
    corpus: Corpus,
    corpus_name: str,
    settings: TrainingSettings,
    watch: Watch,
    reading: Reading,
    *,
    vary: Mapping[str, Sequence[Any]] | None = None,
    seeds: int = 1,
    paused: bool = False,
    alone: bool = False,
) -> None:
    """Start a run, or one for each combination of values and seed; what was under way is kept as far as it came.

    Whoever starts the same shares its training, unless it shall go `alone`.
    """
    varied = (*(vary or {}), *(("seed",) if seeds > 1 else ()))
    runs = [
        TrainingRun(
            corpus, corpus_name, variant, watch, _title(t, corpus_name, variant, reading, varied), reading
        )
        for variant in variants(settings, vary or {}, seeds)
    ]
    _begin(Series(runs, varied), paused=paused, alone=alone)


@dataclass(frozen=True)
class Split:
    """The learner's own text, split in one way, with what is to be learnt from it."""

    corpus: Corpus
    settings: TrainingSettings
    watch: Watch
    reading: Reading


def start_ways(t: Text, corpus_name: str, ways: Sequence[Split], seeds: int) -> None:
    """Start a run of a text in each of several ways of splitting it, with so many seeds."""
    varied = ("tokens", "seed")
    runs = []
    # All ways come with the first seed, then all with the next: if the series is stopped, none was left out.
    for more, way in product(range(seeds), ways):
        settings = variants(way.settings, {}, seeds)[more]
        title = _title(t, corpus_name, settings, way.reading, varied)
        runs.append(TrainingRun(way.corpus, corpus_name, settings, way.watch, title, way.reading))
    _begin(Series(runs, varied))


def again(t: Text, records: Sequence[Record], seeds: int, watch: Callable[[str, Corpus], Watch]) -> None:
    """Start each of some runs again with so many further seeds; `watch` says which words to watch in a text."""
    varied = [name for name in differing(records) if name != "seed"] + ["seed"]
    taken = max(record.settings.seed for record in records)
    runs = []
    for more in range(1, seeds + 1):
        for record in records:
            settings = replace(record.settings, seed=(taken + more) % (LAST_SEED + 1))
            text = record.text or load(record.corpus, record.reading.min_count)
            title = _title(t, record.corpus, settings, record.reading, varied)
            runs.append(
                TrainingRun(text, record.corpus, settings, watch(record.corpus, text), title, record.reading)
            )
    _begin(Series(runs, varied))


def can_be_repeated(record: Record) -> bool:
    """Whether the text of a run is still there."""
    return record.corpus in CORPORA or record.text is not None


def _begin(current: Series, *, paused: bool = False, alone: bool = False) -> None:
    job = session_job.current()
    if job is not None and not job.status.is_over:
        session_job.stop()
    collect()
    if current.is_reproducible and not alone:
        session_job.share(current, partial(FollowedSeries, current), paused=paused)
    else:
        session_job.start(current.events(), current, need=current.need_in_steps, paused=paused)


def go_alone() -> None:
    """Let a series that is shared go on as one of its own, trained anew to where its view stands.

    Single steps change its weights; those of the shared one are everybody's.
    """
    found = session_job.current_of(FollowedSeries)
    if found is None or found[0].status.is_over:
        return
    job, shown = found
    own = shown.own()
    new = session_job.start(own.events(), own, need=own.need_in_steps, paused=job.status is Status.PAUSED)
    collected = _COLLECTED.get()
    collected |= {(new.id, number) for job_id, number in collected if job_id == job.id}


def count(vary: Mapping[str, Sequence[Any]], seeds: int = 1) -> int:
    """Return how many runs a series has."""
    return prod(len(values) for values in vary.values()) * seeds


def variants(
    settings: TrainingSettings, vary: Mapping[str, Sequence[Any]], seeds: int = 1
) -> list[TrainingSettings]:
    """Return the settings for each combination of values; another engine brings the learning rate that suits it.

    With several seeds all combinations come with the first, then all with the next: if the series is stopped, none was
    left out.
    """
    found = []
    for more, values in product(range(seeds), product(*vary.values())):
        changes = dict(zip(vary, values, strict=True))
        chosen = with_engine(settings, changes["engine"]) if "engine" in changes else settings
        if more:
            changes["seed"] = (settings.seed + more) % (LAST_SEED + 1)
        found.append(replace(chosen, **changes))
    return found


def group_names(t: Text, groups: Sequence[Sequence[Record]]) -> list[str]:
    """Return a name for each setting that some runs share: what it differs in, or the name of its only run."""
    names = [name for name in differing([group[0] for group in groups]) if name != "seed"]
    if "engine" in names:
        names = [name for name in names if name != "learning_rate"]
    if "tokens" in names:  # of fewer words fewer are held out
        names = [name for name in names if name != "held_out"]
    return [
        group[0].name
        if len(group) == 1 or not names
        else ", ".join(
            named_value(t, name, value) for name in names if (value := group[0].choices[name]) is not None
        )
        for group in groups
    ]


def _title(
    t: Text, corpus_name: str, settings: TrainingSettings, reading: Reading, varied: Iterable[str]
) -> str:
    short = t(f"train.corpus.options.{corpus_name}").partition("(")[0].partition(",")[0].strip()
    samples = ENGINES[settings.engine].samples
    title = f"{short} · K={settings.sample_size} · p={settings.power:g}" if samples else f"{short} · softmax"
    for name, value in _chosen(settings, reading, varied):
        if name not in NEGATIVES and (samples or name != "engine"):
            title += f" · {named_value(t, name, value)}"
    return title
