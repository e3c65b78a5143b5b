"""The learner's experiments: runs started, collected and named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from typing import Any

from core.engines.kinds import with_engine
from core.engines.settings import TrainingSettings
from core.text.corpus import Corpus
from jobs.job import Job
from pages.studio.train.settings import TRAIN
from runs.library import Library, Record
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

MOST_RUNS = 12
"""The most runs in one series."""


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
        ", ".join(named_value(t, name, getattr(run.settings, name)) for name in current.varied)
        for run in current.runs
    ]


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
    paused: bool = False,
) -> None:
    """Start a run, or one for each combination of values; what was under way is kept as far as it came."""
    vary = vary or {}
    current = Series(
        [
            TrainingRun(corpus, corpus_name, variant, watch, _title(t, corpus_name, variant, vary), reading)
            for variant in variants(settings, vary)
        ],
        varied=tuple(vary),
    )
    job = session_job.current()
    if job is not None and not job.status.is_over:
        session_job.stop()
    collect()
    session_job.start(current.events(), current, paused=paused)


def count(vary: Mapping[str, Sequence[Any]]) -> int:
    """Return how many runs a series has."""
    return prod(len(values) for values in vary.values())


def variants(settings: TrainingSettings, vary: Mapping[str, Sequence[Any]]) -> list[TrainingSettings]:
    """Return the settings for each combination of values; another engine brings the learning rate that suits it."""
    found = []
    for values in product(*vary.values()):
        changes = dict(zip(vary, values, strict=True))
        chosen = with_engine(settings, changes["engine"]) if "engine" in changes else settings
        found.append(replace(chosen, **changes))
    return found


def _title(t: Text, corpus_name: str, settings: TrainingSettings, varied: Iterable[str]) -> str:
    short = t(f"train.corpus.options.{corpus_name}").partition("(")[0].partition(",")[0].strip()
    title = f"{short} · K={settings.sample_size} · p={settings.power:g}"
    for name in varied:
        if name not in ("sample_size", "power"):
            title += f" · {named_value(t, name, getattr(settings, name))}"
    return title
