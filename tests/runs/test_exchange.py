"""What is given out is read by the programs that it is for, and by us."""

import io
import zipfile

import gensim.models
import numpy as np
import pandas as pd
import pytest

from core.errors import BadMetadata, BadVectors, VectorsNotUtf8, VectorsTooLarge
from core.text.corpus import Corpus, Vocabulary
from runs import exchange
from runs.library import Vectors

WORDS = ("the", "왕", "l'œil")
W_IN = np.array([[0.5, -1, 0.1], [2, 3, -4], [0, 1e-3, 7]], dtype=np.float16)
VECTORS = Vectors(Vocabulary(WORDS, np.array([9, 4, 1])), W_IN, -W_IN)


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
        words = pd.read_csv(folder.open("metadata.tsv"), sep="\t", header=None, quoting=3)
    assert tuple(words[0]) == WORDS
    assert np.array_equal(rows.to_numpy(dtype=np.float32), W_IN.astype(np.float32))


def test_we_read_both_text_formats_again():
    text = exchange.read_text(exchange.export(VECTORS, "text"))
    with zipfile.ZipFile(io.BytesIO(exchange.export(VECTORS, "projector"))) as folder:
        projector = exchange.read_projector(folder.read("vectors.tsv"), folder.read("metadata.tsv"))
    for found in (text, projector):
        assert found.vocab.words == WORDS
        assert np.array_equal(found.W_in, W_IN)
        assert found.W_out is None


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\x80\x04\x95\x10\x00", VectorsNotUtf8),
        (b"", BadVectors),
        (b"2 2\na 1 2\n", BadVectors),
        (b"2000000 3\n" + b"a 1 2 3\n" * 1_800_000, VectorsTooLarge),
    ],
    ids=["pickle", "empty", "cut off", "too large"],
)
def test_what_cannot_be_read_is_told(data, error):
    with pytest.raises(error):
        exchange.read_text(data)


def test_the_projectors_files_must_belong_together():
    with pytest.raises(BadMetadata):
        exchange.read_projector(b"1\t2\n3\t4\n", b"only\n")


def test_numbers_beyond_half_precision_keep_their_directions():
    W = exchange.read_text(b"3 2\na 300000 400000\nb 3 4\nc 0 1\n").W_in.astype(float)
    assert W[0] / np.linalg.norm(W[0]) == pytest.approx([0.6, 0.8], abs=1e-3)
    assert np.isfinite(W).all()


def test_a_files_counts_are_unknown():
    found = exchange.read_text(exchange.export(VECTORS, "text"))
    assert not found.vocab.counts.any()
    assert Corpus.from_sentences([["a", "b"]]).vocab.counts.all()
