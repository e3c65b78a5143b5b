"""The compiled engine's kernels, each against a formula or a plain transcription in NumPy."""

import dataclasses
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import stats

pytest.importorskip("numba")

from core.cbow import CBOW
from core.engines.alias import AliasTable
from core.engines.compiled import CompiledEngine, draws
from core.engines.compiled import text as pieces
from core.engines.compiled.common import Copies, exchange, use_copies
from core.engines.compiled.rows import padded_rows, view
from core.engines.compiled.sigmoid import sigmoids
from core.engines.step import BINS
from core.functions import sigmoid, softplus
from core.optim import SGD
from core.sampler import noise_distribution
from core.text.corpus import Corpus
from core.text.windows import keep_probability, make_pass
from tests.core.engines.compiled import CORPUS, LR, SEED, SETTINGS, WINDOW, H, K, V, make_engine, rng, train


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
    """Without it the second word would be waited for longer than anybody does."""
    p = np.array([0.999999, 4e-7, 3e-7, 2e-7, 1e-7])
    words = draw(p, 1, 2, 20_000)
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
