"""Train on the toy world and count how many of its analogies come out right.

Run ``python -m data.toyworld.check`` in the repository's folder. It needs NumPy and, for ``--with gensim``
(the default), the package gensim; see ``requirements-data.txt``. Neither knows anything of this project's own
engines, which makes the result a yardstick for these.
"""

import argparse
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
Sections = dict[str, list[tuple[str, ...]]]
Matrix = NDArray[np.float64]

TASKS = (
    ("en.txt.gz", "analogies.en.txt"),
    ("ko_stems.txt.gz", "analogies.ko.txt"),
    ("ko_surface.txt.gz", "analogies.ko.txt"),
)


@dataclass(frozen=True)
class Settings:
    """Settings of one training.

    Parameters
    ----------
    window : int
        Largest distance of a context word. Each position draws its own, up to this.
    epochs : int
        How often the text is read.
    seed : int
        Seed of all random numbers.
    size : int
        Length of a word vector.
    negatives : int
        Wrong words for each right one.
    rate : float
        Learning rate of the start; it falls to nearly 0.
    """

    window: int
    epochs: int
    seed: int
    size: int = 50
    negatives: int = 5
    rate: float = 0.05


def read_sentences(path: Path) -> list[list[str]]:
    """Read a corpus.

    Parameters
    ----------
    path : Path
        The compressed text.

    Returns
    -------
    list of list of str
        The tokens of each sentence.
    """
    return [line.split(" ") for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()]


def read_questions(path: Path) -> Sections:
    """Read a file of analogies.

    Parameters
    ----------
    path : Path
        The file, in the format of Google's test set.

    Returns
    -------
    dict of str to list of tuple of str
        The questions of each section.
    """
    sections: Sections = {}
    questions: list[tuple[str, ...]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(": "):
            questions = sections.setdefault(line[2:], [])
        else:
            questions.append(tuple(line.split()))
    return sections


def count_right(words: Sequence[str], vectors: Matrix, sections: Sections) -> dict[str, int]:
    """Count the right answers: the nearest word by cosine to b - a + c, the question's words left out.

    Parameters
    ----------
    words : sequence of str
        The vocabulary.
    vectors : ndarray of shape (V, H)
        Its word vectors.
    sections : dict of str to list of tuple of str
        The questions. One with a word outside the vocabulary counts as wrong.

    Returns
    -------
    dict of str to int
        Right answers of each section.
    """
    index = {word: i for i, word in enumerate(words)}
    units = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    right = {}
    for section, questions in sections.items():
        ids = np.array([[index[w] for w in q] for q in questions if all(w in index for w in q)], dtype=int)
        a, b, c, d = ids.reshape(-1, 4).T
        scores = (units[b] - units[a] + units[c]) @ units.T
        for asked in (a, b, c):
            scores[np.arange(len(asked)), asked] = -np.inf
        right[section] = int((scores.argmax(axis=1) == d).sum()) if len(d) else 0
    return right


def train_gensim(sentences: list[list[str]], settings: Settings) -> tuple[list[str], Matrix]:
    """Train CBOW with negative sampling by gensim.

    Parameters
    ----------
    sentences : list of list of str
        The corpus.
    settings : Settings
        The settings.

    Returns
    -------
    tuple of list of str and ndarray of shape (V, H)
        Words and their vectors.
    """
    from gensim.models import Word2Vec

    model = Word2Vec(
        sentences,
        sg=0,
        vector_size=settings.size,
        window=settings.window,
        negative=settings.negatives,
        epochs=settings.epochs,
        alpha=settings.rate,
        seed=settings.seed,
        min_count=1,
        sample=0,
        workers=1,
    )
    return list(model.wv.index_to_key), np.asarray(model.wv.vectors, dtype=np.float64)


def train_numpy(sentences: list[list[str]], settings: Settings) -> tuple[list[str], Matrix]:
    """Train CBOW with negative sampling by a few lines of NumPy.

    Parameters
    ----------
    sentences : list of list of str
        The corpus.
    settings : Settings
        The settings.

    Returns
    -------
    tuple of list of str and ndarray of shape (V, H)
        Words and their vectors.
    """
    rng = np.random.default_rng(settings.seed)
    words = sorted({word for sentence in sentences for word in sentence})
    index = {word: i for i, word in enumerate(words)}
    ids = np.array([index[word] for sentence in sentences for word in sentence])
    line = np.repeat(np.arange(len(sentences)), [len(sentence) for sentence in sentences])
    noise = np.bincount(ids) ** 0.75
    cumulative = np.cumsum(noise / noise.sum())
    W_in = (rng.random((len(words), settings.size)) - 0.5) / settings.size
    W_out = np.zeros_like(W_in)
    steps = np.concatenate([np.arange(-settings.window, 0), np.arange(1, settings.window + 1)])
    batches = list(_batches(len(ids), settings.epochs, rng))
    for done, at in enumerate(batches):
        rate = settings.rate * max(1e-3, 1 - done / len(batches))
        near = at[:, None] + steps
        inside = np.clip(near, 0, len(ids) - 1)
        reach = rng.integers(1, settings.window + 1, len(at))[:, None]
        mask = (near == inside) & (line[inside] == line[at][:, None]) & (abs(steps) <= reach)
        count = np.maximum(mask.sum(axis=1, keepdims=True), 1)
        context = ids[inside]
        h = (W_in[context] * mask[:, :, None]).sum(axis=1) / count
        drawn = np.minimum(
            np.searchsorted(cumulative, rng.random((len(at), settings.negatives))), len(words) - 1
        )
        asked = np.column_stack([ids[at], drawn])
        label = np.zeros(asked.shape)
        label[:, 0] = 1
        y = 1 / (1 + np.exp(-np.einsum("bh,bkh->bk", h, W_out[asked])))
        # A draw that hits the target itself is skipped, and so is a word without neighbours.
        error = (label - y) * ((label == 1) | (asked != ids[at][:, None])) * mask.any(axis=1, keepdims=True)
        dh = np.einsum("bk,bkh->bh", error, W_out[asked])
        np.add.at(W_out, asked, rate * error[:, :, None] * h[:, None])
        np.add.at(W_in, context, rate * dh[:, None] * mask[:, :, None])
    return words, W_in


def _batches(
    length: int, epochs: int, rng: np.random.Generator, size: int = 64
) -> Iterator[NDArray[np.intp]]:
    """Give all positions of the text in random order, in small batches, once for each epoch."""
    for _ in range(epochs):
        order = rng.permutation(length)
        yield from np.array_split(order, -(-length // size))


def main() -> None:
    """Print the share of right answers for each corpus, window, number of epochs and seed."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--with", dest="trainer", choices=("gensim", "numpy"), default="gensim")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--windows", type=int, nargs="+", default=[3, 5])
    parser.add_argument("--epochs", type=int, nargs="+", default=[15, 20])
    arguments = parser.parse_args()
    train = {"gensim": train_gensim, "numpy": train_numpy}[arguments.trainer]
    for corpus, analogies in TASKS:
        sentences, sections = read_sentences(HERE / corpus), read_questions(HERE / analogies)
        total = sum(len(questions) for questions in sections.values())
        for window in arguments.windows:
            for epochs in arguments.epochs:
                shares = []
                for seed in range(1, arguments.seeds + 1):
                    right = count_right(*train(sentences, Settings(window, epochs, seed)), sections)
                    shares.append(sum(right.values()) / total)
                print(
                    f"{corpus} window={window} epochs={epochs}",
                    *(f"{share:.2%}" for share in shares),
                    flush=True,
                )
                print("   last seed:", {s: f"{right[s]}/{len(q)}" for s, q in sections.items()}, flush=True)


if __name__ == "__main__":
    main()
