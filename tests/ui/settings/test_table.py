import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.settings.table import BadValue, Choice, Line, Numbers, Real, Switch, Table, Whole

K = Whole("sample_size", "K", 5, low=1, high=20)
POWER = Real("power", "power", 0.75, low=-0.5, high=1.5, step=0.05)
CORPUS = Choice("corpus", "corpus", "wordnet", ("wordnet", "book"))
RATE = Choice("rate", "lr", 0.1, (1e-5, 0.001, 0.1, 3.0))
SHRINK = Switch("shrink", "shrink", True)
IDX = Numbers("idx", "idx", (0, 3, 1), low=0, high=6, whole=True)
WORDS = Line("words", "words", "king queen", most=20)
TABLE = Table("page", K, POWER, CORPUS, RATE, SHRINK, IDX, WORDS)
DEFAULTS = {setting.name: setting.default for setting in TABLE}


@given(st.text(max_size=8))
def test_no_text_from_an_address_breaks_a_setting(text):
    for setting in TABLE:
        try:
            value = setting.parse(text)
        except BadValue:
            continue
        assert setting.parse(setting.format(value)) == value


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
    st.sampled_from(CORPUS.options),
    st.sampled_from(RATE.options),
    st.booleans(),
    st.tuples(*[st.integers(0, 6)] * 3),
    st.sampled_from(["king queen", "", "왕 여왕", "a&b=c"]),
)
def test_what_is_written_is_read_again(k, power, corpus, rate, shrink, idx, words):
    values = dict(zip(DEFAULTS, (k, power, corpus, rate, shrink, idx, words), strict=True))
    found, problems = TABLE.read(TABLE.write(values))
    assert not problems
    for name, value in (found or DEFAULTS).items():
        assert value == pytest.approx(values[name]) if isinstance(value, float) else value == values[name]


def test_defaults_are_not_written():
    assert TABLE.write(DEFAULTS) == {}


def test_a_bad_value_gives_the_default_and_is_reported():
    values, problems = TABLE.read({"K": "99", "power": "0.5", "other": "x"})
    assert values == DEFAULTS | {"power": 0.5}
    assert [(p.setting.name, p.text) for p in problems] == [("sample_size", "99")]


def test_an_address_without_settings_says_nothing():
    assert TABLE.read({"lang": "ko"}) == ({}, [])
