"""The ward of what stops: cases that end in a traceback."""

from __future__ import annotations

from pages.clinic.cases.places import (
    BUILD,
    CBOW_INIT,
    CONTEXT_INIT,
    DOT_BACKWARD,
    DOT_FORWARD,
    DOT_INIT,
    DRAW,
    EMBED_BACKWARD,
    EMBED_FORWARD,
    EMBED_INIT,
    EMBED_INT,
    FIT,
    LOSS_BACKWARD,
    LOSS_FORWARD,
    LOSS_INIT,
    SAMPLER_INIT,
    WEIGHTS,
    WINDOWS,
)
from pages.clinic.fault import Case, Repair, Shows, Stops

_PAIRS = "for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layers, strict=True):"
_PAIRS_MISSPELT = _PAIRS.replace("loss_layers,", "loss_layer,")
_NEW_DOTS = "self.embed = Embedding(W)"
_EMPTY = "negatives = np.empty((len(target), self.sample_size), dtype=np.int64)"
_UNTYPED = "negatives = np.empty((len(target), self.sample_size))"
_CHOICE = "negatives[i] = self.rng.choice(self.vocab_size, size=self.sample_size, replace=self.replace, p=p)"
_BRANCH = "if not self.exclude_target and self.replace:"
_W_OUT = "W_out = (0.01 * rng.standard_normal((vocab_size, hidden_size))).astype(dtype)"
_W_OUT_TURNED = "W_out = (0.01 * rng.standard_normal((hidden_size, vocab_size))).astype(dtype)"
_FROM_MINUS_W = "for i in range(-window_size, len(corpus) - window_size):"

CASES = (
    Case(
        name="one_letter",
        ward="stops",
        page="loss_layer",
        fault=(LOSS_BACKWARD.patch(_PAIRS, _PAIRS_MISSPELT),),
        shown=(LOSS_INIT.shown, LOSS_BACKWARD.shown),
        suspects=(("dscore", LOSS_BACKWARD.at("dscore = loss_layer.backward(dout)")),),
        repairs=(
            Repair("plural", (LOSS_BACKWARD.patch(_PAIRS_MISSPELT, _PAIRS),)),
            Repair(
                "one",
                (
                    LOSS_INIT.patch(
                        "self.params = [W]", "self.params = [W]\nself.loss_layer = self.loss_layers[0]"
                    ),
                ),
                Stops("TypeError", "not iterable"),
            ),
            Repair(
                "first",
                (
                    LOSS_BACKWARD.patch(
                        _PAIRS_MISSPELT, "loss_layer = self.loss_layers[0]\nfor dot in self.embed_dot_layers:"
                    ),
                ),
                Shows("gradient_check", "W_in", 0.1, 10),
            ),
        ),
        symptom=Stops("AttributeError", "has no attribute 'loss_layer'"),
        enough=(),
    ),
    Case(
        name="init_misspelt",
        ward="stops",
        page="embedding_dot",
        fault=(
            EMBED_INIT.patch(
                "def __init__(self, W: Floats) -> None:", "def __int__(self, W: Floats) -> None:"
            ),
        ),
        shown=(EMBED_INT.shown, EMBED_INIT.shown, DOT_INIT.shown),
        lines_at_fault=(EMBED_INT.at("def __int__(self, W: Floats) -> None:"),),
        suspects=(("call", DOT_INIT.at(_NEW_DOTS)),),
        repairs=(
            Repair(
                "spell",
                (
                    EMBED_INT.patch(
                        "def __int__(self, W: Floats) -> None:", "def __init__(self, W: Floats) -> None:"
                    ),
                ),
            ),
            Repair(
                "no_argument",
                (
                    DOT_INIT.patch(_NEW_DOTS, "self.embed = Embedding()"),
                    CONTEXT_INIT.patch(
                        "self.layers = [Embedding(W) for _ in range(max_contexts)]",
                        "self.layers = [Embedding() for _ in range(max_contexts)]",
                    ),
                ),
                Stops("AttributeError", "'Embedding' object has no attribute 'params'"),
            ),
            Repair(
                "call",
                (
                    EMBED_INT.patch(
                        "def __int__(self, W: Floats) -> None:", "def __call__(self, W: Floats) -> None:"
                    ),
                ),
                Stops("TypeError", "Embedding() takes no arguments"),
            ),
        ),
        symptom=Stops("TypeError", "Embedding() takes no arguments"),
        enough=(),
    ),
    Case(
        name="call_for_index",
        ward="stops",
        page="embedding_dot",
        fault=(EMBED_FORWARD.patch("return W[idx]", "return W(idx)"),),
        shown=(EMBED_INIT.shown, EMBED_FORWARD.shown),
        suspects=(("unpack", EMBED_FORWARD.at("(W,) = self.params")),),
        repairs=(
            Repair("index", (EMBED_FORWARD.patch("return W(idx)", "return W[idx]"),)),
            Repair(
                "product",
                (EMBED_FORWARD.patch("return W(idx)", "return np.dot(idx, W)"),),
                Stops("ValueError", "not aligned"),
            ),
            Repair(
                "first_row",
                (EMBED_FORWARD.patch("return W(idx)", "return W[idx[0]]"),),
                Shows("gradient_check", "W_in", 0.1, 10),
            ),
        ),
        symptom=Stops("TypeError", "'numpy.ndarray' object is not callable"),
        enough=(),
    ),
    Case(
        name="no_such_flag",
        ward="stops",
        page="sampler",
        fault=(DRAW.patch(_BRANCH, "if GPU:"),),
        shown=(SAMPLER_INIT.shown, DRAW.shown),
        suspects=(
            (
                "return",
                DRAW.at(
                    "return self.rng.choice(self.vocab_size, size=(len(target), self.sample_size), p=self.word_p)"
                ),
            ),
        ),
        repairs=(
            Repair("setting", (DRAW.patch("if GPU:", _BRANCH),)),
            Repair("true", (DRAW.patch("if GPU:", "GPU = True\nif GPU:"),), Shows("drawn", "hits", 0.2, 0.4)),
            Repair("quotes", (DRAW.patch("if GPU:", 'if "GPU":'),), Shows("drawn", "hits", 0.2, 0.4)),
            Repair("own", (DRAW.patch("if GPU:", "if self.GPU:"),), Stops("AttributeError", "'GPU'")),
        ),
        symptom=Stops("NameError", "name 'GPU' is not defined"),
        enough=(),
    ),
    Case(
        name="layer_of_layers",
        ward="stops",
        page="loss_layer",
        fault=(
            CBOW_INIT.patch(
                "self.params = context_mean.params + output.params\nself.grads = context_mean.grads + output.grads",
                "self.params, self.grads = [], []\n"
                "for layers in (context_mean, output):\n"
                "    self.params += layer.params\n"
                "    self.grads += layer.grads",
            ),
        ),
        shown=(CBOW_INIT.shown,),
        lines_at_fault=(
            CBOW_INIT.at(
                "for layers in (context_mean, output):\n    self.params += layer.params\n    self.grads += layer.grads"
            ),
        ),
        suspects=(("lists", CBOW_INIT.at("self.params, self.grads = [], []")),),
        repairs=(
            Repair(
                "singular",
                (
                    CBOW_INIT.patch(
                        "for layers in (context_mean, output):", "for layer in (context_mean, output):"
                    ),
                ),
            ),
            Repair(
                "first_line",
                (CBOW_INIT.patch("self.params += layer.params", "self.params += layers.params"),),
                Stops("NameError", "name 'layer' is not defined"),
            ),
            Repair(
                "define",
                (
                    CBOW_INIT.patch(
                        "for layers in (context_mean, output):",
                        "layer = output\nfor layers in (context_mean, output):",
                    ),
                ),
                Shows("moved", "W_in", 0, 0),
            ),
        ),
        symptom=Stops("NameError", "name 'layer' is not defined"),
        enough=(),
    ),
    Case(
        name="comma",
        ward="stops",
        page="embedding_dot",
        fault=(EMBED_BACKWARD.patch("(dW,) = self.grads", "dW = self.grads"),),
        shown=(EMBED_INIT.shown, EMBED_BACKWARD.shown),
        suspects=(
            ("clear", EMBED_BACKWARD.at("dW[...] = 0")),
            ("init", EMBED_INIT.at("self.grads = [np.zeros_like(W)]")),
        ),
        repairs=(
            Repair("unpack", (EMBED_BACKWARD.patch("dW = self.grads", "(dW,) = self.grads"),)),
            Repair(
                "colon",
                (EMBED_BACKWARD.patch("dW[...] = 0", "dW[:] = 0"),),
                Stops("TypeError", "iterable"),
            ),
            Repair(
                "fresh",
                (EMBED_BACKWARD.patch("dW = self.grads", "dW = np.zeros_like(self.grads[0])"),),
                Shows("moved", "W_out", 0, 0),
            ),
        ),
        symptom=Stops("TypeError", "list indices must be integers or slices, not ellipsis"),
        enough=(),
    ),
    Case(
        name="nothing_returned",
        ward="stops",
        page="embedding_dot",
        fault=(
            DOT_BACKWARD.patch(
                "self.embed.backward(dtarget_W)\ndh = dout * target_W", "dh = self.embed.backward(dtarget_W)"
            ),
        ),
        shown=(EMBED_BACKWARD.shown, DOT_BACKWARD.shown, LOSS_BACKWARD.shown),
        suspects=(("sum", LOSS_BACKWARD.at("dh += dot.backward(dscore)")),),
        repairs=(
            Repair(
                "own",
                (
                    DOT_BACKWARD.patch(
                        "dh = self.embed.backward(dtarget_W)",
                        "self.embed.backward(dtarget_W)\ndh = dout * target_W",
                    ),
                ),
            ),
            Repair(
                "return",
                (
                    EMBED_BACKWARD.patch(
                        "np.add.at(dW, self.idx, dout)", "np.add.at(dW, self.idx, dout)\nreturn dW"
                    ),
                ),
                Stops("ValueError", "could not be broadcast"),
            ),
            Repair(
                "zero",
                (LOSS_BACKWARD.patch("dh += dot.backward(dscore)", "dh += dot.backward(dscore) or 0"),),
                Shows("moved", "W_in", 0, 0),
            ),
        ),
        symptom=Stops("UFuncTypeError", "Cannot cast ufunc 'add' output from dtype('O')"),
        enough=("shapes",),
    ),
    Case(
        name="negatives_are_floats",
        ward="stops",
        page="sampler",
        fault=(DRAW.patch(_EMPTY, _UNTYPED),),
        shown=(DRAW.shown, LOSS_FORWARD.shown, EMBED_FORWARD.shown),
        suspects=(
            ("filled", DRAW.at(_CHOICE)),
            ("index", EMBED_FORWARD.at("return W[idx]")),
            ("stack", LOSS_FORWARD.at("words = np.column_stack([target, negatives])")),
        ),
        repairs=(
            Repair("integer", (DRAW.patch(_UNTYPED, _EMPTY),)),
            Repair(
                "round",
                (EMBED_FORWARD.patch("return W[idx]", "return W[np.round(idx)]"),),
                Stops("IndexError", "must be of integer (or boolean) type"),
            ),
            Repair(
                "boolean",
                (DRAW.patch(_UNTYPED, _UNTYPED.replace("))", "), dtype=bool)")),),
                Shows("drawn", "distance", 0.5, 1),
            ),
        ),
        symptom=Stops("IndexError", "must be of integer (or boolean) type"),
        enough=("shapes",),
    ),
    Case(
        name="more_than_there_are",
        ward="stops",
        page="sampler",
        setting=(
            SAMPLER_INIT.patch(
                "candidates = np.count_nonzero(counts) - exclude_target\n"
                "if candidates < (1 if replace else sample_size):\n"
                "    raise TooManyNegatives(sample_size=sample_size, candidates=candidates)",
                "",
            ),
        ),
        fault=(BUILD.patch("sample_size = 2", "sample_size = 7"),),
        shown=(BUILD.shown, DRAW.shown),
        suspects=(
            (
                "choice",
                DRAW.at(_CHOICE),
            ),
            ("zero", DRAW.at("p[word] = 0")),
        ),
        repairs=(
            Repair("fewer", (BUILD.patch("sample_size = 7", "sample_size = 2"),)),
            Repair(
                "replace",
                (
                    DRAW.patch(
                        _CHOICE,
                        _CHOICE.replace("replace=self.replace", "replace=True"),
                    ),
                ),
                Shows("drawn", "repeats", 1, 1),
            ),
            Repair("target", (DRAW.patch("p[word] = 0", ""),), Shows("drawn", "hits", 1, 1)),
        ),
        symptom=Stops("ValueError", "Fewer non-zero entries in p than size"),
        enough=(),
    ),
    Case(
        name="chapter_three",
        ward="stops",
        page="yes_or_no",
        setting=(
            LOSS_INIT.patch(
                "self.sampler = sampler or UnigramSampler(corpus, power, sample_size, vocab_size=len(W), rng=rng)",
                "self.sampler = sampler or UnigramSampler(corpus, power, sample_size, rng=rng)",
            ),
        ),
        fault=(WEIGHTS.patch(_W_OUT, _W_OUT_TURNED),),
        shown=(WEIGHTS.shown, DOT_FORWARD.shown, EMBED_FORWARD.shown),
        suspects=(("index", EMBED_FORWARD.at("return W[idx]")),),
        repairs=(
            Repair("rows", (WEIGHTS.patch(_W_OUT_TURNED, _W_OUT),)),
            Repair(
                "columns",
                (
                    DOT_FORWARD.patch(
                        "target_W = self.embed.forward(idx)", "target_W = self.embed.params[0][:, idx]"
                    ),
                ),
                Stops("ValueError", "could not be broadcast together"),
            ),
            Repair(
                "modulo",
                (EMBED_FORWARD.patch("return W[idx]", "return W[idx % len(W)]"),),
                Stops("ValueError", "could not be broadcast together"),
            ),
        ),
        symptom=Stops("IndexError", "is out of bounds for axis 0 with size 5"),
        enough=("shapes",),
    ),
    Case(
        name="two_windows_too_many",
        ward="stops",
        page="loss_layer",
        fault=(WINDOWS.patch("for i in range(window_size, len(corpus) - window_size):", _FROM_MINUS_W),),
        shown=(WINDOWS.shown, FIT.shown),
        suspects=(
            ("target", WINDOWS.at("target = corpus[window_size:-window_size]")),
            ("batch", FIT.at("loss = model.forward(contexts[batch], target[batch])")),
        ),
        repairs=(
            Repair(
                "start",
                (WINDOWS.patch(_FROM_MINUS_W, "for i in range(window_size, len(corpus) - window_size):"),),
            ),
            Repair(
                "shorter",
                (FIT.patch("data_size = len(contexts)", "data_size = len(target)"),),
                Shows("shapes", "odd", 1, 9),
            ),
            Repair(
                "cut",
                (
                    WINDOWS.patch(
                        "return np.array(contexts), np.array(target)",
                        "return np.array(contexts)[: len(target)], np.array(target)",
                    ),
                ),
                Shows("ranks", "mean", 1.4, 7),
            ),
        ),
        symptom=Stops("IndexError", "is out of bounds for axis 0 with size 6"),
        enough=("shapes",),
    ),
)
