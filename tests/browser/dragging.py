"""A slider in the hand: by mouse and by touch."""

from contextlib import contextmanager

from playwright.sync_api import Locator, Page


def frames_are_there(page: Page, slider: str) -> None:
    """Wait until the browser has the frames of a slider, named by its Streamlit class."""
    page.wait_for_function("name => performance.getEntriesByName(name).length > 0", arg=f"frames {slider}")


def thumb_of(page: Page, slider: str) -> Locator:
    return page.locator(f".{slider} [data-testid=stSliderThumbValue]").locator("..")


def value_of(page: Page, slider: str) -> float:
    return float(page.locator(f".{slider} input[type=range]").input_value())


def centre(node: Locator) -> tuple[float, float]:
    node.scroll_into_view_if_needed()
    box = node.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@contextmanager
def mouse_on(page: Page, slider: str):
    """Hold a slider's thumb; what is yielded moves it by some pixels."""
    x, y = centre(thumb_of(page, slider))
    page.mouse.move(x, y)
    page.mouse.down()
    yield lambda dx: page.mouse.move(x + dx, y)
    page.mouse.up()


@contextmanager
def finger_on(page: Page, slider: str):
    """Lay a finger on a slider's thumb; what is yielded moves it by some pixels."""
    x, y = centre(thumb_of(page, slider))
    devtools = page.context.new_cdp_session(page)

    def touch(kind, *points):
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    yield lambda dx: touch("touchMove", {"x": x + dx, "y": y})
    touch("touchEnd")
