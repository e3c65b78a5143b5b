"""Values as a reader knows them."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from tests.pages.test_all_pages import open_page
from ui.settings.table import Choice, Line, Numbers, Real, Switch, Table, Whole
from ui.settings.wording import allowed, value_text
from ui.text.i18n import LANGUAGES, Text


@dataclass(frozen=True)
class Settings:
    sample_size: Annotated[int, Whole("K", 5, low=1, high=2000)]
    power: Annotated[float, Real("power", 0.75, low=-0.5, high=1.5, step=0.05)]
    corpus: Annotated[str, Choice("corpus", "wordnet", ("wordnet", "book"))]
    rate: Annotated[float, Choice("lr", 0.1, (-0.5, 0.001, 3.0))]
    vocab_size: Annotated[int, Choice("V", 7, (7, 1_000_000))]
    pair: Annotated[str, Choice("pair", "a-b", ("a-b",))]
    trained: Annotated[bool, Switch("trained", True)]
    idx: Annotated[tuple[float, ...], Numbers("idx", (0.0, -3.5), low=-9, high=9)]
    words: Annotated[str, Line("words", "*king*", most=20)]


# The corpora's names are those of the page "train".
TABLE = Table("train", Settings)


@pytest.mark.parametrize(
    ("name", "said", "choices"),
    [
        ("sample_size", "5", "1 – 2,000"),
        ("power", "0.75", "−0.50 – 1.50"),
        ("rate", "0.1", "−0.5, 0.001, 3"),
        ("vocab_size", "7", "7, 1,000,000"),
        ("pair", "a-b", "a-b"),
        ("trained", "on", "off, on"),
        ("idx", "0, −3.5", "−9 – 9"),
        ("words", r"\*king\*", "a line of at most 20 characters"),
    ],
)
def test_a_value_is_said_as_its_widget_shows_it(name, said, choices):
    t, setting = Text("en"), TABLE[name]
    assert value_text(t, TABLE, setting, setting.default) == said
    assert allowed(t, TABLE, setting) == choices


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_broken_link_is_told_the_options_by_their_names(lang):
    t = Text(lang)
    said = open_page("sampler", lang, corpus="no_such_corpus", view="no_such_view").warning[0].value
    for option in ("distribution", "draws", "rules"):
        assert t(f"sampler.view.options.{option}") in said
        assert f", {option}" not in said
    assert t("sampler.corpus.options.wordnet") in said
