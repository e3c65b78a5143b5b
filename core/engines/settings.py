"""The settings of a training run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TrainingSettings:
    """The settings of one run; with the corpus they determine its result.

    Attributes
    ----------
    engine : str
        A name in `core.engines.kinds.ENGINES`.
    window_size : int
        The largest number of context words on each side.
    hidden_size : int
        H, the numbers in a word vector.
    sample_size : int
        K, the negatives for each target.
    power : float
        The exponent of the noise distribution.
    epochs : int
        The number of passes over the corpus.
    learning_rate : float
        The learning rate at the start; it falls in a straight line to a thousandth of that.
    subsample : float
        The threshold for dropping frequent training words (`core.text.windows.keep_probability`); 0 keeps them all.
    shrink : bool
        Whether each position draws its window from 1 to `window_size`.
    divide : bool
        Whether a context word receives dh / C (the book) or dh (word2vec.c, gensim).
    seed : int
        The seed of all random numbers in the run.
    threads : int
        The number of threads of the compiled engine; the other engines use one. Several threads train faster, but the
        same seed no longer gives the same numbers.
    held_out : int
        The number of words kept out of training, to see how well they are guessed
        (`core.training.held_out`); 0 trains on all.
    """

    engine: str = "vectorised"
    window_size: int = 5
    hidden_size: int = 100
    sample_size: int = 5
    power: float = 0.75
    epochs: int = 10
    learning_rate: float = 0.15
    subsample: float = 1e-3
    shrink: bool = True
    divide: bool = True
    seed: int = 1
    threads: int = 1
    held_out: int = 0

    @property
    def is_reproducible(self) -> bool:
        """Whether they give the same numbers every time: several threads do not, whoever is first."""
        return self.engine != "compiled" or self.threads == 1
