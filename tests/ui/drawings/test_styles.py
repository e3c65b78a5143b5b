"""The drawings of all pages share one style sheet, joined from the files of the folder."""

import re
from collections import defaultdict

from ui.drawings.show import STYLES

COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}")
SELECTORS = re.compile(r"([^{}]+)\{")


def test_no_two_pages_style_the_same_thing():
    files = defaultdict(set)
    for path in STYLES:
        rules = MEDIA.sub("", COMMENTS.sub("", path.read_text()))
        for selectors in SELECTORS.findall(rules):
            for selector in selectors.split(","):
                files[" ".join(selector.split())].add(str(path))
    assert {selector: names for selector, names in files.items() if len(names) > 1} == {}
