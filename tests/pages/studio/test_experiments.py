"""Runs side by side, and vectors from files, without a browser."""

from dataclasses import replace

import numpy as np
import pytest

from core.engines.kinds import ENGINES
from core.engines.settings import TrainingSettings
from core.errors import Diverged
from core.text.corpus import Corpus
from core.training.held_out import affordable
from jobs.job import Job, Status
from material.corpora import CORPORA
from pages.speeds.lesson import Race
from pages.studio.explore.settings import TABS
from pages.studio.sections import experiments
from pages.studio.train import comparison_figures
from pages.studio.train.sections.choices import settings_of_run, training_settings_of
from pages.studio.train.settings import TRAIN
from pages.tokens.lesson import Comparison
from runs.exchange import export
from runs.library import Library, Record, differing
from runs.slow_motion import Pace
from runs.training_run import Reading, TrainingRun
from runs.verdict import by_setting
from tests.desks import on_desk
from tests.pages.test_all_pages import open_page, texts
from ui.live import session_job as runs
from ui.settings.table import part_of
from ui.text.i18n import LANGUAGES, Text

CORPUS = Corpus.from_sentences([["the", "king", "rules"], ["a", "dog", "barks", "loud"]] * 200)


def record(**changes):
    asked = {"window_size": 2, "hidden_size": 5, "epochs": 2, "subsample": 0, "held_out": 60}
    settings = TrainingSettings(**asked | changes)
    run = TrainingRun(CORPUS, "own", settings, name=f"K={settings.sample_size} p={settings.power:g}")
    for _ in run.events():
        pass
    return Record.of(run)


@pytest.fixture(scope="module")
def records():
    return [record(sample_size=K, power=power) for K in (1, 3) for power in (0.0, 0.75)]


def open_with(records, lang, **state):
    app = open_page("train", lang)
    on_desk(app)["_library"] = library = Library()
    library.records = list(records)
    for key, value in state.items():
        app.session_state[key] = value
    return app.run()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_runs_are_judged_and_their_figures_shown(records, lang):
    app = open_with(records, lang)
    assert not app.exception
    n_words = f"{len(records[0].final_ranks):,}"
    assert sum(n_words in info.value for info in app.info) == 1
    frame = next(frame.value for frame in app.dataframe if "median_rank" in frame.value)
    assert frame["median_rank"].tolist() == [r.last_rank("median_rank") for r in records]
    assert {"sample_size", "power"} <= set(frame.columns)
    neighbours = app.dataframe[-1].value
    assert list(neighbours.columns) == [r.name for r in records]


def test_runs_on_other_words_are_not_judged(records):
    other = record()
    other.n_types += 1
    app = open_with([*records, other], "en")
    assert any(info.value == Text("en")("train.verdict.none") for info in app.info)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_run_of_each_setting_asks_for_more_seeds_and_gets_them(records, lang):
    app = open_with(records, lang)
    assert any(
        info.value == Text(lang)("train.verdict.one_each", n=len(records[0].final_ranks)) for info in app.info
    )
    forgotten = open_with([replace(kept, text=None) for kept in records], lang)
    assert forgotten.button(key="train.verdict.more_seeds").disabled
    app.button(key="train.verdict.more_seeds").click().run()
    assert not app.exception
    series = runs.scheduler().get(on_desk(app)["_job"]).subject
    assert [run.settings.seed for run in series.runs] == [2] * 4 + [3] * 4
    for half in (series.runs[:4], series.runs[4:]):
        assert sorted(run.settings.sample_size for run in half) == [1, 1, 3, 3]
    runs.scheduler().stop(runs.scheduler().get(on_desk(app)["_job"]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_settings_with_several_seeds_are_judged_in_words(lang):
    kept = [record(sample_size=K, seed=seed, epochs=8) for K in (1, 5) for seed in (1, 2, 3)]
    app = open_with(kept, lang)
    assert not app.exception
    t = Text(lang)
    told = [info.value for info in app.info]
    n = len(kept[0].final_ranks)
    all_level = t("train.verdict.all_level", n=n)
    assert all_level in told or any(t("train.verdict.clear") in said for said in told)
    app = open_with(kept[:3], lang)
    assert not app.exception


def test_a_series_is_run_with_every_seed_before_the_next():
    settings = TrainingSettings(seed=9999)
    found = experiments.variants(settings, {"power": [0.0, 1.0]}, seeds=3)
    assert [(s.power, s.seed) for s in found] == [(p, s) for s in (9999, 0, 1) for p in (0.0, 1.0)]
    assert experiments.count({"power": [0.0, 1.0]}, 3) == 6


def test_the_best_cell_of_a_heat_map_is_the_darkest_and_framed():
    values = [("0", "2"), ("0", "5"), ("1", "2"), ("1", "5")]
    for column, is_low_good in (("typical_rank", True), ("recall_at_10", False)):
        figure = comparison_figures.grid(Text("en"), values, [9.0, 3.0, 7.0, 5.0], ("a", "b"), column)
        (cells,) = figure.data
        assert bool(cells.reversescale) == is_low_good
        assert cells.showscale is not False
        (frame,) = figure.layout.shapes
        best = (0, 1) if is_low_good else (0, 0)
        assert (frame.x0 + 0.5, frame.y0 + 0.5) == best
    loss = comparison_figures.grid(Text("en"), values, [9.0, 3.0, 7.0, 5.0], ("a", "b"), "smooth_loss")
    assert not loss.layout.shapes  # losses of different K cannot be compared


def test_curves_of_one_setting_share_a_colour_and_the_floor_is_drawn_once(records):
    groups = [records[:2], records[2:]]
    figure = comparison_figures.curves(Text("en"), groups, ["one", "other"], "median_rank")
    *runs, floor = figure.data
    assert [run.line.color for run in runs[:2]] == [runs[0].line.color] * 2 != [runs[2].line.color] * 2
    assert [run.showlegend for run in runs] == [True, False, True, False]
    assert set(floor.y) == {records[0].floor["median_rank"]}


def test_a_run_that_failed_is_in_the_table(records):
    wild = record()
    wild.failure, wild.fraction, wild.vectors = Diverged(words=5, learning_rate=9.0), 0.3, None
    app = open_with([*records, wild], "en")
    assert not app.exception
    frame = next(frame.value for frame in app.dataframe if "median_rank" in frame.value)
    assert frame["failure"].tolist() == [""] * len(records) + [Text("en")("train.compare.failed")]
    never = record()
    never.failure, never.fraction, never.vectors = wild.failure, 0.0, None
    never.curve = {name: [] for name in never.curve}
    never.ranks = {name: [] for name in never.ranks}
    never.final_ranks = np.empty(0)
    app = open_with([never], "en")
    assert not app.exception


def test_a_word_that_no_run_knows_is_said_to_be_unknown(records):
    app = open_with(records, "en", **{"train.compare.word": "unicorn"})
    assert not app.exception
    assert "unicorn" in texts(app)


def test_what_is_typed_is_no_markdown(records):
    app = open_with(records, "en", **{"train.compare.word": "[here](http://x) $a$ *b* :red[c]"})
    assert r"\[here\]\(http\:\/\/x\) \$a\$ \*b\* \:red\[c\]" in texts(app)


def test_each_run_of_each_job_is_collected_once(monkeypatch):
    monkeypatch.setattr("ui.settings.slot.st.session_state", {})
    for expected in (1, 2):
        run = TrainingRun(CORPUS, "own", TrainingSettings(hidden_size=5, window_size=2, epochs=1), name="a")
        series = experiments.Series([run])
        for _ in series.events():
            pass
        job = Job("session", iter(()), lambda: True, series)
        job.change(Status.DONE)
        monkeypatch.setattr(experiments.session_job, "current_of", lambda kind, found=(job, series): found)
        experiments.collect()
        experiments.collect()
        assert len(experiments.library().records) == expected


@pytest.mark.parametrize("other", [Race(1, seed=1), Comparison()])
def test_another_pages_series_is_no_training(monkeypatch, other):
    job = Job("session", iter(()), lambda: True, other)
    monkeypatch.setattr(experiments.session_job, "current", lambda: job)
    assert experiments.session_job.current_of(type(other)) == (job, other)
    assert experiments.series() is None


@pytest.mark.parametrize(("lang", "epochs", "engine"), [("en", "K 7", "full"), ("ko", "K 7", "전체")])
def test_a_value_without_a_name_is_said_with_its_settings(lang, epochs, engine):
    t = Text(lang)
    assert experiments.named_value(t, "sample_size", 7).endswith(epochs)
    assert experiments.named_value(t, "engine", "softmax").startswith(engine)


def test_a_series_takes_every_combination_and_each_engines_own_rate():
    settings = TrainingSettings(learning_rate=0.5)
    found = experiments.variants(settings, {"power": [0.0, 1.0], "sample_size": [2, 5]})
    assert [(s.power, s.sample_size) for s in found] == [(0.0, 2), (0.0, 5), (1.0, 2), (1.0, 5)]
    assert {s.learning_rate for s in found} == {0.5}
    for s in experiments.variants(settings, {"engine": ["layers", "vectorised"]}):
        assert s.learning_rate == ENGINES[s.engine].learning_rate
    assert experiments.variants(settings, {}) == [settings]


@pytest.mark.parametrize("name", experiments.VARIABLE)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_that_can_be_varied_has_words(name, lang):
    values = experiments.candidates(name, CORPUS)
    assert len(values) > 1
    shown = [experiments.value_text(Text(lang), name, value) for value in values]
    assert len(set(shown)) == len(values)


def test_the_values_of_a_run_give_it_again():
    reading = Reading(min_count=2, tokens="stems")
    settings = TrainingSettings(power=0.25, hidden_size=5, epochs=2, held_out=affordable(CORPUS, 2000))
    run = TrainingRun(CORPUS, "own", settings, reading=reading)
    for _ in run.events():
        pass
    kept = Record.of(run)
    assert kept.text is CORPUS
    again, problems = TRAIN.read(TRAIN.write(settings_of_run(kept)))
    assert not problems
    assert again.corpus == "own"
    assert training_settings_of(again, CORPUS) == settings
    assert part_of(again, Reading) == reading


def test_runs_on_differently_read_texts_differ(records):
    other = record()
    other.reading = Reading(tokens="stems")
    assert "tokens" in differing([records[0], other])
    assert "tokens" not in differing(records)


def test_choosing_an_engine_takes_its_learning_rate_and_idle_controls_say_so():
    app = open_page("train", "en")
    app.selectbox(key="train.engine").set_value("softmax").run()
    assert app.session_state["train.learning_rate"] == ENGINES["softmax"].learning_rate
    assert app.slider(key="train.power").disabled
    assert app.slider(key="train.sample_size").disabled
    app.selectbox(key="train.engine").set_value("layers").run()
    assert app.session_state["train.learning_rate"] == ENGINES["layers"].learning_rate
    assert not app.slider(key="train.power").disabled


def load(lang, name, data):
    app = open_page("explore", lang)
    app.file_uploader(key="explore.files.vectors.0").upload(name, data).run()
    app.button(key="explore.files.load").click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_vectors_that_were_saved_can_be_loaded_and_asked(records, lang):
    app = load(lang, "mine.txt", export(records[0].vectors, "text"))
    assert app.session_state["explore.source"] == "file:mine.txt"
    assert not app.error
    app.session_state["explore.word"] = "king"
    for tab in ("near", "roles", "lengths", "map"):
        app.session_state["explore.tab"] = tab
        app.run()
        assert not app.exception
        assert not app.error


@pytest.mark.parametrize("tab", ["near", "analogy", "roles"])
def test_vectors_of_hardly_any_words_are_asked_without_an_answer(tab):
    app = load("en", "one.txt", b"1 2\na 1 2\n")
    app.session_state["explore.tab"] = tab
    for field in ("word", "a", "b", "c"):
        app.session_state[f"explore.{field}"] = "a"
    app.run()
    assert not app.exception
    assert len(app.info) == 1


def test_an_old_link_that_names_a_way_to_draw_the_map_opens_it():
    app = open_page("explore", "en", tab="map", method="tsne")
    assert not app.exception
    assert not app.warning


@pytest.mark.parametrize(
    "data",
    [b"1 2\na 1 2\n", b"2 2\na 1 2\nb 0 1\n", b"3 1\na 1\nb 0\nc 70000\n"],
    ids=["one", "two", "large"],
)
def test_few_words_of_one_letter_can_be_asked_too(data):
    app = load("en", "few.txt", data)
    assert app.session_state["explore.word"] == "a"
    for tab in TABS:
        app.session_state["explore.tab"] = tab
        app.run()
        assert not app.exception
        assert not app.error


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x80\x04pickle", "gensim"),
        (b"3 2\na 1 2\nb 3 4.00000\n", "cut off"),
        (b"2 1\na 1\na 2\n", "already"),
    ],
)
def test_damaged_vectors_are_explained_and_nothing_is_lost(data, word):
    app = load("en", "bad.txt", data)
    assert word in app.error[0].value
    assert app.session_state["explore.source"].startswith("ref:")


def test_a_korean_text_shows_both_ways_to_split_it():
    app = open_page("train", "en", corpus="own", window="1")
    app.text_area(key="own.pasted").set_value("왕은 왕을 보았다. 왕이 성에 산다. 성은 크다.").run()
    assert not app.exception
    shown = app.table[0].value
    assert [int(n) for n in shown.iloc[:, 0]] == [8, 5]
    assert shown.iloc[1, 1].startswith("왕 왕")


def test_the_text_given_last_counts():
    app = open_page("train", "en", corpus="own", window="1")
    app.file_uploader(key="own.uploaded").upload("a.txt", b"a file of words.").run()
    assert "“a file of words”" in texts(app)
    app.text_area(key="own.pasted").set_value("a pasted text.").run()
    assert "“a pasted text”" in texts(app)


@pytest.mark.parametrize(
    ("n", "epochs", "subsample"), [(10, 2000, 0.0), (1000, 100, 0.0), (30_000, 20, 1e-3)]
)
def test_a_text_brings_the_settings_that_suit_its_length(n, epochs, subsample):
    app = open_page("train", "en", corpus="own", window="1")
    app.text_area(key="own.pasted").set_value("you say goodbye and i say hello . " * n).run()
    assert app.session_state["train.epochs"] == epochs
    assert app.session_state["train.subsample"] == subsample


def test_a_short_text_holds_nothing_out():
    app = open_page("train", "en", corpus="own", window="1")
    app.text_area(key="own.pasted").set_value("you say goodbye and i say hello . " * 20).run()
    app.button(key="start").click().run()
    assert not app.exception
    run = runs.scheduler().get(on_desk(app)["_job"]).subject.runs[0]
    assert run.settings.held_out == 0
    assert np.isfinite(run.first_loss)


def test_a_link_that_names_an_engine_or_a_text_takes_what_suits_it_unless_it_names_it():
    assert TRAIN.write(TRAIN.defaults) == {}
    for engine, kind in ENGINES.items():
        assert TRAIN.read({"engine": engine})[0].learning_rate == kind.learning_rate
        assert TRAIN.read({"engine": engine, "lr": "3.0"})[0].learning_rate == 3
    for corpus in CORPORA:
        found, _ = TRAIN.read({"corpus": corpus})
        assert (found.epochs, found.window_size) == (CORPORA[corpus].epochs, CORPORA[corpus].window_size)
        assert TRAIN.read({"corpus": corpus, "epochs": "2"})[0].epochs == 2
        assert TRAIN.write(found) == ({} if corpus == TRAIN.defaults.corpus else {"corpus": corpus})


def test_a_softmax_beside_sampled_runs_is_named_without_k_and_power():
    drawn = [record(sample_size=K) for K in (1, 3)]
    kept = [*drawn, record(engine="softmax", sample_size=3), record(engine="softmax", sample_size=1, seed=2)]
    names = experiments.group_names(Text("en"), by_setting(kept))
    assert len(names) == 3
    assert "Negatives" not in names[2]
    app = open_with(kept, "en")
    assert not app.exception
    frame = next(frame.value for frame in app.dataframe if "median_rank" in frame.value)
    assert frame["sample_size"].isna().tolist() == [False, False, True, True]


def test_after_rewinding_another_pace_alone_trains_nothing():
    app = open_page("train", "en", corpus="toy_en")
    app.session_state["train.pace"] = Pace.POSITION
    app.run()
    app.button(key="one_step").click().run()
    app.button(key="rewind").click().run()
    app.session_state["train.pace"] = Pace.BATCH
    app.run()
    job = runs.scheduler().get(on_desk(app)["_job"])
    assert job.status is Status.PAUSED
    assert job.last("lit") is None
    runs.scheduler().stop(job)
