"""What the settings choose: a corpus, a run's settings, the words to watch."""

from __future__ import annotations

from dataclasses import asdict

from core.engines.settings import TrainingSettings
from core.errors import LabError
from core.text.corpus import Corpus
from core.text.windows import check_window
from core.training.held_out import affordable
from material import corpora
from pages.studio.train.sections import own_text
from pages.studio.train.settings import HELD_OUT, OWN, RECIPE, TRAIN, Settings, suited
from runs import analogies, memory, related
from runs.library import Record
from runs.training_run import Watch
from ui.live.runtime import scheduler
from ui.settings.session import change, settings_of
from ui.settings.table import Choice, part_of


def corpus_of(settings: Settings) -> Corpus:
    """Return the chosen corpus.

    Raises
    ------
    LabError
        If the learner's own text cannot be used, is shorter than the window, or has no two words in one sentence.
    """
    name, min_count = settings.corpus, settings.min_count
    corpus = own_text.corpus(min_count, settings.tokens) if name == OWN else corpora.load(name, min_count)
    check_window(corpus, settings.window_size)
    return corpus


def training_settings_of(settings: Settings, corpus: Corpus) -> TrainingSettings:
    """Return the settings of a run; no more is held out than a short text can spare."""
    return part_of(settings, TrainingSettings, threads=1, held_out=affordable(corpus, settings.held_out))


def check_memory(settings: Settings, corpus: Corpus) -> None:
    """Check that the server has the memory for a run.

    Raises
    ------
    NeedsMoreMemory
        It names settings on offer that would do.
    """
    memory.check(
        training_settings_of(settings, corpus),
        corpus.vocab.counts,
        scheduler().limits.memory,
        hidden_sizes=_options("hidden_size"),
        min_counts=_options("min_count"),
    )


def _options(name: str) -> tuple[int, ...]:
    setting = TRAIN[name]
    return tuple(setting.options) if isinstance(setting, Choice) else ()


def settings_of_run(record: Record) -> Settings:
    """Return this page's settings that give a run again."""
    values = record.choices
    # A short text spared less than was asked for; asked for the next higher number, it spares as much.
    values["held_out"] = next(n for n in HELD_OUT if n >= record.settings.held_out)
    return Settings(**{setting.name: values[setting.name] for setting in TRAIN})


def watch(name: str, corpus: Corpus) -> Watch:
    """Return the words to watch: a shipped corpus's own; of another text the commonest longer ones."""
    if name in corpora.CORPORA:
        shipped = corpora.CORPORA[name]
        return Watch(
            shipped.watched,
            shipped.groups,
            analogies=analogies.read(corpora.DATA / shipped.analogies) if shipped.analogies else (),
            related=related.read(corpora.DATA / shipped.related) if shipped.related else (),
        )
    words = [word for word in corpus.vocab.words[:400] if len(word) > (1 if is_korean(word) else 3)]
    pairs = related.read(corpora.DATA / corpora.ENGLISH_PAIRS)  # counts only where enough of them are known
    return Watch(tuple(words[:5]), tuple((word,) for word in words[:24]), related=pairs)


def is_korean(word: str) -> bool:
    """Whether a word is written in Hangul."""
    return "가" <= word[0] <= "힣"


def adopt_recipe() -> None:
    """Take over the settings that suit the shipped corpus just chosen; for use as a callback."""
    chosen = suited(settings_of(TRAIN))
    change(TRAIN, **{name: chosen[name] for name in RECIPE})


def adopt_recipe_of_text() -> None:
    """Take over the settings that suit the size of the learner's own text; for use as a callback."""
    try:
        suits = own_text.recipe(settings_of(TRAIN).tokens)
    except LabError:
        return  # explained beside the settings
    change(TRAIN, **asdict(suits))


def adopt_rate() -> None:
    """Take over the learning rate that suits the engine just chosen; for use as a callback."""
    change(TRAIN, learning_rate=suited(settings_of(TRAIN))["learning_rate"])
