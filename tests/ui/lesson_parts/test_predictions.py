"""What pages show only after a guess: every guess, in both languages, without a browser."""

import pytest

from tests.pages.test_all_pages import open_page, texts
from ui.text.i18n import LANGUAGES, Text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("guess", "said"), [(0.0, "near"), (0.5, "middle"), (1.0, "far")])
def test_how_hard_squared_error_pulls(guess, said, lang):
    app = open_page("sigmoid", lang)
    app.slider(key="sigmoid.predict.squared.guess.choice").set_value(guess).run()
    app.button(key="sigmoid.predict.squared.guess.commit").click().run()
    assert not app.exception
    reply = Text(lang)(f"sigmoid.predict.squared.replies.{said}", guess=f"{guess:g}", squared="3.35×10⁻⁴")
    assert reply in texts(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_loss_with_1e_7_agrees_near_the_label_and_disagrees_far_away(lang):
    app = open_page("sigmoid", lang, wrong="-20")
    assert "16.12" in texts(app)
    app.slider(key="sigmoid.wrong").set_value(-3.0).run()
    assert "16.12" not in texts(app)
    assert not app.exception


def test_another_language_before_a_guess_keeps_the_slider_and_is_nothing_to_warn_of(monkeypatch):
    warnings = []
    monkeypatch.setattr(
        "streamlit.elements.lib.policies._LOGGER.warning", lambda *said: warnings.append(said)
    )
    app = open_page("sigmoid", "en")
    slider = "sigmoid.predict.squared.guess.choice"
    app.slider(key=slider).set_value(0.25).run()
    app.session_state["lang"] = "ko"
    app.run()
    assert app.slider(key=slider).value == 0.25
    assert not warnings
