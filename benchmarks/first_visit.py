"""What a first visit costs: bytes that travel, and seconds until a page answers, on a slow connection.

    python -m benchmarks.first_visit

It starts an app of its own. Chromium throttles itself to 10 Mbit/s and 40 ms. A page is usable when its first
control has answered: a press of its key has come back from the server.
"""

from __future__ import annotations

import statistics
import tempfile
import time

from playwright.sync_api import Browser, Page

from scripts.real_app import chromium, served

MEGABIT = 1_000_000 / 8
SPEED, DELAY = 10 * MEGABIT, 40
VISITS = 5
PAGES = {
    "": ".st-key-home-sample_size input[type=range]",
    "sampler": ".st-key-sampler-power input[type=range]",
    "train": ".st-key-train-power input[type=range]",
}
"""A first control of each page."""


def visit(browser: Browser, address: str, lang: str) -> tuple[Page, list[int]]:
    """Return a tab that knows nothing of the app yet, throttled, and the bytes of each answer it will get."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale=lang, base_url=address)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": DELAY, "downloadThroughput": SPEED, "uploadThroughput": SPEED},
    )
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    return page, sizes


def seconds_until_usable(page: Page, path: str, lang: str) -> float:
    """Open a page, press a key on its first control, and wait until the address, which the server writes, follows."""
    start = time.perf_counter()
    page.goto(f"/{path}?lang={lang}", wait_until="commit")
    control = page.locator(PAGES[path])
    control.wait_for(state="attached")
    before = page.url
    control.press("ArrowLeft")
    page.wait_for_function("(before) => location.href !== before", arg=before)
    return time.perf_counter() - start


def main() -> None:
    """Visit each page some times in both languages and print the medians."""
    print(f"{'page':<10} {'language':<9} {'MB':>6} {'s':>6}")
    with tempfile.TemporaryFile() as log, served(log) as address, chromium() as browser:
        for path in PAGES:
            for lang in ("ko", "en"):
                seconds = []
                for _ in range(VISITS + 1):
                    page, sizes = visit(browser, address, lang)
                    seconds.append(seconds_until_usable(page, path, lang))
                    page.wait_for_load_state("networkidle")
                    page.context.close()
                # The first visit of all finds a cold server.
                print(f"/{path:<9} {lang:<9} {sum(sizes) / 1e6:6.2f} {statistics.median(seconds[1:]):6.2f}")


if __name__ == "__main__":
    main()
