"""The address that a link is made of."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from tests.ui.settings.tables import TABLE_OF
from ui.links.address import address_of
from ui.settings import rules
from ui.settings.rules import Rules

TABLE = TABLE_OF["sampler"]
HERE = "http://hall:8501/sampler?lecture=1&power=0.1"
RULES = Rules(frozenset({"power", "sample_size"}), frozenset({"corpus"}), holds_answers=True)


def query_of(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_an_address_brings_settings_step_seed_language_and_rules_back():
    settings = replace(TABLE.defaults, power=0.5, sample_size=7, step=3, seed=11)
    address = address_of(HERE, TABLE, settings, RULES, more={"lang": "ko"}, guesses={})
    assert address.startswith("http://hall:8501/sampler?lang=ko&")
    query = query_of(address)
    assert TABLE.read(query) == (settings, [])
    assert rules.read(TABLE, query) == (RULES, [])
    # What stood in the lecturer's own address beside it does not come along.
    assert "lecture" not in query


def test_names_in_a_list_can_be_read_and_guesses_come_only_if_given():
    address = address_of(HERE, TABLE, TABLE.defaults, RULES, more={}, guesses={"g.all": "more"})
    assert "lock=power,sample_size" in address
    assert query_of(address)["g.all"] == "more"
