import pytest

from jobs.event import Event
from pages.tokens import lesson as tokens
from tests.desks import on_desk
from tests.pages.test_all_pages import open_page
from tests.ui.looking import told_to_the_class
from tests.ui.progress.test_kept import record
from tests.waiting import wait_for
from ui.live.runtime import scheduler


def test_the_three_splittings_hold_the_same_text():
    lengths = {way: len(tokens.corpus(way)) for way in tokens.WAYS}
    assert len(set(lengths.values())) == 1


def test_the_view_counts_what_is_there():
    view = tokens.run()
    assert view.types["spaces"] > 2 * view.types["stems"]
    assert all(view.word + piece in view.forms or piece == "" for piece in ("은", "이", "을"))
    assert all(
        "".join((p.stem, p.particle)) in tokens.corpus("spaces").vocab.ids for s in view.sentences for p in s
    )
    # The ending of an adjective is no particle, though it is spelt like one.
    assert tokens.Piece("젊은", "") in view.sentences[2]
    assert view.known["stems"] == 1.0
    assert view.known["spaces"] < 0.7
    assert (view.unasked, view.kinds) == (5, 7)


def test_what_is_said_of_single_words_is_so():
    spaces, stems = tokens.corpus("spaces").vocab, tokens.corpus("stems").vocab
    assert "왕" not in spaces.ids
    assert {"왕은", "왕이", "왕을"} <= spaces.ids.keys()
    assert 4 * spaces.counts[spaces.ids["서울"]] == stems.counts[stems.ids["서울"]]
    asked = {section.name: section.questions for section in tokens.sections()}
    for name in ("시제", "나라-수도-언어"):
        assert all(spaces.ids.keys() >= set(question) for question in asked[name])


@pytest.mark.parametrize(
    ("guess", "found", "expected"),
    [
        (40.0, 0.41, "near"),
        (50.0, 0.41, "near"),
        (55.0, 0.41, "too_many"),
        (100.0, 0.41, "too_many"),
        (30.0, 0.41, "too_few"),
        (0.0, 0.41, "too_few"),
    ],
)
def test_the_reply_compares_per_cent_with_a_share(guess, found, expected):
    assert tokens.reply(guess, found) == expected
    assert tokens.is_right(guess, found) == (expected == "near")


@pytest.mark.parametrize(("guess", "is_missed"), [("45", False), ("80", True)])
def test_a_guess_is_judged_and_the_class_told_once_they_are_trained(guess, is_missed, monkeypatch):
    solves = Event("analogies", run=tokens.WAYS.index("spaces"), epoch=1, share=0.4, solved=[0.4] * 7)
    monkeypatch.setattr(tokens.Comparison, "events", lambda comparison: iter([solves]))
    truths = told_to_the_class(monkeypatch, "solved")
    # Equal comparisons are shared: no other test has this seed.
    app = open_page("tokens", "en", seed="97", **{"g.solved": guess})
    assert truths[-1] is None
    assert not record(app).of("tokens", "predict.solved").is_judged
    app.button(key="tokens.start").click().run()
    job = scheduler().get(on_desk(app)["_job"])
    wait_for(lambda: job.status.is_over)
    app.run()
    assert not app.exception
    assert truths[-1] == pytest.approx(40)
    assert record(app).of("tokens", "predict.solved").is_missed == is_missed


def test_stems_solve_all_analogies_and_spaces_few():
    last, kinds, on_the_way = {}, {}, set()
    for event in tokens.Comparison().events():
        if event and event["kind"] == "analogies":
            way = tokens.WAYS[event["run"]]
            last[way], kinds[way] = event["share"], event["solved"]
            if 0.1 < event["share"] < 0.9:
                on_the_way.add(way)
    assert {"stems", "stripped"} <= on_the_way  # one sees them learn
    assert last["stems"] == 1.0
    assert last["stripped"] > 0.97
    assert last["spaces"] < 0.5
    assert last["spaces"] <= tokens.run().known["spaces"]
    by_kind = dict(zip((section.name for section in tokens.sections()), kinds["spaces"], strict=True))
    assert by_kind["시제"] == 1.0
    assert 0 < by_kind["나라-수도-언어"] < 0.7


def test_questions_have_their_answers_among_the_options():
    for question in tokens.QUESTIONS:
        assert question.answer in question.options


def test_the_sections_are_those_that_the_labels_name():
    assert [section.name for section in tokens.sections()] == [
        "성별",
        "나라-수도-언어",
        "어미-새끼",
        "높임말",
        "시제",
        "형용사-명사",
        "직업-일터",
    ]
