"""What an examination finds, and in which respect it is not as it is in sound code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.functions import Floats, Ints

Figures = Mapping[str, float]


@dataclass(frozen=True)
class Frame:
    """A line of a traceback."""

    file: str
    line: int
    function: str
    text: str


@dataclass(frozen=True)
class Stopped:
    """A run ended in an exception.

    Attributes
    ----------
    kind, message : str
        The exception's name and what it says.
    frames : tuple of Frame
        The calls in the files that a learner sees, the last one innermost.
    """

    kind: str
    message: str
    frames: tuple[Frame, ...]

    is_odd = True

    @property
    def text(self) -> str:
        """The traceback as Python prints it."""
        calls = [
            f'  File "{frame.file}", line {frame.line}, in {frame.function}\n    {frame.text}'
            for frame in self.frames
        ]
        return "\n".join(["Traceback (most recent call last):", *calls, self.last])

    @property
    def last(self) -> str:
        """The last line of the traceback."""
        return f"{self.kind}: {self.message}" if self.message else self.kind


@dataclass(frozen=True)
class FirstLoss:
    """The loss before anything is learnt, and (K + 1) ln 2."""

    loss: float
    expected: float

    @property
    def is_odd(self) -> bool:
        """Whether it is off by more than a twentieth."""
        return not abs(self.loss - self.expected) < 0.05 * self.expected

    @property
    def figures(self) -> Figures:
        """The numbers by name."""
        return {"loss": self.loss, "expected": self.expected}


@dataclass(frozen=True)
class Course:
    """The loss over a training.

    Attributes
    ----------
    losses : tuple of float
        One for each iteration.
    sound : tuple of float
        The same of sound code.
    """

    losses: tuple[float, ...]
    sound: tuple[float, ...]

    @property
    def last(self) -> float:
        """The mean loss of the last 100 iterations; not a number if there are none."""
        return _tail(self.losses)

    @property
    def sound_last(self) -> float:
        """The same of sound code."""
        return _tail(self.sound)

    @property
    def is_odd(self) -> bool:
        """Whether it ends elsewhere than sound code, by more than a fifth."""
        return not abs(self.last - self.sound_last) < 0.2 * self.sound_last


def _tail(losses: tuple[float, ...]) -> float:
    some = losses[-100:]
    return sum(some) / len(some) if some else float("nan")


@dataclass(frozen=True)
class LastLoss:
    """Where the loss ends, with either optimiser."""

    sgd: Course
    adam: Course

    @property
    def is_odd(self) -> bool:
        """Whether either ends elsewhere than in sound code."""
        return self.sgd.is_odd or self.adam.is_odd

    @property
    def figures(self) -> Figures:
        """The numbers by name."""
        return {"sgd": self.sgd.last, "adam": self.adam.last, "steps": len(self.adam.losses)}


@dataclass(frozen=True)
class Motion:
    """How far a matrix moved in a training.

    Attributes
    ----------
    rows : array of shape (V,)
        The largest change of each row in a training by SGD.
    step : float
        The largest change in one epoch of Adam, as a multiple of the learning rate.
    sound : array of shape (V,)
    sound_step : float
        What both are in sound code; if the epoch is one step, it is as long as the learning rate.
    """

    rows: Floats
    step: float
    sound: Floats
    sound_step: float

    @property
    def moved(self) -> int:
        """How many rows moved at all."""
        return int((self.rows > 1e-3).sum())

    @property
    def is_as_many(self) -> bool:
        """Whether as many rows moved as in sound code."""
        return self.moved == int((self.sound > 1e-3).sum())

    @property
    def is_odd(self) -> bool:
        """Whether more or fewer rows moved than in sound code, or the first epoch went farther or less far."""
        as_far = 0.8 * self.sound_step < self.step < 1.25 * self.sound_step
        return not (self.is_as_many and as_far)


@dataclass(frozen=True)
class Moved:
    """Which of the matrices learnt."""

    W_in: Motion
    W_out: Motion

    @property
    def is_odd(self) -> bool:
        """Whether either did not learn as it should."""
        return self.W_in.is_odd or self.W_out.is_odd

    @property
    def figures(self) -> Figures:
        """The numbers by name."""
        steps = {"step_in": self.W_in.step, "step_out": self.W_out.step}
        return {"W_in": self.W_in.moved, "W_out": self.W_out.moved, **steps}


@dataclass(frozen=True)
class Slopes:
    """Both gradients of one matrix, of shape (V, H): what backward computed, and the slope of the loss."""

    analytic: Floats
    numeric: Floats

    @property
    def error(self) -> float:
        """The largest difference, as a share of the largest gradient of the two."""
        largest = max(float(abs(self.analytic).max()), float(abs(self.numeric).max()))
        return float(abs(self.analytic - self.numeric).max()) / largest if largest else 0.0

    @property
    def is_odd(self) -> bool:
        """Whether they disagree."""
        return not self.error < 1e-4

    @property
    def differing(self) -> tuple[int, ...]:
        """The rows that disagree."""
        largest = max(float(abs(self.analytic).max()), float(abs(self.numeric).max()))
        apart = abs(self.analytic - self.numeric).max(axis=1)
        return tuple(row for row, distance in enumerate(apart) if not distance < 1e-4 * largest)

    @property
    def farthest(self) -> tuple[float, float]:
        """The gradient and the slope where they are farthest apart."""
        at = abs(self.analytic - self.numeric).argmax()
        return float(self.analytic.flat[at]), float(self.numeric.flat[at])


@dataclass(frozen=True)
class GradientCheck:
    """Every gradient against the slope of the loss.

    Attributes
    ----------
    W_in, W_out : Slopes
    hold : bool
        Whether all losses asked about the same negatives.
    """

    W_in: Slopes
    W_out: Slopes
    hold: bool

    @property
    def is_odd(self) -> bool:
        """Whether either matrix fails."""
        return self.W_in.is_odd or self.W_out.is_odd

    @property
    def figures(self) -> Figures:
        """The numbers by name."""
        worst = max((self.W_in, self.W_out), key=lambda one: float(abs(one.analytic - one.numeric).max()))
        return {"W_in": self.W_in.error, "W_out": self.W_out.error, "slope": worst.farthest[1]}


@dataclass(frozen=True)
class Value:
    """What a line gave to a variable: ``float64 (6, 5)``, or a type's name."""

    file: str
    function: str
    line: int
    name: str
    kind: str
    shape: tuple[int, ...] | None
    is_odd: bool


@dataclass(frozen=True)
class Shapes:
    """The shapes and types of what the code shown computed in one step, up to where it stopped.

    Attributes
    ----------
    values : tuple of Value
        In the order in which they came to be.
    stopped : Stopped or None
    """

    values: tuple[Value, ...]
    stopped: Stopped | None

    @property
    def is_odd(self) -> bool:
        """Whether any is not as in sound code."""
        return self.stopped is not None or any(value.is_odd for value in self.values)

    @property
    def figures(self) -> Figures:
        """The numbers by name."""
        return {"odd": sum(value.is_odd for value in self.values)}


@dataclass(frozen=True)
class Drawn:
    """Negatives, drawn many times for every target of the text.

    Attributes
    ----------
    counts : array of shape (V,)
        How often each word occurs.
    law : array of shape (V,)
        How often each word should be drawn first.
    first : array of shape (V,)
        How often it was.
    hits : float
        The share of rows that hold their own target.
    repeats : float
        The share of rows that hold a word twice.
    """

    counts: Ints
    law: Floats
    first: Floats
    hits: float
    repeats: float

    @property
    def distance(self) -> float:
        """The share of the draws that would have to be other words: the total variation distance."""
        return float(abs(self.first - self.law).sum()) / 2

    @property
    def is_odd(self) -> bool:
        """Whether the draws do not follow their law."""
        return not self.distance < 0.03 or self.hits > 0 or self.repeats > 0

    @property
    def figures(self) -> Figures:
        """The numbers by name."""
        absent = float(self.first[self.counts == 0].sum())
        return {"distance": self.distance, "hits": self.hits, "repeats": self.repeats, "absent": absent}


@dataclass(frozen=True)
class Ranks:
    """The place of each true word among all words, by h · W_out after a training; 1 is the best.

    Attributes
    ----------
    ranks, sound : arrays of shape (N,)
        One for each position of the text, and the same of sound code.
    """

    ranks: Floats
    sound: Floats

    @property
    def mean(self) -> float:
        """The mean rank."""
        return float(self.ranks.mean())

    @property
    def is_odd(self) -> bool:
        """Whether it is worse than that of sound code."""
        return not self.mean < float(self.sound.mean()) + 0.1

    @property
    def figures(self) -> Figures:
        """The numbers by name."""
        return {"mean": self.mean, "sound": float(self.sound.mean())}


PARTS = ("prepare", "sampler", "forward", "backward", "update")


@dataclass(frozen=True)
class Work:
    """Where the time of a larger text goes.

    Attributes
    ----------
    seconds, sound : mapping of str to float
        By `PARTS`: the processor's seconds of one preparation and one step, and the same of sound code.
    draws, sound_draws : int
        How often a generator was asked to choose in `LONG_BATCHES` steps.
    """

    seconds: Mapping[str, float]
    sound: Mapping[str, float]
    draws: int
    sound_draws: int

    @property
    def times(self) -> float:
        """How many times as long as sound code it took."""
        return sum(self.seconds.values()) / sum(self.sound.values())

    @property
    def slowest(self) -> str:
        """The part that takes the most."""
        return max(PARTS, key=lambda part: self.seconds[part])

    @property
    def slower(self) -> tuple[str, ...]:
        """The parts that take more than twice as long as in sound code, what is little of a step left out."""
        little = 0.05 * (sum(self.sound.values()) - self.sound["prepare"])
        return tuple(part for part in PARTS if self.seconds[part] > max(2 * self.sound[part], little))

    @property
    def is_odd(self) -> bool:
        """Whether any part is markedly slower than in sound code."""
        return bool(self.slower)

    @property
    def figures(self) -> Figures:
        """The numbers by name."""
        slower = {part: self.seconds[part] / self.sound[part] for part in PARTS}
        return {"times": self.times, "draws": self.draws, **slower}


Finding = FirstLoss | LastLoss | Moved | GradientCheck | Shapes | Drawn | Ranks | Work
Result = Finding | Stopped
