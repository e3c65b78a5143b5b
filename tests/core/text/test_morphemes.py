"""The optional analyser of Korean."""

import sys

import pytest

from core.cli import main
from core.errors import NoAnalyser, TooLongToAnalyse
from core.text import morphemes
from core.text.corpus import Corpus
from core.text.morphemes import analysed, check_length, is_installed, with_morphemes
from core.text.reading import read
from tests.cases import CASES

needs_analyser = pytest.mark.skipif(
    not is_installed(), reason="kiwipiepy, which is an option, is not installed"
)


def forms(text):
    found = with_morphemes(read(text).corpus)
    return [" ".join(found.sentence(i)) for i in range(len(found.starts) - 1)]


@needs_analyser
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("왕은 여왕을 불렀다", "왕 여왕 부르다"),
        ("예쁜 꽃이 예뻤다", "예쁘다 꽃 예쁘다"),
        ("학생들은 조용히 공부했어요", "학생 조용히 공부하다"),
        ("조용한 선생님이 과학적으로", "조용하다 선생님 과학적"),
        ("도와 흘러", "돕다 흐르다"),
        ("비공식적인 것", "비공식적 것"),
        ("word2vec을 new_york don't 배웠다", "word2vec new_york don't 배우다"),
        ("3시간 동안 2020년에 ㅋㅋㅋ", "시간 동안 년 ㅋㅋㅋ"),
        ("you say goodbye", "you say goodbye"),
        ("김치찌개를 좋아합니다", "김치찌개 좋아하다"),
    ],
)
def test_words_are_in_the_form_of_a_dictionary(text, words):
    assert forms(text) == [words]


@needs_analyser
def test_sentences_stay_apart_and_the_share_grows():
    corpus = read("왕은 왔다. 여왕은 갔다. 왔다 갔다 했다").corpus
    work, shares = analysed(corpus), []
    try:
        while True:
            shares.append(next(work))
    except StopIteration as end:
        found = end.value
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert [len(found.sentence(i)) for i in range(3)] == [2, 2, 3]


@needs_analyser
def test_a_text_without_full_stops_is_analysed_in_pieces():
    corpus = Corpus.counted([["왕은", "왔다"] * 500, ["가" * 5000, "여왕은"]])
    found = with_morphemes(corpus)
    assert found.sentence(0) == ["왕", "오다"] * 500
    assert found.sentence(1) == ["가" * 5000, "여왕"]


@needs_analyser
def test_all_encodings_are_one_text(tmp_path, capsys):
    vocabularies = {
        with_morphemes(read((CASES / name).read_bytes()).corpus).vocab.words
        for name in ("ko_nfc_utf8.txt", "ko_nfd_utf8.txt", "ko_cp949.txt")
    }
    assert len(vocabularies) == 1
    out = tmp_path / "vectors.txt"
    command = ["train", str(CASES / "ko_cp949.txt"), "--unit", "morphemes", "--dim", "2", "--epochs", "1"]
    assert main([*command, "--window", "1", "--negative", "1", "--sample", "0", "--out", str(out)]) == 0
    assert set(next(iter(vocabularies))) == {line.split()[0] for line in out.read_text().splitlines()[1:]}


def test_without_the_library_what_to_do_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "kiwipiepy", None)
    morphemes._loaded.cache_clear()
    with pytest.raises(NoAnalyser, match="requirements-korean"):
        with_morphemes(read("왕은 왔다").corpus)


def test_a_long_text_is_refused_with_both_numbers(monkeypatch):
    monkeypatch.setattr(morphemes, "MOST_SIGNS", 11)
    corpus = read("왕은 왔다. 왕은 갔다").corpus
    with pytest.raises(TooLongToAnalyse) as error:
        check_length(corpus)
    assert error.value.values == {"signs": 12, "limit": 11}
