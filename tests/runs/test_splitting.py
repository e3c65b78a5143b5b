"""A text on its way into morphemes."""

import pytest

from core.text.morphemes import is_installed, is_loaded, with_morphemes
from core.text.reading import read
from runs.splitting import Splitting


@pytest.mark.skipif(not is_installed(), reason="kiwipiepy, which is an option, is not installed")
def test_it_is_told_how_far_it_is_and_what_was_found_cannot_be_changed():
    corpus = read("왕은 여왕을 불렀다. " * 200).corpus
    splitting = Splitting(corpus)
    events = splitting.events()
    first = next(events)
    assert first["fraction"] == 0
    assert bool(first["rest"]) is not is_loaded()
    assert splitting.found is None
    shares = [event["fraction"] for event in events if event is not None]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert splitting.found.vocab.words == with_morphemes(corpus).vocab.words == ("왕", "여왕", "부르다")
    with pytest.raises(ValueError, match="read-only"):
        splitting.found.ids[0] = 1
