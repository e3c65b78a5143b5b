"""Addresses of every kind, over all pages: the page stands, and says in the reader's language what it could not use."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.bad_input.nasties import KNOWN, texts
from tests.pages.test_all_pages import SHELL
from tests.ui.looking import guesses
from tests.ui.settings.tables import TABLE_OF
from ui.navigation.entries import ENTRIES, file_of
from ui.text.i18n import LANGUAGES, Text

OTHERS = [
    "lang",
    "step",
    "seed",
    "K",
    "class",
    "a b",
    "",
    "가",
    "constructor",
    "__proto__",
    "g.",
    "embed_options",
]
PAGES = [entry.name for entry in ENTRIES]


def names_of(page):
    """Return the names that an address of a page may use, and some that it does not know."""
    own = [setting.url for setting in TABLE_OF[page]] if page in TABLE_OF else []
    return [*own, *(f"g.{key.split('.')[2]}" for key in guesses(page)), *OTHERS]


@pytest.fixture(scope="module", params=PAGES)
def opened(request):
    """Return a page's name and the page, as a session that goes on through all the addresses."""
    app = AppTest.from_file(str(SHELL), default_timeout=120)
    app.run()
    if request.param != PAGES[0]:
        app.switch_page(str(file_of(request.param)))
    return request.param, app


def look(page, app, query):
    app.query_params.clear()
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, query
    assert [one.value for one in app.error] == [], query
    shown = [one.proto.body for one in app.get("html")]
    assert not [text for text in shown if "alert(1)" in text or "onerror" in text], query
    assert app.header[0].value in {Text(lang)(f"nav.{page}.title") for lang in LANGUAGES}


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_generated_values(opened, data):
    page, app = opened
    names = st.sampled_from(names_of(page))
    look(page, app, data.draw(st.dictionaries(names, texts, max_size=8)))


def test_known_nasties_under_every_name(opened):
    page, app = opened
    for nasty in KNOWN:
        look(page, app, dict.fromkeys(names_of(page), nasty))


def test_an_address_of_twenty_kilobytes(opened):
    page, app = opened
    look(page, app, {f"x{i}": "y" * 10 for i in range(1500)} | {"step": "9" * 5000})


def test_repeated_names(opened):
    page, app = opened
    look(page, app, {name: ["1", "<b>2</b>", ""] for name in names_of(page)})
