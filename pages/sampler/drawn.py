"""What the bench of the page on how negatives are drawn shows for given settings, in its three views."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pages.sampler import drawings as visuals
from pages.sampler import draws_drawings as drawings
from pages.sampler import figures, quality
from pages.sampler import lesson as sampler
from pages.sampler import noise_figures as noise
from pages.sampler import quality_figures as grids
from pages.sampler import rules as rules_lesson
from pages.sampler.draws import Pile
from pages.sampler.names import words_of
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
class Row:
    """The settings that a row of drawn words follows."""

    corpus: str
    power: float
    sample_size: int
    seed: int


@dataclass(frozen=True)
class Point:
    """The settings that the map of what is learnt reads."""

    world: str
    plan: str
    measure: str
    power: float
    sample_size: int


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
    corpus, power, K = shown.corpus, shown.power, shown.sample_size
    view = sampler.view(corpus, power)
    words = words_of(t, corpus)
    named = [words[i] for i in view.places]
    chances, original = sampler.among(corpus, power), sampler.among(corpus, 1.0)
    answer = visuals.answer(t, sampler.answer(corpus, power, K, words))
    legend = visuals.legend(t, power, overlay=shown.overlay)
    return Drawn(
        charts={
            "by_rank": noise.by_rank(t, view, named, power, overlay=shown.overlay),
            "factor": noise.factor(t, view, named, power),
            "among": noise.among(t, view, named, power, chances, original, K),
        },
        trees={
            "answer": answer,
            "facts": element("div", "lab-above", legend, visuals.summary(t, view, named, power)),
        },
    )


def row(t: Text, shown: Row) -> Drawn:
    """Draw one row of negatives; the same seed gives the same row."""
    words = words_of(t, shown.corpus)
    drawn = sampler.row(**asdict(shown))
    return Drawn(trees={"row": visuals.drawn_row(t, words, drawn, words[sampler.target(shown.corpus)])})


def point(t: Text, shown: Point) -> Drawn:
    """Draw how well the toy world is learnt, and where the chosen power and K lie."""
    return Drawn(
        charts={
            "quality": grids.heat_map(
                t, quality.grid(shown.world, shown.plan, shown.measure), shown.power, shown.sample_size
            )
        }
    )


def draws(t: Text, shown: Draws) -> Drawn:
    """Draw the pile of a law from which nothing is drawn yet: another law begins another pile."""
    return piled(t, Pile(shown.corpus, shown.power, shown.seed), 0)


def piled(t: Text, pile: Pile, fresh: int) -> Drawn:
    """Draw a pile; its fresh draws fall in."""
    words = words_of(t, pile.origin[0])
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
    words = words_of(t, shown.corpus)
    names = [words[i] for i in view.columns.places]
    reach = sampler.reach(shown.corpus)
    rows = f"{rules_lesson.ROWS:,}"
    title = t("sampler.columns.title", K=K)
    return Drawn(
        charts={"columns": figures.columns(t, names, len(view.words), view.columns, reach)},
        trees={
            "rules_said": said(t.prose("sampler", "rules", target=words[view.target], rows=rows, K=K)),
            "rules": drawings.rules(t, view.rules, words, view.target),
            "columns_said": said(f"**{title}**\n\n{t.prose('sampler', 'columns', rows=rows)}"),
        },
    )
