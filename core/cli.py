"""Training and neighbours without a browser: ``python -m core train``, ``python -m core neighbours``."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn, TypeVar

import numpy as np

from core.engines.kinds import DEFAULT_ENGINE, ENGINES, first_loss, warm_up
from core.engines.settings import TrainingSettings
from core.errors import LabError, NoDirection, UnknownWord, UnreadableFile
from core.evaluation.neighbours import neighbours, unit_rows
from core.evaluation.ranks import TargetRanks
from core.text.corpus import Corpus, Vocabulary
from core.text.korean import without_particles
from core.text.morphemes import with_morphemes
from core.text.reading import ReadText, read
from core.text.telling import told, warning
from core.text.vector_files import replacing, write_arrays, write_vectors
from core.text.vectors import Amount, read_file
from core.text.vectors.lines import shown
from core.text.windows import check_window
from core.training.held_out import affordable
from core.training.loop import Report, Training

BAD_INPUT = 2
INTERRUPTED = 130
REPORT_SECONDS = 1.0
UNITS: dict[str, Callable[[Corpus], Corpus]] = {
    "words": lambda corpus: corpus,
    "stems": without_particles,
    "morphemes": with_morphemes,
}
"""What a text is made of, for `--unit`."""


class _Parser(argparse.ArgumentParser):
    """A parser of arguments that says in one line what is wrong."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message}\n")


Number = TypeVar("Number", int, float)


def _within(kind: type[Number], low: float, high: float) -> Callable[[str], Number]:
    """Return a parser of numbers between two bounds."""
    what = "a whole number" if kind is int else "a number"
    bounds = f"{low:,} and {high:,}" if kind is int else f"{low:g} and {high:g}"

    def number(text: str) -> Number:
        with suppress(ValueError):
            if low <= (value := kind(text)) <= high:
                return value
        raise argparse.ArgumentTypeError(f"must be {what} between {bounds}, not {text!r}")

    return number


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m core", description="Word vectors by CBOW with negative sampling.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    train = commands.add_parser(
        "train", help="train on a text", formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    add = train.add_argument
    add("corpus", type=Path, help="a text, read as the app reads it; .gz is unpacked")
    add("--out", type=Path, required=True, help="where to write the vectors")
    add(
        "--save",
        choices=("text", "npz"),
        default="text",
        help="word2vec's text format, or both matrices and counts",
    )
    add("--replace", action="store_true", help="write over a file that is there")
    add(
        "--unit",
        choices=tuple(UNITS),
        default="words",
        help="stems: Korean nouns without their particles; morphemes: Korean words in the form of a dictionary, by "
        "kiwipiepy, if it is installed",
    )
    add("--as-is", action="store_true", help="use what stands between spaces as it is; a sentence is a line")
    add(
        "--held-out",
        type=_within(int, 0, 1_000_000),
        default=0,
        help="words kept out of training and ranked after it",
    )
    add("--engine", choices=tuple(ENGINES), default=DEFAULT_ENGINE)
    add("--dim", type=_within(int, 1, 4096), default=100, help="numbers in a vector")
    add("--window", type=_within(int, 1, 100), default=5, help="context words on each side, at most")
    add("--negative", type=_within(int, 1, 10_000), default=5, help="negatives for each target")
    add("--power", type=_within(float, -5, 5), default=0.75, help="exponent of the noise distribution")
    add("--epochs", type=_within(int, 1, 100_000), default=20)
    rates = ", ".join(f"{name} {kind.learning_rate:g}" for name, kind in ENGINES.items())
    add("--lr", type=_within(float, 1e-9, 100), default=argparse.SUPPRESS, help=f"learning rate ({rates})")
    add("--sample", type=_within(float, 0, 1), default=1e-3, help="subsampling threshold; 0 keeps all words")
    add("--min-count", type=_within(int, 1, 1_000_000_000), default=1, help="leave out rarer words")
    add("--threads", type=_within(int, 1, 64), default=2, help="of the compiled engine; 1 repeats exactly")
    add("--seed", type=_within(int, 0, 2**63 - 1), default=1)
    add("--fixed-window", action="store_true", help="use the whole window at every position")
    add("--undivided", action="store_true", help="give context words dh, as word2vec.c does, and not dh / C")
    add("--json", action="store_true", help="print the summary as JSON")
    train.set_defaults(run=_train)

    near = commands.add_parser("neighbours", help="print the words nearest to some words")
    near.add_argument(
        "vectors",
        type=Path,
        help="word2vec's text or binary format, GloVe, fastText's .vec, .npz, a .zip, the Embedding Projector's .tsv; "
        "may be packed by gzip",
    )
    near.add_argument("words", nargs="+", metavar="WORD")
    near.add_argument("--top", type=_within(int, 1, 1000), default=10, help="how many (default: 10)")
    near.add_argument(
        "--metadata", type=Path, metavar="FILE", help="the words of the Embedding Projector's vectors"
    )
    near.add_argument(
        "--first", type=_within(int, 1, 1_000_000_000), metavar="N", help="read the first N words only"
    )
    near.set_defaults(run=_neighbours)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status."""
    args = _parser().parse_args(arguments)
    try:
        args.run(args)
    except LabError as error:
        print(f"python -m core {args.command}: {error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print(f"python -m core {args.command}: interrupted; nothing was written", file=sys.stderr)
        return INTERRUPTED
    return 0


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turn whatever goes wrong with a file into one error.

    Raises
    ------
    UnreadableFile
    """
    try:
        yield
    except UnicodeDecodeError:
        raise UnreadableFile(path=path, reason="not text in UTF-8") from None
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error) or "damaged"
        raise UnreadableFile(path=path, reason=reason) from None


def _train(args: argparse.Namespace) -> None:
    if args.out.exists() and not args.replace and not args.out.is_dir():
        raise UnreadableFile(path=args.out, reason="exists already; --replace writes over it")
    if args.out.exists() and args.corpus.exists() and args.out.samefile(args.corpus):
        raise UnreadableFile(path=args.out, reason="is the text itself; choose another --out")
    found = _read(args)
    if found.report.unsplit is not None:
        print(f"python -m core train: {warning(found.report.unsplit)}", file=sys.stderr)
    corpus = UNITS[args.unit](found.corpus).at_least(args.min_count)
    check_window(corpus, args.window)
    settings = TrainingSettings(
        engine=args.engine,
        window_size=args.window,
        hidden_size=args.dim,
        sample_size=args.negative,
        power=args.power,
        epochs=args.epochs,
        learning_rate=getattr(args, "lr", ENGINES[args.engine].learning_rate),
        subsample=args.sample,
        shrink=not args.fixed_window,
        divide=not args.undivided,
        seed=args.seed,
        threads=args.threads,
        held_out=affordable(corpus, args.held_out),
    )
    training = Training(corpus, settings, report_seconds=REPORT_SECONDS)
    with _readable(args.out), replacing(args.out) as file:
        for line in told(found.report):
            print(f"{args.corpus}: {line}", file=sys.stderr)
        last = _run(training)
        if args.save == "npz":
            words, counts = corpus.vocab.words, corpus.vocab.counts
            write_arrays(file.buffer, words, training.engine.W_in, training.engine.W_out, counts)
        else:
            write_vectors(file, corpus.vocab.words, training.engine.W_in)
    if args.engine == "letter" and last.smooth_loss > first_loss(settings, len(corpus.vocab)):
        print(
            "python -m core train: warning: the loss ended above that of a model that knows nothing; "
            "use a lower --lr, more --epochs or another --engine",
            file=sys.stderr,
        )
    summary = {
        "engine": settings.engine,
        "corpus_words": len(corpus),
        "vocabulary": len(corpus.vocab),
        "dimensions": settings.hidden_size,
        "epochs": settings.epochs,
        "words_trained": last.words,
        "seconds": round(last.seconds, 3),
        "words_per_second": round(last.words_per_second),
        "loss": round(last.smooth_loss, 4),
        "out": str(args.out),
    }
    if settings.held_out:
        ranks = TargetRanks.gather(list(training.held_out_ranks()))
        summary |= {
            "held_out": settings.held_out,
            "median_rank": ranks.median,
            "recall_at_10": round(ranks.recall(10), 4),
        }
    if args.json:
        print(json.dumps(summary))
    else:
        print(
            f"{args.out}: {len(corpus.vocab):,} words of {settings.hidden_size} numbers; "
            f"loss {last.smooth_loss:.4f}, {last.words_per_second:,.0f} words/s"
        )
        if settings.held_out:
            print(
                f"{settings.held_out:,} words held out: median rank {summary['median_rank']:g}, "
                f"among the first ten {summary['recall_at_10']:.1%}"
            )


def _read(args: argparse.Namespace) -> ReadText:
    with _readable(args.corpus):
        data = args.corpus.read_bytes()
        return read(gzip.decompress(data) if args.corpus.suffix == ".gz" else data, as_they_are=args.as_is)


def _run(training: Training) -> Report:
    """Train to the end, telling how it goes; return the last report."""
    warm_up(training.settings.engine)
    for progress in training.slices():
        if progress is not None:
            last = progress
            print(
                f"epoch {last.epoch:6.2f} of {training.settings.epochs}, {last.words:,} words, "
                f"{last.words_per_second:,.0f} words/s, loss {last.smooth_loss:.4f}, {last.seconds_left:.0f} s left",
                file=sys.stderr,
            )
    return last


def _neighbours(args: argparse.Namespace) -> None:
    for path in filter(None, (args.vectors, args.metadata)):
        with _readable(path):
            path.open("rb").close()  # so that the error names the one of the two that is meant
    with _readable(args.vectors):
        found = read_file(args.vectors, args.metadata, Amount(words=args.first))
    if found.heading:
        print(f"{args.metadata}: the first line, {found.heading!r}, was taken for a heading", file=sys.stderr)
    vocab = Vocabulary(tuple(found.words), np.ones(len(found.words), dtype=np.int64))
    unit = unit_rows(found.W_in)
    failures: list[LabError] = []
    for typed in args.words:
        word = vocab.find(typed)
        if word is None:
            failures.append(UnknownWord(word=typed))
        elif not unit[vocab.ids[word]].any():
            failures.append(NoDirection(word=word))
        else:
            near = neighbours(unit, vocab.ids[word], args.top)
            print(
                f"{_told(word)}: {', '.join(f'{_told(found.words[n.word])} {n.similarity:.3f}' for n in near)}"
            )
    # What is known is told before; what is not makes the command fail.
    for failure in failures[:-1]:
        print(f"python -m core neighbours: {failure}", file=sys.stderr)
    if failures:
        raise failures[-1]


def _told(word: str) -> str:
    """Return a word for a line of words: files may hold some of thousands of letters, or with line ends."""
    return shown(word.encode(errors="replace"))
