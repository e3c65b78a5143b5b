"""What Explore says of vectors that an address names and that are not there."""

import pytest

from tests.pages.test_all_pages import open_page
from ui.text.i18n import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("source", ["run:K=7 *mine*", "file:vectors.txt", "ref:nonsense"])
def test_a_run_or_a_file_that_is_gone_is_told(lang, source):
    app = open_page("explore", lang, source=source)
    assert not app.exception
    assert not app.error
    (said,) = app.warning
    assert source.partition(":")[2].replace("*", "\\*").replace("=", "\\=").replace(".", "\\.") in said.value
    app.query_params.clear()
    app.run()
    assert not app.warning
