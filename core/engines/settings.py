"""What a training run is told."""

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
        Context words on each side, at most.
    hidden_size : int
        H, the numbers in a word vector.
    sample_size : int
        K, the negatives for each target.
    power : float
        The exponent of the noise distribution.
    epochs : int
        Passes over the corpus.
    learning_rate : float
        At the start; it falls in a straight line to a thousandth.
    subsample : float
        Threshold for dropping frequent training words (`core.text.windows.keep_probability`); 0 keeps them all.
    shrink : bool
        Whether each position draws its window from 1 to `window_size`.
    divide : bool
        Whether a context word receives dh / C (the book) or dh (word2vec.c, gensim).
    seed : int
        Of all chance in the run.
    threads : int
        Of the compiled engine; the others use one. More than one train faster, but the same seed no longer gives the
        same numbers.
    held_out : int
        Words kept out of training, to measure how well they are guessed (`core.training.held_out`); 0 trains on all.
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
