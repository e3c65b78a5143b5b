"""What a running training's charts say, for each kind of engine."""

import pytest

from core.engines.kinds import ENGINES
from core.engines.settings import TrainingSettings
from core.text.corpus import Corpus
from pages.studio.sections import experiments
from pages.studio.train import figures
from runs.series import Series
from runs.training_run import Reading, TrainingRun
from ui.text.i18n import LANGUAGES, Text

CORPUS = Corpus.from_sentences([["the", "king", "rules", "the", "land"]])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_softmax_wears_its_own_labels(lang):
    t = Text(lang)
    for make in (figures.histograms, figures.means):
        sampled, full = (make(t, 0, samples=samples).to_json() for samples in (True, False))
        assert "σ" in sampled
        assert "σ" not in full
    for engine, kind in ENGINES.items():
        title = experiments._title(t, "book", TrainingSettings(engine=engine), Reading(), ("engine",))
        assert ("K=" in title) == ("p=" in title) == kind.samples


@pytest.mark.parametrize("lang", LANGUAGES)
def test_curves_are_read_by_epoch(lang):
    t = Text(lang)
    series = Series(
        [TrainingRun(CORPUS, "own", TrainingSettings(sample_size=K), name=str(K)) for K in (1, 3)],
        ("sample_size",),
    )
    labels = experiments.labels(t, series)
    curves = [
        figures.loss(t, figures.starts(series), labels),
        figures.ranks(t, labels),
        figures.means(t, 0, samples=True),
    ]
    for figure in (*curves, figures.lengths(t, 0)):
        assert figure.layout.hovermode == "x unified"
        assert "%{x" in figure.layout.xaxis.unifiedhovertitle.text
        assert all(trace.name and ":" in trace.hovertemplate for trace in figure.data)


def test_the_axis_of_the_loss_begins_at_nought_and_has_room_for_divergence():
    series = Series([TrainingRun(CORPUS, "own", TrainingSettings(sample_size=3), name="a")])
    axis = figures.loss(Text("en"), figures.starts(series), ["a"]).layout.yaxis
    low, high = axis.autorangeoptions.include
    assert low == axis.autorangeoptions.clipmin == 0
    assert series.runs[0].first_loss < high < axis.autorangeoptions.clipmax
