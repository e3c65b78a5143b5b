"""What a link asks, as a page in a session obeys it."""

from urllib.parse import parse_qs, urlsplit

import pytest

from pages.studio.train.sections import stage
from tests.pages.test_all_pages import open_page, texts
from tests.ui.settings.tables import TABLE_OF
from ui.links import dialog
from ui.navigation.entries import file_of
from ui.settings import session
from ui.settings.rules import lockable
from ui.text.i18n import Text

COMMIT = "sampler.predict.all.guess.commit"
CHOICE = "sampler.predict.all.guess.choice"


def keys(elements):
    return {element.key for element in elements}


def reply(lang, option):
    return Text(lang)(f"sampler.predict.all.replies.{option}")


@pytest.fixture
def written(monkeypatch):
    """Note the addresses that pages write."""
    queries = []
    monkeypatch.setattr(session, "_ADDRESS", lambda *, data, key: queries.append(parse_qs(data["query"])))
    return queries


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_locked_control_stays_and_says_why(lang, written):
    app = open_page("sampler", lang, power="0.5", lock="power")
    slider = app.slider(key="sampler.power")
    assert slider.disabled
    assert slider.value == 0.5
    assert Text(lang)("common.address.locked") in slider.help
    assert not app.slider(key="sampler.sample_size").disabled
    # Other ways to the same setting do not move it, and say so.
    app.button(key="mark.1").click().run()
    assert app.session_state["sampler.power"] == 0.5
    assert Text(lang)("sampler.power.label") in app.toast[0].value
    assert written[-1]["lock"] == ["power"]


def test_a_link_that_names_only_rules_gives_the_defaults():
    app = open_page("sampler", "en", power="0.5")
    del app.query_params["power"]
    app.query_params["lock"] = "power"
    app.run()
    assert app.session_state["sampler.power"] == 0.75


def test_a_hidden_control_keeps_its_value_within_bounds():
    app = open_page("sampler", "en", corpus="example", K="20", hide="sample_size,power")
    assert not app.exception
    assert not {"sampler.power", "sampler.sample_size"} & keys(app.slider)
    assert app.session_state["sampler.sample_size"] < 20


def test_rules_stay_over_languages_and_not_over_pages(written):
    app = open_page("sampler", "en", lock="power", answers="hidden")
    app.session_state["lang"] = "ko"
    app.run()
    assert app.slider(key="sampler.power").disabled
    assert written[-1]["answers"] == ["hidden"]
    for page in ("sigmoid", "sampler"):
        for name in list(app.query_params):
            del app.query_params[name]
        app.switch_page(str(file_of(page))).run()
    assert not app.slider(key="sampler.power").disabled


def movable(app):
    """Return the keys of the widgets that can be moved."""
    kinds = ("slider", "select_slider", "selectbox", "toggle", "text_input", "button_group", "number_input")
    return {widget.key for kind in kinds for widget in app.get(kind) if widget.key and not widget.disabled}


@pytest.mark.parametrize("name", sorted(TABLE_OF))
def test_every_control_of_every_page_can_be_locked(name):
    table = TABLE_OF[name]
    names = lockable(table)
    app = open_page(name, "en", lock=",".join(names))
    assert not app.exception
    assert not app.warning
    assert not movable(app) & {table.key(setting) for setting in names}


@pytest.mark.parametrize("name", sorted(TABLE_OF))
def test_every_control_of_every_page_can_be_hidden(name):
    app = open_page(name, "en", hide=",".join(lockable(TABLE_OF[name])))
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_nonsense_is_ignored_with_one_gentle_word(lang):
    app = open_page("sampler", lang, lock="epochs,<script>*x*,power", hide="a" * 500, start="1", answers="?")
    assert not app.exception
    assert len(app.warning) == 1
    said = app.warning[0].value
    assert "epochs" in said
    assert "start" in said
    assert "a" * 50 not in said
    assert "*x*" not in said
    assert app.slider(key="sampler.power").disabled


def commit_all(app):
    app.radio(key=CHOICE).set_value("more").run()
    return app.button(key=COMMIT).click().run()


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_replies_wait_until_they_are_released(lang):
    app = commit_all(open_page("sampler", lang, answers="hidden"))
    waits = Text(lang)("links.awaited.alone")
    assert [box.value for box in app.info].count(waits) == 1
    assert reply(lang, "more") not in texts(app)
    quiz = next(radio for radio in app.radio if radio.key.startswith("sampler.quiz."))
    quiz.set_value(quiz.options[0]).run()
    assert not app.success
    assert [box.value for box in app.info].count(waits) == 2


def test_a_released_answer_is_replied_to():
    app = open_page("sampler", "en", answers="hidden")
    app.session_state["_class.released"] = {"sampler.predict.all"}
    commit_all(app)
    assert reply("en", "more") in texts(app)


@pytest.fixture
def copied(monkeypatch):
    """Note the addresses that the dialog offers to copy."""
    addresses = []
    monkeypatch.setattr(dialog, "_COPY", lambda *, data, key: addresses.append(data["address"]))
    return addresses


def query_of(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_dialog_makes_the_address_and_leaves_own_guesses_out(lang, copied):
    app = open_page("sampler", lang, power="0.5", step="2")
    commit_all(app)
    app.button(key="_link.open").click().run()
    assert not app.exception
    assert query_of(copied[-1]) == {"lang": lang, "power": "0.5", "step": "2"}
    app.multiselect(key="_link.sampler.lock").set_value(["power"])
    app.multiselect(key="_link.sampler.hide").set_value(["corpus"])
    app.toggle(key="_link.sampler.answers").set_value(True)
    app.toggle(key="_link.sampler.guesses").set_value(True)
    app.button(key="_link.open").click().run()
    chosen = {"lock": "power", "hide": "corpus", "answers": "hidden", "g.all": "more"}
    assert query_of(copied[-1]) == {"lang": lang, "power": "0.5", "step": "2", **chosen}


def test_every_page_has_its_link(copied):
    for name in TABLE_OF:
        app = open_page(name, "en")
        app.button(key="_link.open").click().run()
        assert not app.exception, name
        assert query_of(copied[-1])["lang"] == "en"
    assert len(copied) >= len(TABLE_OF)


def test_an_address_too_long_for_a_code_can_still_be_copied(copied, monkeypatch):
    monkeypatch.setattr(dialog, "address_of", lambda *given, **more: "http://hall/?" + "a" * 3000)
    app = open_page("sampler", "en")
    app.button(key="_link.open").click().run()
    assert not app.exception
    assert Text("en")("links.too_long") in [box.value for box in app.info]


def test_a_link_starts_a_training_once_at_a_desk(monkeypatch, written):
    started = []
    monkeypatch.setattr(stage, "begin", lambda t: started.append(t.lang))
    app = open_page("train", "en", start="1", corpus="wordnet")
    assert started == ["en"]
    assert "start" not in written[-1]
    app.run()
    app.session_state["lang"] = "ko"
    app.run()
    assert started == ["en"]
    # The tab was here before, and has turned to the desk that it had.
    app.session_state["_link.started_at"] = "the desk of a moment ago"
    app.run()
    app.run()
    assert started == ["en", "ko"]
