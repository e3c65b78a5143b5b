"""The Train page as a class uses it."""

import re
import struct

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.waiting import TRAINING, settle
from ui.text.i18n import Text

pytestmark = pytest.mark.browser

STATE = ".lab-state"
PERCENT = ".lab-head span:last-child"
CURVE = """() => {
  const chart = [...document.querySelectorAll('.lab-chart')][0];
  return chart?.data?.[1]?.y?.slice() ?? [];
}"""


def percent(page: Page) -> int:
    return int(page.locator(PERCENT).inner_text().rstrip("% "))


def start(page: Page, address: str = "/train?lang=en&epochs=200") -> None:
    page.goto(address)
    page.get_by_role("button", name="Start").click()
    expect(page.locator(STATE)).to_have_text("Training")
    page.wait_for_function(f"() => ({CURVE})().length > 1")


def test_a_training_is_started_watched_paused_resumed_left_and_stopped(page: Page):
    start(page)
    page.wait_for_function(f"() => ({CURVE})().length > 5")
    early = page.evaluate(CURVE)
    page.wait_for_function(f"() => ({CURVE})().length > {len(early) + 5}")
    curve = page.evaluate(CURVE)
    assert curve[: len(early)] == early
    assert curve[0] == pytest.approx(6 * 0.6931, rel=0.1)  # of the first slice
    page.wait_for_function(
        f"high => {{ const curve = ({CURVE})(); return curve[curve.length - 1] < high }}",
        arg=0.75 * curve[0],
        timeout=TRAINING,
    )

    page.get_by_role("button", name="Pause").click()
    expect(page.locator(STATE)).to_have_text("Paused")
    settle(page)
    at_rest = len(page.evaluate(CURVE))
    page.get_by_role("button", name="Resume").click()
    expect(page.locator(STATE)).to_have_text("Training")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()

    before = percent(page)
    page.get_by_role("link", name="At a glance").click()
    badge = page.locator(".lab-badge")
    expect(badge).to_contain_text("Training")
    page.wait_for_function(
        "before => parseInt(document.querySelector('.lab-badge')?.textContent.split('·')[1]) > before",
        arg=before,
        timeout=TRAINING,
    )
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Train", exact=True).click()
    expect(page.locator(STATE)).to_have_text("Training")
    page.wait_for_function(f"() => ({CURVE})().length > {at_rest + 1}")  # the slice under way told one more
    assert percent(page) > before

    page.get_by_role("button", name="Stop").click()
    expect(page.locator(STATE)).to_have_text("Stopped")
    page.get_by_role("button", name="Reset", exact=True).click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    expect(page.locator(STATE)).to_have_count(0)


def test_a_training_runs_to_its_end_and_the_buttons_follow(page: Page):
    page.goto("/train?lang=en&corpus=book&epochs=100&window=1&K=3&subsample=0")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)
    expect(page.locator(".lab-neighbours").filter(visible=True)).to_contain_text("say")


def test_a_run_that_is_over_before_its_panel_is_there_comes_into_the_table(page: Page):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile("component\\.live"), hold)
    page.goto("/train?lang=en&corpus=book&epochs=100&window=1&K=3&subsample=0&seed=7")
    with page.expect_request(re.compile("/lab/jobs/.*/events")) as stream:
        page.get_by_role("button", name="Start").click()
    page.request.get(stream.value.url, timeout=TRAINING).text()  # lasts as long as the job
    for route in held:
        route.continue_()
    page.unroute_all()
    expect(page.locator(".st-key-train-runs")).to_be_visible()


def test_training_goes_on_while_sliders_move(page: Page):
    start(page)
    before = len(page.evaluate(CURVE))
    slider = page.locator("input[type=range]").first
    slider.focus()
    for value in ("0.8", "0.85", "0.9", "0.95", "1", "1.05", "1.1", "1.15"):
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile(f"power={value}&"))
    page.wait_for_function(f"() => ({CURVE})().length > {before}")
    expect(page.locator(STATE)).to_have_text("Training")


def test_charts_keep_their_node_and_their_zoom(page: Page):
    start(page)
    chart = page.locator(".lab-chart").first
    chart.evaluate(
        "node => { node.mark = 'same'; return Plotly.relayout(node, {'xaxis.range': [0, 0.123]}) }"
    )
    drawn = chart.evaluate("node => Number(node.dataset.drawn)")
    page.wait_for_function(
        "n => Number(document.querySelector('.lab-chart').dataset.drawn) > n + 4", arg=drawn
    )
    assert chart.evaluate("node => node.mark") == "same"
    assert chart.evaluate("node => node.layout.xaxis.range") == [0, 0.123]


def test_a_closed_tab_ends_its_training(app, page: Page):
    streams: list[str] = []
    page.on("request", lambda request: streams.append(request.url))
    # A run of its own, and a long one: what others have finished is shown again in seconds.
    start(page, "/train?lang=en&epochs=2000&power=0.7")
    page.goto("about:blank")
    (stream,) = {url for url in streams if "/lab/jobs/" in url}
    # The grace is some seconds here. The answer lasts as long as the job.
    told = page.request.get(stream, timeout=TRAINING).text()
    assert '"reason":"left"' in told


def test_a_reload_continues_the_training_and_keeps_the_runs(page: Page):
    start(page, "/train?lang=en&epochs=200&p=0.5")
    page.wait_for_function(f"() => ({CURVE})().length > 5")
    early = page.evaluate(CURVE)
    page.reload()
    expect(page.locator(STATE)).to_have_text("Training")
    page.wait_for_function(f"n => ({CURVE})().length > n + 5", arg=len(early))
    assert page.evaluate(CURVE)[: len(early)] == early

    page.get_by_role("button", name="Stop").click()
    expect(page.locator(STATE)).to_have_text("Stopped")
    page.reload()
    expect(page.locator(STATE)).to_have_text("Stopped")
    expect(page.get_by_role("button", name="With curves as JSON")).to_be_visible()


def test_a_second_tab_takes_the_runs_only_when_told_to(page: Page):
    start(page)
    kept = page.evaluate("sessionStorage.getItem('lab.desk')")
    second = page.context.new_page()
    second.goto("/train?lang=en")
    settle(second)
    second.evaluate("kept => sessionStorage.setItem('lab.desk', kept)", kept)
    second.reload()
    take = second.get_by_role("button", name="Bring them here")
    expect(take).to_be_visible()
    expect(second.locator(STATE)).to_have_count(0)
    take.click()
    expect(second.locator(STATE)).to_have_text("Training")
    page.get_by_role("link", name="At a glance").click()
    expect(page.get_by_text("now open in another tab")).to_be_visible()


def test_whoever_comes_back_too_late_is_told(page: Page):
    page.goto("/train?lang=en")
    settle(page)
    page.evaluate("sessionStorage.setItem('lab.desk', JSON.stringify({key: 'gone', hadWork: true}))")
    page.reload()
    expect(page.get_by_text("You were away for longer than the server waits")).to_be_visible()
    page.get_by_role("button", name="Got it").click()
    expect(page.get_by_text("You were away for longer than the server waits")).to_have_count(0)


def test_leaving_with_unsaved_runs_asks_once(page: Page):
    asked: list[str] = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.accept()

    start(page)
    page.on("dialog", stay)
    page.reload()
    expect(page.locator(STATE)).to_have_text("Training")
    page.reload()
    expect(page.locator(STATE)).to_have_text("Training")
    assert asked == ["beforeunload"]


def test_what_a_user_types_is_never_markup(page: Page):
    page.goto("/train?lang=en&corpus=own&window=1")
    attack = "<img src=x onerror=alert(1)> you say <b>goodbye</b> and i say hello ."
    page.get_by_role("textbox", name="Paste a text").fill(attack * 3)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("“you say goodbye and i say hello”").first).to_be_visible()
    page.get_by_role("button", name="Start").click()
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)
    assert page.locator("[data-testid=stMain] img").count() == 0


def test_a_picture_of_a_chart_has_the_size_of_a_slide_and_a_name_that_says_what_it_shows(
    page: Page, tmp_path
):
    page.goto("/explore?lang=en&source=ref:toy_en&word=king")
    chart = page.locator(".lab-chart").first
    expect(chart.locator(".main-svg").first).to_be_visible()
    chart.hover()
    with page.expect_download() as saved:
        chart.get_by_role("button", name="Save as a picture for slides").click()
    assert saved.value.suggested_filename == "the words nearest to king by cosine.png"
    path = tmp_path / "slide.png"
    saved.value.save_as(path)
    assert struct.unpack(">II", path.read_bytes()[16:24]) == (1920, 1080)


@pytest.mark.parametrize(("button", "ending"), [("Save as SVG", ".svg"), ("Save as a web page", ".html")])
def test_a_chart_is_saved_as_a_file_that_works_alone(page: Page, open_context, tmp_path, button, ending):
    page.goto("/embedding_dot?lang=en")
    chart = page.locator(".lab-chart").first
    expect(chart.locator(".main-svg").first).to_be_visible()
    chart.hover()
    with page.expect_download() as saved:
        chart.get_by_role("button", name=button).click()
    assert saved.value.suggested_filename.endswith(ending)
    path = tmp_path / f"chart{ending}"
    saved.value.save_as(path)
    alone = open_context().new_page()
    alone.goto(path.as_uri())
    expect(alone.locator("svg").first).to_be_visible()
    expect(alone.get_by_text(Text("en")("embedding_dot.traffic.y"))).to_be_visible()


def test_the_axes_of_the_map_never_stand_between_two_reaches(page: Page):
    start(page, "/train?lang=en&epochs=10")
    page.get_by_role("tab", name="Map").click()
    page.evaluate(
        """() => {
          window.seen = new Set();
          window.reaches = new Set();
          const look = () => {
            const map = [...document.querySelectorAll('.lab-chart')].find((node) => node.layout?.meta?.reach);
            if (map) window.seen.add(map.layout.xaxis.range?.[1]);
            map?.labChart?.eventsShown().forEach((event) => window.reaches.add(event.reach));
            requestAnimationFrame(look);
          };
          look();
        }"""
    )
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)
    stray = page.evaluate(
        """() => {
          return [...window.seen].filter((value) => !window.reaches.has(value));
        }"""
    )
    assert len(stray) <= 1  # the empty chart's own range


def test_in_slow_motion_one_step_lights_what_the_text_says(page: Page):
    page.goto("/train?lang=en&corpus=toy_en&min_count=1&K=3&window=2")
    page.get_by_role("radio", name="one position").click()
    step = page.get_by_role("button", name="One position")
    step.click()
    motion = page.locator(".lab-motion")
    expect(motion).to_have_attribute("data-step", "1")
    expect(page.locator(STATE)).to_have_text("Paused")
    target, contexts = motion.locator(".lab-target"), motion.locator(".lab-context").all_inner_texts()
    assert 1 <= len(set(contexts)) <= 4
    asked = motion.locator("tbody th")
    expect(asked).to_have_count(4)
    assert asked.first.inner_text() == target.inner_text()
    expect(motion).to_contain_text(f"W_in: {len(set(contexts))} of 585 rows")
    expect(motion).to_contain_text("W_out: 4 of 585 rows")

    step.click()
    expect(motion).to_have_attribute("data-step", "2")
    expect(page.locator(STATE)).to_have_text("Paused")
    page.get_by_role("radio", name="full speed").click()
    page.get_by_role("button", name="Resume").click()
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)


PAST = """() => {
  const [map, loss] = ["map", "loss"].map((name) => document.querySelector(`.st-key-look_back-${name} .lab-chart`));
  const near = document.querySelector(".st-key-look_back-near")?.innerText;
  return { x: map?.data?.[0].x.slice(), mark: loss?.data?.at(-1).x?.[0], near };
}"""


def test_looking_back_moves_map_neighbours_and_the_mark_of_the_loss(page: Page):
    page.goto("/train?lang=en&corpus=toy_en&min_count=1&epochs=20")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)
    page.get_by_role("tab", name="Look back").click()
    slider = page.locator(".lab-look-back input")
    expect(slider).to_be_enabled()
    slider.evaluate("node => { node.value = 3; node.dispatchEvent(new Event('input')) }")
    page.wait_for_function(f"() => ({PAST})().mark <= 3")
    then = page.evaluate(PAST)

    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"mark => ({PAST})().mark > mark", arg=then["mark"])
    slider.evaluate("node => { node.value = node.max; node.dispatchEvent(new Event('input')) }")
    page.wait_for_function(f"() => ({PAST})().mark === 20")
    now = page.evaluate(PAST)
    assert then["x"] != now["x"]
    assert then["near"] != now["near"]

    slider.press("ArrowLeft")
    page.get_by_role("button", name="Rewind").click()
    expect(page.locator(STATE)).to_have_text("Paused")
    expect(page.locator(".lab-look-back output")).to_have_text(re.compile("^epoch 0 "))
    expect(slider).to_be_disabled()


def test_a_paused_run_is_opened_in_explore_and_goes_on_afterwards(page: Page):
    start(page)
    page.get_by_role("button", name="Pause").click()
    expect(page.locator(STATE)).to_have_text("Paused")
    page.get_by_role("button", name="Explore now").click()
    expect(page.get_by_role("heading", name="Explore")).to_be_visible()
    expect(page.get_by_role("combobox", name="Vectors of")).to_have_value(re.compile("after [0-9.]+ epochs"))
    expect(page).to_have_url(re.compile("/explore"))
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Train", exact=True).click()
    page.get_by_role("button", name="Resume").click()
    expect(page.locator(STATE)).to_have_text("Training")
