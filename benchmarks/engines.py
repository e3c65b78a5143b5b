"""How fast the engines are, against each other and against the word2vec that people use.

Run ``python -m benchmarks.engines`` (``make bench``): some minutes on an idle machine of two cores. Everything is a
ratio of words per second within one round, and rounds are interleaved, so that a busy neighbour slows both sides;
a turn in which other programs took much of the machine is taken again. The median over the rounds is told, with the
lowest and the highest.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from benchmarks import footprint, quality
from benchmarks.contestants import (
    CORPUS,
    SHRUNK,
    WHOLE,
    Contestant,
    as_one_text,
    compiled_sampler,
    fasttext,
    gensim,
    ours,
    read_sentences,
    sampler,
)
from benchmarks.quiet import cores, quietly
from core.engines.alias import AliasSampler
from core.sampler import UnigramSampler
from core.text.corpus import Corpus


@dataclass(frozen=True)
class Row:
    """A line of the table: how many times as fast as another a contestant is, and should be at least."""

    name: str
    fast: str
    slow: str
    at_least: float | None = None
    possible: str = ""


ROWS = (
    Row("compiled, 2 threads, against gensim 4 with 2 workers", "compiled 2", "gensim 2", 4, "4.0–4.6"),
    Row("compiled, 1 thread, against gensim 1 worker", "compiled 1", "gensim 1", 4, "5"),
    Row("the same with shrinking windows, 2 threads", "shrunk 2", "gensim shrunk 2"),
    Row("the same with shrinking windows, 1 thread", "shrunk 1", "gensim shrunk 1"),
    Row("the same against fastText, 1 thread", "shrunk 1", "fastText 1"),
    Row(
        "compiled, 2 threads, against the layers as the book writes them",
        "text 2",
        "layers",
        2500,
        "2,600–4,000",
    ),
    Row("compiled, 1 thread, against the same", "text 1", "layers"),
    Row("book-to-the-letter mode against the layers", "letter", "layers", 120, "130–200"),
    Row("vectorised with exact negatives against the layers", "vectorised", "layers", 150, "250"),
    Row("sampler in NumPy against np.random.choice row by row", "alias", "choice", 80, "100"),
    Row("sampler, compiled, against the same", "compiled alias", "choice"),
)


def contestants(corpus: Corpus) -> dict[str, Contestant]:
    """Return all that are measured. Against the layers, the text is one stream as in the book."""
    text, sentences = as_one_text(corpus), read_sentences()
    found = {
        "layers": ours("layers", text, 1500),
        "vectorised": ours("vectorised", text, 60_000),
        "letter": ours("letter", text, 60_000),
        "text 1": ours("compiled", text, 600_000),
        "text 2": ours("compiled", text, 900_000, replace(WHOLE, threads=2)),
        "compiled 1": ours("compiled", corpus, len(corpus)),
        "gensim 1": gensim(sentences, 1),
        "compiled 2": ours("compiled", corpus, len(corpus), replace(WHOLE, threads=2)),
        "gensim 2": gensim(sentences, 2),
        "shrunk 1": ours("compiled", corpus, len(corpus), SHRUNK),
        "gensim shrunk 1": gensim(sentences, 1, SHRUNK),
        "shrunk 2": ours("compiled", corpus, len(corpus), replace(SHRUNK, threads=2)),
        "gensim shrunk 2": gensim(sentences, 2, SHRUNK),
        "choice": sampler(UnigramSampler, corpus, 500),
        "alias": sampler(AliasSampler, corpus, 50_000),
        "compiled alias": compiled_sampler(corpus, 200_000),
    }
    with suppress(ImportError):
        found["fastText 1"] = fasttext(sentences, 1, SHRUNK)
    return found


def interleaved(tasks: dict[str, Contestant], rounds: int) -> dict[str, np.ndarray]:
    """Return each contestant's words per second, round by round."""
    speeds: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(rounds):
        disturbed = []
        for name, task in tasks.items():
            speed, others = quietly(task)
            speeds[name].append(speed)
            disturbed.append(others)
        share = f"others took {np.mean(disturbed):.0%} of the machine"
        print(f"round {number + 1} of {rounds}: {share}", flush=True)
    return {name: np.array(values) for name, values in speeds.items()}


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    print()
    for row in (head, ["---"] * len(head), *rows):
        print("| " + " | ".join(row) + " |")


def print_ratios(speeds: dict[str, np.ndarray]) -> None:
    """Print the table of the ratios, and the speeds that they come from."""
    rows = []
    for row in ROWS:
        if row.fast in speeds and row.slow in speeds:
            ratio = speeds[row.fast] / speeds[row.slow]
            measured = f"{np.median(ratio):,.4g} ({ratio.min():,.4g}–{ratio.max():,.4g})"
            asked = f"{row.at_least:,g}×" if row.at_least else ""
            rows.append([row.name, asked, row.possible, measured])
    print_table(["", "at least", "known to be possible", "measured: median (range)"], rows)
    print_table(
        ["", "words/s: median", "best"],
        [[name, f"{np.median(v):,.0f}", f"{v.max():,.0f}"] for name, v in speeds.items()],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument(
        "--only", choices=("speed", "footprint", "quality", "toy world"), help="one part of the benchmark"
    )
    args = parser.parse_args()
    corpus = Corpus.load(CORPUS)
    print(f"{len(corpus):,} words, {len(corpus.vocab):,} different ones; {cores()} cores")
    parts: dict[str, Callable[[], None]] = {
        "speed": lambda: print_ratios(interleaved(contestants(corpus), args.rounds)),
        "footprint": lambda: print_table(*footprint.table()),
        "quality": lambda: print_table(*quality.table(corpus)),
        "toy world": lambda: print_table(*quality.toy_world()),
    }
    for name, run in parts.items():
        if args.only in (None, name):
            run()


if __name__ == "__main__":
    main()
