"""Page 5: the training of two models is begun after the guess and can be stopped, without a browser."""

import pytest

from jobs.job import Status
from pages.negative_sampling import two_models as contrast
from tests.desks import on_desk
from tests.pages.test_all_pages import open_page, texts
from tests.waiting import wait_for
from ui.live.runtime import scheduler
from ui.text.i18n import LANGUAGES, Text

BASE = "negative_sampling.contrast"


@pytest.fixture
def endless(monkeypatch):
    monkeypatch.setattr(contrast, "EXAMPLES", 10**9)


@pytest.mark.usefixtures("endless")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_training_that_was_stopped_is_not_judged(lang):
    t = Text(lang)
    app = open_page("negative_sampling", lang)
    assert app.button(key=f"{BASE}.start").disabled
    app.radio(key="negative_sampling.predict.alone.guess.choice").set_value("climb").run()
    app.button(key="negative_sampling.predict.alone.guess.commit").click().run()
    app.button(key=f"{BASE}.start").click().run()
    job = scheduler().get(on_desk(app)["_job"])
    wait_for(lambda: job.last(contrast.NEGATIVES))
    app.button(key=f"{BASE}.stop").click().run()
    assert job.status is Status.STOPPED
    assert not app.exception
    assert t(f"{BASE}.stopped") in [info.value for info in app.info]
    assert t("negative_sampling.predict.alone.replies.climb") not in texts(app)
    assert app.button(key=f"{BASE}.start").label == t(f"{BASE}.again")
