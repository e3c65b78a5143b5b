"""How often the verdict over runs is wrong about settings that are equal, and how often it finds a difference.

Run ``python -m benchmarks.verdict`` (some minutes): many trainings that differ in their seed alone are made on each
text, tables are drawn from them at random, and each is judged as the Train page judges a learner's. The result is
written to `runs/verdict.json`, from which the page says it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

from core.engines.kinds import with_engine
from core.engines.settings import TrainingSettings
from material.corpora import CORPORA, DATA, ShippedCorpus, load
from runs import analogies, related
from runs.library import Record
from runs.training_run import TrainingRun, Watch
from runs.verdict import ALPHA, MEASURED, better_vectors, verdict

ENGINE = "compiled"
TABLES = 2000
"""The number of tables that are drawn of each shape."""

SHAPES = ((2, 3), (3, 3), (4, 3), (12, 3), (2, 5), (4, 5))
"""The numbers of settings and of seeds for each."""

FEW, MANY = 2, 15
"""The two numbers of negatives that are to be told apart."""


@dataclass(frozen=True)
class Text:
    """A text, and how it is trained on."""

    corpus: str
    hidden_size: int
    epochs: int
    equal: int = 48
    """The number of trainings with equal settings."""
    each: int = 24
    """The number of trainings for each of two different ones."""


TEXTS = (Text("toy_en", 50, 100), Text("wordnet", 100, 10))


@dataclass(frozen=True)
class Series:
    """How often the verdict tells settings apart in tables of one shape."""

    corpus: str
    settings: int
    seeds: int
    share: float


def watch(shipped: ShippedCorpus) -> Watch:
    """Return the questions that belong to a text."""
    return Watch(
        analogies=analogies.read(DATA / shipped.analogies) if shipped.analogies else (),
        related=related.read(DATA / shipped.related) if shipped.related else (),
    )


def train(text: Text, seeds: Sequence[int], **changes: object) -> list[Record]:
    """Train with each seed; return the runs."""
    shipped = CORPORA[text.corpus]
    settings = TrainingSettings(
        window_size=shipped.window_size,
        hidden_size=text.hidden_size,
        sample_size=shipped.sample_size,
        epochs=text.epochs,
        subsample=shipped.subsample,
        held_out=shipped.held_out,
    )
    settings = replace(with_engine(settings, ENGINE), **changes)  # type: ignore[arg-type]
    records = []
    for seed in seeds:
        run = TrainingRun(
            load(text.corpus, shipped.min_count), text.corpus, replace(settings, seed=seed), watch(shipped)
        )
        for _ in run.events():
            pass
        record = Record.of(run)
        if record is None:
            raise RuntimeError(f"{text.corpus}, seed {seed}: no report")
        record.vectors = record.text = None
        records.append(record)
        print(".", end="", file=sys.stderr, flush=True)
    return records


def as_setting(records: Sequence[Record], number: int) -> list[Record]:
    """Return runs as if they had a setting of their own."""
    return [replace(r, settings=replace(r.settings, threads=number)) for r in records]


def draw(pool: Sequence[Record], size: int, rng: np.random.Generator) -> list[Record]:
    """Return some different runs."""
    return [pool[i] for i in rng.choice(len(pool), size, replace=False)]


def tells_apart(records: Sequence[Record]) -> bool:
    """Whether the verdict says of any setting that it is worse than the best."""
    judged = verdict(records)
    if judged is None or judged.half is None:
        raise RuntimeError("these runs cannot be judged")
    return len(judged.level) < len(judged.groups) - 1


def has_better_vectors(records: Sequence[Record]) -> bool:
    """Whether it is said of any setting that its vectors are better than those of the best guesser."""
    judged = verdict(records)
    return judged is not None and better_vectors(judged) is not None


Alarm = Callable[[Sequence[Record]], bool]


def false_alarms(
    pool: Sequence[Record],
    settings: int,
    seeds: int,
    rng: np.random.Generator,
    alarm: Alarm = tells_apart,
) -> float:
    """Return in what share of tables of equal settings one is called better."""
    alarms = 0
    for _ in range(TABLES):
        runs = draw(pool, settings * seeds, rng)
        groups = (as_setting(runs[i * seeds : (i + 1) * seeds], i + 1) for i in range(settings))
        alarms += alarm([record for group in groups for record in group])
    return alarms / TABLES


def found(one: Sequence[Record], other: Sequence[Record], seeds: int, rng: np.random.Generator) -> float:
    """Return in what share of tables of two different settings one is called better."""
    return float(
        np.mean([tells_apart(draw(one, seeds, rng) + draw(other, seeds, rng)) for _ in range(TABLES)])
    )


def measure(text: Text, rng: np.random.Generator) -> dict[str, list[Series]]:
    """Return the false alarms and the findings on a text."""
    pool = train(text, range(1, text.equal + 1))
    equal, vectors = (
        [
            Series(text.corpus, settings, seeds, false_alarms(pool, settings, seeds, rng, alarm))
            for settings, seeds in SHAPES
        ]
        for alarm in (tells_apart, has_better_vectors)
    )
    few, many = (train(text, range(1, text.each + 1), sample_size=K) for K in (FEW, MANY))
    different = [Series(text.corpus, 2, seeds, found(few, many, seeds, rng)) for seeds in (3, 5)]
    return {"equal": equal, "vectors": vectors, "different": different}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="print the result, and keep what was found before")
    arguments = parser.parse_args()
    rng = np.random.default_rng(0)
    parts = [measure(text, rng) for text in TEXTS]
    result = {
        "alpha": ALPHA,
        "texts": [asdict(text) for text in TEXTS],
        "tables": TABLES,
        "sample_size": [FEW, MANY],
    } | {name: [asdict(series) for part in parts for series in part[name]] for name in parts[0]}
    written = json.dumps(result, indent=1) + "\n"
    print(written)
    if not arguments.dry:
        MEASURED.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
