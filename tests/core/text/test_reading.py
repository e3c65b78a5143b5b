"""What a word is, what is dropped, and what the report says of it."""

import pytest

from core.errors import CorpusTooLarge, NotText
from core.text.encodings import read_bytes
from core.text.reading import read
from tests.cases import CASES


def words(text: str) -> list[str]:
    corpus = read(text).corpus
    return [word for i in range(len(corpus.starts) - 1) for word in corpus.sentence(i)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word2vec 3시간짜리 1,200원", ["word2vec", "3시간짜리", "1,200원"]),
        ("नमस्ते हिन्दी", ["नमस्ते", "हिन्दी"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("_stop_ new_york", ["stop", "new_york"]),
        ("don’t 'tis l'eau", ["don't", "tis", "l'eau"]),
        ("2024 3.5 10", []),
        ("<p class='a'>hi</p> &amp; <br> <unk> x < y and z > w", ["hi", "x", "y", "and", "z", "w"]),
        ("one<br /><br />two <hr\n/> <x /> three", ["one", "two", "three"]),
        ("<a title=\"a > b\" href=x>one</a> <img alt='p > q'/> two", ["one", "two"]),
        ("<p><![CDATA[ one ]]></p>", ["one"]),
        ("youtu.be/x bit.ly/y t.co/z mailto:a@b.com amazon.co.uk/dp and/or no.me", ["and", "or", "no", "me"]),
        ("<!-- no --> yes <script>let a = 1</script>", ["yes"]),
        ("<기생충>은 ‘왕’은 「옥자」의", ["기생충", "왕", "옥자"]),
        ("see http://a.com/b?c=d. or www.naver.com에서 me@x.co.kr로 naver.com에 now", ["see", "or", "now"]),
        ("“좋다”며 “네.”라고 ‘그래?’라는 “왕”이란 “고맙다”", ["좋다", "네", "그래", "왕", "고맙다"]),
        ("hy&shy;phen caf&#101;&#769; <![if !IE]> x <![endif]>", ["hyphen", "café", "x"]),
        ("so\u00adft zero\u200bwidth \ufeffmark", ["soft", "zero", "width", "mark"]),
        ("①국가는", ["국가는"]),
    ],
)
def test_words_are_kept_whole_and_the_rest_is_dropped(text, expected):
    assert words(text) == expected


def test_words_that_were_cut_are_shown_whole():
    assert read("state-of-the-art node.js धीरे-धीरे it.").report.joined.examples == (
        "state-of-the-art",
        "node.js",
        "धीरे-धीरे",
    )


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("영화가 좋다.또 보고싶어요!그래?네", 4),
        ("I left!Really?Yes", 3),
        ("초.중.고 학생", 1),
        ("node.js 3.5 it.", 1),
        ("“좋다.”라고 했다", 1),
    ],
)
def test_sentences_without_a_space_between(text, sentences):
    assert read(text).report.sentences == sentences


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "。", "։", "！", "？", "।", ". ", '?" ', "\u2028"])
def test_sentences_end(end):
    assert read(f"one two{end}three four").report.sentences == 2


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("왕은 산다".encode("utf-16-be"), "UTF-16"),
        ("a king lives".encode("utf-16-le"), "UTF-16"),
        ("don’t say café, he said".encode("cp1252"), "Windows-1252"),
        (("왕은 산다 " * 9).encode()[:-3], "UTF-8"),
        ("왕은 산다\x1a".encode("cp949"), "CP949"),
        ("가을이 왔다".encode("utf-16-le"), "UTF-16"),
        ("大統領은 國會에서 經濟를 말했다. 美國과 中國".encode("cp949"), "CP949"),
        ("학교 친구 엄마".encode("cp949"), "CP949"),
    ],
)
def test_encodings_without_a_mark_and_damaged_ends(data, encoding):
    assert read_bytes(data).encoding == encoding


@pytest.mark.parametrize(
    ("place", "odd", "encoding"),
    [(51, b"\xff", "utf-8"), (30, b"\x00", "utf-8"), (40, b"\xff\x80", "cp949"), (30, b"\x07", "cp949")],
)
def test_a_few_odd_bytes_are_counted_and_the_rest_is_read(place, odd, encoding):
    data = ("왕은 성에 산다. 여왕은 섬에 산다.\n" * 9).encode(encoding)
    found = read(data[:place] + odd + data[place + len(odd) :]).report
    assert 1 <= found.unreadable <= 5
    assert found.encoding == encoding.upper()
    assert found.words > 50


def test_separators_of_records_end_lines_in_files_too():
    assert read(b"one two\x1ethree four").report.sentences == 2


@pytest.mark.parametrize(
    "data",
    [
        "你好，我喜欢读书。".encode("gbk"),
        "我喜欢读书。你好。".encode("gbk"),
        "国王住在宫殿里，王后也住在宫殿里。国王是男人，王后是女人。".encode("gbk"),
        "私は本を読むのが好きです。".encode("euc_jp"),
        b"\x89PNG\r\n\x1a\n\x00\xff",
        b"%PDF-1.4\n1 0 obj\n",
        rb"{\rtf1\ansi Hello \b world\b0 .}",
    ],
)
def test_what_would_be_gibberish_is_refused(data):
    with pytest.raises(NotText):
        read_bytes(data)


def test_scripts_with_spaces_are_not_warned_of():
    for text in ("我 喜欢 读书 。 你 说 再见", "왕은 大韓民國의 성에 산다", "ภาษา ไทย สวย"):
        assert read(text).report.unsplit is None
    for name in ("japanese.txt", "chinese.txt"):
        assert read((CASES / name).read_bytes()).report.unsplit is not None
    assert read("สวัสดีครับผมชอบอ่านหนังสือ").report.unsplit is not None


def test_one_limit():
    with pytest.raises(CorpusTooLarge):
        read("a b" * 1000, most=2**10)


@pytest.mark.parametrize(
    "sign",
    [
        "a",
        "1",
        "_",
        "a-",
        "a?",
        "a.ly/",
        "<a =",
        '<a ="',
        "<![cdata[",
        "<!--",
        "a@",
        "a.",
        "a'",
        "http://",
        "&",
        '?"',
    ],
)
def test_no_text_takes_long(sign):
    """A pattern that read a run of signs anew from each of them would take hours."""
    read(sign * (400_000 // len(sign)))
