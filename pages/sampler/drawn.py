"""What the bench of the page on how negatives are drawn shows for given settings, in its three views."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pages.sampler import drawings as visuals
from pages.sampler import draws_drawings as drawings
from pages.sampler import figures
from pages.sampler import lesson as sampler
from pages.sampler import noise_figures as noise
from pages.sampler import rules as rules_lesson
from pages.sampler.draws import Pile
from ui.drawings.said import said
from ui.drawings.tree import element
from ui.frames.drawn import Drawn
from ui.text.i18n import Text


@dataclass(frozen=True)
class Distribution:
    """The settings that the view of the distribution reads."""

    corpus: str
    power: float
    sample_size: int
    overlay: bool


@dataclass(frozen=True)
class Draws:
    """The settings that the view of the draws reads."""

    corpus: str
    power: float
    seed: int


@dataclass(frozen=True)
class Rules:
    """The settings that the view of the rules reads."""

    corpus: str
    power: float
    sample_size: int
    target: str
    seed: int


def distribution(t: Text, shown: Distribution) -> Drawn:
    """Draw what the power makes of the text's frequencies, and who gains by it."""
    corpus, power, overlay = shown.corpus, shown.power, shown.overlay
    view = sampler.view(corpus, power)
    among, original = sampler.among(corpus, power), sampler.among(corpus, 1.0)
    legend = visuals.legend(t, power, overlay=overlay)
    return Drawn(
        charts={
            "by_rank": noise.by_rank(t, view, power, overlay=overlay),
            "by_word": noise.by_word(t, view, power, among, original, shown.sample_size),
        },
        trees={"facts": element("div", "lab-above", visuals.summary(t, view, power), legend)},
    )


def draws(t: Text, shown: Draws) -> Drawn:
    """Draw the pile of a law from which nothing is drawn yet: another law begins another pile."""
    return piled(t, Pile(shown.corpus, shown.power, shown.seed), 0)


def piled(t: Text, pile: Pile, fresh: int) -> Drawn:
    """Draw a pile; its fresh draws fall in."""
    words, _ = sampler.vocabulary(pile.origin[0])
    names = drawings.column_names(pile.edges, words)
    sentences = [t("sampler.pile.ranks")] if len(names) < len(words) else []
    if pile.total:
        summary = t(
            "sampler.pile.summary",
            total=f"{pile.total:,}",
            distance=f"{pile.distance:.4f}",
            milliseconds=f"{1000 * pile.seconds:.1f}",
        )
        sentences.append(summary)
    else:
        sentences.append(t("sampler.pile.empty"))
    if len(pile.last):
        sentences.append(t("sampler.pile.last", words=", ".join(words[i] for i in pile.last)))
    return Drawn(
        trees={"pile": drawings.pile(t, pile, names, fresh), "pile_said": said("\n\n".join(sentences))}
    )


def rules(t: Text, shown: Rules) -> Drawn:
    """Draw the four rules of drawing, theory against draws; the same seed gives the same draws."""
    view = rules_lesson.view(**asdict(shown))
    K = shown.sample_size
    names = [view.words[i] for i in view.columns.places]
    reach = sampler.reach(shown.corpus)
    rows = f"{rules_lesson.ROWS:,}"
    title = t("sampler.columns.title", K=K)
    return Drawn(
        charts={"columns": figures.columns(t, names, len(view.words), view.columns, reach)},
        trees={
            "rules_said": said(t.prose("sampler", "rules", target=view.words[view.target], rows=rows, K=K)),
            "rules": drawings.rules(t, view.rules, view.words, view.target),
            "columns_said": said(f"**{title}**\n\n{t.prose('sampler', 'columns', rows=rows)}"),
        },
    )
