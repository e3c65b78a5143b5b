import csv
import io
import json
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from core.engines.kinds import first_loss
from core.engines.settings import TrainingSettings
from core.errors import Diverged
from core.text.corpus import Corpus
from core.training.loop import HOPELESS, Training
from runs import slow_motion
from runs.library import CURVE, KEPT_NUMBERS, KEPT_RUNS, Library, Record, differing, to_csv, to_json
from runs.series import Series
from runs.slow_motion import Pace
from runs.training_run import LOOK_SHARE, TrainingRun, Watch

CORPUS = Corpus.from_sentences([["the", "king", "rules"], ["a", "dog", "barks", "loud"]] * 200)
SETTINGS = TrainingSettings(window_size=2, hidden_size=6, sample_size=2, epochs=3, subsample=0)
WATCH = Watch(words=("king", "unicorn"), groups=(("king", "rules"), ("dog", "barks"), ("unicorn",)), top=2)


def make(**changes):
    return TrainingRun(CORPUS, "toy_en", TrainingSettings(**(vars(SETTINGS) | changes)), WATCH, name="run")


def told(run):
    return [event for event in run.events() if event is not None]


def told_run(run):
    told(run)
    return run


def of_kind(events, kind):
    return [event for event in events if event["kind"] == kind]


def test_words_that_the_text_lacks_are_left_out():
    run = make()
    assert run.watch.words == ("king",)
    assert run.mapped == ["king", "rules", "dog", "barks"]


def test_a_run_tells_progress_map_and_neighbours_to_the_end():
    run = make()
    events = told(run)
    assert of_kind(events, "progress")[-1]["fraction"] == 1.0
    assert len(of_kind(events, "map")[-1]["x"]) == len(run.mapped)
    (row,) = of_kind(events, "neighbours")[-1]["rows"]
    assert row["word"] == "king"
    assert len(row["near"]) == 2
    assert len(run.curve) == len(of_kind(events, "progress"))
    for event in events:
        json.dumps(dict(event), allow_nan=False)


def test_held_out_words_are_ranked_all_along_a_short_run_too():
    run = make(held_out=60, epochs=8)
    run.looks.clock = lambda: 0.0  # nothing costs anything
    events = told(run)
    ranks = of_kind(events, "ranks")
    assert len(ranks) == len(run.ranks) >= 0.8 / LOOK_SHARE  # however fast the machine is
    assert ranks[-1]["epoch"] == 8
    assert ranks[-1]["median_rank"] < len(CORPUS.vocab) / 2
    assert ranks[-1]["median_rank"] == np.median(run.final_ranks)
    record = Record.of(run)
    assert record.ranks["recall_at_10"][-1] == np.mean(run.final_ranks <= 10)
    assert record.row()["median_rank"] == ranks[-1]["median_rank"]
    assert record.series("median_rank") == (record.ranks["epoch"], record.ranks["median_rank"])
    assert record.series("loss") == (record.curve["epoch"], record.curve["loss"])


def test_a_softmax_starts_at_ln_v_and_learns():
    slow, run = make(engine="softmax", learning_rate=1e-5), make(engine="softmax", epochs=8)
    told(slow)
    told(run)
    assert run.first_loss == pytest.approx(np.log(len(CORPUS.vocab)))
    assert slow.curve[0].loss == pytest.approx(run.first_loss, rel=0.01)
    assert run.curve[-1].loss < 0.8 * run.first_loss
    assert run.curve[-1].p_positive > 2 / len(CORPUS.vocab)


def test_a_single_step_is_told_and_then_pauses_and_the_run_goes_on():
    run = make(engine="layers", epochs=20)
    events = run.events()
    list(islice(events, 3))
    run.one_step = True
    step = next(event for event in events if event is not None and event["kind"] == "lit")
    assert step["then"] == "pause"
    assert 1 < step["examples"] <= slow_motion.BATCH
    assert not run.one_step
    assert of_kind([event for event in events if event], "progress")[-1]["fraction"] == 1.0


def test_the_pace_may_change_at_any_time():
    run = make(epochs=20)
    run.pace = Pace.POSITION
    events = run.events()
    steps = list(islice(filter(None, events), 3))
    assert [step["kind"] for step in steps] == ["lit"] * 3
    assert [step["step"] for step in steps] == [1, 2, 3]
    assert all(step["rest"] > 0 for step in steps)
    run.pace = Pace.SLOW
    assert next(event for event in events if event and event.get("rest"))["kind"] == "rest"
    run.pace = Pace.FULL
    assert not [event for event in events if event and event.get("rest")]
    assert run.curve[-1].fraction == 1.0


def test_a_series_says_which_run_an_event_is_of():
    runs = [make(sample_size=k, learning_rate=1e-4) for k in (1, 2, 3)]
    series = Series(runs, varied=["sample_size"])
    events = [event for event in series.events() if event is not None]
    assert [event["run"] for event in of_kind(events, "progress") if event["fraction"] == 1.0] == [0, 1, 2]
    assert series.current is runs[-1]
    first = [of_kind([e for e in events if e["run"] == n], "progress")[0]["loss"] for n in range(3)]
    assert first == pytest.approx([(k + 1) * np.log(2) for k in (1, 2, 3)], rel=0.15)


def finished(**changes):
    run = make(**changes)
    told(run)
    record = Record.of(run)
    assert record is not None
    return record


@pytest.mark.parametrize("most", [1, 4, None])
def test_a_run_that_is_over_or_left_holds_its_weights_alone(most):
    run = make(epochs=3)
    events = run.events()
    list(islice(events, most))
    if most is not None:
        assert run.training is not None
        events.close()
    assert run.training is None
    assert [W.shape for W in run.weights] == [(len(CORPUS.vocab), run.settings.hidden_size)] * 2
    assert Series([run]).current is run


def test_the_latest_run_keeps_its_vectors_whatever_their_size():
    library, record = Library(), finished()
    record.vectors = replace(record.vectors, W_out=np.zeros((KEPT_NUMBERS + 1, 1), dtype=np.float16))
    for _ in range(2):
        library.add(Record(**vars(record)))
    assert [r.vectors is not None for r in library.records] == [False, True]


def test_a_run_that_has_told_nothing_leaves_no_record():
    assert Record.of(make()) is None


def test_a_record_keeps_the_curve_and_the_vectors():
    run = make()
    events = run.events()
    next(events)
    engine = run.training.engine
    list(events)
    record = Record.of(run)
    assert record.curve["loss"] == [progress.loss for progress in run.curve]
    assert record.vectors.W_in.astype(float) == pytest.approx(engine.W_in, rel=1e-3, abs=1e-4)
    assert record.vectors.W_out.astype(float) == pytest.approx(engine.W_out, rel=1e-3, abs=1e-4)
    assert record.row()["sample_size"] == 2


def test_a_library_names_bounds_and_forgets():
    library, record = Library(), finished()
    # So long that five have room.
    record.vectors = replace(
        record.vectors, W_out=np.zeros((KEPT_NUMBERS // 5, 1), np.float16)[record.vectors.W_in.size :]
    )
    for _ in range(KEPT_RUNS + 3):
        library.add(Record(**vars(record)))
    assert len(library.records) == KEPT_RUNS
    assert len({r.name for r in library.records}) == KEPT_RUNS
    assert [r.vectors is not None for r in library.records] == [False] * (KEPT_RUNS - 5) + [True] * 5
    name = library.records[-1].name
    library.rename(name, "best")
    assert library.get("best") is library.records[-1]
    library.rename("best", library.records[0].name)
    assert library.get("best")
    library.delete(["best"])
    assert len(library.records) == KEPT_RUNS - 1


def test_exports_can_be_read_again():
    records = [finished(), finished(power=0.0)]
    records[1].ranks = {
        "epoch": [1.0],
        "seconds": [0.5],
        "typical_rank": [6.5],
        "median_rank": [7.0],
        "recall_at_10": [0.6],
    }
    rows = list(csv.DictReader(io.StringIO(to_csv(records))))
    assert [float(row["power"]) for row in rows] == [0.75, 0.0]
    assert [row["median_rank"] for row in rows] == ["", "7.0"]
    loaded = json.loads(to_json(records))
    assert loaded[1]["curve"]["loss"] == records[1].curve["loss"]
    assert differing(records) == ["power"]


def test_a_run_that_failed_is_kept_with_its_curve_and_without_its_vectors():
    run = make(learning_rate=1e6, held_out=60)
    with np.errstate(all="ignore"), pytest.raises(Diverged):
        told(run)
    kept = Record.of(run)
    assert kept.failure.code == "diverged"
    assert kept.fraction < 1
    assert kept.vectors is None
    assert len(kept.curve["loss"]) == len(run.curve)
    row = kept.row()
    assert row["failure"] == "diverged"
    assert "failure" in to_csv([kept, finished()])


@pytest.mark.parametrize("engine", ["vectorised", "softmax"])
def test_a_run_that_diverges_before_its_first_report_has_a_curve_to_its_end(engine):
    run = make(learning_rate=1e30, engine=engine)
    with np.errstate(all="ignore"), pytest.raises(Diverged):
        told(run)
    first = first_loss(run.settings, len(CORPUS.vocab))
    assert run.curve[0].loss <= 1.01 * first
    assert run.curve[-1].smooth_loss == HOPELESS * first
    assert run.curve[0].epoch < run.curve[-1].epoch < run.settings.epochs
    assert len(run.curve) == len(Record.of(run).curve["loss"]) >= 2


def test_a_softmax_is_said_to_have_no_negatives():
    softmax, other = (Record.of(told_run(make(engine="softmax", sample_size=K))) for K in (2, 3))
    drawn = Record.of(told_run(make()))
    assert softmax.row()["sample_size"] is softmax.row()["power"] is None
    assert differing([softmax, other]) == []
    assert differing([softmax, drawn]) == ["engine"]
    row, _ = csv.DictReader(io.StringIO(to_csv([softmax, drawn])))
    assert row["sample_size"] == row["power"] == ""


def test_the_floor_of_a_rank_is_frequency_alone():
    run = make(held_out=60)
    frequency = of_kind(told(run), "frequency")
    training = Training(CORPUS, run.settings)
    counts = np.bincount(training.corpus.ids, minlength=len(CORPUS.vocab))
    place = {word: 1 + sum(counts > n) + (sum(counts == n) - 1) / 2 for word, n in enumerate(counts)}
    expected = [place[word] for word in training.held_out.ids.tolist()]
    assert frequency[0]["median_rank"] == [np.median(expected)] * 2
    assert frequency[0]["epochs"] == [0, run.settings.epochs]
    assert Record.of(run).floor["median_rank"] == np.median(expected)
    assert of_kind(told(make()), "frequency") == []


def test_a_run_that_diverges_leaves_the_others_of_its_series_their_turn():
    wild = make(learning_rate=1e6)
    series = Series([wild, make()], varied=("learning_rate",))
    with np.errstate(all="ignore"), pytest.raises(Diverged):
        list(series.events())
    assert [run.curve[-1].fraction == 1 for run in series.runs] == [False, True]


def test_columns_have_one_length_while_the_curve_grows():
    class Growing(list):
        """Another report comes whenever somebody reads."""

        def __iter__(self):
            yield from list.__iter__(self)
            self.append(self[-1])

    run = make()
    list(run.events())
    run.curve = Growing(run.curve)
    assert len({len(column) for column in run.columns(CURVE).values()}) == 1
    assert len({len(column) for column in Record.of(run).curve.values()}) == 1
