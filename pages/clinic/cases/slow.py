"""The ward of what is slow or starved: cases that run too long, or learn from too little."""

from __future__ import annotations

from math import nan

from pages.clinic.cases.places import (
    BUILD,
    DOT_BACKWARD,
    DRAW,
    EMBED_BACKWARD,
    EMBED_FORWARD,
    EMBED_INIT,
    FIT,
    MAIN,
    SAMPLER_INIT,
    WEIGHTS,
    WINDOWS,
    WITH_SGD,
)
from pages.clinic.fault import Case, Repair, Shows, Stops

_EPOCH = "for epoch in range(max_epoch):"
_ORDER = "order = rng.permutation(data_size)"
_BATCH = "batch = order[i * batch_size : (i + 1) * batch_size]"
_CHOICE = "negatives[i] = self.rng.choice(self.vocab_size, size=self.sample_size, replace=self.replace, p=p)"
_ONE_BY_ONE = (
    "for k in range(self.sample_size):\n"
    "    negatives[i, k] = self.rng.choice(self.vocab_size, p=p)\n"
    "    p[negatives[i, k]] = 0\n"
    "    p /= p.sum()"
)
_ONE_HOT = "one_hot = np.zeros((len(idx), len(W)))\none_hot[np.arange(len(idx)), idx] = 1\nreturn one_hot @ W"
_ADD_AT = "np.add.at(dW, self.idx, dout)"
_PRODUCT = (
    "one_hot = np.zeros((len(self.idx), len(dW)))\n"
    "one_hot[np.arange(len(self.idx)), self.idx] = 1\n"
    "dW += one_hot.T @ dout"
)
_P = "p = self.word_p.copy()"
_P_ANEW = "p = np.array([count**self.power for count in self.counts])"
_GROWING = "contexts = np.append(contexts, [around], axis=0)"

CASES = (
    Case(
        name="batch_too_large",
        ward="slow",
        page="loss_layer",
        fault=(FIT.patch("batch_size = 6", "batch_size = 100"),),
        shown=(FIT.shown,),
        lines_at_fault=(FIT.at("batch_size = 100"), FIT.at("max_iters = data_size // batch_size")),
        suspects=(("epoch", FIT.at(_EPOCH)),),
        repairs=(
            Repair("fits", (FIT.patch("batch_size = 100", "batch_size = 6"),)),
            Repair(
                "epochs",
                (FIT.patch(_EPOCH, "for epoch in range(100 * max_epoch):"),),
                Shows("last_loss", "steps", 0, 0),
            ),
            Repair(
                "divide",
                (FIT.patch("max_iters = data_size // batch_size", "max_iters = data_size / batch_size"),),
                Stops("TypeError", "'float' object cannot be interpreted as an integer"),
            ),
        ),
        symptom=Shows("seen", "last", nan, nan),
        enough=("last_loss",),
    ),
    Case(
        name="used_up",
        ward="slow",
        page="loss_layer",
        fault=(
            FIT.patch("loss_list = []", "loss_list = []\nsteps = (i for i in range(max_iters))"),
            FIT.patch("for i in range(max_iters):", "for i in steps:"),
        ),
        shown=(FIT.shown,),
        lines_at_fault=(FIT.at("steps = (i for i in range(max_iters))"), FIT.at("for i in steps:")),
        suspects=(("epoch", FIT.at(_EPOCH)), ("order", FIT.at(_ORDER))),
        repairs=(
            Repair("anew", (FIT.patch("for i in steps:", "for i in range(max_iters):"),)),
            Repair(
                "listed",
                (FIT.patch("for i in steps:", "for i in list(steps):"),),
                Shows("last_loss", "steps", 1, 1),
            ),
            Repair(
                "epochs",
                (FIT.patch(_EPOCH, "for epoch in range(100 * max_epoch):"),),
                Shows("last_loss", "steps", 1, 1),
            ),
            Repair(
                "rate",
                (MAIN.patch("optimiser = Adam(lr=0.03)", "optimiser = Adam(lr=0.3)"),),
                Shows("last_loss", "steps", 1, 1),
            ),
        ),
        symptom=Shows("last_loss", "steps", 1, 1),
        enough=("last_loss",),
    ),
    Case(
        name="too_small_a_step",
        ward="slow",
        page="loss_layer",
        setting=(WITH_SGD,),
        fault=(MAIN.patch("optimiser = SGD(lr=1.0)", "optimiser = SGD(lr=0.01)"),),
        shown=(WEIGHTS.shown, FIT.shown, MAIN.shown),
        suspects=(
            (
                "weights",
                WEIGHTS.at("W_in = (0.01 * rng.standard_normal((vocab_size, hidden_size))).astype(dtype)"),
            ),
        ),
        repairs=(
            Repair("rate", (MAIN.patch("optimiser = SGD(lr=0.01)", "optimiser = SGD(lr=1.0)"),)),
            Repair(
                "epochs",
                (FIT.patch(_EPOCH, "for epoch in range(3 * max_epoch):"),),
                Shows("seen", "last", 2.07, 2.08),
            ),
            Repair(
                "large_weights",
                (
                    WEIGHTS.patch(
                        "W_in = (0.01 * rng.standard_normal((vocab_size, hidden_size))).astype(dtype)",
                        "W_in = (1.0 * rng.standard_normal((vocab_size, hidden_size))).astype(dtype)",
                    ),
                    WEIGHTS.patch(
                        "W_out = (0.01 * rng.standard_normal((vocab_size, hidden_size))).astype(dtype)",
                        "W_out = (1.0 * rng.standard_normal((vocab_size, hidden_size))).astype(dtype)",
                    ),
                ),
                Shows("seen", "last", 0.4, 3),
            ),
        ),
        symptom=Shows("seen", "last", 2.07, 2.08),
        enough=(),
    ),
    Case(
        name="one_hot",
        ward="slow",
        page="embedding_dot",
        fault=(EMBED_FORWARD.patch("return W[idx]", _ONE_HOT),),
        shown=(EMBED_INIT.shown, EMBED_FORWARD.shown),
        lines_at_fault=(EMBED_FORWARD.at(_ONE_HOT),),
        suspects=(("idx", EMBED_FORWARD.at("self.idx = idx")),),
        repairs=(
            Repair("rows", (EMBED_FORWARD.patch(_ONE_HOT, "return W[idx]"),)),
            Repair(
                "float32",
                (
                    EMBED_FORWARD.patch(
                        "one_hot = np.zeros((len(idx), len(W)))",
                        "one_hot = np.zeros((len(idx), len(W)), dtype=np.float32)",
                    ),
                ),
                Shows("work", "forward", 3, 1000),
            ),
            Repair(
                "batch", (FIT.patch("batch_size = 6", "batch_size = 3"),), Shows("work", "forward", 3, 1000)
            ),
        ),
        symptom=Shows("work", "forward", 3, 1000),
        enough=("work",),
    ),
    Case(
        name="every_row",
        ward="slow",
        page="embedding_dot",
        fault=(EMBED_BACKWARD.patch(_ADD_AT, _PRODUCT),),
        shown=(EMBED_BACKWARD.shown, DOT_BACKWARD.shown),
        lines_at_fault=(EMBED_BACKWARD.at(_PRODUCT),),
        suspects=(("clear", EMBED_BACKWARD.at("dW[...] = 0")),),
        repairs=(
            Repair("add_at", (EMBED_BACKWARD.patch(_PRODUCT, _ADD_AT),)),
            Repair(
                "fancy",
                (EMBED_BACKWARD.patch(_PRODUCT, "dW[self.idx] += dout"),),
                Shows("gradient_check", "W_out", 0.1, 1),
            ),
            Repair(
                "eye",
                (
                    EMBED_BACKWARD.patch(
                        _PRODUCT, "dW += (np.arange(len(dW))[:, None] == self.idx).astype(dW.dtype) @ dout"
                    ),
                ),
                Shows("work", "backward", 2, 1000),
            ),
        ),
        symptom=Shows("work", "backward", 2, 1000),
        enough=("work",),
    ),
    Case(
        name="one_by_one",
        ward="slow",
        page="sampler",
        setting=(BUILD.patch("sample_size = 2", "sample_size = 5"),),
        fault=(DRAW.patch(_CHOICE, _ONE_BY_ONE),),
        shown=(DRAW.shown,),
        lines_at_fault=(DRAW.at(_ONE_BY_ONE),),
        is_long=True,
        patience=3000,
        suspects=(("copy", DRAW.at(_P)), ("zero", DRAW.at("p[word] = 0"))),
        repairs=(
            Repair("at_once", (DRAW.patch(_ONE_BY_ONE, _CHOICE),)),
            Repair(
                "as_it_is",
                (DRAW.patch(_ONE_BY_ONE, _ONE_BY_ONE.replace("\n    p /= p.sum()", "")),),
                Stops("ValueError", "do not sum to 1"),
            ),
            Repair(
                "same_p",
                (
                    DRAW.patch(
                        _ONE_BY_ONE,
                        "for k in range(self.sample_size):\n"
                        "    negatives[i, k] = self.rng.choice(self.vocab_size, p=p)",
                    ),
                ),
                Shows("drawn", "repeats", 0.5, 1),
            ),
        ),
        symptom=Stops("KeyboardInterrupt", ""),
        enough=("work",),
    ),
    Case(
        name="counted_anew",
        ward="slow",
        page="sampler",
        setting=(
            SAMPLER_INIT.patch("self.power = power", "self.power = power\nself.counts = counts.tolist()"),
        ),
        fault=(DRAW.patch(_P, _P_ANEW),),
        shown=(SAMPLER_INIT.shown, DRAW.shown),
        suspects=(("zero", DRAW.at("p[word] = 0")), ("choice", DRAW.at(_CHOICE))),
        repairs=(
            Repair("once", (DRAW.patch(_P_ANEW, _P),)),
            Repair(
                "float32",
                (DRAW.patch(_P_ANEW, _P_ANEW.replace("counts])", "counts], dtype=np.float32)")),),
                Shows("work", "sampler", 2, 100),
            ),
            Repair(
                "original",
                (DRAW.patch(_P_ANEW, "p = self.word_p"),),
                Shows("drawn", "distance", 0.03, 1),
            ),
        ),
        symptom=Shows("work", "sampler", 2, 100),
        enough=("work",),
    ),
    Case(
        name="growing_array",
        ward="slow",
        page="loss_layer",
        fault=(
            WINDOWS.patch("contexts = []", "contexts = np.empty((0, 2 * window_size), dtype=int)"),
            WINDOWS.patch("contexts.append(around)", _GROWING),
        ),
        shown=(WINDOWS.shown,),
        lines_at_fault=(WINDOWS.at(_GROWING),),
        suspects=(
            (
                "around",
                WINDOWS.at(
                    "around = [corpus[i + t] for t in range(-window_size, window_size + 1) if t != 0]"
                ),
            ),
        ),
        repairs=(
            Repair(
                "list",
                (
                    WINDOWS.patch("contexts = np.empty((0, 2 * window_size), dtype=int)", "contexts = []"),
                    WINDOWS.patch(_GROWING, "contexts.append(around)"),
                ),
            ),
            Repair(
                "vstack",
                (WINDOWS.patch(_GROWING, "contexts = np.vstack([contexts, around])"),),
                Shows("work", "prepare", 2, 1000),
            ),
            Repair(
                "in_place",
                (WINDOWS.patch(_GROWING, "np.append(contexts, [around], axis=0)"),),
                Shows("last_loss", "steps", 0, 0),
            ),
        ),
        symptom=Shows("work", "prepare", 2, 1000),
        enough=("work",),
    ),
)
