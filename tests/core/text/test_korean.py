import pytest

from core.text.corpus import Corpus
from core.text.korean import split_particle, stems, without_particles
from material.corpora import DATA
from tests.cases import CASES

SURFACE = DATA / "toyworld" / "ko_surface.txt.gz"
STEMS = DATA / "toyworld" / "ko_stems.txt.gz"


def stems_of(*words: str) -> list[str]:
    vocab = Corpus.counted([words]).vocab
    found = dict(zip(vocab.words, stems(vocab), strict=True))
    return [found[word] for word in words]


@pytest.mark.parametrize(
    ("word", "stem", "particle"),
    [
        ("왕은", "왕", "은"),
        ("여왕이", "여왕", "이"),
        ("강아지가", "강아지", "가"),
        ("서울로", "서울", "로"),
        ("부산으로", "부산", "으로"),
        ("학교에서는", "학교", "에서는"),
        ("ai는", "ai", "는"),
        ("word2vec을", "word2vec", "을"),
        ("은", "은", ""),
        ("강아지은", "강아지은", ""),
        ("king", "king", ""),
        ("2024에", "2024에", ""),
    ],
)
def test_a_particle_must_fit_the_sound_before_it(word, stem, particle):
    assert split_particle(word) == (stem, particle)


def test_the_text_decides_doubtful_cases():
    assert stems_of("지팡이", "지팡이를", "지팡이가") == ["지팡이"] * 3
    assert stems_of("왕은", "왕을", "왕의", "왕") == ["왕"] * 4
    assert stems_of("왕은") == ["왕은"]


def test_only_nouns_lose_particles():
    """The commonest words of film reviews, each once: fewer hints than in any text."""
    lines = (CASES / "korean_reviews.tsv").read_text(encoding="utf-8").splitlines()
    right = dict(line.split("\t") for line in lines)
    found = dict(zip(right, stems_of(*right), strict=True))
    changed = [word for word in right if found[word] != word]
    assert len(changed) > 250
    assert [(word, found[word]) for word in changed if found[word] != right[word]] == []


def test_verbs_before_come_and_go_keep_their_endings():
    verbs = ["날아와", "날아가", "들려와", "불러와", "건너와도", "만들어", "만들어가", "뛰어와", "뛰어가"]
    assert stems_of(*verbs) == verbs
    assert stems_of("언어와", "언어를", "언어가") == ["언어"] * 3


def test_as_one_says_is_no_noun():
    assert stems_of("뜻대로", "되는대로", "생각대로") == ["뜻대로", "되는대로", "생각대로"]
    assert stems_of("무대로", "무대에서") == ["무대"] * 2


def test_adverbs_of_news_and_reviews_stay():
    words = [
        "정말로",
        "수시로",
        "차례로",
        "이리로",
        "한꺼번에",
        "단번에",
        "순식간에",
        "뜻밖에",
        "저마다",
        "날마다",
    ]
    assert stems_of(*words) == words


@pytest.mark.parametrize("word", ["좋은", "하지만", "함께", "별로", "바로", "같이", "있을", "하는", "그래도"])
def test_misspellings_make_no_noun_of_a_verb(word):
    """In a long text nearly every form occurs once."""
    wrong = [word[:-1] + particle for particle in ("를", "의", "에서", "까지")]
    vocab = Corpus.counted([[word] * 1000, wrong]).vocab
    assert stems(vocab)[0] == word


def test_the_toy_worlds_nouns_are_found_again():
    surface, right = Corpus.load(SURFACE), Corpus.load(STEMS)
    found = without_particles(surface)
    assert len(surface.vocab) > 2 * len(right.vocab)
    common = set(found.vocab.words) & set(right.vocab.words)
    assert len(common) >= 0.98 * len(right.vocab)
    assert len(found.vocab) <= 1.02 * len(right.vocab)
