"""The texts use the right words, and nothing that a page asks for is missing.

That every language says what English says, `test_languages` sees to.
"""

import ast
import re

import pytest

from core import errors
from jobs.job import Status
from material.corpora import CORPORA
from material.glossary import REFERENCES, TERMS
from tests.ui.settings.tables import TABLES
from ui.lesson_parts.strip import PARTS
from ui.lesson_parts.terms import pages_of
from ui.navigation.entries import ENTRIES, PAGES
from ui.progress.known import lessons
from ui.settings.table import Choice
from ui.text.i18n import CONTENT, FALLBACK, LANGUAGES, MissingText, Text, fill, labels, prose

ROOT = CONTENT.parent
PLACES = re.compile(r"\[\[(\w+)\]\]")
PROSE = sorted(path.stem for path in (CONTENT / "en").glob("*.md"))
# A Korean word in English text is an example and stands in quotation marks.
QUOTED = re.compile(r"[“‘`][^”’`]*[”’`]")
HANGUL = re.compile(r"[가-힣]")


def test_the_english_has_no_hangul_outside_quotes():
    for key, text in labels("en").items():
        if key != "common.name":
            assert not HANGUL.search(QUOTED.sub("", text)), key
    for page in PROSE:
        for name, text in prose("en", page).items():
            assert not HANGUL.search(QUOTED.sub("", text)), (page, name)


def test_the_korean_is_korean():
    for page in PROSE:
        for name, text in prose("ko", page).items():
            assert HANGUL.search(text), (page, name)


def test_every_error_has_a_sentence():
    t = Text(FALLBACK)
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.LabError)
    ]
    assert len(kinds) > 5
    for kind in kinds:
        places = set(PLACES.findall(labels(FALLBACK)[f"errors.{kind.code}"]))
        given = set(re.findall(r"{(\w+)", kind.template))
        assert places <= given, kind.code
    assert t("errors.internal")


def test_every_setting_has_a_label_and_a_help():
    t = Text(FALLBACK)
    for table in TABLES:
        for setting in table:
            assert t(f"{table.page}.{setting.name}.label")
            assert t(f"{table.page}.{setting.name}.help")
            options = setting.options if isinstance(setting, Choice) else ()
            named = [t.has(f"{table.page}.{setting.name}.options.{option}") for option in options]
            assert all(named) or not any(named), setting.name


def test_every_page_part_and_state_has_a_name():
    t = Text(FALLBACK)
    for entry in ENTRIES:
        assert t(f"nav.{entry.name}.title")
        assert t(f"nav.{entry.name}.help")
    for part in PARTS:
        assert t(f"common.parts.{part}")
    for status in Status:
        assert t(f"live.status.{status.value}")
    for name in CORPORA:
        assert t(f"train.corpus.options.{name}")


def literal_keys(path):
    """Yield the keys that a module gives as plain strings to `t` or `text`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "t" and isinstance(node.args[0].value, str):
            yield node.args[0].value


def test_every_key_in_the_code_exists():
    known = labels("en")
    keys = [
        (path, key)
        for folder in ("ui", "pages")
        for path in (ROOT / folder).rglob("*.py")
        for key in literal_keys(path)
    ]
    assert len(keys) > 30
    for path, key in keys:
        assert key in known, f"{path.name}: {key}"


def strings_shown(path):
    """Yield string literals given straight to a Streamlit element that shows text."""
    shows = {
        "markdown",
        "write",
        "button",
        "caption",
        "info",
        "error",
        "warning",
        "success",
        "header",
        "subheader",
    }
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        is_shown = (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in shows
        )
        if is_shown and not (isinstance(node.func.value, ast.Name) and node.func.value.id == "log"):
            for argument in node.args[:1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def test_no_text_for_users_stands_in_the_code():
    for folder in ("ui", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            for text in strings_shown(path):
                assert not re.search(r"[A-Za-z가-힣]{3}", text), f"{path.name}: {text!r}"


def test_a_missing_text_is_an_error():
    with pytest.raises(MissingText):
        Text("ko")("no.such.label")
    with pytest.raises(MissingText):
        fill("[[a]] and [[b]]", {"a": 1})


def test_pages_are_files():
    assert {entry.name for entry in ENTRIES} == {path.parent.name for path in PAGES.glob("**/page.py")}


def test_every_term_and_source_is_explained():
    t = Text(FALLBACK)
    for term in TERMS:
        assert t(f"glossary.terms.{term.key}.name")
        assert t(f"glossary.terms.{term.key}.text")
    for reference in REFERENCES:
        assert t(f"glossary.cited.{reference.key}")
    told = {key.split(".")[2] for key in labels(FALLBACK) if key.startswith("glossary.terms.")}
    assert told == {term.key for term in TERMS}


def test_every_term_is_used_and_every_lesson_has_terms():
    for term in TERMS:
        assert pages_of(term), term.key
    for name in lessons():
        assert sum(name in pages_of(term) for term in TERMS) >= 8, name


def test_a_term_leads_to_the_pages_that_say_it():
    places = {term.key: pages_of(term) for term in TERMS}
    assert {"sampler", "bottleneck"} <= set(places["alias"])
    assert set(places["one_hot"]) == {"embedding_dot"}
    # Neither a label's key nor the end of another word is a use: `label = `, `once`.
    assert "explore" not in places["label"]
    assert "sampler" not in places["nce"]


def test_every_citation_is_among_the_sources():
    cited = re.compile(
        r"([A-ZÀ-Þİ][\w’'-]+)\s*(?:et al\.|등)?[\s(,의 ]*(?:논문)?\(?((?:19|20)\d\d)[ab]?(?![.\d])"
    )
    known = {
        (name, reference.year)
        for reference in REFERENCES
        for name in re.findall(r"[^\W\d_-]+", reference.authors)
    }
    found = set()
    for lang in LANGUAGES:
        texts = [*labels(lang).values(), *(text for page in PROSE for text in prose(lang, page).values())]
        found |= {
            (name.rpartition("-")[2], int(year)) for text in texts for name, year in cited.findall(text)
        }
    assert len(found) > 8
    assert found <= known


def test_the_books_terms_are_used():
    # The book's word, and words for the same thing that would confuse its readers.
    wrong = {
        "코퍼스": "말뭉치",
        "컨텍스트": "맥락",
        "문맥": "맥락",
        "타겟": "타깃",
        "그래디언트": "기울기",
        "음성 샘플": "부정적 예",
    }
    for page in PROSE:
        for text in prose("ko", page).values():
            assert not [word for word in wrong if word in text], page
    for key, text in labels("ko").items():
        assert not [word for word in wrong if word in text], key
