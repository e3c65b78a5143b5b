"""Texts and uploads of every kind: read, or refused with a sentence."""

import io
import unicodedata
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import LabError
from core.text.reading import MOST_BYTES, read
from core.text.recipe import recipe_for
from tests.bad_input.nasties import KNOWN, MARKUP
from tests.pages.test_all_pages import open_page
from ui.text.i18n import Text


def zipped(name, data):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as folder:
        folder.writestr(name, data)
    return file.getvalue()


ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp949",
    "euc-kr",
    "latin-1",
    "shift-jis",
    "utf-7",
]
PIECES = [
    *KNOWN,
    "왕은 여왕을 본다. ",
    "you say goodbye and i say hello .\n",
    "。",
    "نص من اليمين ",
    "<p",
    "&#",
    "http://",
]

somebodys_text = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=30).map("".join)
somebodys_bytes = st.one_of(
    st.binary(max_size=400),
    st.tuples(somebodys_text, st.sampled_from(ENCODINGS)).map(
        lambda given: given[0].encode(given[1], "ignore")
    ),
    # Cut within a letter, begun within one.
    st.tuples(somebodys_text, st.integers(0, 7)).map(
        lambda given: given[0].encode("utf-8", "ignore")[given[1] : -1]
    ),
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(given_text=somebodys_bytes | somebodys_text, as_they_are=st.booleans())
def test_a_text_is_read_or_refused(given_text, as_they_are):
    try:
        found = read(given_text, as_they_are=as_they_are)
        recipe = recipe_for(found.corpus)
        kept = found.corpus.at_least(recipe.min_count)
    except LabError:
        return
    assert all(word and word == unicodedata.normalize("NFC", word) for word in kept.vocab.words)


UPLOADS = {
    "empty": b"",
    "blank": b" \n\t\r\n",
    "zeros": b"\x00" * 5000,
    "a picture called text": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "a zip called text": zipped("text.txt", "you say goodbye " * 50),
    "one line of 5 MB": b"king queen man woman " * 250_000,
    "one word of 5 MB": b"a" * 5_000_000,
    "a million different words": " ".join(f"w{i}x" for i in range(1_000_000)).encode(),
    "zero width": "wo\u200brds \ufeff\u200d \u2060".encode() * 20,
    "right to left": "\u202eقطة وكلب\u202c. ".encode() * 40,
    "decomposed Hangul": unicodedata.normalize("NFD", "왕은 여왕을 본다. ").encode() * 40,
    "marks without end": b"a" + "\u0301".encode() * 100_000,
    "stops without end": b"." * 2_000_000,
    "tags without end": b"<" * 1_000_000,
    "markup": "\n".join(MARKUP).encode() * 9,
    "too large": b"word " * (MOST_BYTES // 5 + 1),
    "lines of one word": b"one\ntwo\n" * 500,
}


@pytest.mark.parametrize("data", UPLOADS.values(), ids=UPLOADS)
def test_an_upload_is_read_or_refused_on_the_page(data):
    app = open_page("train", "ko", corpus="own")
    app.file_uploader(key="own.uploaded").upload("글.txt", data).run()
    assert not app.exception
    said = [one.value for one in app.error]
    assert Text("ko")("errors.internal") not in said
    starts = [button for button in app.button if button.key == "train.start"]
    # What cannot be used is told, and cannot be started.
    assert all(button.disabled for button in starts) or not said
    # Nothing is lost: the bundled texts are a press away.
    app.selectbox(key="train.corpus").set_value("book").run()
    assert not app.exception
    assert not app.error
