"""A language says everything; while somebody still writes it, the app works and a list says what is missing."""

import logging
import re

import pytest

from tests.pages.test_all_pages import open_page
from ui.lesson_parts import terms
from ui.text import i18n
from ui.text.i18n import CONTENT, FALLBACK, LANGUAGES, Text, labels, prose
from ui.text.translation import missing


def forget():
    for cached in (labels, prose, terms.pages_of, terms._written, i18n._note_missing):
        cached.cache_clear()


@pytest.fixture
def latin(tmp_path, monkeypatch):
    """Add a language of which only the navigation is there."""
    for lang in LANGUAGES:
        (tmp_path / lang).symlink_to(CONTENT / lang)
    (tmp_path / "la").mkdir()
    english = (CONTENT / FALLBACK / "nav.toml").read_text()
    (tmp_path / "la" / "nav.toml").write_text(re.sub(r'= "(.*)"', r'= "\1 (Latine)"', english))
    monkeypatch.setattr(i18n, "CONTENT", tmp_path)
    monkeypatch.setattr(i18n, "LANGUAGES", (*LANGUAGES, "la"))
    forget()
    yield "la"
    forget()


@pytest.mark.parametrize("lang", sorted({*LANGUAGES, *(path.name for path in CONTENT.iterdir())}))
def test_nothing_is_missing(lang):
    found = missing(lang)
    assert not found, f"{lang} lacks {len(found)}:\n" + "\n".join(found)


def test_all_that_a_new_language_lacks_is_listed(latin):
    found = missing(latin)
    files = [path.name for path in (CONTENT / FALLBACK).iterdir() if path.name != "nav.toml"]
    expected = {"assets/logo.la.svg", *(f"content/la/{name}" for name in files)}
    expected |= {f"label {key}" for key in labels(FALLBACK) if not key.startswith("nav.")}
    for page in (CONTENT / FALLBACK).glob("*.md"):
        expected |= {f"section {section} of {page.name}" for section in prose(FALLBACK, page.stem)}
    assert set(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("name", ["home", "sampler", "glossary"])
def test_a_new_language_speaks_as_far_as_it_can(latin, name, caplog):
    with caplog.at_level(logging.WARNING, logger="ui.text.i18n"):
        app = open_page(name, latin)
        app.run()
    assert not app.exception
    assert not app.error
    assert app.header[0].value == f"{Text(FALLBACK)(f'nav.{name}.title')} (Latine)"
    said = [record.getMessage() for record in caplog.records if record.name == "ui.text.i18n"]
    assert "la lacks logo.la.svg; en stands in" in said
    assert len(said) == len(set(said))


def test_faults_of_a_translation_are_listed_and_do_no_harm(latin):
    (i18n.CONTENT / latin / "live.toml").write_text('odd = "x"\n')
    (i18n.CONTENT / latin / "lesson.toml").write_text('step = "Gradus [[numerus]]"\ntable = " "\n')
    forget()
    found = missing(latin)
    assert "label live.odd: nothing asks for this" in found
    assert "label lesson.step: other places than ['number', 'total']" in found
    assert "label lesson.table" in found
    told = {"number": 1, "total": 6}
    assert Text(latin)("lesson.step", **told) == Text(FALLBACK)("lesson.step", **told)


def test_the_switch_names_every_language_by_another_name(latin):
    assert [i18n.name(lang) for lang in i18n.LANGUAGES] == ["한국어", "English", "la"]


@pytest.mark.parametrize(
    ("locale", "lang"),
    [
        ("ko-KR", "ko"),
        ("ko", "ko"),
        ("kok-IN", "en"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("", "en"),
        ("LA-va", "la"),
    ],
)
def test_a_browsers_locale_leads_to_its_language(latin, locale, lang):
    assert i18n.best_for(locale) == lang


def test_a_folder_that_is_no_language_tag_is_told(latin):
    (i18n.CONTENT / "pt_BR").mkdir()
    found = missing("pt_BR")
    assert "content/pt_BR: the folder's name is no language tag such as ja or pt-BR" in found
    assert "ui/i18n.py: LANGUAGES has no 'pt_BR'" in found
