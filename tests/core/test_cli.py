import functools
import gzip
import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.cli import main
from core.engines.kinds import ENGINES
from core.text.vectors import read_file
from tests.cases import CASES

SENTENCES = "the king rules the land\nthe queen rules the land\na dog barks at a cat\n" * 40


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.txt"
    path.write_text(SENTENCES, encoding="utf-8")
    return path


def train(corpus, *options):
    out = corpus.parent / "vectors.txt"
    common = ["--dim", "8", "--window", "2", "--negative", "2", "--epochs", "2", "--sample", "0"]
    return main(["train", str(corpus), "--out", str(out), "--replace", *common, *options]), out


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_training_writes_vectors_and_a_summary(corpus, capsys, engine):
    status, out = train(corpus, "--engine", engine, "--json")
    assert status == 0
    read = read_file(out)
    words, vectors = read.words, read.W_in
    assert set(words) == set(SENTENCES.split())
    assert vectors.shape == (len(words), 8)
    said = capsys.readouterr()
    summary = json.loads(said.out)
    assert summary["engine"] == engine
    assert summary["words_trained"] == 2 * len(SENTENCES.split())
    assert summary["words_per_second"] > 0
    assert 0 < summary["loss"] < 3
    assert "words/s" in said.err


def test_one_thread_and_one_seed_repeat_the_vectors(corpus):
    found = []
    for seed in ("1", "1", "2"):
        _, out = train(corpus, "--threads", "1", "--seed", seed)
        found.append(read_file(out).W_in)
    assert np.array_equal(found[0], found[1])
    assert not np.array_equal(found[0], found[2])


def test_options_reach_the_training(corpus, capsys):
    status, out = train(
        corpus, "--min-count", "41", "--lr", "0.01", "--power", "0", "--fixed-window", "--undivided"
    )
    assert status == 0
    assert set(read_file(out).words) == {"the", "a", "land", "rules"}
    assert "4 words of 8 numbers" in capsys.readouterr().out


def test_a_packed_corpus_is_read(corpus):
    packed = corpus.with_suffix(".txt.gz")
    packed.write_bytes(gzip.compress(corpus.read_bytes()))
    assert train(packed)[0] == 0


def test_neighbours_are_printed_for_each_word(tmp_path, capsys):
    path = tmp_path / "v.txt"
    path.write_text("4 2\nking 1 0\nqueen 1 0.1\ndog 0 1\ncat 0.1 1\n")
    assert main(["neighbours", str(path), "king", "dog", "--top", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["king: queen 0.995, cat 0.100", "dog: cat 0.995, queen 0.100"]


def test_of_several_words_the_known_ones_are_answered(tmp_path, capsys):
    path = tmp_path / "v.txt"
    path.write_text("4 2\nking 1 0\nqueen 1 0.1\ndog 0 1\nzero 0 0\n")
    assert main(["neighbours", str(path), "unicorn", " King ", "zero", "dog", "--top", "1"]) == 2
    said = capsys.readouterr()
    assert said.out.splitlines() == ["king: queen 0.995", "dog: queen 0.100"]
    assert ["unicorn" in line or "zero" in line for line in said.err.splitlines()] == [True, True]


def test_the_first_words_of_a_file_are_enough(tmp_path, capsys):
    path = tmp_path / "v.txt"
    path.write_text("king 1 0\nqueen 1 0.1\nno vector at all\n")
    assert main(["neighbours", str(path), "king", "--first", "2"]) == 0
    assert capsys.readouterr().out == "king: queen 0.995\n"


def test_words_of_the_projector_come_from_a_file_of_their_own(capsys):
    cases = Path(__file__).parents[1] / "cases"
    for metadata in ("p_meta.tsv", "p_meta_header1.tsv"):
        arguments = [
            "neighbours",
            cases / "p_vectors.tsv",
            "--metadata",
            cases / metadata,
            "king",
            "--top",
            "1",
        ]
        assert main([str(a) for a in arguments]) == 0
        said = capsys.readouterr()
        assert said.out == "king: queen 0.700\n"
        assert ("heading" in said.err) == (metadata == "p_meta_header1.tsv")


def refused(arguments, capsys):
    """Run a command that must fail; return its one line."""
    try:
        status = main([str(a) for a in arguments])
    except SystemExit as end:
        status = end.code
    said = capsys.readouterr()
    assert status == 2
    assert said.out == ""
    (line,) = said.err.splitlines()
    return line


BAD_FILES = {
    "missing": None,
    "empty": b"",
    "spaces": b"  \n \n",
    "one word": b"a a a\na\n",
    "binary": b"\x89PNG\r\n\x1a\n\xff\xfe",
    "short": b"a b\n",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_corpus_takes_one_line_and_writes_nothing(tmp_path, capsys, name):
    path = tmp_path / "c.txt"
    if BAD_FILES[name] is not None:
        path.write_bytes(BAD_FILES[name])
    line = refused(["train", path, "--out", tmp_path / "v.txt", "--negative", "1"], capsys)
    assert line.startswith("python -m core train: ")
    assert {file.name for file in tmp_path.iterdir()} <= {"c.txt"}


@pytest.mark.parametrize("damage", ["cut", "swapped", "plain"])
def test_a_damaged_packed_corpus(tmp_path, capsys, damage):
    data = gzip.compress(SENTENCES.encode())
    data = {"cut": data[:-20], "swapped": data[:30] + data[31:29:-1] + data[32:], "plain": b"the king"}[
        damage
    ]
    path = tmp_path / "c.txt.gz"
    path.write_bytes(data)
    refused(["train", path, "--out", tmp_path / "v.txt"], capsys)
    assert not (tmp_path / "v.txt").exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--dim", "0"),
        ("--dim", "many"),
        ("--window", "0"),
        ("--negative", "0"),
        ("--negative", "500"),
        ("--power", "nan"),
        ("--epochs", "-1"),
        ("--epochs", "1.5"),
        ("--lr", "0"),
        ("--lr", "inf"),
        ("--sample", "-0.1"),
        ("--min-count", "0"),
        ("--min-count", "1000"),
        ("--threads", "0"),
        ("--seed", "-1"),
        ("--engine", "gensim"),
        ("--window", "100"),
    ],
)
def test_a_bad_option_takes_one_line(corpus, capsys, option, value):
    short = corpus.with_name("short.txt")
    short.write_text("the king rules the land\n" * 20)
    refused(["train", short, "--out", corpus.with_name("v.txt"), option, value], capsys)
    assert not corpus.with_name("v.txt").exists()


def test_a_place_that_cannot_be_written_is_told_before_training(corpus, capsys):
    line = refused(
        ["train", corpus, "--out", corpus.parent / "missing" / "v.txt", "--epochs", 100000], capsys
    )
    assert "missing" in line


def test_a_whole_number_is_asked_for(corpus, capsys):
    line = refused(["train", corpus, "--out", corpus.with_name("v.txt"), "--held-out", "1.5"], capsys)
    assert "must be a whole number between 0 and 1,000,000, not '1.5'" in line


def test_the_text_is_not_written_over(corpus, capsys):
    assert "the text itself" in refused(["train", corpus, "--out", corpus, "--replace"], capsys)
    assert corpus.read_text(encoding="utf-8") == SENTENCES


def test_of_two_files_the_missing_one_is_named(capsys, tmp_path):
    line = refused(["neighbours", CASES / "p_vectors.tsv", "a", "--metadata", tmp_path / "none.tsv"], capsys)
    assert "none.tsv: No such file" in line


def test_divergence_writes_nothing(corpus, capsys):
    out = corpus.with_name("v.txt")
    arguments = ["train", corpus, "--out", out, "--engine", "vectorised", "--lr", "100", "--epochs", "400"]
    with np.errstate(all="ignore"):
        status = main([str(a) for a in arguments])
    assert status == 2
    assert "diverged" in capsys.readouterr().err.splitlines()[-1]
    assert not out.exists()


def test_unknown_words_and_files_of_other_kinds(tmp_path, capsys, corpus):
    path = tmp_path / "v.txt"
    path.write_text("2 1\na 1\nb 2\n")
    assert "'c'" in refused(["neighbours", path, "c"], capsys)
    assert "Line 1" in refused(["neighbours", corpus, "king"], capsys)
    assert "No such file" in refused(["neighbours", tmp_path / "missing", "a"], capsys)
    refused(["neighbours", path], capsys)
    refused([], capsys)


def test_as_a_program_it_can_be_interrupted(corpus):
    out = corpus.with_name("v.txt")
    command = [sys.executable, "-m", "core", "train", str(corpus), "--out", str(out), "--epochs", "100000"]
    # Whoever runs the tests in the background may have told their children to ignore it.
    heed = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heed) as process:
        assert process.stderr is not None
        assert any(line.startswith("epoch") for line in process.stderr)
        process.send_signal(signal.SIGINT)
        try:
            said = process.communicate(timeout=120)[1]
        finally:
            process.kill()
    assert process.returncode == 130
    assert said.splitlines()[-1].endswith("interrupted; nothing was written")
    assert {file.name for file in corpus.parent.iterdir()} == {"corpus.txt"}


def trained_words(name, tmp_path, *options):
    out = tmp_path / "vectors.npz"
    arguments = [
        "--out",
        out,
        "--save",
        "npz",
        "--dim",
        "4",
        "--window",
        "1",
        "--negative",
        "1",
        "--epochs",
        "1",
    ]
    status = main(
        [str(a) for a in ("train", CASES / name, *arguments, "--sample", "0", "--replace", *options)]
    )
    assert status == 0
    with np.load(out) as found:
        assert found["W_in"].shape == found["W_out"].shape == (len(found["words"]), 4)
        return dict(zip(found["words"].tolist(), found["counts"].tolist(), strict=True))


KOREAN = ("ko_nfd_utf8.txt", "ko_cp949.txt", "ko_utf16le_bom.txt", "ko_bom.txt")


@pytest.mark.parametrize("unit", ["words", "stems"])
def test_one_text_in_all_encodings_has_one_vocabulary(tmp_path, unit):
    expected = trained_words("ko_nfc_utf8.txt", tmp_path, "--unit", unit)
    assert ("아이는" in expected) == (unit == "words")
    assert ("아이" in expected) == (unit == "stems")
    for name in KOREAN:
        assert trained_words(name, tmp_path, "--unit", unit) == expected


def test_what_was_dropped_is_said_and_may_be_kept(tmp_path, capsys):
    words = trained_words("numbers_hyphens.txt", tmp_path)
    said = capsys.readouterr().err
    assert {"covid", "don't", "user_name01"} <= set(words)
    assert not {"2024", "unk"} & set(words)
    assert all(part in said for part in ("<unk>", "2024", "covid-19", "c++"))
    assert {"2024", "covid-19", "C++", "<unk>"} <= set(
        trained_words("numbers_hyphens.txt", tmp_path, "--as-is")
    )


@pytest.mark.parametrize("name", ["chinese.txt", "japanese.txt"])
def test_clauses_taken_for_words_are_warned_of(tmp_path, capsys, name):
    window = ["train", CASES / name, "--out", tmp_path / "v.txt", "--window", "1", "--negative", "1"]
    main([str(a) for a in window])
    assert "warning: no spaces between words" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["crlf.txt", "cr_only.txt"])
def test_every_line_end_is_one(tmp_path, name):
    assert {"the", "cat", "sat", "dog"} <= set(trained_words(name, tmp_path))


def test_a_file_is_not_written_over_unasked(corpus, capsys):
    _, out = train(corpus)
    before = out.read_bytes()
    capsys.readouterr()
    assert main(["train", str(corpus), "--out", str(out)]) == 2
    assert "--replace" in capsys.readouterr().err
    assert out.read_bytes() == before


def test_held_out_words_are_ranked(corpus, capsys):
    corpus.write_text(SENTENCES * 10, encoding="utf-8")
    status, _ = train(corpus, "--held-out", "100", "--json")
    assert status == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["held_out"] == 100
    assert summary["median_rank"] >= 1


def test_a_text_that_subsampling_drops_is_said_to_be_so(corpus, capsys):
    corpus.write_text("the cat sat\n", encoding="utf-8")
    arguments = [
        "train",
        str(corpus),
        "--out",
        str(corpus.with_name("v.txt")),
        "--window",
        "1",
        "--negative",
        "1",
    ]
    assert main([*arguments, "--sample", "1e-9", "--epochs", "3"]) == 2
    assert "left no words" in capsys.readouterr().err
