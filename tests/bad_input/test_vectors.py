"""Files of vectors of every kind: read, or refused with a sentence."""

import gzip
import io

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import LabError
from runs.exchange import read
from tests.bad_input.nasties import MARKUP, texts
from tests.bad_input.test_texts import zipped
from tests.cases import CASES
from tests.pages.test_all_pages import open_page
from ui.text.i18n import Text

FILES = [path.read_bytes() for path in sorted(CASES.glob("[pv]_*"))]
MARKS = [
    b"\n",
    b"\t",
    b" ",
    b"\x00",
    b"nan",
    b"1e999",
    b"-",
    b"\xff",
    b"\r",
    b"999999999 3\n",
    b"1 99999999\n",
    b"-3 -3\n",
]


@st.composite
def damaged(draw):
    """Return a file of vectors in which some places were changed, or something else altogether."""
    data = draw(
        st.sampled_from([*FILES, b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"\x93NUMPY"]) | st.binary(max_size=200)
    )
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        cut = draw(st.integers(0, 12))
        piece = draw(st.sampled_from(MARKS) | texts.map(lambda text: text.encode("utf-8", "ignore")))
        data = data[:at] + piece + data[at + cut :]
    match draw(st.sampled_from(["plain", "gz", "cut gz", "zip"])):
        case "gz":
            return gzip.compress(data)
        case "cut gz":
            return gzip.compress(data)[:-5]
        case "zip":
            return zipped(
                draw(st.sampled_from(["vectors.txt", "W_in.npy", "vectors.tsv", "../x", "metadata.tsv"])),
                data,
            )
    return data


@settings(max_examples=250, suppress_health_check=list(HealthCheck))
@given(vectors=damaged(), words=st.none() | damaged())
def test_vectors_are_read_or_refused(vectors, words):
    try:
        found, _ = read(io.BytesIO(vectors), None if words is None else io.BytesIO(words))
    except LabError:
        return
    assert len(set(found.vocab.words)) == len(found.vocab.words) == len(found.W_in)
    assert np.isfinite(found.W_in).all()


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


WORDS = np.array(["a", "b"])
UPLOADS = {
    "empty": b"",
    "missing columns": b"a 1 2\nb 1\n",
    "not a number": b"2 2\na 1 nan\nb 1 2\n",
    "twice": b"2 2\na 1 2\na 1 2\n",
    "words with spaces": b"New York 1 2\nLos Angeles 2 3\n",
    "markup": "\n".join(f"{word.split()[0]}x{i} {i} 1" for i, word in enumerate(MARKUP)).encode(),
    "a zip of nothing": zipped("x", b""),
    "a zip in a zip": zipped("x.zip", zipped("y", b"a 1 2\n")),
    "npz without words": npz(W_in=np.ones((2, 2))),
    "npz of objects": npz(words=np.array([{}, {}], dtype=object), W_in=np.ones((2, 2))),
    "npz of other shapes": npz(words=WORDS, W_in=np.ones((3, 2, 2))),
    "npz not finite": npz(words=WORDS, W_in=np.full((2, 2), np.inf)),
    "npz of letters": npz(words=WORDS, W_in=np.array([["x", "y"], ["z", "u"]])),
    "a pickle": b"\x80\x04cos\nsystem\n(S'echo'\ntR.",
}


@pytest.mark.parametrize("data", UPLOADS.values(), ids=UPLOADS)
def test_an_upload_is_read_or_refused_on_the_page(data):
    app = open_page("explore", "ko")
    name = "<b>벡터</b>.vec"
    app.file_uploader(key="explore.files.vectors.0").upload(name, data).run()
    app.button(key="explore.files.load").click().run()
    assert not app.exception
    assert Text("ko")("errors.internal") not in [one.value for one in app.error]
    assert not [one for one in app.get("html") if "<b>벡터" in one.proto.body]
