import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.engines.kinds import ENGINES
from core.engines.settings import TrainingSettings
from core.errors import BadSetting
from core.evaluation.ranks import TargetRanks, target_ranks
from core.text.corpus import Corpus
from core.training.held_out import LONGEST_PIECE, hold_out
from core.training.loop import Training


def numbered(lengths):
    """Return a corpus whose words are all different, so that ids tell positions."""
    words = iter(range(sum(lengths)))
    return Corpus.from_sentences([[str(next(words)) for _ in range(n)] for n in lengths])


def sentences(corpus):
    return [corpus.ids[a:b].tolist() for a, b in zip(corpus.starts[:-1], corpus.starts[1:], strict=True)]


@given(st.lists(st.integers(1, 180), min_size=2, max_size=30), st.integers(0, 99), st.floats(0, 0.5))
def test_both_parts_together_are_the_corpus(lengths, seed, share):
    corpus = numbered([*lengths, 5])
    n_words = max(1, int(share * len(corpus)))
    kept, held = hold_out(corpus, n_words, np.random.default_rng(seed))
    assert sorted([*kept.ids, *held.ids]) == list(range(len(corpus)))
    assert n_words <= len(held) < n_words + LONGEST_PIECE
    assert kept.vocab is held.vocab is corpus.vocab
    for part in (kept, held):
        assert part.starts[0] == 0
        assert part.starts[-1] == len(part)
        for sentence in sentences(part):
            assert sentence == list(range(sentence[0], sentence[0] + len(sentence)))
    # No kept sentence reaches over what was taken out, and what was one piece stays one.
    whole = {tuple(s) for s in sentences(corpus)}
    taken = set(held.ids.tolist())
    for sentence in sentences(kept):
        (home,) = [s for s in whole if sentence[0] in s]
        before, after = sentence[0] - 1, sentence[-1] + 1
        assert before not in home or before in taken
        assert after not in home or after in taken


def test_the_seed_decides_what_is_held_out():
    corpus = numbered([12] * 40)
    parts = [hold_out(corpus, 60, np.random.default_rng(seed))[1].ids.tolist() for seed in (1, 1, 2)]
    assert parts[0] == parts[1] != parts[2]


@pytest.mark.parametrize("n_words", [-1, 51])
def test_at_most_half_is_held_out(n_words):
    with pytest.raises(BadSetting):
        hold_out(numbered([10] * 10), n_words, np.random.default_rng(0))


# Training

SENTENCES = [[f"{kind}{n}" for kind in "abcdef"] for n in range(30)]
SETTINGS = TrainingSettings(
    window_size=2, hidden_size=6, sample_size=3, epochs=3, subsample=0, held_out=40, seed=4
)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_no_engine_ever_touches_words_that_only_held_out_text_has(engine):
    corpus = Corpus.from_sentences(SENTENCES)
    settings = dataclasses.replace(SETTINGS, engine=engine, learning_rate=ENGINES[engine].learning_rate)
    training = Training(corpus, settings)
    before = [W.copy() for W in (training.engine.W_in, training.engine.W_out)]
    last = list(training.slices())[-1]
    assert last.words == 3 * len(training.corpus)
    only_held = np.setdiff1d(np.arange(len(corpus.vocab)), training.corpus.ids)
    trained = np.unique(training.corpus.ids)
    assert len(only_held) == len(training.held_out) >= 40
    for W, former in zip((training.engine.W_in, training.engine.W_out), before, strict=True):
        # The softmax has every word of the vocabulary among its wrong answers.
        if W is training.engine.W_in or training.kind.samples:
            assert np.array_equal(W[only_held], former[only_held])
        assert (W[trained] != former[trained]).any(axis=1).all()


def test_all_runs_on_a_text_guess_the_same_words_whatever_their_settings_and_their_seed():
    corpus = Corpus.from_sentences(SENTENCES)
    trainings = [
        Training(corpus, dataclasses.replace(SETTINGS, engine=engine, **changes))
        for engine in sorted(ENGINES)
        for changes in ({}, {"sample_size": 2}, {"power": 0.0}, {"hidden_size": 3}, {"seed": 5})
    ]
    parts = [training.held_out.ids.tolist() for training in trainings]
    assert all(part == parts[0] for part in parts)
    starts = {training.engine.W_in.tobytes() for training in trainings if training.settings.hidden_size == 6}
    assert len(starts) > 1  # the seed decides all else


def test_the_first_words_to_be_ranked_are_the_same_in_every_run_and_do_not_follow_the_text():
    corpus = Corpus.from_sentences([[f"w{n}" for n in range(i, i + 6)] for i in range(0, 180, 6)])
    trainings = [Training(corpus, dataclasses.replace(SETTINGS, seed=seed)) for seed in (1, 2)]
    one, other = (np.concatenate(list(training.held_out_ranks(10))) for training in trainings)
    whole = np.concatenate(list(trainings[0].held_out_ranks()))
    assert len(one) == len(other) == 10 < len(whole)
    assert one.tolist() == whole[:10].tolist()
    in_order = np.concatenate(
        list(
            target_ranks(
                trainings[0].engine.W_in,
                trainings[0].engine.W_out,
                trainings[0].held_out,
                np.ones(len(corpus.vocab)),
            )
        )
    )
    assert in_order.tolist() != whole.tolist()


def test_nothing_held_out_leaves_the_corpus_and_no_ranks():
    corpus = Corpus.from_sentences(SENTENCES)
    training = Training(corpus, dataclasses.replace(SETTINGS, held_out=0))
    assert training.corpus is corpus
    assert list(training.held_out_ranks()) == []


@pytest.mark.parametrize("engine", ["vectorised", "softmax"])
def test_training_guesses_words_that_it_has_not_seen_in_their_places(engine):
    rng = np.random.default_rng(0)
    rows = [[f"{place}{rng.integers(3)}" for place in "abcd"] for _ in range(2000)]
    corpus = Corpus.from_sentences(rows)
    training = Training(
        corpus, dataclasses.replace(SETTINGS, engine=engine, learning_rate=0.3, held_out=400, epochs=6)
    )
    at_first = TargetRanks.gather(training.held_out_ranks())
    list(training.slices())
    at_last = TargetRanks.gather(training.held_out_ranks())
    assert at_first.median > 4  # of 12 words
    assert at_last.median <= 3  # which of three words stands in a place is chance
    assert at_last.recall(3) > 0.6 > 2 * at_first.recall(3)
