"""Makes the README's pictures: ``python -m scripts.pictures``, or ``make pictures``.

Each page is taken in every language, light and dark, from an app that this script starts and ends.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

from scripts.real_app import ROOT, chromium, served
from tests.browser.waiting import PATIENCE, settle
from ui.text.i18n import LANGUAGES, Text

FOLDER = ROOT / "docs" / "pictures"
VIEWPORT: ViewportSize = {"width": 1280, "height": 720}
WIDTH = 960
"""The width of a picture in pixels: two stand side by side on a page of that width, and each is sharp when opened."""
QUALITY = 75
"""The quality of WebP; a picture then takes some 30 kB."""


def as_it_opens(page: Page, t: Text) -> None:
    """Do nothing to a page."""


def train(page: Page, t: Text) -> None:
    """Train to the end, on a text that takes seconds."""
    page.get_by_role("button", name=t("train.start")).click()
    expect(page.locator(".lab-state")).to_have_text(t("live.status.done"), timeout=2 * PATIENCE)
    page.mouse.move(0, 0)


@dataclass(frozen=True)
class Shot:
    """A picture: a page at an address, and what is done there before it is taken."""

    name: str
    path: str
    query: str = ""
    prepare: Callable[[Page, Text], None] = as_it_opens


SHOTS = (
    Shot("home", "", "&steps=150"),
    Shot("sampler", "sampler"),
    Shot("train", "train", "&corpus=toy_en&epochs=50", train),
)


def small(png: bytes) -> bytes:
    """Return a screenshot as WebP of `WIDTH`."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture = picture.resize((WIDTH, WIDTH * picture.height // picture.width), Image.Resampling.LANCZOS)
    packed = io.BytesIO()
    picture.save(packed, "WEBP", quality=QUALITY, method=6)
    return packed.getvalue()


def main() -> None:
    """Take all pictures and say how large they are."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryFile() as log, served(log) as address, chromium() as browser:
        for scheme in ("light", "dark"):
            for lang in LANGUAGES:
                for shot in SHOTS:
                    page = browser.new_page(
                        viewport=VIEWPORT, color_scheme=scheme, base_url=address, reduced_motion="reduce"
                    )
                    page.goto(f"/{shot.path}?lang={lang}{shot.query}")
                    settle(page)
                    shot.prepare(page, Text(lang))
                    settle(page)
                    expect(page.locator("[data-testid=stAlert]")).to_have_count(0)
                    path = FOLDER / f"{shot.name}.{lang}.{scheme}.webp"
                    path.write_bytes(small(page.screenshot()))
                    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")
                    page.close()


if __name__ == "__main__":
    main()
