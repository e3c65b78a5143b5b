"""How negatives are drawn: the noise distribution, its power, and who gains by it (section 4.2.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.functions import Floats, Ints
from core.sampler import UnigramSampler, noise_distribution, word_counts
from core.tracing.source import capture
from core.tracing.trace import Trace, tracing
from material.corpora import load
from material.once import once
from material.ranks import ROUND_RANKS, spaced_ranks
from material.steps import Question, Step
from pages.sampler.inclusion import inclusions

BOOK_CORPUS = np.array([0, 1, 2, 3, 4, 1, 2, 3])
BOOK_TARGETS = np.array([1, 3, 0])
BOOK_POWER, BOOK_SIZE = 0.75, 2
"""The book's example of the sampler."""

COUNTS = capture(word_counts)
NOISE = capture(noise_distribution)
DRAW = capture(UnigramSampler.get_negative_sample)
SOURCES = (COUNTS, NOISE, DRAW)

STEPS = (
    Step("counts", ("scores",), r"\lit{n_w} = \#\{\, i : \mathtt{corpus}_i = w \,\}", COUNTS, "return"),
    Step("weight", ("scores",), r"\lit{n_w^{\,0.75}}", NOISE, "weight"),
    Step("p", ("scores",), r"\lit{p(w)} = \frac{n_w^{\,0.75}}{\sum_v n_v^{\,0.75}}", NOISE, "return"),
    Step(
        "exclude",
        ("scores",),
        r"\lit{p(w \mid w \neq t)} = \frac{p(w)}{1 - p(t)}, \qquad p(t \mid w \neq t) = 0",
        DRAW,
        "p",
    ),
    Step(
        "draw",
        ("scores",),
        r"\begin{aligned} \lit{w_1} &\sim p(\,\cdot \mid w \neq t) \\"
        r" \lit{w_k} &\sim p(\,\cdot \mid w \notin \{t, w_1, \dots, w_{k-1}\}) \end{aligned}",
        DRAW,
        "negatives",
    ),
)

QUESTIONS = (
    Question("zero", ("never", "equal", "frequency"), "equal"),
    Question("law", ("derived", "finding", "fastest"), "finding"),
    Question("target", ("never", "depends", "always"), "depends"),
)


def run(seed: int) -> Trace:
    """Draw negatives for the book's three targets, watched line by line."""
    rng = np.random.default_rng(seed)
    with tracing(*SOURCES) as trace:
        UnigramSampler(BOOK_CORPUS, BOOK_POWER, BOOK_SIZE, rng=rng).get_negative_sample(BOOK_TARGETS)
    return trace


CORPORA = ("example", "book", "toy_en", "toy_ko", "wordnet", "austen")
"""The book's three probabilities, its sentence, and texts."""
EXAMPLE = np.array([70, 29, 1])
"""Counts in the proportions 0.7, 0.29, 0.01."""

POWERS = (-0.5, 1.5)
"""The least and the greatest to choose from."""
MARKS = (0.0, 0.75, 1.0)
"""All words alike, word2vec's choice, and the text's own frequencies."""
CURVE_POINTS = 160
"""Enough for a smooth curve."""
FEW = 12
"""The most words that are all shown; of a larger vocabulary those at round ranks are."""


LEAST_COUNT = 5
"""Rarer words of a real text are left out: a leftover that occurs once would be "the rarest word" of all charts."""


@once(maxsize=8)
def vocabulary(corpus: str) -> tuple[tuple[str, ...], Ints]:
    """Return the words of a corpus and their counts, from the commonest to the rarest.

    The three of the book's example have no names there; they are called as their places.
    """
    if corpus == "example":
        return ("0", "1", "2"), EXAMPLE
    vocab = load(corpus, 1 if corpus == "book" else LEAST_COUNT).vocab
    return vocab.words, vocab.counts


@once(maxsize=64)
def law(corpus: str, power: float) -> Floats:
    """Return the noise distribution of a corpus."""
    return noise_distribution(vocabulary(corpus)[1], power)


def ranks(vocab_size: int) -> Ints:
    """Return the places, from 0 on, of the words that are shown by name: 1, 2, 5, 10, 20 ... and the last."""
    if vocab_size <= FEW:
        return np.arange(vocab_size)
    return np.array([rank - 1 for rank in ROUND_RANKS if rank < vocab_size] + [vocab_size - 1])


def effective_words(p: Floats) -> float:
    """Return exp(entropy): a law over n equally likely words has n of them."""
    q = p[p > 0]
    return float(np.exp(-np.sum(q * np.log(q))))


LARGEST_SIZE = 20
"""The largest K of the slider; the vocabulary may allow less."""


def largest_size(corpus: str) -> int:
    """Return how many different negatives there can be: one word is the target."""
    return len(vocabulary(corpus)[1]) - 1


def target(corpus: str) -> int:
    """Return the place, from 0 on, of the word for which the bench draws negatives: one of middle rank."""
    return len(vocabulary(corpus)[1]) // 2


def candidates(corpus: str, power: float) -> Floats:
    """Return the noise distribution without the bench's target, as the book's CPU branch draws for it."""
    p = law(corpus, power).copy()
    p[target(corpus)] = 0
    return p / p.sum()


def row(corpus: str, power: float, sample_size: int, seed: int) -> Ints:
    """Draw K different negatives for the bench's target; one seed gives similar rows at similar powers.

    Each word's clock rings after an exponential time of rate p (`inclusion`); the seed sets the clocks and the power
    their pace. So a larger K only goes on with the row, and a slightly larger power changes few of its words.
    """
    p = candidates(corpus, power)
    with np.errstate(divide="ignore"):
        rings = np.random.default_rng(seed).exponential(size=len(p)) / p
    first = np.argpartition(rings, sample_size - 1)[:sample_size]
    return first[np.argsort(rings[first])]


def common_words(corpus: str, power: float) -> int:
    """Return how many of the commonest words change against power 1 unlike the others: all words of a count alike.

    Below power 1 these lose and all others gain; above it is the other way round; at power 1 nobody does either.
    """
    factor = law(corpus, power) / law(corpus, 1.0)
    return int(np.count_nonzero(factor < 1 if power < 1 else factor > 1)) if power != 1 else 0


@once(maxsize=64)
def among(corpus: str, power: float) -> Floats:
    """Return how likely the commonest and the rarest word are to be among 1, 2, ... different negatives.

    They are those of the bench's target, which is left out.

    Returns
    -------
    array of shape (2, min(LARGEST_SIZE, V - 1))
    """
    p = candidates(corpus, power)
    return inclusions(p, min(LARGEST_SIZE, len(p) - 1), np.array([0, len(p) - 1]))


Span = tuple[float, float]
"""The least and the greatest value."""


@dataclass(frozen=True)
class Reach:
    """Between what bounds a corpus keeps its numbers, whatever power and K are chosen.

    Attributes
    ----------
    p : (float, float)
        Of the probabilities.
    factor : (float, float)
        Of the factors against power 1.
    among : (float, float)
        Of the chances of the commonest and of the rarest word to be among K negatives.
    """

    p: Span
    factor: Span
    among: Span


@once(maxsize=8)
def reach(corpus: str) -> Reach:
    """Return the bounds of a corpus.

    As the power grows, words move from the rarest to the commonest: log p(w) grows by log n_w less its mean. So the
    least and the greatest values lie at the ends of the powers.
    """
    ends = np.stack([law(corpus, power) for power in POWERS])
    chances = np.stack([among(corpus, power) for power in POWERS])
    return Reach(_span(ends), _span(ends / law(corpus, 1.0)), _span(chances))


def _span(values: Floats) -> Span:
    return float(values.min()), float(values.max())


@dataclass(frozen=True)
class View:
    """A noise distribution, and how it differs from the text's own.

    Attributes
    ----------
    words : tuple of str
        Those shown by name; `places` are their ranks from 0 on.
    original, powered : arrays of shape (n,)
        Their probabilities at power 1 and at the power chosen.
    curve : array of shape (m,)
        Ranks from 0 on.
    curves : dict of power to array of shape (m,)
        Probabilities at those ranks.
    factor : array of shape (m,)
        The probabilities at the chosen power over those at power 1.
    vocab_size : int
    effective, effective_original : float
        Effective numbers of words.
    reach : Reach
        Of the corpus.
    """

    words: tuple[str, ...]
    places: Ints
    original: Floats
    powered: Floats
    curve: Ints
    curves: dict[float, Floats]
    factor: Floats
    vocab_size: int
    effective: float
    effective_original: float
    reach: Reach


@once(maxsize=256)
def view(corpus: str, power: float) -> View:
    """Compare the noise distribution at a power with the text's own frequencies."""
    words, _ = vocabulary(corpus)
    p, original = law(corpus, power), law(corpus, 1.0)
    places, curve = ranks(len(p)), spaced_ranks(len(p), CURVE_POINTS) - 1
    return View(
        words=tuple(words[i] for i in places),
        places=places,
        original=original[places],
        powered=p[places],
        curve=curve,
        curves={mark: law(corpus, mark)[curve] for mark in (*MARKS, power)},
        factor=p[curve] / original[curve],
        vocab_size=len(p),
        effective=effective_words(p),
        effective_original=effective_words(original),
        reach=reach(corpus),
    )


@dataclass(frozen=True)
class Answer:
    """What the power and K do, in the numbers of one sentence.

    Attributes
    ----------
    kind : str
        ``negative``, ``flat``, ``less``, ``same`` or ``more``: the power below 0, 0, below 1, 1, above 1.
    power : float
    sample_size : int
    common : int
        How many of the commonest words lose, or gain where the power is above 1.
    word, target : str
        The commonest word, and the one for which negatives are drawn.
    original, powered : float
        The commonest word's share of the text and of the draws.
    chance : float
        Of the commonest word to be among K negatives of the target.
    """

    kind: str
    power: float
    sample_size: int
    common: int
    word: str
    target: str
    original: float
    powered: float
    chance: float


def answer(corpus: str, power: float, sample_size: int, words: Sequence[str]) -> Answer:
    """Return the page's answer at these settings; `words` are the names of the corpus's words."""
    kinds = ((power < 0, "negative"), (power == 0, "flat"), (power < 1, "less"), (power == 1, "same"))
    return Answer(
        kind=next((kind for is_so, kind in kinds if is_so), "more"),
        power=power,
        sample_size=sample_size,
        common=common_words(corpus, power),
        word=words[0],
        target=words[target(corpus)],
        original=float(law(corpus, 1.0)[0]),
        powered=float(law(corpus, power)[0]),
        chance=float(among(corpus, power)[0, sample_size - 1]),
    )


def distance(p: Floats, q: Floats) -> float:
    """Return the total variation distance: the share of one law that would have to be moved to make the other."""
    return float(np.abs(p - q).sum() / 2)


def reply(guess: Floats, original: Floats, powered: Floats) -> str:
    """Return how a distribution that a learner drew for the example compares with the one at power 0.75.

    Returns
    -------
    str
        ``right``: near it, and the rare word raised about as much. ``down``: the rare word was not raised.
        ``beyond``: it was raised, but all in all the guess is no nearer than the text's own shares are. ``up``: it was
        raised, and the guess is nearer.
    """
    away, raised = distance(guess, powered), guess[-1] / original[-1]
    if raised <= 1.05:
        return "down"
    if away >= distance(original, powered):
        return "beyond"
    wanted = powered[-1] / original[-1]
    return "right" if away < 0.02 and wanted / 1.5 < raised < wanted * 1.5 else "up"


def is_right(guess: Floats, original: Floats, powered: Floats) -> bool | None:
    """Return whether a drawing is right, or missed: the wrong way round, or no nearer than none; None for the rest."""
    return {"right": True, "up": None, "beyond": False, "down": False}[reply(guess, original, powered)]


# When all candidates are drawn, their probabilities no longer matter.

DYING_POWERS = (0.0, 0.75, 1.0, 1.5)


def dying() -> dict[float, Floats]:
    """Return, for K = 1 to V - 1, how many times as likely the sentence's commonest word is drawn as a rare one.

    The target is one of the rare words, and is left out.
    """
    _, counts = vocabulary("book")
    candidates = counts[:-1]
    ends = np.array([0, len(candidates) - 1])
    ratios = {}
    for power in DYING_POWERS:
        p = noise_distribution(candidates, power)
        common, rare = inclusions(p, len(candidates), ends)
        ratios[power] = common / rare
    return ratios
