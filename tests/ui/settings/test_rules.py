"""What a link asks of its page: read, written, and harmless when it is nonsense."""

import pytest

from tests.ui.settings.tables import TABLE_OF, TABLES
from ui.settings import rules
from ui.settings.rules import Rules

SAMPLER, TRAIN, CLINIC = (TABLE_OF[page] for page in ("sampler", "train", "clinic"))
PARAMETERS = {rules.LOCK, rules.HIDE, rules.ANSWERS, rules.START}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.page)
def test_what_is_written_is_read_again(table):
    names = rules.lockable(table)
    asked = Rules(frozenset(names[::2]), frozenset(names[1::2]), holds_answers=True, starts=table.can_start)
    assert rules.read(table, rules.write(table, asked)) == (asked, [])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.page)
def test_no_setting_has_the_name_of_a_rule_in_the_address(table):
    assert not PARAMETERS & {setting.url for setting in table}


def test_nothing_asked_is_nothing_written():
    assert rules.write(SAMPLER, Rules()) == {}
    assert rules.read(SAMPLER, {"power": "0.5"}) == (Rules(), [])


def test_settings_are_named_as_in_the_code_or_as_in_the_address():
    by_name, _ = rules.read(SAMPLER, {"lock": "power,sample_size"})
    by_url, _ = rules.read(SAMPLER, {"lock": f" power , {SAMPLER['sample_size'].url}"})
    assert by_name == by_url == Rules(locked=frozenset({"power", "sample_size"}))
    assert rules.write(SAMPLER, by_name) == {"lock": "power,sample_size"}


def test_what_is_hidden_needs_no_lock():
    asked, unknown = rules.read(SAMPLER, {"lock": "power", "hide": "power"})
    assert (asked, unknown) == (Rules(hidden=frozenset({"power"})), [])
    assert asked.fixed == {"power"}


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ({"lock": "epochs,power"}, ["epochs"]),
        ({"hide": "<b>,,power"}, ["<b>"]),
        ({"lock": "power", "answers": "yes"}, ["answers=yes"]),
        ({"lock": "power", "start": "1"}, ["start=1"]),
    ],
)
def test_what_means_nothing_on_a_page_is_named_and_the_rest_holds(query, unknown):
    asked, said = rules.read(SAMPLER, query)
    assert said == unknown
    assert asked.fixed == {"power"}
    assert not asked.holds_answers
    assert not asked.starts


def test_the_way_through_a_page_stays_open():
    assert rules.read(SAMPLER, {"lock": "step"}) == (Rules(), ["step"])
    assert "stage" not in rules.lockable(CLINIC)


def test_only_train_can_be_started():
    assert rules.read(TRAIN, {"start": "1"}) == (Rules(starts=True), [])
    assert rules.read(TRAIN, {"start": "2"}) == (Rules(), ["start=2"])
