"""The ways of splitting a learner's Korean text on the Train page."""

import pytest

from core.text.corpus import Corpus
from core.text.morphemes import is_installed
from pages.studio.train.sections.compare import form_of
from runs.library import Library
from tests.cases import CASES
from tests.desks import on_desk
from tests.pages.test_all_pages import open_page
from tests.waiting import wait_for
from ui.text.i18n import LANGUAGES, Text

KOREAN = (CASES / "ko_nfc_utf8.txt").read_text(encoding="utf-8")
needs_analyser = pytest.mark.skipif(
    not is_installed(), reason="kiwipiepy, which is an option, is not installed"
)


def with_text(text, lang="ko", **settings):
    app = open_page("train", lang, corpus="own", **settings)
    app.text_area(key="own.pasted").set_value(text).run()
    assert not app.exception
    return app


def rerun_until(app, condition):
    def holds():
        app.run()
        assert not app.exception
        return condition(app)

    wait_for(holds)
    return app


@needs_analyser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_morphemes_are_waited_for_and_then_trained_on(lang):
    app = with_text(f"{KOREAN}\n한국어 {lang} 텍스트", lang, tokens="morphemes")
    assert not app.error
    rerun_until(app, lambda app: not app.button(key="start").disabled)
    t = Text(lang)
    assert t("train.tokens.options.morphemes") in str(app.table[0].value)
    app.button(key="start").click().run()
    assert not app.exception


@needs_analyser
def test_the_analyser_is_asked_only_at_a_press():
    app = with_text(f"{KOREAN}\n두 번 눌러야 합니다.")
    assert len(app.table[0].value) == 2
    app.button(key="train.ways.analyse").click().run()
    rerun_until(app, lambda app: len(app.table) and len(app.table[0].value) == 3)
    assert "train.ways.analyse" not in [button.key for button in app.button]


@needs_analyser
def test_a_long_text_is_not_offered_to_the_analyser(monkeypatch):
    monkeypatch.setattr("core.text.morphemes.MOST_SIGNS", 20)
    app = with_text(f"{KOREAN}\n너무 긴 텍스트")
    assert app.button(key="train.ways.analyse").disabled
    app = with_text(f"{KOREAN}\n너무 긴 텍스트", tokens="morphemes")
    assert "20자" in app.error[0].value
    assert app.button(key="start").disabled


def test_one_press_trains_on_each_way():
    app = with_text(KOREAN * 30, H="2", epochs="1")
    app.button(key="train.ways.start").click().run()
    rerun_until(app, lambda app: len(on_desk(app)["_library"].records) == 6)
    library: Library = on_desk(app)["_library"]
    assert {record.reading.tokens for record in library.records} == {"words", "stems"}
    assert len({record.name for record in library.records}) == 6
    t = Text("ko")
    assert t("train.ways.columns.gain") in str([table.value for table in app.table])
    assert any(t("train.ways.text") in info.value for info in app.info)


def test_a_way_that_leaves_one_word_is_not_offered():
    app = with_text("왕은 왕을 왕의 왕은 왕을. 왕의 왕을")
    assert not app.error
    assert not app.table
    assert "train.ways.start" not in [button.key for button in app.button]


def test_a_noun_is_found_with_its_particle():
    vocab = Corpus.counted([["왕을", "왕은", "왕은", "왕국", "나라"]]).vocab
    assert form_of("나라", vocab) == "나라"
    assert form_of("왕", vocab) == "왕은"
    assert form_of("여왕", vocab) is None
    assert form_of("", vocab) is None
