"""The ward of what is silent: cases that run to the end and print wrong numbers."""

from __future__ import annotations

from pages.clinic.cases.places import (
    ADAM_UPDATE,
    BUILD,
    CBOW_INIT,
    CONTEXT_BACKWARD,
    CONTEXT_FORWARD,
    COUNTS,
    CROSS_ENTROPY,
    DOT_BACKWARD,
    DRAW,
    EMBED_BACKWARD,
    LOSS_BACKWARD,
    LOSS_FORWARD,
    LOSS_INIT,
    MAIN,
    NOISE,
    OWN_CHECK,
    PREPARE,
    WEIGHTS,
    WITH_SGD,
)
from pages.clinic.fault import Case, Repair, Shows, Stops
from pages.clinic.patching import Patch

_PAIRS = "for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layers, strict=True):"
_PARAMS = "self.params = context_mean.params + output.params\nself.grads = context_mean.grads + output.grads"
_FIRST_ONLY = "dW += self.embed_dot_layers[0].grads[0]"
_EACH = "for layer in (context_mean, output):\n    self.params = layer.params\n    self.grads = layer.grads"
_COPIES = (
    "self.params = [W for layer in context_mean.layers for W in layer.params] + output.params\n"
    "self.grads = [dW for layer in context_mean.layers for dW in layer.grads] + output.grads"
)
_LABEL = "label = np.ones(len(target), dtype=int) if k == 0 else np.zeros(len(target), dtype=int)"
_ALL_ONES = "label = np.ones(len(target), dtype=int)"
_POWER = "np.power(counts, power, out=weight, where=counts > 0)"
_ROOM_AND_POWER = f"weight = np.zeros(len(counts))\n{_POWER}"
_TIMES = "weight = counts * power"
_FLOAT_POWER = "weight = counts.astype(float) ** power"
_ADD_AT = "np.add.at(dW, self.idx, dout)"
_FANCY = "dW[self.idx] += dout"
_ADD_AT_LOOP = "for _ in self.idx:\n    np.add.at(dW, self.idx, dout)"
_CONTEXTS = "for layer, idx in zip(self.used, contexts.T, strict=True):\n    h += layer.forward(idx)"
_SHARE = "dcontext = dh / len(self.used) if self.divide else dh"
_BINCOUNT = "return np.bincount(corpus, minlength=vocab_size or 0)"
_MEETING = "return np.array([ids.count(i) for i in dict.fromkeys(ids)])"
_HELD = "return model.ns_loss.forward(h, target, negatives=negatives)"
_FRESH = "return model.ns_loss.forward(h, target)"
_STOP_WORD = 'corpus = corpus[corpus != word_to_id.get("the", -1)]'
_RESHAPE = "return negatives.reshape(len(target), self.sample_size)"
_CHOICE = "self.rng.choice(self.vocab_size, size=self.sample_size, replace=self.replace, p=p)"

SKEWED = "the cat saw the dog and the dog saw the bird ."
"""A text in which words differ in their counts."""


def _reweighted(before: str, after: str) -> tuple[Patch, ...]:
    """Return patches that draw the first weights in another way."""
    return tuple(
        WEIGHTS.patch(
            f"{W} = ({before}((vocab_size, hidden_size))).astype(dtype)",
            f"{W} = ({after}((vocab_size, hidden_size))).astype(dtype)",
        )
        for W in ("W_in", "W_out")
    )


CASES = (
    Case(
        name="says_yes",
        ward="silent",
        page="negative_sampling",
        fault=(LOSS_FORWARD.patch(_LABEL, _ALL_ONES),),
        shown=(LOSS_FORWARD.shown,),
        suspects=(
            ("words", LOSS_FORWARD.at("words = np.column_stack([target, negatives])")),
            ("sum", LOSS_FORWARD.at("loss += loss_layer.forward(score, label)")),
        ),
        repairs=(
            Repair("zeros", (LOSS_FORWARD.patch(_ALL_ONES, _LABEL),)),
            Repair(
                "swapped",
                (LOSS_FORWARD.patch(_ALL_ONES, "label = np.full(len(target), int(k > 0))"),),
                Shows("ranks", "mean", 3, 7),
            ),
            Repair(
                "halves",
                (LOSS_FORWARD.patch(_ALL_ONES, "label = np.full(len(target), 1 / (k + 1))"),),
                Shows("last_loss", "adam", 0.9, 2),
            ),
        ),
        symptom=Shows("last_loss", "adam", 0, 0.02),
        enough=("ranks",),
    ),
    Case(
        name="eighty",
        ward="silent",
        page="loss_layer",
        setting=(
            BUILD.patch("hidden_size = 5\nsample_size = 2", "hidden_size = 100\nsample_size = 5"),
            CROSS_ENTROPY.patch(
                "return label * softplus(-score) + (1 - label) * softplus(score)",
                "y = sigmoid(score)\nreturn -(label * np.log(y + 1e-7) + (1 - label) * np.log(1 - y + 1e-7))",
            ),
        ),
        fault=_reweighted("0.01 * rng.standard_normal", "0.01 + rng.random"),
        shown=(WEIGHTS.shown, CROSS_ENTROPY.shown),
        suspects=(
            (
                "tiny",
                CROSS_ENTROPY.at("return -(label * np.log(y + 1e-7) + (1 - label) * np.log(1 - y + 1e-7))"),
            ),
        ),
        repairs=(
            Repair("near_zero", _reweighted("0.01 + rng.random", "0.01 * rng.standard_normal")),
            Repair(
                "mean_zero",
                _reweighted("0.01 + rng.random", "rng.standard_normal"),
                Shows("first_loss", "loss", 10, 40),
            ),
            Repair(
                "larger_epsilon",
                (
                    CROSS_ENTROPY.patch(
                        "return -(label * np.log(y + 1e-7) + (1 - label) * np.log(1 - y + 1e-7))",
                        "return -(label * np.log(y + 1e-3) + (1 - label) * np.log(1 - y + 1e-3))",
                    ),
                ),
                Shows("first_loss", "loss", 34, 35),
            ),
            Repair(
                "slower",
                (MAIN.patch("optimiser = Adam(lr=0.03)", "optimiser = Adam(lr=0.001)"),),
                Shows("first_loss", "loss", 80.5, 80.7),
            ),
        ),
        symptom=Shows("first_loss", "loss", 80.5, 80.7),
        enough=("first_loss",),
    ),
    Case(
        name="wrong_factor",
        ward="silent",
        page="embedding_dot",
        fault=(DOT_BACKWARD.patch("dh = dout * target_W", "dh = dout * dtarget_W"),),
        shown=(DOT_BACKWARD.shown, LOSS_BACKWARD.shown),
        suspects=(
            ("dtarget", DOT_BACKWARD.at("dtarget_W = dout * h")),
            ("sum", LOSS_BACKWARD.at("dh += dot.backward(dscore)")),
        ),
        repairs=(
            Repair("row", (DOT_BACKWARD.patch("dh = dout * dtarget_W", "dh = dout * target_W"),)),
            Repair(
                "both",
                (DOT_BACKWARD.patch("dh = dout * dtarget_W", "dh = dtarget_W * target_W"),),
                Shows("gradient_check", "W_in", 0.1, 10),
            ),
            Repair(
                "no_dout",
                (DOT_BACKWARD.patch("dh = dout * dtarget_W", "dh = target_W"),),
                Shows("gradient_check", "W_in", 0.1, 100),
            ),
        ),
        symptom=Shows("last_loss", "sgd", 2.0, 2.1),
        enough=("gradient_check",),
    ),
    Case(
        name="gradient_not_passed_on",
        ward="silent",
        page="embedding_dot",
        fault=(DOT_BACKWARD.patch("self.embed.backward(dtarget_W)", ""),),
        lines_at_fault=(DOT_BACKWARD.at("dtarget_W = dout * h"),),
        shown=(EMBED_BACKWARD.shown, DOT_BACKWARD.shown),
        suspects=(
            ("dh", DOT_BACKWARD.at("dh = dout * target_W")),
            ("clear", EMBED_BACKWARD.at("dW[...] = 0")),
        ),
        repairs=(
            Repair(
                "call",
                (
                    DOT_BACKWARD.patch(
                        "dtarget_W = dout * h", "dtarget_W = dout * h\nself.embed.backward(dtarget_W)"
                    ),
                ),
            ),
            Repair(
                "keep",
                (
                    DOT_BACKWARD.patch(
                        "dtarget_W = dout * h", "dtarget_W = dout * h\nself.embed.dW = dtarget_W"
                    ),
                ),
                Shows("moved", "W_out", 0, 0),
            ),
            Repair(
                "replace",
                (
                    DOT_BACKWARD.patch(
                        "dtarget_W = dout * h", "dtarget_W = dout * h\nself.grads[0] = dtarget_W"
                    ),
                ),
                Stops("ValueError", "could not be broadcast"),
            ),
        ),
        symptom=Shows("moved", "W_out", 0, 0),
        enough=("moved",),
    ),
    Case(
        name="last_layer_wins",
        ward="silent",
        page="loss_layer",
        fault=(CBOW_INIT.patch(_PARAMS, _EACH),),
        shown=(CBOW_INIT.shown, ADAM_UPDATE.shown),
        suspects=(("update", ADAM_UPDATE.at("W -= lr * m / (np.sqrt(v) + 1e-7)")),),
        repairs=(
            Repair(
                "collect",
                (
                    CBOW_INIT.patch(
                        _EACH,
                        "self.params, self.grads = [], []\n"
                        "for layer in (context_mean, output):\n"
                        "    self.params += layer.params\n"
                        "    self.grads += layer.grads",
                    ),
                ),
            ),
            Repair(
                "turn",
                (
                    CBOW_INIT.patch(
                        "for layer in (context_mean, output):", "for layer in (output, context_mean):"
                    ),
                ),
                Shows("moved", "W_out", 0, 0),
            ),
            Repair(
                "append",
                (
                    CBOW_INIT.patch(
                        _EACH,
                        "self.params, self.grads = [], []\n"
                        "for layer in (context_mean, output):\n"
                        "    self.params.append(layer.params)\n"
                        "    self.grads.append(layer.grads)",
                    ),
                ),
                Stops("TypeError", "can't multiply sequence"),
            ),
        ),
        symptom=Shows("moved", "W_in", 0, 0),
        enough=("moved",),
    ),
    Case(
        name="added_not_scaled",
        ward="silent",
        page="loss_layer",
        fault=(
            CONTEXT_FORWARD.patch("return h / n_contexts", "h += 1 / n_contexts\nreturn h"),
            CONTEXT_BACKWARD.patch(_SHARE, "dcontext = dh + 1 / len(self.used)"),
        ),
        shown=(CONTEXT_FORWARD.shown, CONTEXT_BACKWARD.shown),
        lines_at_fault=(
            CONTEXT_FORWARD.at("h += 1 / n_contexts"),
            CONTEXT_BACKWARD.at("dcontext = dh + 1 / len(self.used)"),
        ),
        suspects=(("sum", CONTEXT_FORWARD.at("h += layer.forward(idx)")),),
        repairs=(
            Repair(
                "divide",
                (
                    CONTEXT_FORWARD.patch("h += 1 / n_contexts", "h /= n_contexts"),
                    CONTEXT_BACKWARD.patch(
                        "dcontext = dh + 1 / len(self.used)", "dcontext = dh / len(self.used)"
                    ),
                ),
            ),
            Repair(
                "forward_only",
                (CONTEXT_FORWARD.patch("h += 1 / n_contexts", "h /= n_contexts"),),
                Shows("gradient_check", "W_in", 0.1, 1000),
            ),
            Repair(
                "backward_only",
                (
                    CONTEXT_BACKWARD.patch(
                        "dcontext = dh + 1 / len(self.used)", "dcontext = dh / len(self.used)"
                    ),
                ),
                Shows("gradient_check", "W_in", 0.1, 1000),
            ),
        ),
        symptom=Shows("last_loss", "adam", 1, 2),
        enough=("gradient_check",),
    ),
    Case(
        name="last_question",
        ward="silent",
        page="loss_layer",
        setting=(WITH_SGD,),
        fault=(LOSS_BACKWARD.patch("dh += dot.backward(dscore)", "dh = dot.backward(dscore)"),),
        shown=(LOSS_BACKWARD.shown, DOT_BACKWARD.shown),
        suspects=(
            ("zeros", LOSS_BACKWARD.at("dh = np.zeros_like(self.embed_dot_layers[0].cache[0])")),
            ("dW", LOSS_BACKWARD.at("dW += dot.grads[0]")),
        ),
        repairs=(
            Repair("add", (LOSS_BACKWARD.patch("dh = dot.backward(dscore)", "dh += dot.backward(dscore)"),)),
            Repair(
                "last_first",
                (
                    LOSS_BACKWARD.patch(
                        _PAIRS,
                        "for dot, loss_layer in reversed(list(zip(self.embed_dot_layers, self.loss_layers))):",
                    ),
                ),
                Shows("gradient_check", "W_in", 0.1, 10),
            ),
            Repair(
                "times",
                (LOSS_BACKWARD.patch("return dh", "return dh * len(self.embed_dot_layers)"),),
                Shows("gradient_check", "W_in", 0.1, 10),
            ),
        ),
        symptom=Shows("last_loss", "sgd", 0.7, 0.8),
        enough=("gradient_check",),
    ),
    Case(
        name="only_the_targets_row",
        ward="silent",
        page="loss_layer",
        fault=(
            LOSS_BACKWARD.patch("dW += dot.grads[0]", ""),
            LOSS_BACKWARD.patch("return dh", f"{_FIRST_ONLY}\nreturn dh"),
        ),
        shown=(LOSS_INIT.shown, LOSS_BACKWARD.shown),
        lines_at_fault=(LOSS_BACKWARD.at(_FIRST_ONLY),),
        suspects=(
            (
                "layers",
                LOSS_INIT.at(
                    "self.embed_dot_layers = [EmbeddingDot(W) for _ in range(self.sample_size + 1)]"
                ),
            ),
            ("dh", LOSS_BACKWARD.at("dh += dot.backward(dscore)")),
        ),
        repairs=(
            Repair(
                "sum",
                (
                    LOSS_BACKWARD.patch(
                        "dh += dot.backward(dscore)", "dh += dot.backward(dscore)\ndW += dot.grads[0]"
                    ),
                    LOSS_BACKWARD.patch(_FIRST_ONLY, ""),
                ),
            ),
            Repair(
                "last",
                (LOSS_BACKWARD.patch(_FIRST_ONLY, "dW += self.embed_dot_layers[-1].grads[0]"),),
                Shows("gradient_check", "W_out", 0.1, 10),
            ),
            Repair(
                "mean",
                (
                    LOSS_BACKWARD.patch(
                        _FIRST_ONLY, "dW += np.mean([dot.grads[0] for dot in self.embed_dot_layers], axis=0)"
                    ),
                ),
                Shows("gradient_check", "W_out", 0.66, 0.67),
            ),
        ),
        symptom=Shows("moved", "W_out", 5, 5),
        enough=("moved",),
    ),
    Case(
        name="overwritten",
        ward="silent",
        page="embedding_dot",
        fault=(EMBED_BACKWARD.patch(_ADD_AT, _FANCY),),
        shown=(EMBED_BACKWARD.shown, DOT_BACKWARD.shown),
        suspects=(("clear", EMBED_BACKWARD.at("dW[...] = 0")),),
        repairs=(
            Repair("add_at", (EMBED_BACKWARD.patch(_FANCY, _ADD_AT),)),
            Repair(
                "assign",
                (EMBED_BACKWARD.patch(_FANCY, "dW[self.idx] = dout"),),
                Shows("gradient_check", "W_out", 0.1, 10),
            ),
            Repair(
                "in_a_loop",
                (EMBED_BACKWARD.patch(_FANCY, "for i in self.idx:\n    dW[i] += dout[i]"),),
                Stops("IndexError", "out of bounds"),
            ),
            Repair(
                "unique",
                (EMBED_BACKWARD.patch(_FANCY, "ids = np.unique(self.idx)\ndW[ids] += dout[: len(ids)]"),),
                Shows("gradient_check", "W_out", 0.1, 10),
            ),
        ),
        symptom=Shows("gradient_check", "W_out", 0.1, 1),
        enough=("gradient_check",),
    ),
    Case(
        name="hidden_by_adam",
        ward="silent",
        page="embedding_dot",
        fault=(EMBED_BACKWARD.patch(_ADD_AT, _ADD_AT_LOOP),),
        shown=(EMBED_BACKWARD.shown, ADAM_UPDATE.shown),
        suspects=(("clear", EMBED_BACKWARD.at("dW[...] = 0")),),
        repairs=(
            Repair("once", (EMBED_BACKWARD.patch(_ADD_AT_LOOP, _ADD_AT),)),
            Repair(
                "sgd",
                (MAIN.patch("optimiser = Adam(lr=0.03)", "optimiser = SGD(lr=1.0)"),),
                Shows("gradient_check", "W_out", 0.5, 1),
            ),
            Repair(
                "fancy",
                (EMBED_BACKWARD.patch(_ADD_AT_LOOP, "for _ in self.idx:\n    dW[self.idx] += dout"),),
                Shows("gradient_check", "W_out", 0.5, 1),
            ),
        ),
        symptom=Shows("gradient_check", "W_out", 0.8, 0.9),
        enough=("gradient_check",),
    ),
    Case(
        name="no_memory",
        ward="silent",
        page="loss_layer",
        fault=(ADAM_UPDATE.patch("if not self.m:", "if True:"),),
        shown=(ADAM_UPDATE.shown,),
        suspects=(("step", ADAM_UPDATE.at("self.step += 1")),),
        repairs=(
            Repair("remember", (ADAM_UPDATE.patch("if True:", "if not self.m:"),)),
            Repair(
                "never",
                (ADAM_UPDATE.patch("if True:", "if self.m:"),),
                Stops("ValueError", ""),
            ),
            Repair(
                "small_rate",
                (MAIN.patch("optimiser = Adam(lr=0.03)", "optimiser = Adam(lr=0.003)"),),
                Shows("last_loss", "adam", 0.3, 30),
            ),
        ),
        symptom=Shows("last_loss", "adam", 0.3, 3),
        enough=("last_loss",),
    ),
    Case(
        name="same_context_twice",
        ward="silent",
        page="loss_layer",
        fault=(
            CONTEXT_FORWARD.patch(
                _CONTEXTS, "for layer in self.used:\n    h += layer.forward(contexts[:, 1])"
            ),
        ),
        shown=(CONTEXT_FORWARD.shown, CONTEXT_BACKWARD.shown),
        lines_at_fault=(CONTEXT_FORWARD.at("h += layer.forward(contexts[:, 1])"),),
        suspects=(("mean", CONTEXT_FORWARD.at("return h / n_contexts")),),
        repairs=(
            Repair(
                "each",
                (
                    CONTEXT_FORWARD.patch(
                        "for layer in self.used:\n    h += layer.forward(contexts[:, 1])",
                        "for i, layer in enumerate(self.used):\n    h += layer.forward(contexts[:, i])",
                    ),
                ),
            ),
            Repair(
                "zero",
                (
                    CONTEXT_FORWARD.patch(
                        "h += layer.forward(contexts[:, 1])", "h += layer.forward(contexts[:, 0])"
                    ),
                ),
                Shows("ranks", "mean", 1.4, 7),
            ),
            Repair(
                "row",
                (
                    CONTEXT_FORWARD.patch(
                        "for layer in self.used:\n    h += layer.forward(contexts[:, 1])",
                        "for i, layer in enumerate(self.used):\n    h += layer.forward(contexts[i])",
                    ),
                ),
                Stops("ValueError", "broadcast"),
            ),
        ),
        symptom=Shows("last_loss", "adam", 0, 0.02),
        enough=("ranks",),
    ),
    Case(
        name="copies",
        ward="silent",
        page="loss_layer",
        fault=(CBOW_INIT.patch(_PARAMS, _COPIES),),
        shown=(CONTEXT_FORWARD.shown, CBOW_INIT.shown, ADAM_UPDATE.shown),
        suspects=(("update", ADAM_UPDATE.at("W -= lr * m / (np.sqrt(v) + 1e-7)")),),
        repairs=(
            Repair("one", (CBOW_INIT.patch(_COPIES, _PARAMS),)),
            Repair(
                "half_rate",
                (MAIN.patch("optimiser = Adam(lr=0.03)", "optimiser = Adam(lr=0.015)"),),
                Shows("moved", "step_in", 1.9, 2.1),
            ),
            Repair(
                "halve",
                (
                    CBOW_INIT.patch(
                        "self.grads = [dW for layer in context_mean.layers for dW in layer.grads] + output.grads",
                        "self.grads = [dW / 2 for layer in context_mean.layers for dW in layer.grads] + output.grads",
                    ),
                ),
                Shows("moved", "W_in", 0, 0),
            ),
        ),
        symptom=Shows("moved", "step_in", 1.8, 2.1),
        enough=("moved",),
    ),
    Case(
        name="piles_up",
        ward="silent",
        page="embedding_dot",
        fault=(EMBED_BACKWARD.patch("dW[...] = 0", ""),),
        lines_at_fault=(EMBED_BACKWARD.at("(dW,) = self.grads"), EMBED_BACKWARD.at(_ADD_AT)),
        shown=(EMBED_BACKWARD.shown, LOSS_BACKWARD.shown),
        suspects=(("sum", LOSS_BACKWARD.at("dW += dot.grads[0]")),),
        repairs=(
            Repair("clear", (EMBED_BACKWARD.patch(_ADD_AT, f"dW[...] = 0\n{_ADD_AT}"),)),
            Repair(
                "after",
                (EMBED_BACKWARD.patch(_ADD_AT, f"{_ADD_AT}\ndW[...] = 0"),),
                Shows("moved", "W_out", 0, 0),
            ),
            Repair(
                "new",
                (EMBED_BACKWARD.patch(_ADD_AT, f"dW = np.zeros_like(dW)\n{_ADD_AT}"),),
                Shows("moved", "W_out", 0, 0),
            ),
        ),
        symptom=Shows("last_loss", "adam", 1, 10),
        enough=("last_loss",),
    ),
    Case(
        name="times_power",
        ward="silent",
        page="sampler",
        script="draw.py",
        text=SKEWED,
        fault=(NOISE.patch(_ROOM_AND_POWER, _TIMES),),
        shown=(NOISE.shown, COUNTS.shown),
        suspects=(("normalise", NOISE.at("return weight / weight.sum()")),),
        repairs=(
            Repair("power", (NOISE.patch(_TIMES, "weight = counts**power"),)),
            Repair(
                "first",
                (NOISE.patch(_TIMES, "weight = counts / counts.sum() * power"),),
                Shows("drawn", "distance", 0.03, 1),
            ),
            Repair(
                "root",
                (NOISE.patch(_TIMES, "weight = counts ** (1 / power)"),),
                Shows("drawn", "distance", 0.03, 1),
            ),
        ),
        symptom=Shows("drawn", "distance", 0.03, 1),
        enough=("drawn",),
    ),
    Case(
        name="order_of_meeting",
        ward="silent",
        page="sampler",
        script="draw.py",
        setting=(
            PREPARE.patch(
                "corpus, word_to_id, _ = preprocess(text)",
                "words = text.lower().replace('.', ' .').split()\n"
                "word_to_id = {word: i for i, word in enumerate(sorted(set(words)))}\n"
                "corpus = np.array([word_to_id[word] for word in words])",
            ),
        ),
        fault=(
            COUNTS.patch(
                _BINCOUNT,
                f"ids = [int(i) for i in corpus]\n{_MEETING}",
            ),
        ),
        shown=(PREPARE.shown, COUNTS.shown),
        lines_at_fault=(COUNTS.at(_MEETING),),
        suspects=(
            ("ids", PREPARE.at("word_to_id = {word: i for i, word in enumerate(sorted(set(words)))}")),
        ),
        repairs=(
            Repair(
                "by_id",
                (
                    COUNTS.patch(
                        _MEETING,
                        "return np.array([ids.count(i) for i in range(max(ids) + 1)])",
                    ),
                ),
            ),
            Repair(
                "sort",
                (
                    COUNTS.patch(
                        _MEETING,
                        "return np.sort([ids.count(i) for i in dict.fromkeys(ids)])[::-1]",
                    ),
                ),
                Shows("drawn", "distance", 0.03, 1),
            ),
            Repair(
                "power_one", (BUILD.patch("power = 0.75", "power = 1"),), Shows("drawn", "distance", 0.03, 1)
            ),
        ),
        symptom=Shows("drawn", "distance", 0.03, 1),
        enough=("drawn",),
    ),
    Case(
        name="gaps",
        ward="silent",
        page="sampler",
        script="draw.py",
        text=SKEWED,
        setting=(
            PREPARE.patch(
                "contexts, target = windows(corpus, window_size=1)",
                f"{_STOP_WORD}\ncontexts, target = windows(corpus, window_size=1)",
            ),
            BUILD.patch("power = 0.75", "power = 0"),
        ),
        fault=(NOISE.patch(_ROOM_AND_POWER, _FLOAT_POWER),),
        shown=(PREPARE.shown, BUILD.shown, NOISE.shown),
        suspects=(("drop", PREPARE.at(_STOP_WORD)),),
        repairs=(
            Repair(
                "absent",
                (
                    NOISE.patch(
                        _FLOAT_POWER,
                        "weight = np.where(counts > 0, counts.astype(float) ** power, 0)",
                    ),
                ),
            ),
            Repair(
                "unique",
                (COUNTS.patch(_BINCOUNT, "return np.unique(corpus, return_counts=True)[1]"),),
                Shows("drawn", "distance", 0.03, 1),
            ),
            Repair(
                "smooth",
                (NOISE.patch(_FLOAT_POWER, "weight = (counts + 1.0) ** power"),),
                Shows("drawn", "absent", 0.1, 1),
            ),
        ),
        symptom=Shows("drawn", "absent", 0.1, 1),
        enough=("drawn",),
    ),
    Case(
        name="reshaped",
        ward="silent",
        page="sampler",
        fault=(
            DRAW.patch(
                "negatives = np.empty((len(target), self.sample_size), dtype=np.int64)",
                "negatives = np.empty((self.sample_size, len(target)), dtype=np.int64)",
            ),
            DRAW.patch(f"negatives[i] = {_CHOICE}", f"negatives[:, i] = {_CHOICE}"),
            DRAW.patch("return negatives", _RESHAPE),
        ),
        shown=(DRAW.shown, LOSS_FORWARD.shown),
        lines_at_fault=(DRAW.at(_RESHAPE),),
        suspects=(
            ("empty", DRAW.at("negatives = np.empty((self.sample_size, len(target)), dtype=np.int64)")),
            ("column", DRAW.at(f"negatives[:, i] = {_CHOICE}")),
            ("zero", DRAW.at("p[word] = 0")),
        ),
        repairs=(
            Repair(
                "rows",
                (
                    DRAW.patch(
                        "negatives = np.empty((self.sample_size, len(target)), dtype=np.int64)",
                        "negatives = np.empty((len(target), self.sample_size), dtype=np.int64)",
                    ),
                    DRAW.patch(f"negatives[:, i] = {_CHOICE}", f"negatives[i] = {_CHOICE}"),
                    DRAW.patch(_RESHAPE, "return negatives"),
                ),
            ),
            Repair(
                "minus_one",
                (DRAW.patch(_RESHAPE, "return negatives.reshape(-1, self.sample_size)"),),
                Shows("drawn", "hits", 0.2, 0.6),
            ),
            Repair(
                "as_it_is",
                (DRAW.patch(_RESHAPE, "return negatives"),),
                Stops("BadShape", "negatives must have shape"),
            ),
        ),
        symptom=Shows("drawn", "hits", 0.2, 0.6),
        enough=("drawn",),
    ),
    Case(
        name="two_losses",
        ward="silent",
        page="loss_layer",
        script="check.py",
        fault=(
            OWN_CHECK.patch(
                _HELD,
                _FRESH,
            ),
        ),
        shown=(OWN_CHECK.shown, LOSS_FORWARD.shown),
        suspects=(
            ("shift", OWN_CHECK.at("shift = 1e-5")),
            ("slope", OWN_CHECK.at("slope = (above - below) / (2 * shift)")),
        ),
        repairs=(
            Repair(
                "hold",
                (
                    OWN_CHECK.patch(
                        _FRESH,
                        _HELD,
                    ),
                ),
            ),
            Repair(
                "smaller",
                (OWN_CHECK.patch("shift = 1e-5", "shift = 1e-8"),),
                Shows("seen", "largest", 1e4, 1e12),
            ),
            Repair(
                "larger",
                (OWN_CHECK.patch("shift = 1e-5", "shift = 0.1"),),
                Shows("seen", "largest", 0.5, 1e3),
            ),
        ),
        symptom=Shows("seen", "largest", 1e3, 1e6),
        enough=(),
    ),
)
