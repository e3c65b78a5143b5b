import gzip

import numpy as np
import pytest

from core.errors import CorpusTooShort, EmptyCorpus, NotText, OneWordVocabulary, UnknownWord
from core.text.corpus import Corpus, create_contexts_target, preprocess
from core.text.reading import decode, sentences

SENTENCE = "You say goodbye and I say hello."


def test_the_books_sentence():
    corpus, word_to_id, id_to_word = preprocess(SENTENCE)
    assert corpus.tolist() == [0, 1, 2, 3, 4, 1, 5, 6]
    assert id_to_word[word_to_id["goodbye"]] == "goodbye"


def test_the_books_contexts():
    contexts, target = create_contexts_target(preprocess(SENTENCE)[0], window_size=1)
    assert contexts.tolist() == [[0, 2], [1, 3], [2, 4], [3, 1], [4, 5], [1, 6]]
    assert target.tolist() == [1, 2, 3, 4, 1, 5]


def test_a_wider_window():
    contexts, target = create_contexts_target(np.arange(6), window_size=2)
    assert contexts.tolist() == [[0, 1, 3, 4], [1, 2, 4, 5]]
    assert target.tolist() == [2, 3]


def test_a_corpus_shorter_than_the_window_is_named():
    with pytest.raises(CorpusTooShort) as error:
        create_contexts_target(np.arange(4), window_size=2)
    assert error.value.values == {"words": 4, "window": 2, "needed": 5}


def test_words_are_numbered_by_falling_count():
    corpus = Corpus.from_sentences([["b", "a", "a"], [], ["c", "a", "b"]])
    assert corpus.vocab.words == ("a", "b", "c")
    assert corpus.vocab.counts.tolist() == [3, 2, 1]
    assert corpus.ids.tolist() == [1, 0, 0, 2, 0, 1]
    assert corpus.starts.tolist() == [0, 3, 6]
    assert corpus.sentence(1) == ["c", "a", "b"]


def test_rare_words_leave_without_a_trace():
    corpus = Corpus.from_sentences([["a", "b", "a"], ["c"], ["b"]], min_count=2)
    assert corpus.vocab.words == ("a", "b")
    assert corpus.ids.tolist() == [0, 1, 0, 1]
    assert corpus.starts.tolist() == [0, 3, 4]


def test_corpora_without_two_words_are_named():
    with pytest.raises(EmptyCorpus):
        Corpus.from_sentences([[], []])
    with pytest.raises(EmptyCorpus):
        preprocess("  ")
    with pytest.raises(OneWordVocabulary):
        Corpus.from_sentences([["a", "a"], ["b"]], min_count=2)


def test_unknown_words_are_named():
    with pytest.raises(UnknownWord):
        Corpus.from_sentences([["a", "b"]]).vocab.id_of("c")


@pytest.mark.parametrize("name", ["text.txt", "text.txt.gz"])
def test_files_hold_a_sentence_a_line(tmp_path, name):
    data = "나는 너를 본다\nyou say\n".encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    corpus = Corpus.load(tmp_path / name)
    assert corpus.sentence(0) == ["나는", "너를", "본다"]
    assert corpus.sentence(1) == ["you", "say"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_korean_in_every_common_encoding(encoding):
    assert decode("밑바닥부터 시작하는 딥러닝".encode(encoding)) == "밑바닥부터 시작하는 딥러닝"


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03", b"\xff\xfe\x00", b"\x80\x81\xff\xff", b"PK\x03\x04\x14\x00"]
)
def test_files_that_are_no_text_are_named(data):
    with pytest.raises(NotText):
        decode(data)


def test_a_long_run_of_full_stops_is_read_once():
    """Read anew from each of its signs, it would take hours."""
    assert list(sentences("you" + "." * 1_000_000 + "say")) == [["you", "say"]]


def test_sentences_end_at_full_stops_and_lines():
    text = "You say “goodbye”. I don't, I say hello!\n나는 왕이다. 42"
    assert list(sentences(text)) == [
        ["you", "say", "goodbye"],
        ["i", "don't", "i", "say", "hello"],
        ["나는", "왕이다"],
        ["42"],
    ]
