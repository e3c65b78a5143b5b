"""A chart in the browser, and the runs that it shows one after the other."""

from playwright.sync_api import Page

from tests.browser.waiting import settle

# A chart is told of two other runs in the same moment, before the events of the first are there; then of its own again.
CHANGE_RUNS = """async () => {
  const chart = [...document.querySelectorAll(".lab-chart")].find((node) => node.labChart?.data.stream).labChart;
  const own = chart.data;
  const other = (name) => chart.show({ ...own, stream: `/lab/jobs/${name}/events` });
  await Promise.all([other("first"), other("second")]);
  const shown = chart.url;
  await chart.show(own);
  return [shown, chart.url === own.stream];
}"""


def test_a_chart_goes_from_run_to_run_in_one_moment(page: Page):
    told = {"content_type": "text/event-stream", "body": "event: end\ndata: \n\n"}
    for name in ("first", "second"):
        page.route(f"**/lab/jobs/{name}/events", lambda route: route.fulfill(**told))
    page.goto("/train?lang=en&corpus=book&epochs=1")
    page.get_by_role("button", name="Start").click()
    page.locator(".lab-chart").first.wait_for()
    settle(page)
    assert page.evaluate(CHANGE_RUNS) == ["/lab/jobs/second/events", True]
