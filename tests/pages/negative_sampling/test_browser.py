"""The lesson on negative sampling as a class uses it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import TRAINING

pytestmark = pytest.mark.browser

CURVE = """kind => document.querySelector(`.st-key-contrast-${kind}-means .lab-chart`)?.data?.[2]?.y?.slice() ?? []"""
FACTS = ".st-key-contrast-{kind}-facts dd"


def train(page: Page, guess: str) -> None:
    page.get_by_text(guess).click()
    page.get_by_role("button", name="This is my guess").click()
    page.get_by_role("button", name="Train both").click()


def test_two_models_are_trained_side_by_side_and_only_one_learns_to_say_no(page: Page):
    page.goto("/negative_sampling?lang=en")
    expect(page.get_by_role("button", name="Train both")).to_be_disabled()
    train(page, "They fall: the model learns what is right")
    expect(page.locator(".lab-state")).to_have_text("Finished", timeout=TRAINING)
    page.wait_for_function(f"() => ({CURVE})('negatives').length > 40")
    alone, paired = page.evaluate(CURVE, "positives"), page.evaluate(CURVE, "negatives")
    assert alone[0] == pytest.approx(0.5, abs=0.01)
    assert alone[-1] > 0.9
    assert paired[-1] < 0.15
    facts = page.locator(FACTS.format(kind="positives")).all_inner_texts()
    assert facts[1] == "527 / 527"
    expect(page.get_by_text("You expected them to fall; they climb.")).to_be_visible()
    # The guess is drawn in the same chart.
    names = page.evaluate(
        "() => document.querySelector('.st-key-contrast-positives-means .lab-chart').data.map((d) => d.name)"
    )
    assert "your guess" in names

    page.get_by_role("radio", name="Histograms").click()
    bins = page.wait_for_function(
        "() => document.querySelector('.st-key-contrast-positives-answers .lab-chart')?.data?.[2]?.y?.slice()"
    ).json_value()
    expect(page).to_have_url(re.compile("view=answers"))
    # What nobody asked about knows nothing: it stays in the middle.
    assert bins[len(bins) // 2] > 0.98
    page.get_by_role("radio", name="Means").click()

    # The same seed gives the same training.
    page.get_by_role("button", name="Train both again").click()
    page.wait_for_function(f"n => ({CURVE})('negatives').length < n", arg=len(paired))
    expect(page.locator(".lab-state")).to_have_text("Finished", timeout=TRAINING)
    page.wait_for_function(
        f"paired => {{ const now = ({CURVE})('negatives'); return now.length === paired.length && "
        "now.every((value, i) => value === paired[i]); }",
        arg=paired,
    )


def test_its_job_is_not_mistaken_for_a_training(page: Page):
    page.goto("/negative_sampling?lang=en")
    train(page, "They climb as well")
    expect(page.locator(".lab-state")).to_be_visible()
    page.get_by_role("link", name="Train", exact=True).click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)
    expect(page.locator(".lab-badge")).to_be_visible()
    page.get_by_role("link", name="5 · Negative sampling").last.click()
    expect(page).to_have_url(re.compile("/negative_sampling"))
    expect(page.locator(".lab-state")).to_be_visible()

    page.goto("/train?lang=en&epochs=200")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".lab-state")).to_have_text("Training")
    page.get_by_role("link", name="5 · Negative sampling").first.click()
    expect(page.get_by_text("starting this one would stop it")).to_be_visible()
    expect(page.locator(".lab-state")).to_have_count(0)
