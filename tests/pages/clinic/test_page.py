"""The clinic's page: every case can be walked through, by wrong ways and by the right one."""

import pytest
from playwright.sync_api import Page, expect

from material.faults import FAULTS
from pages.clinic import casebook, drawings, lesson
from pages.clinic.cases import CASES
from pages.clinic.examine import EXAMINATIONS
from pages.clinic.sections.examine import enough_of, said
from tests.browser.waiting import after_a_run, settle
from tests.pages.test_all_pages import open_page, texts
from ui.text.i18n import LANGUAGES, Text

WARDS = {name: case.ward for name, case in CASES.items()}


def open_case(name, stage, lang="en", **query):
    ward = WARDS[name]
    app = open_page("clinic", lang, ward=ward, stage=stage, **{ward: str(lesson.place_of(name))}, **query)
    assert not app.exception
    return app


def boxes(app):
    return [element.value for element in [*app.success, *app.error, *app.info]]


def wrong_line(name):
    lines = lesson.lines(name)
    return next(
        place for place, line in enumerate(lines) if not casebook.is_culprit(name, line.file, line.number)
    )


def test_a_line_that_only_passes_a_fault_on_is_told_so():
    t = Text("en")
    told = set()
    for name in CASES:
        for place, line in enumerate(lesson.lines(name)):
            if casebook.reply_to(name, line.file, line.number) is None:
                key = "passes_on" if casebook.is_odd_at(name, line.file, line.number) else "another_line"
                if key not in told:
                    app = open_case(name, "locate", **{"g.line": str(place)})
                    assert app.error[0].value == t(f"clinic.{key}")
                told.add(key)
    assert told == {"passes_on", "another_line"}


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_solved_by_the_wrong_way_and_by_the_right_one(name):
    t, case = Text("en"), CASES[name]
    own = f"clinic_{case.ward}.{name}"
    app = open_case(name, "case")
    assert t(f"{own}.story") in texts(app)
    app = open_case(name, "locate", **{"g.line": str(wrong_line(name))})
    assert len(app.error) == 1
    app.button(key="clinic.give_up").click().run()
    assert t(f"{own}.lines.right") in boxes(app)
    for number, repair in enumerate(case.repairs):
        query = {"g.line": str(lesson.culprit(name)), "g.repair": str(number)}
        app = open_case(name, "repair", **query)
        assert (app.success if repair.is_right else app.error)[0].value == t(
            f"{own}.repairs.{repair.name}.belief"
        )
    app.session_state["clinic.stage"] = "rule"
    right = next(number for number, repair in enumerate(case.repairs) if repair.is_right)
    app = open_case(name, "repair", **{"g.line": str(lesson.culprit(name)), "g.repair": str(right)})
    app.session_state["clinic.stage"] = "rule"
    app.run()
    assert t(f"{own}.rule.text") in boxes(app)
    assert not app.exception


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_whatever_is_examined_is_said_and_drawn(name, lang):
    t = Text(lang)
    for hold in (True, False):
        for examination in EXAMINATIONS:
            found = casebook.examined(name, examination, hold=hold)
            assert "[[" not in said(t, examination, found)
            assert drawings.brief(t, found)
            drawings.finding(t, found, casebook.words(name))
    for repair in (None, *(one.name for one in CASES[name].repairs)):
        drawings.marks(t, casebook.checks(name, repair))


def test_the_number_of_examinations_is_judged():
    t = Text("en")
    assert lesson.judged("last_question", ("gradient_check",)) == "fewest"
    assert lesson.judged("last_question", ("first_loss", "gradient_check")) == "more"
    assert lesson.judged("last_question", ("first_loss",)) == "missed"
    assert lesson.judged("last_question", ()) == "untouched"
    assert lesson.judged("one_letter", ()) == "none_needed"
    assert lesson.judged("one_letter", ("work",)) == "unneeded"
    assert enough_of(t, "last_question") == "Gradient check"


def test_an_address_names_examinations_once_and_no_others():
    assert lesson.examinations("moved,nonsense,moved,first_loss,") == ("moved", "first_loss")


def test_the_cases_of_a_ward_follow_each_other_in_a_ring():
    places = lesson.places("slow")
    assert [lesson.after("slow", place) for place in places] == [*places[1:], 1]


def test_lessons_lead_to_the_cases_of_their_layer():
    assert {
        page: tuple(
            (one.ward, lesson.place_of(one.name), one.name) for one in CASES.values() if one.page == page
        )
        for page in FAULTS
    } == dict(FAULTS)
    assert {case.page for case in CASES.values()} == set(FAULTS)


def test_another_case_begins_anew():
    app = open_case("last_question", "locate", **{"g.line": str(lesson.culprit("last_question"))})
    assert app.success
    app.selectbox(key="clinic.silent").select(lesson.place_of("eighty")).run()
    assert app.session_state["clinic.stage"] == "case"
    app.session_state["clinic.stage"] = "locate"
    app.run()
    assert not app.success
    assert not app.error


def test_an_examination_is_counted_once_and_shown():
    app = open_case("last_question", "examine")
    for examination in ("moved", "gradient_check", "moved"):
        app.button(key=f"clinic.examine.{examination}").click().run()
    assert app.session_state["clinic.tests"] == "gradient_check,moved"
    assert any("2" in caption.value for caption in app.caption)


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_case_can_be_solved_by_mouse_and_by_keyboard(page: Page, lang):
    t = Text(lang)
    page.goto(f"/clinic?lang={lang}&ward=silent&silent={lesson.place_of('last_question')}")
    settle(page)
    with after_a_run(page):
        page.keyboard.press("ArrowRight")
    with after_a_run(page):
        page.get_by_role("button", name=t("clinic.examinations.gradient_check.label")).click()
    settle(page)
    expect(page.get_by_text(t("clinic.count", n=1))).to_be_visible()
    with after_a_run(page):
        page.keyboard.press("ArrowRight")
    settle(page)
    place = lesson.culprit("last_question")
    line = page.locator(f".lab-pick[data-page='{place}']")
    with after_a_run(page):
        line.focus()
        page.keyboard.press("Enter")
    expect(page.locator(f".lab-pick[data-page='{place}'] .lab-lit")).to_be_visible()
    with after_a_run(page):
        page.locator(".st-key-clinic-predict-line-guess-commit button").click()
    expect(page.get_by_text(t("clinic_silent.last_question.lines.right").replace("`", ""))).to_be_visible()
    with after_a_run(page):
        page.keyboard.press("ArrowRight")
    settle(page)
    with after_a_run(page):
        page.get_by_text(t("clinic_silent.last_question.repairs.add.label").replace("`", "")).click()
    with after_a_run(page):
        page.locator(".st-key-clinic-predict-repair-guess-commit button").click()
    expect(page.locator(".lab-marks .lab-fine")).to_have_count(len(EXAMINATIONS))
    assert "g.repair=0" in page.url
