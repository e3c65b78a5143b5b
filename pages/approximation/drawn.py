"""What the page on what negative sampling approximates draws for given settings, comparison by comparison."""

from __future__ import annotations

from dataclasses import dataclass

from pages.approximation import drawings, figures, nearness, pair_scores
from pages.approximation.ruler import ZERO_GUESSES, ruler
from pages.approximation.toy_network import SIZES, bench
from ui.drawings.facts import facts
from ui.drawings.said import said
from ui.frames.drawn import Drawn
from ui.text.i18n import Text
from ui.text.numbers import decimal


@dataclass(frozen=True)
class Near:
    """What the comparison of gradients reads: settings, and the learner's guess."""

    size: int
    draws: int
    example: int
    trained: bool
    of: str
    view: str
    guess: str


@dataclass(frozen=True)
class Meaning:
    """The settings that the meaning of an answer reads."""

    pair: str
    negatives: int


@dataclass(frozen=True)
class Ruled:
    """What the comparison of losses reads: settings, and the learner's guess."""

    first_size: int
    second_size: int
    guess: str


def near(t: Text, shown: Near) -> Drawn:
    """Draw how near each way comes to the softmax's gradient, and one draw's numbers."""
    net, curves = bench(shown.trained), nearness.curves(shown.trained)
    example = shown.example - 1
    one = nearness.draw(net, example, shown.size, 1, seed=shown.draws)
    exact = nearness.softmax_gradient(net, example)
    around = [net.words[word] for word in net.contexts[example]]
    around.insert(len(around) // 2, "▢")
    sentence = t(
        "approximation.near.example",
        context=" ".join(around),
        target=net.words[net.target[example]],
        loss=f"{exact.loss:.2f}",
        V=len(net.words),
    )
    return Drawn(
        charts={
            "nearness": figures.nearness(
                t,
                {way: curves[shown.of, way] for way in nearness.WAYS},
                single=shown.view == "draw",
                size=shown.size,
                here=drawings.cosines(one, exact, shown.of),
                guess=shown.guess,
            )
        },
        trees={"near_said": said(sentence), "ways": drawings.columns(t, net, one, exact, shown.of)},
    )


def meaning(t: Text, shown: Meaning) -> Drawn:
    """Draw what a pair's trained answer is for every k."""
    seen = pair_scores.look_at(shown.pair)
    return Drawn(
        charts={"pair": figures.pair(t, seen, shown.negatives)},
        trees={"pair_said": said(t.prose("approximation", "meaning", **meaning_said(shown)))},
    )


def meaning_said(shown: Meaning) -> dict[str, object]:
    """Return the numbers of a pair, as they are said."""
    seen = pair_scores.look_at(shown.pair)
    context, word = shown.pair.split("-")
    k = shown.negatives
    return {
        "context": context,
        "word": word,
        "k": k,
        "p": decimal(seen.probability, ".3f"),
        "y": decimal(seen.y[k - 1], ".3f"),
        "score": decimal(seen.score[k - 1], ".3f"),
        "pmi": decimal(seen.pmi, ".3f"),
        "theory": decimal(seen.theory[k - 1], ".3f"),
    }


def ruled(t: Text, shown: Ruled) -> Drawn:
    """Draw the loss of both networks by the K that it is measured with."""
    before, after = ruler(trained=False), ruler(trained=True)
    first, second = shown.first_size, shown.second_size
    loss_a, loss_b = before.loss[SIZES.index(first)], after.loss[SIZES.index(second)]
    rank = t("approximation.ruler.rank", V=after.vocab_size)
    return Drawn(
        charts={
            "losses": figures.losses(t, before, after, (first, second), ZERO_GUESSES[shown.guess]),
        },
        trees={
            "runs": facts(
                [
                    (t("approximation.ruler.loss", run="A"), f"{loss_a:.2f}", f"K = {first}"),
                    (t("approximation.ruler.rank_of", run="A"), f"{before.rank:.0f}", rank),
                    (t("approximation.ruler.loss", run="B"), f"{loss_b:.2f}", f"K = {second}"),
                    (t("approximation.ruler.rank_of", run="B"), f"{after.rank:.0f}", rank),
                ]
            ),
            "ruler_said": said(
                t("approximation.ruler.fooled" if loss_a < loss_b else "approximation.ruler.lucky")
            ),
        },
    )
