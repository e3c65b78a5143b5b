import pytest

from core.text.corpus import Corpus
from core.text.korean import split_particle, strip_particles
from material.corpora import DATA

SURFACE = DATA / "toyworld" / "ko_surface.txt.gz"
STEMS = DATA / "toyworld" / "ko_stems.txt.gz"


@pytest.mark.parametrize(
    ("word", "stem", "particle"),
    [
        ("왕은", "왕", "은"),
        ("여왕이", "여왕", "이"),
        ("강아지가", "강아지", "가"),
        ("서울로", "서울", "로"),
        ("부산으로", "부산", "으로"),
        ("학교에서는", "학교", "에서는"),
        ("은", "은", ""),
        ("강아지은", "강아지은", ""),
        ("king", "king", ""),
    ],
)
def test_a_particle_must_fit_the_sound_before_it(word, stem, particle):
    assert split_particle(word) == (stem, particle)


def test_the_text_decides_doubtful_cases():
    text = [["지팡이", "지팡이를", "지팡이가"], ["왕은", "왕을", "왕"], ["나이"]]
    assert strip_particles(text) == [["지팡이", "지팡이", "지팡이"], ["왕", "왕", "왕"], ["나이"]]


def test_the_toy_worlds_nouns_are_found_again():
    surface, stems = Corpus.load(SURFACE), Corpus.load(STEMS)
    sentences = [surface.sentence(i) for i in range(len(surface.starts) - 1)]
    stripped = Corpus.from_sentences(strip_particles(sentences))
    assert len(surface.vocab) > 2 * len(stems.vocab)
    common = set(stripped.vocab.words) & set(stems.vocab.words)
    assert len(common) >= 0.98 * len(stems.vocab)
    assert len(stripped.vocab) <= 1.02 * len(stems.vocab)
