"""What the vectors know after the same training here and in gensim, over three seeds.

The judged pairs and the analogies are those that gensim's wheel carries: WordSim-353 (Finkelstein et al. 2002),
SimLex-999 (Hill et al. 2015), Google's analogies (Mikolov et al. 2013a). The toy world's analogies are true by
construction; there, nothing less than all will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from scipy.stats import spearmanr

from benchmarks.contestants import SHRUNK, read_sentences
from core.engines.kinds import ENGINES
from core.engines.settings import TrainingSettings
from core.evaluation.neighbours import analogy_accuracy, unit_rows
from core.functions import Floats, Ints
from core.text.corpus import Corpus, Vocabulary
from core.training.loop import LAST_RATE, Training
from material import corpora
from runs import analogies

SEEDS = (1, 2, 3)
EPOCHS = 20
LEARNING_RATE = 0.05
SUBSAMPLE = 1e-3


def lines(name: str) -> Iterator[list[str]]:
    """Yield the fields of a file's lines, in lower case."""
    from gensim.test.utils import datapath

    with open(datapath(name), encoding="utf-8") as file:
        yield from (line.lower().split() for line in file if not line.startswith(("#", ":")))


def pairs(name: str, vocab: Vocabulary) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs of which we know both words, and how people judged them."""
    known = [fields for fields in lines(name) if fields[0] in vocab.ids and fields[1] in vocab.ids]
    ids = np.array([[vocab.ids[word] for word in fields[:2]] for fields in known])
    return ids, np.array([float(fields[2]) for fields in known])


def similarity_correlation(unit: Floats, pairs: Ints, judged: Floats) -> float:
    """Return how well cosines order pairs of words as people do (Spearman's rank correlation).

    Parameters
    ----------
    unit : array of shape (V, H)
        Rows of length 1.
    pairs : array of word ids of shape (P, 2)
    judged : array of shape (P,)
        How similar people find each pair.
    """
    cosine = np.einsum("ph,ph->p", unit[pairs[:, 0]], unit[pairs[:, 1]])
    return float(spearmanr(cosine, judged).statistic)


def train(corpus: Corpus, settings: TrainingSettings) -> Floats:
    training = Training(corpus, settings)
    for _ in training.slices():
        pass
    return training.engine.W_in


def train_ours(corpus: Corpus, seed: int, threads: int) -> Floats:
    """Train the compiled engine as gensim trains: a context word receives the whole of dh."""
    settings = replace(
        SHRUNK,
        engine="compiled",
        divide=False,
        epochs=EPOCHS,
        learning_rate=LEARNING_RATE,
        subsample=SUBSAMPLE,
        seed=seed,
        threads=threads,
    )
    return train(corpus, settings)


def train_gensim(corpus: Corpus, seed: int, sentences: list[list[str]]) -> Floats:
    from gensim.models import Word2Vec

    model = Word2Vec(
        sentences,
        vector_size=SHRUNK.hidden_size,
        window=SHRUNK.window_size,
        negative=SHRUNK.sample_size,
        ns_exponent=SHRUNK.power,
        sample=SUBSAMPLE,
        alpha=LEARNING_RATE,
        min_alpha=LEARNING_RATE * LAST_RATE,
        epochs=EPOCHS,
        min_count=1,
        sg=0,
        workers=2,
        seed=seed,
    )
    return model.wv[list(corpus.vocab.words)]


def table(corpus: Corpus) -> tuple[list[str], list[list[str]]]:
    similar = [pairs(name, corpus.vocab) for name in ("wordsim353.tsv", "simlex999.txt")]
    questions = np.array(
        [
            [corpus.vocab.ids[word] for word in fields]
            for fields in lines("questions-words.txt")
            if all(word in corpus.vocab.ids for word in fields)
        ]
    )
    trainers = {
        "compiled, 1 thread": partial(train_ours, threads=1),
        "compiled, 2 threads": partial(train_ours, threads=2),
        "gensim, 2 workers": partial(train_gensim, sentences=read_sentences()),
    }
    rows = []
    for name, train in trainers.items():
        marks = []
        for seed in SEEDS:
            unit = unit_rows(train(corpus, seed))
            marks.append(
                [
                    *(similarity_correlation(unit, *judged) for judged in similar),
                    100 * analogy_accuracy(unit, questions),
                ]
            )
        middle, half = np.mean(marks, axis=0), np.ptp(marks, axis=0) / 2
        formats = ("{:.3f} ± {:.3f}", "{:.3f} ± {:.3f}", "{:.1f} % ± {:.1f}")
        rows.append([name, *(f.format(m, h) for f, m, h in zip(formats, middle, half, strict=True))])
    known = [
        f"{name} ({len(ids)} pairs)" for name, (ids, _) in zip(("WordSim", "SimLex"), similar, strict=True)
    ]
    return [f"mean ± half range of {len(SEEDS)} seeds", *known, f"analogies ({len(questions)})"], rows


def toy_world() -> tuple[list[str], list[list[str]]]:
    """Train the compiled engine on the toy world with the settings that the app opens it with."""
    rows = []
    for name in ("toy_en", "toy_ko"):
        shipped = corpora.CORPORA[name]
        corpus = corpora.load(name, shipped.min_count)
        questions = analogies.read(corpora.DATA / shipped.analogies)
        solved = []
        for seed in SEEDS:
            settings = TrainingSettings(
                engine="compiled",
                window_size=shipped.window_size,
                sample_size=shipped.sample_size,
                epochs=shipped.epochs,
                learning_rate=ENGINES["compiled"].learning_rate,
                subsample=shipped.subsample,
                seed=seed,
            )
            vectors = unit_rows(train(corpus, settings))
            solved.append(analogies.share(analogies.score(questions, corpus.vocab, vectors)))
        asked = sum(len(section.questions) for section in questions)
        rows.append([f"{shipped.path} ({asked} analogies)", "100 %", *(f"{share:.1%}" for share in solved)])
    return ["", "at least", *(f"seed {seed}" for seed in SEEDS)], rows
