"""Short names for the places that cases are about."""

from __future__ import annotations

from pages.clinic.patching import Patch, Place

FUNCTIONS, LAYERS, SAMPLER = "core/functions.py", "core/layers.py", "core/sampler.py"
LOSS, CBOW, OPTIM = "core/loss.py", "core/cbow.py", "core/optim.py"
TRAIN, CHECK = "train.py", "check.py"


class Function:
    """A function that patches and culprits lie in.

    Parameters
    ----------
    file, name : str
    """

    def __init__(self, file: str, name: str) -> None:
        self.file = file
        self.name = name

    @property
    def shown(self) -> tuple[str, str]:
        """The function as a case's `shown` names it."""
        return self.file, self.name

    def at(self, lines: str) -> Place:
        """Return the place of some lines."""
        return Place(self.file, self.name, lines)

    def patch(self, lines: str, by: str) -> Patch:
        """Return a patch of some lines."""
        return Patch(self.at(lines), by)


CROSS_ENTROPY = Function(FUNCTIONS, "sigmoid_cross_entropy")
EMBED_INIT = Function(LAYERS, "Embedding.__init__")
EMBED_INT = Function(LAYERS, "Embedding.__int__")
EMBED_FORWARD = Function(LAYERS, "Embedding.forward")
EMBED_BACKWARD = Function(LAYERS, "Embedding.backward")
DOT_INIT = Function(LAYERS, "EmbeddingDot.__init__")
DOT_FORWARD = Function(LAYERS, "EmbeddingDot.forward")
DOT_BACKWARD = Function(LAYERS, "EmbeddingDot.backward")
SIGMOID_FORWARD = Function(LAYERS, "SigmoidWithLoss.forward")
SIGMOID_BACKWARD = Function(LAYERS, "SigmoidWithLoss.backward")
NOISE = Function(SAMPLER, "noise_distribution")
COUNTS = Function(SAMPLER, "word_counts")
SAMPLER_INIT = Function(SAMPLER, "UnigramSampler.__init__")
DRAW = Function(SAMPLER, "UnigramSampler.get_negative_sample")
LOSS_INIT = Function(LOSS, "NegativeSamplingLoss.__init__")
LOSS_FORWARD = Function(LOSS, "NegativeSamplingLoss.forward")
LOSS_BACKWARD = Function(LOSS, "NegativeSamplingLoss.backward")
CONTEXT_INIT = Function(CBOW, "ContextMean.__init__")
CONTEXT_FORWARD = Function(CBOW, "ContextMean.forward")
CONTEXT_BACKWARD = Function(CBOW, "ContextMean.backward")
CBOW_INIT = Function(CBOW, "_CBOW.__init__")
CBOW_BACKWARD = Function(CBOW, "_CBOW.backward")
WEIGHTS = Function(CBOW, "initial_weights")
ADAM_UPDATE = Function(OPTIM, "Adam.update")
SGD_UPDATE = Function(OPTIM, "SGD.update")
WINDOWS = Function(TRAIN, "windows")
PREPARE = Function(TRAIN, "prepare")
BUILD = Function(TRAIN, "build")
FIT = Function(TRAIN, "fit")
MAIN = Function(TRAIN, "main")
OWN_CHECK = Function(CHECK, "main")

WITH_SGD = MAIN.patch("optimiser = Adam(lr=0.03)", "optimiser = SGD(lr=1.0)")
"""A setting: the reader trains by plain gradient descent."""
