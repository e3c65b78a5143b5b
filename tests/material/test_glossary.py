from urllib.parse import urlparse

from material.glossary import REFERENCES, TERMS


def test_keys_are_given_once():
    for keys in ([term.key for term in TERMS], [reference.key for reference in REFERENCES]):
        assert len(keys) == len(set(keys))


def test_sources_can_be_followed():
    for reference in REFERENCES:
        assert urlparse(reference.url).scheme == "https"
        assert 1950 < reference.year < 2030
