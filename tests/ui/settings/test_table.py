from dataclasses import asdict, dataclass, replace
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.settings.table import BadValue, Choice, Line, Numbers, Real, Switch, Table, Whole, part_of


@dataclass(frozen=True)
class Settings:
    sample_size: Annotated[int, Whole("K", 5, low=1, high=20)]
    power: Annotated[float, Real("power", 0.75, low=-0.5, high=1.5, step=0.05)]
    corpus: Annotated[str, Choice("corpus", "wordnet", ("wordnet", "book"))]
    rate: Annotated[float, Choice("lr", 0.1, (1e-5, 0.001, 0.1, 3.0))]
    shrink: Annotated[bool, Switch("shrink", True)]
    idx: Annotated[tuple[int, ...], Numbers("idx", (0, 3, 1), low=0, high=6, whole=True)]
    words: Annotated[str, Line("words", "king queen", most=20)]


TABLE = Table("page", Settings)
K, POWER, CORPUS, RATE, SHRINK, IDX, WORDS = TABLE
DEFAULTS = TABLE.defaults


@given(st.text(max_size=8))
def test_no_text_from_an_address_breaks_a_setting(text):
    for setting in TABLE:
        try:
            value = setting.parse(text)
        except BadValue:
            continue
        assert setting.parse(setting.format(value)) == value


def test_a_number_between_two_steps_is_the_one_that_the_slider_shows():
    assert [POWER.parse(text) for text in ("0.33", "-0.5", "1.49", "0.75")] == [0.35, -0.5, 1.5, 0.75]
    tens = Whole("n", 50, low=20, high=100, step=10)
    assert [tens.parse(text) for text in ("20", "23", "26", "99", "100")] == [20, 20, 30, 100, 100]


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        (K, "0"),
        (K, "21"),
        (K, "5.0"),
        (K, "9" * 5000),
        (POWER, "nan"),
        (POWER, "inf"),
        (POWER, "1.6"),
        (CORPUS, "Wordnet"),
        (RATE, "0.2"),
        (SHRINK, "true"),
        (IDX, "0,1"),
        (IDX, "0,1,7"),
        (IDX, "0,1,x"),
        (IDX, "0,1,nan"),
        (WORDS, "x" * 21),
        (WORDS, "king\nqueen"),
    ],
)
def test_values_out_of_bounds_or_of_the_wrong_kind_are_turned_away(setting, text):
    with pytest.raises(BadValue):
        setting.parse(text)


@given(
    st.integers(1, 20),
    st.integers(-10, 30).map(lambda n: n * 0.05),
    st.sampled_from(("wordnet", "book")),
    st.sampled_from((1e-5, 0.001, 0.1, 3.0)),
    st.booleans(),
    st.tuples(*[st.integers(0, 6)] * 3),
    st.sampled_from(["king queen", "", "왕 여왕", "a&b=c"]),
)
def test_what_is_written_is_read_again(k, power, corpus, rate, shrink, idx, words):
    settings = Settings(k, power, corpus, rate, shrink, idx, words)
    found, problems = TABLE.read(TABLE.write(settings))
    assert not problems
    for name, value in asdict(found or DEFAULTS).items():
        given = getattr(settings, name)
        assert value == (pytest.approx(given) if isinstance(value, float) else given)


def test_defaults_are_not_written():
    assert TABLE.write(DEFAULTS) == {}


def test_a_bad_value_gives_the_default_and_is_reported():
    settings, problems = TABLE.read({"K": "99", "power": "0.5", "other": "x"})
    assert settings == replace(DEFAULTS, power=0.5)
    assert [(p.setting.name, p.text) for p in problems] == [("sample_size", "99")]


def test_an_address_without_settings_says_nothing():
    assert TABLE.read({"lang": "ko"}) == (None, [])


@dataclass(frozen=True)
class State:
    power: float
    sample_size: int
    seed: int = 1


@dataclass(frozen=True)
class OtherType:
    power: int


def test_a_state_takes_the_settings_of_its_names():
    assert part_of(DEFAULTS, State, seed=7) == State(0.75, 5, 7)


@pytest.mark.parametrize(("kind", "name"), [(State, "seed"), (OtherType, "power")])
def test_a_field_without_a_setting_of_its_name_and_type_is_an_error(kind, name):
    with pytest.raises(TypeError, match=name):
        part_of(DEFAULTS, kind)


@pytest.mark.parametrize("text", ["3.0", "3", "3e0", "+3", " 3"])
def test_a_number_among_several_may_be_written_in_every_way(text):
    assert RATE.parse(text) == 3.0


def test_what_suits_the_named_settings_need_not_be_named():
    def suited(settings):
        return {"sample_size": 3} if settings.corpus == "book" else {}

    table = Table("page", Settings, suited)
    found, problems = table.read({"corpus": "book", "lr": "9"})
    assert (found.sample_size, found.rate) == (3, 0.1)
    assert [problem.value for problem in problems] == [0.1]
    assert table.read({"corpus": "book", "K": "5"})[0].sample_size == 5
    assert table.read({"corpus": "book", "K": "x"})[1][0].value == 3
    for sample_size in (3, 5):
        settings = replace(DEFAULTS, corpus="book", sample_size=sample_size)
        assert table.read(table.write(settings)) == (settings, [])
    assert table.write(replace(DEFAULTS, corpus="book", sample_size=3)) == {"corpus": "book"}
