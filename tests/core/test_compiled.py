"""The compiled engine against the layers and against a plain transcription of its schedule."""

import dataclasses
import subprocess
import sys
import threading
import time
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import stats

pytest.importorskip("numba")

from core.alias import AliasTable
from core.cbow import CBOW
from core.compiled import CompiledEngine, blocks, draws
from core.compiled import engine as engine_module
from core.compiled import text as pieces
from core.compiled.common import EXCHANGE, Copies, exchange, use_copies
from core.compiled.rows import padded, padded_rows, view
from core.compiled.sigmoid import sigmoids
from core.corpus import Corpus, Vocabulary
from core.engines import DEFAULT_ENGINE, ENGINES
from core.errors import BadShape, BadWordIds, CorpusTooShort, Diverged, TooManyNegatives
from core.functions import sigmoid, softplus
from core.optim import SGD
from core.sampler import noise_distribution
from core.settings import TrainingSettings
from core.step import BINS
from core.training import Training
from core.windows import keep_probability, make_pass

SEED = np.uint64(11)
LR = 0.3


def random_corpus(n_words=700, V=40, seed=0, longest=20):
    rng = np.random.default_rng(seed)
    words = [f"w{i}" for i in np.minimum(rng.zipf(1.4, n_words), V)]
    edges = np.cumsum(rng.integers(2, longest, n_words))
    return Corpus.from_sentences(s.tolist() for s in np.split(np.array(words), edges[edges < n_words]))


CORPUS = random_corpus()
V, H, WINDOW, K = len(CORPUS.vocab), 20, 4, 3
SETTINGS = TrainingSettings(
    engine="compiled",
    window_size=WINDOW,
    hidden_size=H,
    sample_size=K,
    subsample=0,
    learning_rate=LR,
    epochs=3,
)


def rng():
    return np.random.default_rng(0)


def make_engine(corpus=CORPUS, block=None, group=None, monkeypatch=None, **changes):
    if block:
        monkeypatch.setattr(engine_module, "BLOCK", block)
        monkeypatch.setattr(engine_module, "GROUP", group)
    engine = CompiledEngine(corpus, dataclasses.replace(SETTINGS, **changes), np.random.default_rng(5))
    for rows in (engine.rows_in, engine.rows_out):
        rows *= 30  # scores away from 0
    return engine


def read(engine, seed=SEED, cut=None):
    """Return what a call with this seed reads: its piece, and each position's target and negatives."""
    room = engine.rooms.get()
    engine.rooms.put(room)
    whole = pieces.Cut(0, engine.n_words, 0)
    piece = pieces.Piece.empty(engine.n_words)
    size = pieces.read_piece(engine.text, cut or whole, np.uint64(draws.scramble(seed)), piece)
    state, mark = np.uint64(draws.scramble(seed + draws.GOLDEN)), 0
    taken, words = np.zeros(V + 1, dtype=np.int64), []
    for begin in range(0, size, len(room.words)):
        end = min(begin + len(room.words), size)
        state, mark = draws.draw_negatives(
            *engine.noise, piece.ids, begin, end, np.uint64(state), taken, mark, room.stream, room.words
        )
        words.append(room.words[: end - begin].astype(np.int64))
    ids, low, high = (array[:size].astype(np.int64) for array in piece)
    return SimpleNamespace(ids=ids, low=low, high=high, words=np.concatenate(words))


def train(engine, seed=SEED):
    """Train on the whole corpus in one call."""
    room = engine.rooms.get()
    rows = np.empty(engine.n_words, dtype=np.uint32)
    room = room._replace(piece=pieces.Piece.empty(engine.n_words), rows=rows)
    tally = blocks.train_piece(
        engine.rows_in,
        engine.rows_out,
        padded(engine.settings.hidden_size),
        engine.text,
        pieces.Cut(0, engine.n_words, 0),
        engine.noise,
        np.float32(engine.learning_rate),
        engine.settings.divide,
        seed,
        room,
    )
    return tally, room.counts


def transcription(W_in, W_out, read, lr, block, group, divide):
    """Train in NumPy: contexts as they were before the block, rows of W_out as they were before the group."""
    W_in, W_out = W_in.astype(np.float64), W_out.astype(np.float64)
    loss, y_all = 0.0, []
    for begin in range(0, len(read.ids), block):
        before, change = W_in.copy(), np.zeros_like(W_in)
        for first in range(begin, min(begin + block, len(read.ids)), group):
            out_before = W_out.copy()
            for i in range(first, min(first + group, begin + block, len(read.ids))):
                contexts = [read.ids[c] for c in range(read.low[i], read.high[i]) if c != i]
                h = before[contexts].mean(axis=0)
                score = out_before[read.words[i]] @ h
                label = np.eye(1, K + 1)[0]
                loss += (label * softplus(-score) + (1 - label) * softplus(score)).sum()
                y_all.append(sigmoid(score))
                step = lr * (label - y_all[-1])
                dh = step @ W_out[read.words[i]]
                W_out[read.words[i]] += step[:, None] * h
                np.add.at(change, contexts, dh / len(contexts) if divide else dh)
        W_in += change
    return W_in, W_out, loss, np.array(y_all)


@pytest.mark.parametrize("divide", [True, False])
@pytest.mark.parametrize(("block", "group"), [(1, 1), (7, 3), (32, 8)])
@pytest.mark.parametrize("shrink", [True, False])
def test_weights_and_loss_are_those_of_the_transcription(monkeypatch, divide, block, group, shrink):
    engine = make_engine(
        block=block, group=group, monkeypatch=monkeypatch, divide=divide, shrink=shrink, learning_rate=0.1
    )
    W_in, W_out, loss, y = transcription(
        engine.W_in, engine.W_out, read(engine), engine.learning_rate, block, group, divide
    )
    tally, counts = train(engine)
    assert tally.examples == len(y)
    assert tally.loss == pytest.approx(loss, rel=1e-5)
    assert tally.p_positive == pytest.approx(y[:, 0].sum(), rel=1e-5)
    assert tally.p_negative == pytest.approx(y[:, 1:].sum(), rel=1e-5)
    assert np.abs(engine.W_in - W_in).max() < 2e-5
    assert np.abs(engine.W_out - W_out).max() < 2e-5
    for bars, part in zip(counts, (y[:, 0], y[:, 1:]), strict=True):
        exact = np.histogram(part, BINS, (0, 1))[0]
        assert np.abs(bars - exact).sum() <= 2  # a number at an edge may fall to either side
        assert bars.sum() == part.size


def test_position_by_position_it_is_the_layers_with_sgd(monkeypatch):
    engine = make_engine(block=1, group=1, monkeypatch=monkeypatch)
    text = read(engine)
    model = CBOW(V, H, WINDOW, CORPUS.ids, sample_size=K)
    for W, own in zip(model.params, (engine.W_in, engine.W_out), strict=True):
        W[:] = own
    sgd, loss = SGD(LR), 0.0
    for i, words in enumerate(text.words):
        contexts = np.array([[text.ids[c] for c in range(text.low[i], text.high[i]) if c != i]])
        h = model.context_mean.forward(contexts)
        loss += model.ns_loss.forward(h, words[:1], negatives=words[None, 1:])
        model.backward()
        sgd.update(model.params, model.grads)
    tally, _ = train(engine)
    assert tally.loss == pytest.approx(loss, rel=1e-5)
    assert np.abs(engine.W_in - model.params[0]).max() < 1e-4
    assert np.abs(engine.W_out - model.params[1]).max() < 1e-4


def test_the_padding_stays_zero():
    engine = make_engine()
    train(engine)
    for rows in (engine.rows_in, engine.rows_out):
        assert rows.reshape(V, -1).shape[1] == 32
        assert not rows.reshape(V, -1)[:, H:].any()


def test_rows_begin_at_cache_lines_and_views_share_them():
    rows = padded_rows(np.ones((3, 5)))
    assert rows.ctypes.data % 64 == 0
    view(rows, (3, 5))[1, 4] = 7
    assert rows.reshape(3, 16)[1, 4] == 7


# Reading the text


def test_whole_windows_are_those_of_a_pass():
    engine = make_engine(shrink=False)
    text, own = make_pass(CORPUS, WINDOW, np.random.default_rng(0)), read(engine)
    alone = text.n_contexts == 0
    assert not alone.any()
    for name in ("ids", "low", "high"):
        assert getattr(own, name).tolist() == getattr(text, name).tolist()


def test_a_sentence_of_one_word_is_left_out():
    corpus = Corpus.from_sentences([["a", "b"], ["c"], ["a", "c", "b"], ["d"]])
    text = read(CompiledEngine(corpus, dataclasses.replace(SETTINGS, window_size=2, sample_size=1), rng()))
    words = [corpus.vocab.words[i] for i in text.ids]
    assert words == ["a", "b", "a", "c", "b"]


def test_windows_shrink_evenly_and_end_with_sentences():
    corpus = Corpus.from_sentences([["a", "b", "c"] * 5000, ["b", "a"]])
    text = read(CompiledEngine(corpus, dataclasses.replace(SETTINGS, sample_size=1), rng()))
    reach = np.arange(len(text.ids)) - text.low
    inner = slice(WINDOW, 15000 - WINDOW)
    assert stats.chisquare(np.bincount(reach[inner], minlength=WINDOW + 1)[1:]).pvalue > 1e-3
    assert (text.high[inner] - 1 - np.arange(len(text.ids))[inner]).tolist() == reach[inner].tolist()
    assert text.low[15000:].tolist() == [15000, 15000]
    assert text.high[:15000].max() == 15000


def test_subsampling_keeps_words_as_often_as_the_formula_says():
    corpus = Corpus.from_sentences([list("aaaaaaaabbbcd")] * 4000)
    engine = CompiledEngine(corpus, dataclasses.replace(SETTINGS, sample_size=1, subsample=0.03), rng())
    kept = np.bincount(read(engine).ids, minlength=4)
    p = keep_probability(corpus.vocab.counts, 0.03)
    spread = np.sqrt(corpus.vocab.counts * p * (1 - p))
    assert (np.abs(kept - corpus.vocab.counts * p) <= 4 * spread).all()


@pytest.mark.parametrize("size", [1, 5, 33, 200, 10_000])
def test_cuts_cover_the_corpus_and_fall_between_sentences(size):
    cuts = pieces.cut_corpus(CORPUS.starts, size)
    assert [cut.begin for cut in cuts] == [0] + [cut.end for cut in cuts[:-1]]
    assert cuts[-1].end == len(CORPUS)
    assert all(CORPUS.starts[cut.sentence] == cut.begin for cut in cuts)
    assert all(cut.end - cut.begin >= size for cut in cuts[:-1])


def test_only_sentences_beyond_the_limit_are_cut():
    starts = np.array([0, 10, 900, 5000, 5003])
    cuts = pieces.cut_corpus(starts, 64)
    assert [cut.end for cut in cuts][:2] == [900, 1900]
    assert [cut.sentence for cut in cuts][1:4] == [2, 2, 2]
    assert cuts[-1].end == 5003


# Drawing negatives


def draw(p, target, K, rows, seed=SEED, read_ahead=64):
    """Draw K negatives for one target, many times."""
    noise = draws.Noise.of(p, AliasTable(p))
    ids = np.full(rows, target, dtype=np.uint32)
    words = np.empty((rows, K + 1), dtype=np.uint32)
    taken, stream = np.zeros(len(p), dtype=np.int64), np.empty(read_ahead, dtype=np.uint32)
    draws.draw_negatives(*noise, ids, 0, rows, seed, taken, 0, stream, words)
    return words.astype(np.int64)


def column_laws(p, target):
    """Return the laws of the first and the second of the different words drawn."""
    p = np.where(np.arange(len(p)) == target, 0, p)
    p = p / p.sum()
    second = sum(p[i] * np.where(np.arange(len(p)) == i, 0, p) / (1 - p[i]) for i in range(len(p)))
    return p, second


def fits(drawn, law):
    assert not drawn[law == 0].any()
    used = law > 0
    return stats.chisquare(drawn[used], law[used] / law[used].sum() * drawn.sum()).pvalue > 1e-4


P = noise_distribution(np.array([500, 200, 90, 30, 8, 8, 0, 3]), 0.75)


@pytest.mark.parametrize("K", [1, 2, 5])
@pytest.mark.parametrize("target", [0, 3, 6])
def test_negatives_are_exact(target, K):
    words = draw(P, target, K, 40_000)
    assert (words[:, 0] == target).all()
    assert (np.diff(np.sort(words, axis=1), axis=1) > 0).all()
    laws = column_laws(P, target)
    for column, law in enumerate(laws[:K], start=1):
        assert fits(np.bincount(words[:, column], minlength=len(P)), law)


def test_a_wrong_law_would_be_noticed():
    words = draw(noise_distribution(np.array([500, 200, 90, 30, 8, 8, 0, 3]), 0.7), 3, 2, 40_000)
    assert not fits(np.bincount(words[:, 1], minlength=len(P)), column_laws(P, 3)[0])


def test_all_other_words_can_be_drawn():
    p = noise_distribution(np.arange(1, 51), 0.75)
    words = draw(p, 7, 49, 300)
    assert (np.sort(words, axis=1) == np.arange(50)).all()


def test_the_way_out_of_a_skewed_law_is_exact_too():
    p = np.array([0.999999, 4e-7, 3e-7, 2e-7, 1e-7])
    begin = time.perf_counter()
    words = draw(p, 1, 2, 20_000)
    assert time.perf_counter() - begin < 5
    assert fits(np.bincount(words[:, 2], minlength=5), column_laws(p, 1)[1])


def test_mass_on_one_word_that_is_the_target():
    p = np.array([1 - 3e-12, 1e-12, 1e-12, 1e-12])
    words = draw(p / p.sum(), 0, 1, 3000)
    assert fits(np.bincount(words[:, 1], minlength=4), np.array([0, 1, 1, 1]))


def test_a_short_stream_is_read_on():
    assert (draw(P, 3, 4, 500, read_ahead=3) == draw(P, 3, 4, 500, read_ahead=3)).all()
    words = draw(P, 3, 4, 20_000, read_ahead=3)
    assert fits(np.bincount(words[:, 1], minlength=len(P)), column_laws(P, 3)[0])


# The sigmoid


def test_sigmoids_and_losses_are_those_of_the_functions():
    score = np.concatenate([np.linspace(-30, 30, 4001), [-700, -89, 0, 89, 700]]).astype(np.float32)
    y, bar = np.empty_like(score), np.empty(len(score), dtype=np.int32)
    loss, p = sigmoids(score, len(score), y, bar)
    exact = sigmoid(score.astype(np.float64))
    assert np.abs(y - exact).max() < 3e-7
    assert (np.abs(y - exact) <= 2e-6 * exact + 1e-30).all()
    assert loss == pytest.approx(softplus(score.astype(np.float64)).sum(), rel=1e-5)
    assert p == pytest.approx(exact.sum(), rel=1e-5)
    assert (np.abs(bar - np.minimum(exact * BINS, BINS - 1).astype(int)) <= 1).all()
    for i in range(0, len(score), 500):
        one, _ = sigmoids(score[i:], 1, y, bar)
        assert one == pytest.approx(softplus(np.float64(score[i])), rel=2e-6, abs=1e-6)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_score_that_is_no_number_shows_in_the_loss_and_stays_in_the_histogram(bad):
    score = np.array([0.5, bad, -1], dtype=np.float32)
    y, bar = np.empty_like(score), np.empty(3, dtype=np.int32)
    assert not np.isfinite(sigmoids(score, 3, y, bar)[0])
    assert ((bar >= 0) & (bar < BINS)).all()


# The engine


def test_it_is_the_default_and_the_app_runs_without_numba():
    assert DEFAULT_ENGINE == "compiled"
    assert {"compiled", "letter"} <= set(ENGINES)
    code = (
        "import sys; sys.modules['numba'] = None\n"
        "from core.engines import DEFAULT_ENGINE, ENGINES\n"
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


def copies_of(W, common, threads, H=16):
    """Return a matrix of V rows with the copies of its first ones below, and what the threads know of them."""
    rows = padded_rows(W, more=common * threads)
    copies = Copies.below(len(W), H, common, threads)
    copies.begin(rows)
    return rows, copies


def test_no_step_is_lost_however_the_exchanges_follow_one_another():
    V, H, common, threads = 6, 16, 4, 3
    chance = rng()
    W = chance.integers(0, 9, (V, H)).astype(np.float32)  # whole numbers: their sums are exact
    rows, copies = copies_of(W, common, threads)
    own = rows.reshape(-1, H)[V:].reshape(threads, common, H)
    expected = W.copy()
    for _ in range(200):
        thread = chance.integers(threads)
        steps = chance.integers(-3, 4, (common, H))
        own[thread] += steps
        expected[:common] += steps
        if chance.random() < 0.3:
            exchange(rows, copies, thread)
    assert (view(rows, (V, H)) == W).all()
    for thread in range(threads):
        exchange(rows, copies, thread)
    copies.gather(rows)
    assert (view(rows, (V, H)) == expected).all()
    exchange(rows, copies, 0)
    assert (own[0] == expected[:common]).all()


def test_a_thread_sees_its_own_steps_at_once_and_those_of_the_others_after_an_exchange_of_both():
    rows, copies = copies_of(np.zeros((3, 16)), common=2, threads=2)
    first, second = rows.reshape(-1, 16)[3:].reshape(2, 2, 16)
    first += 1
    exchange(rows, copies, 1)
    assert (first == 1).all()
    assert not second.any()
    exchange(rows, copies, 0)
    assert (first == 1).all()
    assert not second.any()
    exchange(rows, copies, 1)
    assert (second == 1).all()


def test_common_words_stand_for_their_copies_and_the_others_for_themselves():
    words, rows = np.array([0, 5, 2, 3, 1], dtype=np.uint32), np.zeros(5, dtype=np.uint32)
    use_copies(words, 3, 40, rows)
    assert rows.tolist() == [40, 5, 42, 3, 41]


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
    train, numbers = engine._train, []

    def one_soon(number, seed):
        numbers.append(number)
        if len(numbers) > 1:
            time.sleep(0.1)
        return train(number, seed)

    monkeypatch.setattr(engine, "_train", one_soon)
    start = engine.W_in.copy()
    steps = engine.steps()
    next(steps)
    shown = engine.W_in.copy()
    assert (shown[:10] != start[:10]).any(axis=1).all()
    steps.close()
    assert len(numbers) > 1
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


@pytest.mark.parametrize("sentence", [1, 25, 900, 2_000_000])
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
