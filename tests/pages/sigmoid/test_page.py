"""The page on the sigmoid as a learner goes through it, without a browser."""

import pytest

from pages.sigmoid import numerics
from pages.sigmoid.settings import SIGMOID
from tests.pages.test_all_pages import open_page, texts
from ui.text.i18n import LANGUAGES, Text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("guess", "said", "times"),
    [
        ("zero", "small", ""),
        ("tiny", "near", ""),
        ("hundredth", "large", "30"),
        ("quarter", "far", "746"),
        ("one", "far", "2,984"),
    ],
)
def test_how_hard_squared_error_pulls(guess, said, times, lang):
    app = open_page("sigmoid", lang)
    assert "sigmoid.raced" not in {slider.key for slider in app.slider}
    app.radio(key="sigmoid.predict.squared.guess.choice").set_value(guess).run()
    app.button(key="sigmoid.predict.squared.guess.commit").click().run()
    assert not app.exception
    size = f"{numerics.GUESSES[guess]:g}"
    reply = Text(lang)(
        f"sigmoid.predict.squared.replies.{said}", guess=size, squared="3.35×10⁻⁴", times=times
    )
    assert reply in texts(app)
    # What the text speaks of is beside it: the score of the question, and steps from there.
    assert app.slider(key="sigmoid.raced").label == Text(lang)("sigmoid.raced.label")
    assert f"−{abs(numerics.GUESSED_SCORE):g}" in app.slider(key="sigmoid.raced").label


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_step_has_its_controls(lang):
    app = open_page("sigmoid", lang)
    seen = {}
    for step in SIGMOID["step"].grid():
        app.session_state["sigmoid.step"] = step
        app.run()
        assert not app.exception
        seen[step] = {
            name
            for name in ("score", "label", "form", "taken", "rate")
            if any(widget.key == f"sigmoid.{name}" for widget in [*app.slider, *app.segmented_control])
        }
    assert all("score" in names for names in seen.values())
    assert [step for step, names in seen.items() if "form" in names] == [1, 2]
    assert [step for step, names in seen.items() if "taken" in names] == [6]
