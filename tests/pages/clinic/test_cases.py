"""Every case shows its symptom; its right repair removes it, no wrong one does; sound code shows none."""

from collections import Counter

import pytest

from pages.clinic import casebook
from pages.clinic.casebook import SOUND
from pages.clinic.cases import CASES
from pages.clinic.fault import WARDS
from pages.clinic.patching import Patch, PatchDoesNotApply, Patient, Place
from ui.navigation.entries import ENTRIES
from ui.text.i18n import LANGUAGES, labels

WRONG = [
    (case.name, repair.name) for case in CASES.values() for repair in case.repairs if not repair.is_right
]


def test_wards_are_filled():
    filled = Counter(case.ward for case in CASES.values())
    assert set(filled) == set(WARDS)


@pytest.mark.parametrize("name", CASES)
def test_the_fault_shows_its_symptom(name):
    assert casebook.shows(name, CASES[name].symptom)
    assert not casebook.passes(name)


@pytest.mark.parametrize("name", CASES)
def test_sound_code_shows_none(name):
    case = CASES[name]
    assert casebook.passes(name, SOUND)
    assert not casebook.shows(name, case.symptom, SOUND)


@pytest.mark.parametrize("name", CASES)
def test_the_right_repair_passes_everything(name):
    case = CASES[name]
    assert sum(repair.is_right for repair in case.repairs) == 1
    assert casebook.passes(name, case.right.name)
    assert not casebook.shows(name, case.symptom, case.right.name)


@pytest.mark.parametrize(("name", "repair"), WRONG)
def test_a_wrong_repair_shows_its_own_symptom(name, repair):
    symptom = CASES[name].repair(repair).symptom
    assert casebook.shows(name, symptom, repair)
    assert not casebook.passes(name, repair)
    assert not casebook.shows(name, symptom, SOUND)


@pytest.mark.parametrize("name", CASES)
def test_the_examinations_that_are_enough_show_that_something_is_wrong(name):
    case = CASES[name]
    assert case.enough or not casebook.looks_right(name)
    for examination in case.enough:
        assert casebook.examined(name, examination).is_odd, examination
        assert not casebook.examined(name, examination, case.right.name).is_odd, examination


@pytest.mark.parametrize("name", CASES)
def test_the_culprit_and_the_suspects_are_among_the_lines_shown(name):
    case, ill = CASES[name], casebook.patient(name)
    lines = {
        (listing.file, line) for listing in casebook.listings(name) for line in casebook.pickable(listing)
    }
    assert case.culprit
    for place in (*case.culprit, *(place for _, place in case.suspects)):
        assert {(place.file, line) for line in ill.lines_of(place)} <= lines, place.lines
    for reply, place in case.suspects:
        assert casebook.reply_to(name, place.file, ill.lines_of(place)[0]) == reply
    for place in case.culprit:
        assert casebook.reply_to(name, place.file, ill.lines_of(place)[0]) == "right"


@pytest.mark.parametrize("name", CASES)
def test_a_traceback_names_lines_of_the_text_shown(name):
    stopped = casebook.seen(name).stopped
    for frame in stopped.frames if stopped else ():
        assert casebook.patient(name).texts[frame.file].splitlines()[frame.line - 1].strip() == frame.text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_a_case_has_its_texts_and_no_others(name, lang):
    case = CASES[name]
    prefix = f"clinic_{case.ward}.{name}."
    expected = {"title", "story", "rule.text", "lines.right"}
    expected |= {f"lines.{reply}" for reply, _ in case.suspects}
    expected |= {f"repairs.{one.name}.{what}" for one in case.repairs for what in ("label", "belief")}
    said = {key.removeprefix(prefix) for key in labels(lang) if key.startswith(prefix)}
    assert said == expected


def test_no_texts_are_left_of_a_case_that_is_gone():
    for lang in LANGUAGES:
        for key in labels(lang):
            file, case, *_ = key.split(".")
            if file in {f"clinic_{ward}" for ward in WARDS}:
                assert case in CASES
                assert file == f"clinic_{CASES[case].ward}"


def test_a_case_belongs_to_a_lesson():
    assert {case.page for case in CASES.values()} <= {entry.name for entry in ENTRIES}


def test_a_patch_that_no_longer_fits_is_told():
    place = Place("core/loss.py", "NegativeSamplingLoss.backward", "dh += a line that nobody wrote")
    with pytest.raises(PatchDoesNotApply, match="0 times"):
        Patient([Patch(place, "pass")])
