"""Words typed with markup, numbers and signs, in every field that takes a line."""

import pytest
from hypothesis import given, settings

from board.store import Store
from core.errors import LabError, WrongCode
from pages.studio.explore.settings import TABS
from tests.bad_input.nasties import KNOWN, texts
from tests.pages.test_all_pages import open_page
from ui.text.i18n import Text

PLACES = [
    ("glossary", {}),
    *(("explore", {"tab": tab}) for tab in TABS),
    ("explore", {"tab": "map", "axes": "opposites"}),
]


@pytest.mark.parametrize(
    ("page", "query"), PLACES, ids=lambda part: "-".join(part) if isinstance(part, str) else ""
)
def test_whatever_is_typed_the_page_stands(page, query):
    app = open_page(page, "en", **query)
    keys = [one.key for one in app.text_input if one.key.startswith(f"{page}.")]
    assert keys or query.get("tab") == "lengths"
    for nasty in KNOWN:
        for key in keys:
            field = app.text_input(key=key)
            field.set_value(nasty[: field.proto.max_chars])
        app.run()
        assert not app.exception, nasty
        assert Text("en")("errors.internal") not in [error.value for error in app.error], nasty
        shown = [one.proto.body for one in app.get("html")]
        assert not [text for text in shown if "alert(1)" in text or "onerror" in text], nasty


@pytest.fixture(scope="module")
def board(tmp_path_factory):
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('board') / 'board.sqlite'}")
    yield store
    store.close()


@settings(max_examples=60)
@given(typed=texts)
def test_a_code_that_is_none_is_refused(board, typed):
    with pytest.raises(WrongCode):
        board.join(typed)
    with pytest.raises(LabError):
        board.lead_class(typed, typed)
