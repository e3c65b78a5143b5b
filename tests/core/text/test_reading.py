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
        ("<!-- no --> yes <script>let a = 1</script>", ["yes"]),
        ("<기생충>은 ‘왕’은 「옥자」의", ["기생충", "왕", "옥자"]),
        ("see http://a.com/b?c=d. or www.naver.com에서 me@x.co.kr로 naver.com에 now", ["see", "or", "now"]),
        ("so\u00adft zero\u200bwidth \ufeffmark", ["soft", "zero", "width", "mark"]),
        ("①국가는", ["국가는"]),
    ],
)
def test_words_are_kept_whole_and_the_rest_is_dropped(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "。", "！", "？", "।", ". ", '?" ', "\u2028"])
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
    ],
)
def test_encodings_without_a_mark_and_damaged_ends(data, encoding):
    assert read_bytes(data).encoding == encoding


@pytest.mark.parametrize("data", ["你好，我喜欢读书。".encode("gbk"), b"\x89PNG\r\n\x1a\n\x00\xff"])
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


@pytest.mark.parametrize("sign", ["a", "1", "_", "<a =", "<!--", "a@", "a.", "a'", "http://", "&", '?"'])
def test_no_text_takes_long(sign):
    """A pattern that read a run of signs anew from each of them would take hours."""
    read(sign * (400_000 // len(sign)))
