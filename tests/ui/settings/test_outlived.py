"""What a page that outlived its session brings into the next one."""

import pytest

from ui.settings.outlived import understood


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("?lang=ko&K=7", {"lang": ["ko"], "K": ["7"]}),
        ("?word=%EC%99%95&left=", {"word": ["왕"], "left": [""]}),
        ("?embed=true&Embed_options=dark&V=9", {"V": ["9"]}),
        ("?%zz&=&K=1&K=2", {"%zz": [""], "": [""], "K": ["1", "2"]}),
        ("", {}),
    ],
)
def test_all_parts_but_streamlits_own(address, parts):
    assert understood(address) == parts
