"""How texts of the content are read."""

import pytest
from markdown_it import MarkdownIt

from ui.text.i18n import closable


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("칸으로 **100.0%**이고", "칸으로 <strong>100.0%</strong>이고"),
        ("**나(다)**가 *라(마)*의", "<strong>나(다)</strong>가 <em>라(마)</em>의"),
        ("(**y**)z **5**를", "(<strong>y</strong>)z <strong>5</strong>를"),
        ("counts ** 0.75 and 2 * (3) * x", "counts ** 0.75 and 2 * (3) * x"),
    ],
)
def test_emphasis_ends_before_a_particle(markdown, html):
    assert MarkdownIt().renderInline(closable(markdown)).replace("\u2060", "") == html
