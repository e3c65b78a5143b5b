"""Files of vectors as people own them: read, or refused with the line, what was expected and what was found."""

import bz2
import gzip
import io
import zipfile
from pathlib import Path

import gensim.models
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core import errors
from core.cli import main
from core.text.vectors import Amount, read_file, read_vectors
from core.text.vectors.lines import lines

CASES = Path(__file__).parents[2] / "cases"
FIVE = ["king", "queen", "man", "woman", "apple"]
READ = {
    "v_ok.txt": FIVE,
    "v_bin.bin": FIVE,
    "v_glove_noheader.txt": FIVE,
    "v_zero.txt": [*FIVE, "</s>"],
    "v_tab_in_word.vec": [*FIVE, "a\tb"],
    "v_nbsp_token.vec": [*FIVE, "\u00a0"],
}
REFUSED = {
    "v_phrase_space.txt": (errors.SpaceInWord, {"line": 7, "word": "New York", "numbers": 4}),
    "v_empty_word.vec": (errors.EmptyWord, {"line": 7, "numbers": 4}),
    "v_header_more.txt": (errors.VectorsEndEarly, {"promised": 7, "found": 5}),
    "v_header_less.txt": (errors.VectorsGoOn, {"promised": 4, "found": 5}),
    "v_dup.txt": (errors.RepeatedWord, {"line": 7, "word": "king", "first": 2}),
    "v_nan.txt": (errors.NotANumber, {"line": 6, "place": 1, "found": "nan"}),
    "v_badutf8.vec": (errors.VectorsNotUtf8, {"line": 6}),
}
GOOD = "2 3\nking 0.5 -1 2e-3\nqueen 1 2 3\n"
KING, QUEEN = [0.5, -1, np.float32(2e-3)], [1, 2, 3]


def parse(data, metadata=None, **amount):
    text = data.encode() if isinstance(data, str) else data
    names = metadata.encode() if isinstance(metadata, str) else metadata
    names = None if names is None else io.BytesIO(names)
    return read_vectors(io.BytesIO(text), names, Amount(**amount))


def test_each_case_is_asked():
    assert {path.name for path in CASES.glob("v_*")} == {*READ, *REFUSED}


@pytest.mark.parametrize("name", READ)
def test_files_that_are_read(name, capsys):
    found = read_file(CASES / name)
    assert found.words == READ[name]
    assert found.W_in[0] == pytest.approx([0.1257, -0.1321, 0.6404, 0.1049], abs=1e-6)
    assert found.is_whole
    assert main(["neighbours", str(CASES / name), "king", "--top", "1"]) == 0
    assert capsys.readouterr().out == "king: queen 0.700\n"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # gensim leaves a file open
@pytest.mark.parametrize("name", READ)
def test_as_gensim_reads_them(name):
    options = {"binary": name.endswith(".bin"), "no_header": "noheader" in name}
    theirs = gensim.models.KeyedVectors.load_word2vec_format(str(CASES / name), **options)
    ours = read_file(CASES / name)
    assert ours.words == theirs.index_to_key
    assert np.array_equal(ours.W_in, theirs.vectors)


@pytest.mark.parametrize("name", REFUSED)
def test_files_that_are_refused(name, capsys):
    kind, values = REFUSED[name]
    with pytest.raises(kind) as error:
        read_file(CASES / name)
    assert values.items() <= error.value.values.items()
    assert main(["neighbours", str(CASES / name), "king"]) == 2
    assert capsys.readouterr().err == f"python -m core neighbours: {error.value}\n"


DAMAGED = {
    "empty": ("", errors.BadVectors, None),
    "prose": ("It was a dark night.\n", errors.BadVectors, None),
    "header of words": ("two 3\nking 1 2 3\n", errors.BadVectorLine, 2),
    "no dimensions": ("2 0\nking\nqueen\n", errors.BadVectors, None),
    "header alone": ("2 3\n", errors.VectorsEndEarly, None),
    "more than any file": ("99999999999 3\nking 1 2 3\n", errors.VectorsEndEarly, None),
    "longer than any row": ("2 99999999999\nking 1 2 3\n", errors.BadVectorLine, 2),
    "cut off in a row": (GOOD[:-3], errors.BadVectorLine, 3),
    "too few numbers": (GOOD.replace(" 2e-3", ""), errors.BadVectorLine, 2),
    "too many numbers": (GOOD.replace("2e-3", "2e-3 7"), errors.BadVectorLine, 2),
    "no number": (GOOD.replace("-1", "one"), errors.NotANumber, 2),
    "python's numbers": (GOOD.replace("-1", "1_0"), errors.NotANumber, 2),
    "infinite": (GOOD.replace("queen 1", "queen inf"), errors.NotANumber, 3),
    "too large": (GOOD.replace("queen 1", "queen 1e39"), errors.NotANumber, 3),
    "first word with a space": ("New York 1 2 3\nking 1 2 3\n", errors.SpaceInWord, 1),
    "three words in one": (GOOD.replace("queen", "queen of hearts"), errors.SpaceInWord, 3),
    "first word missing": (" 0.1 0.2\nking 1 2\n", errors.EmptyWord, 1),
    "empty line between": (GOOD.replace("\nqueen", "\n\nqueen"), errors.EmptyVectorLine, 3),
    "spaces between": (GOOD.replace("\nqueen", "\n  \nqueen"), errors.EmptyVectorLine, 3),
    "twice without heading": ("a 1 2\nb 1 2\na 3 4\n", errors.RepeatedWord, 3),
    "tabs, one number missing": ("a\t1\t2\nb\t1\t\n", errors.BadVectorLine, 2),
    "the Projector's numbers alone": ("0.5\t1\n0.25\t3\n", errors.WordsMissing, None),
    "commas": ("king,0.5,1\nqueen,1,2\n", errors.CommasFound, 1),
    "commas and spaces": ("king, 0.5, 1\nqueen, 1, 2\n", errors.CommasFound, 1),
    "semicolons": ("king;0,5;1\nqueen;1;2\n", errors.CommasFound, 1),
    "quotation marks": ('"king","0.5","1"\n', errors.CommasFound, 1),
    "commas below": ("2 2\nking,0.5,1\n", errors.CommasFound, 2),
    "decimal commas": (GOOD.replace("0.5 -1", "0,5 -1,0"), errors.CommasFound, 2),
    "commas alone": ("0.5,1\n2,3\n", errors.CommasFound, 1),
    "a word with a comma": (GOOD.replace("king", "1,000").replace("-1", "one"), errors.NotANumber, 2),
    "numbers alone": ("0.5 1\n1.5 3\n", errors.WordsMissing, None),
    "empty line at the start": ("\n" + GOOD, errors.EmptyVectorLine, 1),
    "empty line below the heading": (GOOD.replace("\nking", "\n\nking"), errors.EmptyVectorLine, 2),
    "a line without end": ("a " + "1 " * 600_000, errors.VectorLineTooLong, 1),
}


@pytest.mark.parametrize(("text", "kind", "line"), DAMAGED.values(), ids=DAMAGED)
def test_damage_is_told_with_its_line(text, kind, line):
    with pytest.raises(kind) as error:
        parse(text)
    assert type(error.value) is kind
    assert error.value.values.get("line") == line or line is None
    assert "\n" not in str(error.value)


def test_the_first_damage_is_told_however_far_it_lies():
    rows = [f"w{i} 1 2\n" for i in range(3000)]
    rows[1234] = "w1234 1 x\n"
    rows[1300] = "w1300 1\n"
    with pytest.raises(errors.NotANumber) as error:
        parse("".join(rows))
    assert error.value.values["line"] == 1235


UNUSUAL = {
    "windows": GOOD.replace("\n", "\r\n").encode(),
    "an old mac": GOOD.replace("\n", "\r").encode(),
    "an old mac, no heading": b"\xef\xbb\xbf" + GOOD[4:].replace("\n", "\r").encode(),
    "a mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "utf-16": GOOD.encode("utf-16"),
    "no end": GOOD.rstrip("\n").encode(),
    "empty lines at the end": (GOOD + "\n\r\n  \n").encode(),
    "spaces at the ends": GOOD.replace("\n", " \n").encode(),
    "two spaces": GOOD.replace(" -1", "  -1").encode(),
    "tabs": GOOD.replace(" ", "\t").encode(),
    "tabs below": b"2 3\n" + GOOD[4:].replace(" ", "\t").encode(),
    "a tab, then spaces": GOOD.replace("king ", "king\t").replace("queen ", "queen\t").encode(),
    "no heading": GOOD[4:].encode(),
    "tabs without heading": GOOD[4:].replace(" ", "\t").encode(),
    "packed": gzip.compress(GOOD.encode()),
    "packed twice": gzip.compress(gzip.compress(GOOD.encode())),
    "in two pieces": gzip.compress(GOOD[:10].encode()) + gzip.compress(GOOD[10:].encode()),
}


@pytest.mark.parametrize("data", UNUSUAL.values(), ids=UNUSUAL)
def test_all_these_say_the_same(data):
    found = parse(data)
    assert found.words == ["king", "queen"]
    assert np.array_equal(found.W_in, [KING, QUEEN])
    assert found.is_whole


@pytest.mark.parametrize("text", [GOOD, GOOD[4:], GOOD.replace(" ", "\t")])
def test_korean_words_in_the_encoding_of_old_programs(text):
    data = text.replace("king", "임금").replace("queen", "여왕").encode("cp949")
    assert parse(data).words == ["임금", "여왕"]
    with pytest.raises(errors.VectorsNotUtf8):
        parse(data + b"\xff\xff 1 2 3\n")


def test_only_a_line_feed_ends_a_line():
    signs = ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\r"]
    words = [f"a{sign}b" for sign in signs]
    assert parse("".join(f"{word} 1 2\n" for word in words)).words == words
    assert parse("1\t2\n" * len(words), "".join(f"{word}\n" for word in words)).words == words


def test_words_may_look_like_numbers():
    assert parse("3 2\n1 1 2\n2.5 3 4\n-1 5 6\n").words == ["1", "2.5", "-1"]
    assert parse("1 1 2\n2.5 3 4\n").words == ["1", "2.5"]
    assert parse(", 1 2\n1,000 3 4\n").words == [",", "1,000"]
    assert parse("1,000 1 2\n, 3 4\n").words == ["1,000", ","]


OTHERS = {
    "a pickle": b"\x80\x04\x95pickle",
    "fastText's model": b"\xba\x16\x4f\x2f\x0c\x00",
    "an array": b"\x93NUMPY\x01\x00",
    "bzip2": bz2.compress(GOOD.encode()),
    "cut off": gzip.compress(GOOD.encode())[:-12],
    "not a zip": b"PK\x03\x04 and so on",
    "a picture": b"\x89PNG\r\n\x1a\n\xff\xfe",
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_other_kinds_of_files_are_told(data):
    with pytest.raises(errors.BadVectors):
        parse(data)


# The first words of a large file


def test_of_a_large_file_the_first_words_are_read_and_no_more():
    large = "9999 2\na 1 2\nb 3 4\nthis line is damage\n"
    for amount in ({"words": 2}, {"numbers": 5}, {"words": 2, "numbers": 99}):
        found = parse(large, **amount)
        assert found.words == ["a", "b"]
        assert (found.total, found.is_whole) == (9999, False)
    headless = parse(large.partition("\n")[2], words=2)
    assert (headless.words, headless.total, headless.is_whole) == (["a", "b"], None, False)
    with pytest.raises(errors.VectorsTooLarge):
        parse(large, numbers=1)


def test_no_more_is_asked_for_than_there_is():
    whole = parse(GOOD, words=2)
    assert whole.is_whole
    assert parse(GOOD, words=9).is_whole
    assert parse(gzip.compress(GOOD.encode()), words=1).words == ["king"]


def test_a_packed_file_that_was_cut_off_gives_what_comes_before():
    rows = "".join(f"w{i} {i} 1\n" for i in range(200_000))
    cut = gzip.compress(rows.encode())[:200_000]
    assert parse(cut, words=1000).words[-1] == "w999"


def test_how_far_it_is_read_is_told():
    told = []
    parse("".join(f"w{i} 1 2\n" for i in range(2000)), words=1500, tell=lambda *at: told.append(at))
    assert told[-1] == (1500, 1500)
    assert len(told) == 3


# word2vec's binary format

names = st.text(st.characters(exclude_characters=" \n", exclude_categories=["Cs"]), min_size=1, max_size=12)
tables = st.integers(1, 6).flatmap(
    lambda V: st.tuples(
        st.lists(names, min_size=V, max_size=V, unique=True),
        st.integers(1, 5).flatmap(
            lambda H: hnp.arrays(
                np.float32, (V, H), elements=st.floats(allow_nan=False, allow_infinity=False, width=32)
            )
        ),
    )
)


@given(tables, st.booleans())
@example((["\r"], np.zeros((1, 1), dtype=np.float32)), True)
def test_what_gensim_writes_in_binary_is_read(table, ends_rows):
    words, vectors = table
    end = b"\n" if ends_rows else b""
    rows = [
        word.encode() + b" " + row.astype("<f4").tobytes() + end
        for word, row in zip(words, vectors, strict=True)
    ]
    found = parse(f"{len(words)} {vectors.shape[1]}\n".encode() + b"".join(rows))
    assert found.words == words
    assert np.array_equal(found.W_in, vectors)


def binary(V=3, rows=3, H=20, kind="<f4"):
    vectors = np.random.default_rng(0).standard_normal((rows, H)).astype(kind)
    return f"{V} {H}\n".encode() + b"".join(
        f"w{i} ".encode() + row.tobytes() for i, row in enumerate(vectors)
    )


@pytest.mark.parametrize(
    ("data", "kind", "values"),
    [
        (binary(V=9), errors.VectorsEndEarly, {"promised": 9, "found": 3}),
        (binary(V=2), errors.VectorsGoOn, {"promised": 2, "found": 3}),
        (binary()[:-5], errors.VectorsEndEarly, {"promised": 3, "found": 2}),
        (binary()[: -4 * 20 - 2], errors.VectorsEndEarly, {"promised": 3, "found": 2}),
        (binary().replace(b"w1 ", b"w0 "), errors.RepeatedVector, {"row": 2, "first": 1}),
        (binary().replace(b"w1 ", b" "), errors.BadBinaryWord, {"row": 2}),
        (binary().replace(b"w1 ", b"\xff "), errors.BadBinaryWord, {"row": 2}),
        (binary()[:-4] + np.float32(np.nan).tobytes(), errors.BadBinaryVector, {"row": 3}),
    ],
)
def test_damaged_binary_files(data, kind, values):
    with pytest.raises(kind) as error:
        parse(data)
    assert values.items() <= error.value.values.items()


@pytest.mark.parametrize("shape", [(1, 1, 300), (3, 3, 4), (100, 100, 100), (2, 2, 20_000)])
@pytest.mark.parametrize("kind", ["<f2", "<f8", ">f8", ">f4"])
def test_binary_files_with_other_numbers(kind, shape):
    expected = errors.BigEndian if kind == ">f4" else errors.OtherNumbers
    if kind.endswith("8") and shape[2] > 4000:
        expected = errors.BadVectors  # no two rows lie in what is looked at
    with pytest.raises(expected):
        parse(binary(*shape, kind=kind))


def test_the_first_words_of_a_binary_file():
    found = parse(binary(V=1000), words=2)
    assert (found.words, found.total) == (["w0", "w1"], 1000)


# The Projector's two files, and archives

MATRIX = "0.5\t-1\n2\t3\n"


def test_the_projectors_files_in_either_order_with_columns_or_without():
    for words in ("a\nb\n", "a\nb", "a\r\nb\r\n\n", "word\tcount\na\t7\nb\t2\n", "word\na\nb\n"):
        found = parse(MATRIX, words)
        assert found.words == ["a", "b"]
        assert found.W_in.tolist() == [[0.5, -1], [2, 3]]
        assert (found.counts is not None) == ("count" in words)
        assert found.heading == ("word" if words.startswith("word\n") else "")
        swapped = parse(words, MATRIX)
        assert swapped.words == ["a", "b"]


@pytest.mark.parametrize(
    ("vectors", "words", "kind"),
    [
        (MATRIX, "a\n", errors.BadMetadata),
        (MATRIX, "x\na\nb\n", errors.BadMetadata),
        (MATRIX, "", errors.BadMetadata),
        ("", "", errors.BadMetadata),
        (MATRIX, "a\na\n", errors.RepeatedWord),
        (MATRIX, "\nb\n", errors.EmptyWord),
        (MATRIX.replace("2\t", "x\t"), "a\nb\n", errors.NotANumber),
        (MATRIX.replace("2\t", ""), "a\nb\n", errors.BadNumberLine),
    ],
)
def test_files_of_the_projector_that_do_not_fit(vectors, words, kind):
    with pytest.raises(kind):
        parse(vectors, words)


def test_columns_of_words_without_a_heading_or_behind_numbers():
    for words in ("a\t7\nb\t2\n", "id\tword\tcount\n1\ta\t7\n2\tb\t2\n", "\tname\n0\ta\n1\tb\n"):
        found = parse(MATRIX, words)
        assert found.words == ["a", "b"]
        assert (found.counts is not None) == ("count" in words)
    for words in (MATRIX, "word\tcount\na\t7\n"):
        with pytest.raises(errors.BadMetadata):
            parse(MATRIX, words)
    with pytest.raises(errors.CommasFound):
        parse(MATRIX.replace("\t", ","), "a\nb\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_words_of_the_projector_in_any_encoding(encoding):
    found = parse(MATRIX, "단어\t빈도\n사과나무\t7\n똠방각하\t2\n".encode(encoding))
    assert found.words == ["사과나무", "똠방각하"]
    assert found.counts.tolist() == [7, 2]


def test_the_first_words_of_the_projectors_files():
    found = parse(MATRIX, "a\tx\nA\t1\nB\t2\n", words=1)
    assert (found.words, found.total) == (["A"], 2)


def packed(**files):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as folder:
        for name, data in files.items():
            folder.writestr(name.replace("__", "."), data)
    return archive.getvalue()


def arrays(**changes):
    file = io.BytesIO()
    given = {"words": np.array(["a", "b"]), "W_in": np.eye(2), "counts": np.array([3, 1])} | changes
    np.savez_compressed(file, **{name: array for name, array in given.items() if array is not None})
    return file.getvalue()


def test_a_lone_file_in_an_archive():
    assert parse(packed(v__txt=GOOD)).words == ["king", "queen"]
    assert parse(packed(v__bin=binary())).words == ["w0", "w1", "w2"]
    assert parse(packed(v__txt=GOOD, __DS_Store="x")).words == ["king", "queen"]
    for files in ({"a__txt": GOOD, "b__txt": GOOD}, {}):
        with pytest.raises(errors.BadArchive):
            parse(packed(**files))


def test_arrays_of_numpy():
    found = parse(arrays(W_out=np.asfortranarray(np.ones((2, 2), np.float16))))
    assert (found.words, found.counts.tolist(), found.total) == (["a", "b"], [3, 1], 2)
    assert found.W_out.tolist() == [[1, 1], [1, 1]]
    assert parse(arrays(counts=None)).counts is None
    assert parse(arrays(), words=1).words == ["a"]


@pytest.mark.parametrize(
    "changes",
    [
        {"W_in": np.eye(3)},
        {"W_in": np.ones(2)},
        {"W_in": np.array([[1, np.nan], [1, 2]])},
        {"W_in": np.array([["a", "b"], ["c", "d"]])},
        {"W_out": np.ones((2, 3))},
        {"counts": np.ones(3, dtype=int)},
        {"counts": np.array([-1, 2])},
        {"counts": np.array([2**63, 2], dtype=np.uint64)},
        {"words": np.array(["a", "\ud800"])},
        {"words": np.array(["a", "a"])},
        {"words": np.array(["a", ""])},
        {"words": np.array([1, 2])},
        {"words": np.array(["a", "b"], dtype=object)},
    ],
)
def test_arrays_that_do_not_fit(changes):
    with pytest.raises(errors.BadArrays):
        parse(arrays(**changes))


def test_a_small_archive_does_not_ask_for_the_whole_memory():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, shape, kind in (("W_in", (10**6, 10**6), "<f4"), ("words", (10**6,), "<U100000")):
            with archive.open(f"{name}.npy", "w") as array:
                header = {"descr": kind, "fortran_order": False, "shape": shape}
                np.lib.format.write_array_header_1_0(array, header)
    with pytest.raises(errors.BadVectors):
        parse(file.getvalue(), numbers=4_000_000)


@given(st.binary(max_size=300))
def test_no_bytes_lead_astray(data):
    for start in (b"", b"2 3\n", b"1 1\na 1\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"\xff\xfe"):
        try:
            found = parse(start + data)
        except errors.BadVectors:
            continue
        assert len(found.words) == len(found.W_in) > 0
        assert np.isfinite(found.W_in).all()


def test_a_file_may_be_closed_before_its_last_line_is_asked_for():
    file = io.BytesIO(GOOD.encode("utf-16"))
    found = lines(file)
    assert next(found) == b"2 3"
    file.close()
    found.close()
