import os
import stat

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.errors import NotFiniteVectors
from core.text.vector_files import replacing, write_vectors
from core.text.vectors import read_file

WORDS = ["the", "왕", "l'œil", "😀"]
VECTORS = np.array([[1, -0.5], [1e-7, 3.4e38], [0.1, -1e-45], [0, 123456.79]], dtype=np.float32)


def write(path, words=WORDS, vectors=VECTORS):
    with replacing(path) as file:
        write_vectors(file, words, vectors)


def test_what_is_written_is_read_again(tmp_path):
    write(tmp_path / "v.txt")
    found = read_file(tmp_path / "v.txt")
    assert found.words == WORDS
    assert found.W_in.dtype == np.float32
    assert np.array_equal(found.W_in, VECTORS)


@given(hnp.arrays(np.float32, (3, 4), elements=st.floats(allow_nan=False, allow_infinity=False, width=32)))
def test_every_float32_survives(tmp_path_factory, vectors):
    path = tmp_path_factory.mktemp("v") / "v.txt"
    write(path, WORDS[:3], vectors)
    assert np.array_equal(read_file(path).W_in, vectors)


def test_gensim_reads_it(tmp_path):
    write(tmp_path / "v.txt")
    models = pytest.importorskip("gensim.models", exc_type=Exception)
    found = models.KeyedVectors.load_word2vec_format(str(tmp_path / "v.txt"))
    assert found.index_to_key == WORDS
    assert np.array_equal(found.vectors, VECTORS)


def test_the_format_is_word2vecs(tmp_path):
    path = tmp_path / "v.txt"
    write(path)
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    assert first == "4 2"
    assert [line.split(" ")[0] for line in lines] == WORDS
    numbers = [[np.float32(x) for x in line.split(" ")[1:]] for line in lines]
    assert np.array_equal(numbers, VECTORS)


def test_what_is_not_finite_is_not_written(tmp_path):
    for wrong in (np.nan, np.inf, 1e300):
        with pytest.raises(NotFiniteVectors):
            write(tmp_path / "v.txt", WORDS[:1], np.array([[1, wrong]]))
        assert not list(tmp_path.iterdir())


def stop_half_way(path):
    with replacing(path) as file:
        file.write("half")
        raise KeyboardInterrupt


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "v.txt"
    path.write_text("old")

    with pytest.raises(KeyboardInterrupt):
        stop_half_way(path)
    assert [file.name for file in tmp_path.iterdir()] == ["v.txt"]
    assert path.read_text() == "old"


def test_the_new_file_appears_only_when_it_is_whole(tmp_path):
    path = tmp_path / "v.txt"
    with replacing(path) as file:
        file.write("new")
        file.flush()
        assert not path.exists()
    assert path.read_text() == "new"
    assert path.stat().st_mode & stat.S_IRUSR
    assert not path.stat().st_mode & 0o111


def test_a_folder_that_is_not_there_is_told_at_the_start(tmp_path):
    with pytest.raises(OSError, match="missing"), replacing(tmp_path / "missing" / "v.txt"):
        pytest.fail("opened")
    with pytest.raises(OSError, match="directory"), replacing(tmp_path):
        pytest.fail("opened")


def test_a_link_leads_to_the_new_file(tmp_path):
    (tmp_path / "v.txt").write_text("old")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "v.txt")
    with replacing(link) as file:
        file.write("new")
    assert link.is_symlink()
    assert (tmp_path / "v.txt").read_text() == "new"


def test_what_is_no_file_is_not_replaced(tmp_path):
    """A file in the place of /dev/null would break the whole machine."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="regular"), replacing(pipe):
        pytest.fail("opened")
    assert pipe.is_fifo()
