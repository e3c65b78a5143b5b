import io
import stat

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.errors import BadMetadata, BadVectorLine, BadVectors, RepeatedWord, VectorsTooLarge
from core.text.vector_files import (
    parse_projector,
    parse_vectors,
    read_vectors,
    replacing,
    write_projector,
    write_vectors,
)

WORDS = ["the", "왕", "l'œil", "😀"]
VECTORS = np.array([[1, -0.5], [1e-7, 3.4e38], [0.1, -1e-45], [0, 123456.79]], dtype=np.float32)
GOOD = "2 3\nking 0.5 -1 2e-3\nqueen 1 2 3\n"


def write(path, words=WORDS, vectors=VECTORS):
    with replacing(path) as file:
        write_vectors(file, words, vectors)


def test_what_is_written_is_read_again(tmp_path):
    write(tmp_path / "v.txt")
    words, vectors = read_vectors(tmp_path / "v.txt")
    assert words == WORDS
    assert vectors.dtype == np.float32
    assert np.array_equal(vectors, VECTORS)


@given(hnp.arrays(np.float32, (3, 4), elements=st.floats(allow_nan=False, allow_infinity=False, width=32)))
def test_every_float32_survives(tmp_path_factory, vectors):
    path = tmp_path_factory.mktemp("v") / "v.txt"
    write(path, WORDS[:3], vectors)
    assert np.array_equal(read_vectors(path)[1], vectors)


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


def test_word2vecs_own_files_end_their_lines_with_a_space(tmp_path):
    path = tmp_path / "v.txt"
    path.write_text("1 2\nking 0.5 1 \n")
    assert read_vectors(path)[1].tolist() == [[0.5, 1]]


DAMAGED = {
    "empty": ("", 1),
    "no header": ("king 0.5 1\n", 1),
    "header of words": ("two 3\nking 1 2 3\n", 1),
    "negative": ("-2 3\nking 1 2 3\n", 1),
    "other digits": ("² 3\n" + GOOD, 1),
    "more than any file": ("99999999999 99999999999\nking 1 2 3\n", 1),
    "no dimensions": ("2 0\nking\nqueen\n", 1),
    "too few words": (GOOD.replace("2 3", "3 3", 1) + " " * 20, 4),
    "ends early": ("3 3\nking 0.5 -1 2e-3\nqueen 1.00000 2.0000 3\n", 4),
    "too many words": (GOOD + "dog 1 2 3\n", 4),
    "too few numbers": (GOOD.replace(" 2e-3", ""), 2),
    "too many numbers": (GOOD.replace("2e-3", "2e-3 7"), 2),
    "no number": (GOOD.replace("-1", "one"), 2),
    "twice": (GOOD.replace("queen", "king"), 3),
    "no word": (GOOD.replace("queen", ""), 3),
    "nan": (GOOD.replace("-1", "nan"), 2),
    "infinite": (GOOD.replace("queen 1", "queen inf"), 3),
}


@pytest.mark.parametrize(("text", "line"), DAMAGED.values(), ids=DAMAGED)
def test_damage_is_told_with_its_line(tmp_path, text, line):
    path = tmp_path / "v.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadVectors) as error:
        read_vectors(path)
    assert error.value.values["line"] == line
    assert "\n" not in str(error.value)


def projector(words=WORDS, vectors=VECTORS):
    files = io.StringIO(), io.StringIO()
    write_projector(*files, words, vectors)
    return [file.getvalue() for file in files]


def test_the_projectors_two_files_are_read_again():
    words, vectors = parse_projector(*projector())
    assert words == WORDS
    assert np.array_equal(vectors, VECTORS)
    rows, names = projector()
    with_head = "word\tcount\n" + "".join(f"{name}\t7\n" for name in names.splitlines())
    assert parse_projector(rows, with_head)[0] == WORDS


def test_files_of_the_projector_that_do_not_fit_are_refused():
    rows, names = projector()
    with pytest.raises(BadMetadata, match="4 vectors but 3 words"):
        parse_projector(rows, "a\nb\nc\n")
    with pytest.raises(BadMetadata):
        parse_projector("", "")
    with pytest.raises(RepeatedWord, match="Line 2"):
        parse_projector(rows, "a\na\nc\nd\n")
    with pytest.raises(BadVectorLine, match="Line 3"):
        parse_projector(rows.replace("0.1\t", "x\t"), names)
    with pytest.raises(VectorsTooLarge):
        parse_projector(rows, names, most=7)


def test_no_more_numbers_are_read_than_allowed():
    assert parse_vectors(io.StringIO(GOOD), len(GOOD), most=6)[0] == ["king", "queen"]
    with pytest.raises(VectorsTooLarge):
        parse_vectors(io.StringIO(GOOD), len(GOOD), most=5)


def test_lines_may_end_as_on_windows(tmp_path):
    path = tmp_path / "v.txt"
    path.write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert read_vectors(path)[1].tolist() == [[0.5, -1, np.float32(2e-3)], [1, 2, 3]]


@pytest.mark.parametrize("data", [b"\x80\x04\x95pickle", b"2 2\nk\xffng 1 2\nqueen 1 2\n"])
def test_what_is_no_text_is_refused(tmp_path, data):
    path = tmp_path / "v.bin"
    path.write_bytes(data)
    with pytest.raises(BadVectors):
        read_vectors(path)


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
