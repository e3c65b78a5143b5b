import numpy as np
import pytest

from core.evaluation.neighbours import unit_rows
from material.corpora import CORPORA
from runs.library import Record, Vectors
from runs.reference import available, pack, reference, save, unpack


def test_packing_keeps_directions():
    W = np.random.default_rng(0).standard_normal((50, 100)).astype(np.float32)
    W[3] = 0
    again = unpack(*pack(W)).astype(np.float32)
    cosines = (unit_rows(W) * unit_rows(again)).sum(axis=1)
    assert np.delete(cosines, 3).min() > 0.9999
    assert not again[3].any()


def test_every_shipped_corpus_has_a_finished_run():
    assert available() == list(CORPORA)


@pytest.mark.parametrize("name", CORPORA)
def test_a_finished_run_fits_its_corpus(name):
    record = reference(name)
    vocab = record.vectors.vocab
    assert record.vectors.W_in.shape == (len(vocab), record.settings.hidden_size)
    assert record.vectors.W_out.shape == record.vectors.W_in.shape
    assert record.curve["smooth_loss"][-1] < 0.6 * record.curve["smooth_loss"][0]


def test_what_is_saved_is_read_again(tmp_path):
    shipped = reference("book")
    record = Record(**vars(shipped))
    record.vectors = Vectors(shipped.vectors.vocab, shipped.vectors.W_in * 2, shipped.vectors.W_out)
    save(record, tmp_path)
    again = reference("book", tmp_path)
    assert again.settings == shipped.settings
    assert again.vectors.W_in == pytest.approx(2 * shipped.vectors.W_in, rel=0.05, abs=0.05)
