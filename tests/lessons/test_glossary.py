from urllib.parse import urlparse

from lessons.glossary import REFERENCES, TERMS, terms_of


def test_keys_are_given_once():
    for keys in ([term.key for term in TERMS], [reference.key for reference in REFERENCES]):
        assert len(keys) == len(set(keys))


def test_every_lesson_has_terms():
    for page in (
        "bottleneck",
        "yes_or_no",
        "sigmoid",
        "embedding_dot",
        "negative_sampling",
        "sampler",
        "loss_layer",
    ):
        assert terms_of(page), page


def test_sources_can_be_followed():
    for reference in REFERENCES:
        assert urlparse(reference.url).scheme == "https"
        assert 1950 < reference.year < 2030
