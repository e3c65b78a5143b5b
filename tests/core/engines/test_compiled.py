"""The compiled engine as a whole: what it trains on, its threads, and what it refuses."""

import dataclasses
import subprocess
import sys
import threading

import numpy as np
import pytest

pytest.importorskip("numba")

from core.engines.compiled import CompiledEngine
from core.engines.compiled import engine as engine_module
from core.engines.compiled.common import EXCHANGE
from core.engines.compiled.rows import padded
from core.engines.kinds import DEFAULT_ENGINE, ENGINES
from core.engines.settings import TrainingSettings
from core.errors import BadShape, BadWordIds, CorpusTooShort, Diverged, TooManyNegatives
from core.text.corpus import Corpus, Vocabulary
from core.training.loop import Training
from tests.core.engines.compiled import CORPUS, SETTINGS, H, K, V, make_engine, random_corpus, rng, train
from tests.waiting import GUARD, wait_for


def test_it_is_the_default_and_the_app_runs_without_numba():
    assert DEFAULT_ENGINE == "compiled"
    assert {"compiled", "letter"} <= set(ENGINES)
    code = (
        "import sys; sys.modules['numba'] = None\n"
        "from core.engines.kinds import DEFAULT_ENGINE, ENGINES\n"
        "print(DEFAULT_ENGINE, *sorted(ENGINES))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["vectorised", "layers", "softmax", "vectorised"]


def test_a_pass_trains_on_every_position_once():
    engine = make_engine()
    steps = list(engine.steps())
    assert len(steps) > 10
    assert sum(step.examples for step in steps) == len(CORPUS)
    assert sum(step.share for step in steps) == pytest.approx(1)
    assert sum(step.positive.sum() for step in steps) == len(CORPUS)
    assert sum(step.negative.sum() for step in steps) == K * len(CORPUS)


def test_two_threads_train_on_every_position_once_and_learn():
    single, double = (Training(CORPUS, dataclasses.replace(SETTINGS, threads=n, epochs=20)) for n in (1, 2))
    last = [list(training.slices())[-1] for training in (single, double)]
    assert last[0].words == last[1].words == 20 * len(CORPUS)
    assert last[1].smooth_loss == pytest.approx(last[0].smooth_loss, rel=0.1)
    assert last[1].smooth_loss < 0.9 * (K + 1) * np.log(2)


# Copies of the common words


def test_one_thread_has_no_copies():
    engine = make_engine()
    assert len(engine.rows_in) == V * padded(H)
    assert len(engine.copies_in.start) == len(engine.copies_in.moved) == 0


@pytest.mark.parametrize("common", [1, 7, V])
def test_a_thread_that_is_alone_on_its_copies_does_as_one_without(monkeypatch, common):
    monkeypatch.setattr(engine_module, "COMMON", common)
    corpus = random_corpus(3 * EXCHANGE + 100)
    without, copying = (make_engine(corpus, threads=n, learning_rate=0.1) for n in (1, 2))
    copying.copies_in.begin(copying.rows_in)
    copying.copies_out.begin(copying.rows_out)
    for engine in (without, copying):
        train(engine)
    assert (copying.W_in[:common] == copying.copies_in.start.reshape(common, -1)[:, :H]).all()
    copying._gather()
    assert np.abs(copying.W_in - without.W_in).max() < 1e-4
    assert np.abs(copying.W_out - without.W_out).max() < 1e-4


@pytest.mark.parametrize(("n_words", "told"), [(EXCHANGE // 2, False), (3 * EXCHANGE, True)])
def test_what_others_tell_is_read_within_a_piece(n_words, told):
    engine = make_engine(random_corpus(n_words), threads=2)
    engine.copies_in.begin(engine.rows_in)
    engine.copies_out.begin(engine.rows_out)
    engine.copies_out.moved[len(engine.copies_out.start) :] = np.nan  # the second thread's
    tally, _ = train(engine)
    assert np.isnan(tally.loss) == told


def test_two_threads_end_a_pass_where_one_does():
    """No further from there than one thread ends that takes the pieces in another order."""
    corpus, ends = random_corpus(20_000, 300), []
    for threads, seed in ((1, 1), (1, 2), (2, 1)):
        engine = make_engine(corpus, threads=threads, learning_rate=0.05)
        engine.rng = np.random.default_rng(seed)
        start = np.stack([engine.W_in, engine.W_out])
        for _ in engine.steps():
            pass
        ends.append(np.stack([engine.W_in, engine.W_out]) - start)
    one, other, two = ends
    chance = np.linalg.norm(other - one)
    assert chance < 0.5 * np.linalg.norm(one)
    assert np.linalg.norm(two - one) < 1.5 * chance


def test_what_two_threads_have_learnt_shows_after_every_piece_and_is_kept_when_they_are_stopped(monkeypatch):
    engine = make_engine(random_corpus(20_000, 300), threads=2)
    train, numbers, may_go_on = engine._train, [], threading.Event()

    def one_soon(number, seed):
        numbers.append(number)
        if len(numbers) > 1:
            assert may_go_on.wait(GUARD)
        return train(number, seed)

    monkeypatch.setattr(engine, "_train", one_soon)
    start = engine.W_in.copy()
    steps = engine.steps()
    next(steps)
    shown = engine.W_in.copy()
    assert (shown[:10] != start[:10]).any(axis=1).all()
    wait_for(lambda: len(numbers) > 1)
    may_go_on.set()
    steps.close()
    assert (engine.W_in[:10] != shown[:10]).any(axis=1).all()


def test_a_training_left_in_the_middle_leaves_no_threads():
    before = threading.active_count()
    steps = make_engine(threads=2).steps()
    next(steps)
    steps.close()
    assert threading.active_count() == before


def corpus_of(n_words, sentence):
    ids = np.arange(n_words) % 50_000
    starts = np.append(np.arange(0, n_words, sentence), n_words)
    words = tuple(map(str, range(50_000)))
    return Corpus(ids, starts, Vocabulary(words, np.bincount(ids, minlength=50_000)))


@pytest.mark.parametrize("sentence", [2, 25, 900, 2_000_000])
@pytest.mark.parametrize(("H", "K", "window"), [(300, 20, 10), (100, 5, 5), (16, 1, 1)])
def test_a_call_has_no_more_work_than_a_few_milliseconds_take(monkeypatch, sentence, H, K, window):
    monkeypatch.setattr(engine_module, "initial_weights", lambda *sizes: (np.zeros((1, 1)),) * 2)
    monkeypatch.setattr(engine_module, "view", lambda rows, shape: rows)
    settings = dataclasses.replace(SETTINGS, hidden_size=H, sample_size=K, window_size=window)
    engine = CompiledEngine(corpus_of(2_000_000, sentence), settings, rng())
    longest = max(cut.end - cut.begin for cut in engine.cuts)
    # h, score, dh and the update for each of K + 1 rows; reading, mean, difference and scattering for each context row
    operations = longest * padded(H) * (3 * (K + 1) + 8)
    assert operations < 100e6  # a core does some 5 to 20 of these a nanosecond
    assert len(engine.rooms.get().piece.ids) == longest


def test_a_small_corpus_has_many_steps_in_a_pass():
    engine = make_engine(random_corpus(20_000, 2000, longest=30))
    assert max(cut.end - cut.begin for cut in engine.cuts) <= 20_000 // 32 + 30


@pytest.mark.parametrize(
    ("engine", "ids", "starts", "error"),
    [
        ("compiled", [0, 1, 2, 0, 1, 9], [0, 6], BadWordIds),
        ("compiled", [0, 1, 2, 0, 1, -1], [0, 6], BadWordIds),
        ("compiled", [0, 1, 2, 0, 1, 2], [0, 7], BadShape),
        ("compiled", [0, 1, 2, 0, 1, 2], [0, 5, 2, 6], BadShape),
        ("letter", [0, 1, 2, 0, 1, 9], [0, 6], BadWordIds),
        ("letter", [0, 1, 2, 0, 1, -1], [0, 6], BadWordIds),
    ],
)
def test_nothing_is_read_outside_an_array(engine, ids, starts, error):
    vocab = Vocabulary(("a", "b", "c"), np.array([2, 2, 2]))
    corpus = Corpus(np.array(ids), np.array(starts), vocab)
    settings = TrainingSettings(window_size=1, hidden_size=4, sample_size=1)
    with pytest.raises(error):
        ENGINES[engine].make(corpus, settings, rng())


@pytest.mark.parametrize("lr", [50.0, 1e6])
def test_divergence_is_told_and_nothing_else_happens(lr):
    training = Training(CORPUS, dataclasses.replace(SETTINGS, learning_rate=lr, epochs=200), report_seconds=0)
    with pytest.raises(Diverged):
        list(training.slices())


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_weights_that_are_no_numbers_end_the_training(bad):
    training = Training(CORPUS, SETTINGS)
    training.engine.W_out[3] = bad
    with pytest.raises(Diverged):
        list(training.slices())


def test_bad_sizes_are_refused():
    with pytest.raises(TooManyNegatives):
        make_engine(sample_size=V)
    with pytest.raises(CorpusTooShort):
        make_engine(Corpus.from_sentences([["a", "b", "c"]]), sample_size=1)


def test_everything_can_be_a_negative():
    engine = make_engine(sample_size=V - 1)
    assert sum(step.examples for step in engine.steps()) == len(CORPUS)


def test_nothing_is_left_when_subsampling_drops_all():
    engine = make_engine(subsample=1e-9)
    assert sum(step.examples for step in engine.steps()) < 20
