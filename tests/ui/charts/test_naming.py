import pytest

from ui.charts.naming import LONGEST, picture_name


@pytest.mark.parametrize(
    ("alt", "name"),
    [
        (
            "Bar chart: the words nearest to “king” by cosine; first comes “queen”.",
            "the words nearest to king by cosine",
        ),
        (
            "막대 그래프: 코사인 유사도로 “왕”에 가장 가까운 단어들. 첫째는 “여왕”입니다.",
            "코사인 유사도로 왕에 가장 가까운 단어들",
        ),
        ("Scatter plot: 5 words", "5 words"),
        ("../../etc/passwd", "etc passwd"),
        ("loss at p = 0.75", "loss at p = 0.75"),
        ("", "chart"),
    ],
)
def test_a_picture_is_called_by_what_it_shows(alt, name):
    assert picture_name(alt) == name


def test_a_name_has_an_end():
    assert len(picture_name("a" * 999)) == LONGEST
