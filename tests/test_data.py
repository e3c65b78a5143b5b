"""The corpora are what their papers say, and the toy world's analogies hold."""

import gzip
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from data import common
from data.austen import build as austen
from data.book import build as book
from data.toyworld import build as toyworld
from data.toyworld import check, english, korean, tables
from data.wordnet import build as wordnet
from data.wordnet import pairs as wordnet_pairs

DATA = Path(__file__).parent.parent / "data"
ENGLISH, HANGUL = r"[a-z]+(?:'[a-z]+)?", r"[가-힣]+"
ALPHABETS = {
    "book/corpus.txt.gz": r"[a-z]+|\.",
    "book/sampler.txt.gz": r"\d",
    "toyworld/en.txt.gz": ENGLISH,
    "toyworld/ko_stems.txt.gz": HANGUL,
    "toyworld/ko_surface.txt.gz": HANGUL,
    "austen/corpus.txt.gz": ENGLISH,
    "wordnet/corpus.txt.gz": ENGLISH,
}
LICENCES = {
    "book": "Copyright (c) 2018 Koki Saitoh",
    "toyworld": "CC0 1.0 Universal",
    "austen": "public domain",
    "wordnet": "WordNet 3.0 Copyright 2006 by Princeton University.",
}
LANGUAGES = {
    "en": (english.TABLES, "en.txt.gz", "analogies.en.txt"),
    "ko": (korean.TABLES, "ko_stems.txt.gz", "analogies.ko.txt"),
}
MEGABYTES = 4

each_file = pytest.mark.parametrize("file", ALPHABETS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def text_of(file: str) -> str:
    return gzip.decompress((DATA / file).read_bytes()).decode("utf-8")


def sentences_of(file: str) -> list[list[str]]:
    return [line.split(" ") for line in text_of(file).splitlines()]


# Every corpus


def test_no_corpus_is_forgotten() -> None:
    assert {str(path.relative_to(DATA)) for path in DATA.rglob("*.gz")} == set(ALPHABETS)
    assert sum(path.stat().st_size for path in DATA.rglob("*.gz")) < MEGABYTES * 2**20


@each_file
def test_the_stated_counts_and_checksums_are_those_of_the_file(file: str) -> None:
    source = (DATA / file).parent / "SOURCE.md"
    lines = source.read_text(encoding="utf-8").splitlines()
    assert common.measure(DATA / file).row() in lines
    assert common.COUNTS_HEADER in lines


@each_file
def test_the_overview_states_the_same_counts(file: str) -> None:
    counts = common.measure(DATA / file)
    [row] = [
        line for line in (DATA / "README.md").read_text(encoding="utf-8").splitlines() if f"`{file}`" in line
    ]
    assert row.endswith(f"| {counts.tokens:,} | {counts.types:,} |")


@pytest.mark.parametrize("folder", LICENCES)
def test_the_licence_is_there(folder: str) -> None:
    licence = (DATA / folder / "LICENSE").read_text(encoding="utf-8")
    assert LICENCES[folder] in licence
    assert len(licence.splitlines()) > 20


@each_file
def test_one_sentence_a_line_and_single_spaces(file: str) -> None:
    text = text_of(file)
    assert text.endswith("\n")
    types = {token for line in text.removesuffix("\n").split("\n") for token in line.split(" ")}
    assert [token for token in types if not re.fullmatch(ALPHABETS[file], token)] == []


@each_file
def test_no_time_stamp_and_no_file_name_in_the_compressed_file(file: str) -> None:
    header = (DATA / file).read_bytes()[:10]
    assert header[3:8] == bytes(5)


def test_compression_gives_the_same_bytes_again(tmp_path: Path) -> None:
    paths = tmp_path / "one.gz", tmp_path / "another.gz"
    for path in paths:
        common.write_corpus(path, [["a", "b"], ["c"]])
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert gzip.decompress(paths[0].read_bytes()) == b"a b\nc\n"


def test_counts_are_counted(tmp_path: Path) -> None:
    common.write_corpus(tmp_path / "x.gz", [["a"] * 5, ["a", "b"], ["c"] * 4])
    counts = common.measure(tmp_path / "x.gz")
    assert (counts.sentences, counts.tokens, counts.types, counts.frequent) == (3, 11, 3, 1)


def test_counts_need_their_place_in_the_source_file(tmp_path: Path) -> None:
    (tmp_path / "SOURCE.md").write_text("nothing")
    with pytest.raises(ValueError, match="no place"):
        common.record_counts(tmp_path / "SOURCE.md", [])


def test_another_version_of_a_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("changed")
    with pytest.raises(ValueError, match="another version"):
        common.check_sha256(tmp_path / "x", "0" * 64)


# The book


@pytest.mark.parametrize(
    ("file", "expected"),
    [("book/corpus.txt.gz", (0, 1, 2, 3, 4, 1, 5, 6)), ("book/sampler.txt.gz", book.SAMPLER_IDS)],
)
def test_words_get_the_books_ids_in_the_order_of_their_first_use(
    file: str, expected: tuple[int, ...]
) -> None:
    ids: dict[str, int] = {}
    [sentence] = sentences_of(file)
    assert tuple(ids.setdefault(word, len(ids)) for word in sentence) == expected


# Jane Austen


def test_the_novels_begin_and_end_where_they_should() -> None:
    lines = text_of("austen/corpus.txt.gz").splitlines()
    assert lines[0] == "the family of dashwood had long been settled in sussex"
    assert lines[-1].startswith("she gloried in being a sailor's wife")
    truth = "it is a truth universally acknowledged that a single man in possession of a good fortune"
    assert f"{truth} must be in want of a wife" in lines
    strays = [
        line
        for line in lines
        if re.search(r"^(chapter|volume) [ivxl]+\b|signet|\bfinis\b|this edition", line)
    ]
    assert strays == []


def test_headings_title_page_and_end_are_dropped() -> None:
    novel = [
        "EMMA",
        "By Jane Austen",
        "VOLUME I",
        "CHAPTER I",
        "",
        "She read.",
        "chapter two was long",
        "FINIS",
        "x",
    ]
    assert austen.body(novel) == ["", "", "", "She read.", "chapter two was long"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Mr. Elton and Mrs. Weston came. She saw Dr. Grant.",
            ["mr elton and mrs weston came", "she saw dr grant"],
        ),
        ('"Is he rich?" said she. "He is, indeed."', ["is he rich said she", "he is indeed"]),
        ("Oh! What a thing it is!", ["oh what a thing it is"]),
        ("What a thing it is! Oh!", ["what a thing it is oh"]),
        ("He is taller than I. She knew Mrs. S. well.", ["he is taller than i", "she knew mrs s well"]),
        ("It was No. 7, Bath. No. He said no.", ["it was no bath", "no he said no"]),
        ("Yes.", ["yes"]),
        ("* * *", []),
    ],
)
def test_sentences(paragraph: str, expected: list[str]) -> None:
    assert [" ".join(sentence) for sentence in austen.sentences(paragraph) if sentence] == expected


def test_typography_is_undone() -> None:
    lines = ["Is it _he_--or", "she, &c.?", "", "A letter. [End of this edition.]"]
    assert [" ".join(p.split()) for p in austen.paragraphs(lines)] == ["Is it he or she, ?", "A letter."]


# WordNet


def test_glosses_fall_into_definition_and_examples() -> None:
    assert wordnet.pieces('in a way; "he spoke"- Anon; "she sang"') == ["in a way; ", "he spoke", "she sang"]


def test_numbers_and_abbreviations_are_no_words() -> None:
    assert wordnet.tokenise("The 13th of 1990, e.g. Plato's day (i.e. 3)") == ["the", "of", "plato's", "day"]


def test_marked_glosses_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "  1 licence | not a gloss",
        "1 n 01 a 0 000 | a plain definition",
        "2 n 01 b 0 001 ;u 06718862 n 0000 | a marked one",
        "3 n 01 c 0 001 ;u 06845599 n 0000 | a brand name",
        "4 n 01 d 0 000 | (offensive slang) a person",
        "5 n 01 e 0 000 | an offensive term for a person",
        "6 n 01 f 0 000 | an offensive smell",
    ]
    (tmp_path / "data.noun").write_text("\n".join(lines))
    monkeypatch.setattr(wordnet, "SHA256", {"data.noun": "any"})
    monkeypatch.setattr(wordnet, "check_sha256", lambda *_: None)
    assert list(wordnet.glosses(tmp_path)) == ["a plain definition", "a brand name", "an offensive smell"]


def test_unfit_words_and_phrases_are_found_as_whole_words(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("# comment\nbad\nworse*\nhalf bad thing*\n")
    unfit = wordnet.unfit_pattern(tmp_path / "list")
    found = [text for text in ("a bad one", "bad's", "worsened", "a half bad things") if unfit.search(text)]
    assert len(found) == 4
    assert not unfit.search("badly comment unworse a half good thing")


def test_pieces_are_kept_once_and_rare_words_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordnet, "VOCABULARY_SIZE", 5)
    found = [
        "a b c d; ",
        "a b c d x",
        "a b c x d e",
        "a b c d e",
        "a b c d e",
        "a b c y z",
        "a b c",
        "bad a b c d e",
    ]
    kept = wordnet.corpus(found, re.compile("bad"))
    assert [" ".join(piece) for piece in kept] == ["a b c d", "a b c d e"]


def test_the_corpus_holds_no_unfit_word() -> None:
    text = text_of("wordnet/corpus.txt.gz")
    unfit = wordnet.unfit_pattern(DATA / "wordnet" / "unfit.txt")
    assert [word for word in set(text.split()) if unfit.search(word)] == []
    assert unfit.search("fuck")


def test_pairs_share_their_first_meaning_or_point_to_each_other(tmp_path: Path) -> None:
    head = "  1 licence\n"
    (tmp_path / "index.noun").write_text(
        head
        + "dog n 2 1 @ 2 1 00000002 00000009\n"
        + "hound n 1 1 @ 1 1 00000002\n"
        + "animal n 1 0 1 1 00000001\n"
        + "cad n 1 1 @ 1 1 00000009\n"
    )
    (tmp_path / "data.noun").write_text(
        head
        + "00000001 05 n 01 animal 0 001 ~ 00000002 n 0000 | lives\n"
        + "00000002 05 n 02 dog 0 hound 0 001 @ 00000001 n 0000 | barks\n"
        + "00000009 18 n 02 cad 0 dog 1 000 | a bad man\n"
    )
    meanings = wordnet_pairs.synsets(tmp_path / "data.noun")
    first = wordnet_pairs.first_meanings(tmp_path / "index.noun")
    found = set(wordnet_pairs.pairs(meanings, first, {"dog", "hound", "animal", "cad", "cat"}))
    assert found == {("dog", "hound"), ("dog", "animal"), ("hound", "animal")}


# The toy world


def test_the_generator_writes_the_same_texts_again() -> None:
    for name, sentences in toyworld.corpora().items():
        assert common.join_sentences(sentences) == text_of(f"toyworld/{name}"), name


@each_language
def test_the_generator_writes_the_same_analogies_again(language: str) -> None:
    all_tables, _, analogies = LANGUAGES[language]
    written = (DATA / "toyworld" / analogies).read_text(encoding="utf-8").splitlines()
    assert list(toyworld.questions(all_tables)) == written


@each_language
def test_the_questions_agree_with_the_tables(language: str) -> None:
    all_tables, corpus, analogies = LANGUAGES[language]
    place = {
        word: (table.name, i, j)
        for table in all_tables
        for i, row in enumerate(table.rows)
        for j, word in enumerate(row.words)
    }
    vocabulary = {word for sentence in sentences_of(f"toyworld/{corpus}") for word in sentence}
    sections = check.read_questions(DATA / "toyworld" / analogies)
    assert list(sections) == [table.name for table in all_tables]
    for name, questions in sections.items():
        assert len(questions) == len(set(questions)) > 50
        for question in questions:
            assert vocabulary.issuperset(question)
            (ta, ia, ja), (tb, ib, jb), (tc, ic, jc), (td, id_, jd) = (place[word] for word in question)
            assert ta == tb == tc == td == name
            assert ia == ib != ic == id_
            assert ja == jc != jb == jd


@each_language
def test_every_analogy_holds_exactly_in_the_counts(language: str) -> None:
    _, corpus, analogies = LANGUAGES[language]
    sentences = sentences_of(f"toyworld/{corpus}")
    index = {word: i for i, word in enumerate(sorted({word for sentence in sentences for word in sentence}))}
    together = np.zeros((len(index), len(index)), dtype=int)
    for sentence in sentences:
        ids = [index[word] for word in sentence]
        for i in ids:
            together[i, ids] += 1
    for questions in check.read_questions(DATA / "toyworld" / analogies).values():
        for question in questions:
            ids = [index[word] for word in question]
            a, b, c, d = together[ids]
            differ = b - a + c - d
            differ[ids] = 0  # how often each of the four stands with itself
            assert not differ.any(), question


@each_language
def test_row_and_column_are_independent_in_the_sentences_of_every_word(language: str) -> None:
    all_tables, corpus, _ = LANGUAGES[language]
    rows = {c: r.words for table in all_tables for r in table.rows for c in r.contexts}
    columns = {c: k for table in all_tables for k in table.columns for c in k.contexts}
    words = {word for table in all_tables for row in table.rows for word in row.words}
    crossed: Counter[tuple[str, str, str]] = Counter()
    for sentence in sentences_of(f"toyworld/{corpus}"):
        [word], [row], [column] = ([t for t in sentence if t in kind] for kind in (words, rows, columns))
        crossed[word, row, column] += 1
    assert {word for word, _, _ in crossed} == words
    for (word, row, column), times in crossed.items():
        assert word in rows[row]
        assert times == len(columns[column].templates)
    for table in all_tables:
        for table_row in table.rows:
            for word, table_column in zip(table_row.words, table.columns, strict=True):
                assert all((word, r, c) in crossed for r in table_row.contexts for c in table_column.contexts)


def test_surface_forms_are_the_stems_with_particles() -> None:
    stems, surface = sentences_of("toyworld/ko_stems.txt.gz"), sentences_of("toyworld/ko_surface.txt.gz")
    endings: Counter[str] = Counter()
    for bare, written in zip(stems, surface, strict=True):
        for stem, form in zip(bare, written, strict=True):
            assert form.startswith(stem)
            endings[form.removeprefix(stem)] += 1
    assert " ".join(sorted(endings)).lstrip() == "가 과 께서 는 도 로 를 만 에 에게 에서 와 으로 은 을 의 이"
    assert endings[""] < endings.total() / 2


@pytest.mark.parametrize(
    ("stem", "particle", "expected"),
    [
        ("왕", "은", "왕은"),
        ("공주", "은", "공주는"),
        ("곰", "이", "곰이"),
        ("개", "이", "개가"),
        ("딸", "을", "딸을"),
        ("소", "을", "소를"),
        ("말", "과", "말과"),
        ("나이", "과", "나이와"),
        ("집", "으로", "집으로"),
        ("서울", "으로", "서울로"),
        ("한국어", "으로", "한국어로"),
        ("아들", "의", "아들의"),
        ("어제", "", "어제"),
    ],
)
def test_particles_go_by_the_last_sound(stem: str, particle: str, expected: str) -> None:
    assert korean.surface(tables.Token(stem, particle)) == expected


def test_a_particle_needs_a_hangul_word() -> None:
    with pytest.raises(ValueError, match="Hangul"):
        korean.surface(tables.Token("seoul", "은"))


def two_by_two(
    first: str = "a b",
    second: str = "c d",
    contexts: Sequence[str] = ("r s", "t u"),
    left: str = "{row} {w} {col} x",
) -> tables.Table:
    return tables.Table(
        "t",
        (tables.column("left", "m n", left), tables.column("right", "o p", "{row} {w} {col} x")),
        (tables.row(first, contexts[0]), tables.row(second, contexts[1])),
    )


def test_a_table_is_crossed_and_asked() -> None:
    table = two_by_two()
    tables.check([table])
    found = [" ".join(token.stem for token in sentence) for sentence in tables.sentences(table)]
    assert len(found) == len(set(found)) == 16
    assert found[:3] == ["r a m x", "r a n x", "s a m x"]
    assert list(tables.analogies(table)) == [("a", "b", "c", "d"), ("c", "d", "a", "b")]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (two_by_two(second="a d"), "more than one place"),
        (two_by_two(contexts=("r s", "s u")), "more than one place"),
        (two_by_two(contexts=("r m", "t u")), "more than one place"),
        (two_by_two(left="{row} {w} {col} t|은"), "more than one place"),
        (two_by_two(first="a b e"), "one word for each column"),
        (two_by_two(contexts=("r s", "t")), "context words"),
        (
            tables.Table("t", (*two_by_two().columns[:1], tables.column("k", "o", "{w}")), ()),
            "number of sentences",
        ),
    ],
)
def test_tables_that_break_a_rule_are_refused(table: tables.Table, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        tables.check([table])


def test_right_answers_are_counted_and_unknown_words_are_wrong() -> None:
    words = ["king", "queen", "man", "woman", "crown"]
    vectors = np.array([[1.0, 0, 1, 0], [1, 0, 0, 1], [0, 1, 1, 0], [0, 1, 0, 1], [1, 0, 0, 0]])
    sections: check.Sections = {
        "right": [("king", "queen", "man", "woman"), ("man", "woman", "king", "queen")],
        "half": [("king", "queen", "man", "woman"), ("king", "queen", "man", "crown")],
        "unknown": [("king", "queen", "boy", "girl")],
    }
    assert check.count_right(words, vectors, sections) == {"right": 2, "half": 1, "unknown": 0}


def test_the_small_trainer_learns() -> None:
    table = two_by_two()
    sentences = [[token.stem for token in sentence] for sentence in tables.sentences(table)] * 20
    words, vectors = check.train_numpy(sentences, check.Settings(window=3, epochs=15, seed=1, size=8))
    right = check.count_right(words, vectors, {"t": list(tables.analogies(table))})
    assert np.isfinite(vectors).all()
    assert right == {"t": 2}
