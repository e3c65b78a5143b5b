from collections import Counter

from core.text.corpus import Corpus
from pages.studio.train.preview import POINTS, preview

SENTENCES = [["the", "king"], ["the", "queen", "and", "the", "dog"]] * 3 + [["x"] * 20]


def test_a_preview_counts_what_is_there():
    seen = preview(Corpus.from_sentences(SENTENCES), sentences=2)
    counted = Counter(word for sentence in SENTENCES for word in sentence)
    assert (seen.sentences, seen.words, seen.types) == (7, 41, len(counted))
    assert seen.first == ("the king", "the queen and the dog")
    assert seen.rank.tolist() == [1, 2, 3, 4, 5, 6]
    assert seen.count.tolist() == sorted(counted.values(), reverse=True)
    assert [counted[word] for word in seen.commonest] == seen.count.tolist()


def test_long_sentences_are_cut_and_said_to_be():
    assert preview(Corpus.from_sentences([["x"] * 20, ["y"]]), words=3).first[0] == "x x x …"


def test_a_large_vocabulary_gives_a_curve_of_few_points():
    corpus = Corpus.from_sentences([[str(i)] * (1 + 5000 // (i + 1)) for i in range(5000)])
    seen = preview(corpus)
    assert len(seen.rank) <= POINTS
    assert (seen.rank[0], seen.rank[-1]) == (1, 5000)
