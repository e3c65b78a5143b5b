"""Source code as it is drawn."""

from core.sampler import word_counts
from core.tracing.source import capture
from ui.drawings.code import code

SOURCE = capture(word_counts)


def words(tree):
    """Return all text of a drawing, and the tags that it is made of."""
    if isinstance(tree, str):
        return tree, set()
    tag, _, *children = tree
    texts, tags = zip(*map(words, children), strict=True) if children else ((), ())
    return "".join(texts), {tag}.union(*tags)


def test_the_text_of_every_line_is_kept_to_the_letter():
    _, _, _, block = code(SOURCE)
    drawn = [words(row)[0] for row in block[2:]]
    assert drawn == [f"{number}{text}" for number, text in SOURCE.lines]


def test_in_brief_the_other_lines_keep_their_numbers_and_their_light():
    (returned,) = [number for number, text in SOURCE.lines if "return" in text]
    _, _, _, block = code(SOURCE, {returned}, in_brief=True)
    texts = {words(row)[0]: row[1].get("class") for row in block[2:]}
    assert not any("raise" in text for text in texts)
    assert [text for text, css in texts.items() if css == "lab-lit"] == [
        f"{returned}{dict(SOURCE.lines)[returned]}"
    ]


def test_a_long_line_may_go_on_after_a_parenthesis_but_an_arrow_stays_whole():
    _, _, _, block = code(SOURCE)
    definition = block[2]
    assert words(definition)[1] >= {"wbr"}
    assert ["span", {"class": "lab-whole"}, "->"] in definition
