"""What a page weighs on a telephone: all that a browser fetches until its end was seen."""

from pathlib import Path

from playwright.sync_api import Response, sync_playwright

_CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = [
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"),
]
_SCREEN = {"width": 390, "height": 844}
_DOTS = 3
_STEP, _PAUSE = 400, 60


def weight_on_phone(address: str) -> int | None:
    """Return the bytes of a page and of what stands on it, headers aside; None without Chromium.

    They are counted as they come over the line, while somebody reads from top to end on a
    screen of 390 by 844 with three dots a pixel.
    """
    if not _CHROMIUM.exists():
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        page = browser.new_page(
            viewport={"width": _SCREEN["width"], "height": _SCREEN["height"]},
            device_scale_factor=_DOTS,
            is_mobile=True,
        )
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(address, wait_until="load")
        height = page.evaluate("document.documentElement.scrollHeight")
        for place in range(0, height, _STEP):
            page.mouse.wheel(0, _STEP)
            page.evaluate("top => window.scrollTo(0, top)", place)
            page.wait_for_timeout(_PAUSE)
        page.wait_for_load_state("networkidle")
        weight = sum(answer.request.sizes()["responseBodySize"] for answer in answers)
        browser.close()
    return weight
