"""Experiments, the learner's own text and files, as a class uses them."""

import contextlib
import io
import re

import gensim.models
import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser.waiting import TRAINING

pytestmark = pytest.mark.browser

STATE = ".lab-state"
BOOK = "/train?lang=en&corpus=book&epochs=100&window=1&K=3&subsample=0&held_out=0"
TRIES = 30
"""Of what a list or a canvas may not answer at once, each given three seconds."""
TOY = "/train?lang=en&corpus=toy_en&epochs=10&H=25&subsample=0&held_out=1000"


def vary(page: Page, number: int, name: str, label: str, values: list[str]) -> None:
    """Choose a setting to vary, and its values."""
    menu = page.locator(f".st-key-train-vary-name{number}")
    if menu.locator("input").input_value() != label:
        _pick(page, menu, label)
    box = page.locator(f".st-key-train-vary-values{number}-{name}")
    for value in values:
        _pick(page, box, value)
        expect(box.get_by_text(value, exact=True).first).to_be_visible()
    page.keyboard.press("Escape")


def _pick(page: Page, box: Locator, value: str) -> None:
    """Choose a value from a list that closes while the page still follows the last choice."""
    option = page.get_by_role("option", name=value, exact=True)
    for _ in range(TRIES):
        box.locator("input").first.click()
        box.locator("input").first.fill(value)
        with contextlib.suppress(TimeoutError):
            option.click(timeout=3000)
            return
        page.keyboard.press("Escape")
    raise AssertionError(f"{value} is not offered")


def mark_first_run(page: Page) -> None:
    """Mark the first row of the table, which is drawn on a canvas: it says nothing of when it may be clicked."""
    table = page.locator(".st-key-train-runs")
    for _ in range(TRIES):
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + 18, box["y"] + 52)
        with contextlib.suppress(AssertionError):
            expect(page.get_by_role("button", name="Vectors")).to_be_enabled(timeout=3000)
            return
    raise AssertionError("the row cannot be marked")


def download(page: Page, button: str) -> bytes:
    with page.expect_download() as saved:
        page.get_by_role("button", name=button).click()
    with open(saved.value.path(), "rb") as file:
        return file.read()


def test_a_series_of_two_settings_is_run_judged_and_saved(page: Page):
    page.goto(TOY)
    expect(page.locator(".lab-chart .main-svg").first).to_be_visible()
    vary(page, 1, "power", "Power", ["0", "0.75"])
    vary(page, 2, "sample_size", "Negatives K", ["2", "5"])
    expect(page.get_by_text("12 runs")).to_be_visible()
    page.get_by_role("button", name="Run series").click()
    expect(page.get_by_text("run 12 of 12 in this series")).to_be_visible()
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)
    expect(page.get_by_text(re.compile(r"On the same 1,0\d\d held-out words"))).to_be_visible()
    grid = page.get_by_role("figure", name=re.compile("Heat map"))
    expect(grid.locator(".heatmaplayer image")).to_be_visible()

    runs = pd.read_csv(io.BytesIO(download(page, "Runs as CSV")))
    pairs = set(zip(runs["power"], runs["sample_size"], strict=True))
    assert pairs == {(0, 2), (0, 5), (0.75, 2), (0.75, 5)}
    assert sorted(runs["seed"]) == [1] * 4 + [2] * 4 + [3] * 4
    assert (runs["median_rank"] < 585 / 4).all()
    curves = pd.read_json(io.BytesIO(download(page, "With curves as JSON")))
    assert all(len(curve["loss"]) > 5 for curve in curves["curve"])


def test_vectors_go_out_to_gensim_and_come_back(page: Page, tmp_path):
    page.goto(BOOK)
    page.get_by_role("button", name="Start").click()
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)
    expect(page.locator(".st-key-train-runs canvas").first).to_be_visible()
    mark_first_run(page)
    page.get_by_role("button", name="Vectors").click()
    path = tmp_path / "vectors.txt"
    path.write_bytes(download(page, "word2vec text (W_in)"))
    found = gensim.models.KeyedVectors.load_word2vec_format(str(path))
    assert set(found.index_to_key) == {"you", "say", "goodbye", "and", "i", "hello", "."}

    page.keyboard.press("Escape")
    page.get_by_role("link", name="Explore", exact=True).click()
    page.get_by_role("button", name="Load vectors").click()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Load", exact=True).click()
    expect(page.get_by_role("combobox", name="Vectors of")).to_have_value("File: vectors.txt")
    page.keyboard.press("Escape")
    chart = page.locator(".lab-chart").first
    page.wait_for_function("() => document.querySelector('.lab-chart')?.data?.[0]?.y?.length === 6")
    expect(chart).to_be_visible()


def test_a_korean_text_is_uploaded_split_trained_and_explored(page: Page):
    page.goto("/train?lang=ko&corpus=own&window=2&epochs=50&H=25")
    lines = [
        "왕은 성에 산다.",
        "왕이 성을 본다.",
        "여왕은 왕을 본다.",
        "여왕이 성에 산다.",
        "개는 여왕을 본다.",
    ] * 60
    text = "\n".join(lines).encode("cp949")
    page.locator("input[type=file]").set_input_files(
        {"name": "글.txt", "mimeType": "text/plain", "buffer": text}
    )
    expect(page.get_by_text("왕 성 산다")).to_be_visible()
    page.get_by_text("조사 떼기", exact=True).first.click()
    expect(page.get_by_text("“왕 성 산다”").first).to_be_visible()
    page.get_by_role("button", name="시작").click()
    expect(page.locator(STATE)).to_have_text("완료", timeout=TRAINING)
    page.get_by_role("link", name="단어 공간 탐색", exact=True).click()
    word = page.get_by_role("textbox", name="단어", exact=True)
    word.fill("왕")
    word.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('.lab-chart')?.layout?.yaxis?.ticktext?.includes('여왕')"
    )


def test_a_run_on_a_pasted_text_is_run_again_with_its_settings(page: Page):
    page.goto("/train?lang=en&corpus=own&window=1&H=10")
    paste = page.get_by_role("textbox", name="Paste a text")
    paste.fill("you say goodbye and i say hello . " * 30)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("“you say goodbye and i say hello”").first).to_be_visible()
    page.get_by_role("button", name="Start").click()
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)
    expect(page.locator(".st-key-train-runs")).to_be_visible()

    paste.fill("nobody knows this other text at all . " * 30)
    page.keyboard.press("Control+Enter")
    page.locator(".st-key-train-power input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("power=0.8"))
    mark_first_run(page)
    page.get_by_role("button", name="Run again").click()
    expect(page).not_to_have_url(re.compile("power"))
    table = page.locator(".st-key-train-runs [role=grid]")
    expect(table).to_have_attribute("aria-rowcount", "3")  # the head counts
    expect(page.locator(".lab-neighbours").filter(visible=True)).to_contain_text("goodbye")
