"""The review asks what was missed until it is answered rightly at once; without that, a mixed set."""

import pytest

from pages.review import lesson
from tests.pages.test_all_pages import open_page, texts
from tests.ui.progress.test_kept import go, record
from ui.text.i18n import LANGUAGES, Text

ABOUT = "bottleneck/quiz.double"


def missing_one(lang):
    app = open_page("bottleneck", lang)
    app.radio(key="bottleneck.quiz.double.choice").set_value("both").run()
    return go(app, "review")


def choose(app, seed, *, right):
    exercise = lesson.exercise(ABOUT, seed)
    wrong = next(rule for rule in exercise.options if rule != exercise.answer)
    return app.radio(key=f"review.{ABOUT}.{seed}").set_value(exercise.answer if right else wrong).run()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_missed_is_asked_until_it_is_right_at_once(lang):
    t = Text(lang)
    app = missing_one(lang)
    assert [radio.key for radio in app.radio] == [f"review.{ABOUT}.1"]
    assert t("review.missed", question=t("bottleneck.quiz.double.question")) in texts(app)
    choose(app, 1, right=False)
    choose(app, 1, right=True)
    assert t("review.once_more") in app.success[0].value
    app.button(key="review.other").click().run()
    choose(app, 2, right=True)
    assert t("review.settled") in app.success[0].value
    assert not record(app).of("bottleneck", "quiz.double").is_missed
    # It stays in sight with its reply; then nothing is left to be asked again.
    app.button(key="review.other").click().run()
    assert t.prose("review", "nothing_missed") in app.info[0].value
    assert len(app.radio) == lesson.MIXED


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("about", "wrong", "address"),
    [
        ("speeds/quiz.fair", "code", {}),
        ("clinic/quiz.passes", "right", {"stage": "rule"}),
        ("tokens/quiz.why", "rare", {}),
    ],
)
def test_questions_of_the_experiments_are_asked_again(about, wrong, address, lang):
    page, _, what = about.partition("/")
    app = open_page(page, lang, **address)
    app.radio(key=f"{page}.{what}.choice").set_value(wrong).run()
    app = go(app, "review")
    assert not app.exception
    assert [radio.key for radio in app.radio] == [f"review.{about}.1"]
    answer = lesson.exercise(about, 1).answer
    app.radio(key=f"review.{about}.1").set_value(answer).run()
    assert Text(lang)("review.settled") in app.success[0].value


@pytest.mark.parametrize(
    ("about", "address", "is_missed"),
    [
        ("sampler/predict.bars", {"g.bars": "0.9,0.1,0"}, True),
        ("sampler/predict.bars", {"g.bars": "0.3,0.3,0.4"}, True),
        ("sampler/predict.bars", {"g.bars": "0.68,0.305,0.015"}, False),
        ("approximation/predict.own", {"tab": "matrices", "g.own": "0.3"}, True),
        ("approximation/predict.own", {"tab": "matrices", "g.own": "0.7"}, False),
        # Nobody has trained: what would be near is not known yet.
        ("tokens/predict.solved", {"g.solved": "100"}, False),
    ],
)
def test_numbers_and_drawings_are_asked_again_if_they_were_missed(about, address, is_missed):
    page, _, what = about.partition("/")
    app = open_page(page, "en", **address)
    assert not app.exception
    assert record(app).of(page, what).is_missed == is_missed
    app = go(app, "review")
    assert not app.exception
    assert (f"review.{about}.1" in [radio.key for radio in app.radio]) == is_missed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_has_done_nothing_is_told_what_to_do(lang):
    app = open_page("review", lang)
    assert Text(lang).prose("review", "nothing_done") in app.info[0].value
    assert len(app.radio) == lesson.MIXED
    about = lesson.mixed(1)[0]
    app.radio(key=f"review.{about}.1").set_value(lesson.exercise(about, 1).answer).run()
    assert app.success[0].value.startswith(("Right", "맞습니다"))
    assert not app.exception
