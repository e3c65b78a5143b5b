"""What is given out is read by the programs that it is for, and by us."""

import io
import zipfile

import gensim.models
import numpy as np
import pandas as pd
import pytest

from core.errors import NotFiniteVectors
from core.text.corpus import Corpus, Vocabulary
from runs import exchange
from runs.library import Vectors

WORDS = ("the", "왕", "l'œil")
W_IN = np.array([[0.5, -1, 0.1], [2, 3, -4], [0, 1e-3, 7]], dtype=np.float16)
VECTORS = Vectors(Vocabulary(WORDS, np.array([9, 4, 1])), W_IN, -W_IN)


def read(data):
    return exchange.read(io.BytesIO(data))[0]


def test_gensim_reads_the_text(tmp_path):
    path = tmp_path / "vectors.txt"
    path.write_bytes(exchange.export(VECTORS, "text"))
    found = gensim.models.KeyedVectors.load_word2vec_format(str(path))
    assert tuple(found.index_to_key) == WORDS
    assert np.array_equal(found.vectors, W_IN.astype(np.float32))


def test_numpy_reads_both_matrices_without_pickles():
    with np.load(io.BytesIO(exchange.export(VECTORS, "npz")), allow_pickle=False) as found:
        assert tuple(found["words"]) == WORDS
        assert found["counts"].tolist() == [9, 4, 1]
        assert np.array_equal(found["W_in"], W_IN.astype(np.float32))
        assert np.array_equal(found["W_out"], -W_IN.astype(np.float32))


def test_pandas_reads_the_projectors_files():
    with zipfile.ZipFile(io.BytesIO(exchange.export(VECTORS, "projector"))) as folder:
        rows = pd.read_csv(folder.open("vectors.tsv"), sep="\t", header=None)
        words = pd.read_csv(folder.open("metadata.tsv"), sep="\t", quoting=3)
    assert tuple(words["word"]) == WORDS
    assert words["count"].tolist() == [9, 4, 1]
    assert np.array_equal(rows.to_numpy(dtype=np.float32), W_IN.astype(np.float32))


@pytest.mark.parametrize("kind", exchange.FORMATS)
def test_everything_given_out_can_be_taken_in_again(kind):
    found = read(exchange.export(VECTORS, kind))
    assert found.vocab.words == WORDS
    assert np.array_equal(found.W_in, W_IN)
    if kind == "text":
        assert found.W_out is None
        assert not found.vocab.counts.any()
    else:
        assert np.array_equal(found.W_out, -W_IN)
        assert found.vocab.counts.tolist() == [9, 4, 1]


@pytest.mark.parametrize("kind", exchange.FORMATS)
def test_what_only_one_matrix_is_known_of_is_given_out_too(kind):
    alone = Vectors(VECTORS.vocab, W_IN)
    assert read(exchange.export(alone, kind)).W_out is None


@pytest.mark.parametrize("kind", exchange.FORMATS)
def test_weights_that_are_not_finite_are_not_given_out(kind):
    W = W_IN.copy()
    W[1, 1] = np.inf
    with pytest.raises(NotFiniteVectors):
        exchange.export(Vectors(VECTORS.vocab, W, W_IN), kind)


def test_of_a_large_file_as_many_words_are_kept_as_there_is_room_for(monkeypatch):
    monkeypatch.setattr(exchange, "MOST_NUMBERS", 7)
    kept, found = exchange.read(io.BytesIO(exchange.export(VECTORS, "text")))
    assert kept.vocab.words == WORDS[:2]
    assert (found.total, found.is_whole) == (3, False)


@pytest.mark.parametrize("scale", [1e30, 300_000, 1, 1e-6, 1e-30])
def test_numbers_beyond_half_precision_keep_their_directions(scale):
    W = read(f"3 2\na {3 * scale} {4 * scale}\nb {4 * scale} {-3 * scale}\nc 0 0\n".encode()).W_in.astype(
        float
    )
    assert W[0] / np.linalg.norm(W[0]) == pytest.approx([0.6, 0.8], abs=1e-3)
    assert W[1] / np.linalg.norm(W[1]) == pytest.approx([0.8, -0.6], abs=1e-3)
    assert np.isfinite(W).all()


def test_a_texts_own_counts_are_known():
    assert Corpus.from_sentences([["a", "b"]]).vocab.counts.all()
