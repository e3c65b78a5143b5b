"""The page without a browser."""

from pages.embedding_dot import lesson
from tests.pages.test_all_pages import open_page
from ui.text.i18n import Text


def test_the_books_numbers_come_back_and_the_step_stays():
    app = open_page("embedding_dot", "en", step="6", idx="1,1,2")
    assert app.session_state["embedding_dot.idx"] == (1, 1, 2)
    label = Text("en")("embedding_dot.book")
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    assert app.session_state["embedding_dot.idx"] == lesson.IDX_BOOK
    assert app.session_state["embedding_dot.step"] == 6
