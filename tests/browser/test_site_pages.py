"""The site in a browser: axe-core finds nothing, a phone shows all of it, and nothing is asked of others."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Literal

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped] # it ships no types

from tests.browser.pages import DESK, IN_A_BROWSER, PHONE
from tests.followups.corrected import with_correction
from tests.running.test_webhook import free_port
from tests.views.shown import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, ViewportSize

    from tests.desk import Desk

pytestmark = IN_A_BROWSER

NARROW: ViewportSize = {"width": 320, "height": 640}
PAGES = (
    "ots-2025",
    "ots-2025/vision_2040",
    "ots-2025/deadlines",
    "ots-2025/log",
    "ots-2025/log/wrong",
    "ots-2025/scoreboard",
    "digests/2026-11-16",
    "method",
    "statements",
    "search?q=chamber",
)


@pytest_asyncio.fixture(loop_scope="session")
async def site(idle_desk: Desk) -> AsyncIterator[str]:
    """Start the program with its pages, and an entry that was corrected."""
    idle_desk.content = with_correction(idle_desk.content)
    port = free_port()
    await idle_desk.start(web_port=port, public_url="https://briefing.example")
    yield f"http://127.0.0.1:{port}"
    await idle_desk.stop()


@pytest.mark.parametrize(
    ("language", "viewport", "scheme", "pages"),
    [
        pytest.param("en", DESK, "light", PAGES, id="en-desk-light"),
        pytest.param("ru", DESK, "dark", PAGES, id="ru-desk-dark"),
        pytest.param("kk", PHONE, "light", PAGES, id="kk-phone-light"),
        pytest.param("tr", PHONE, "dark", PAGES, id="tr-phone-dark"),
        # What differs here are the words alone.
        pytest.param("az", DESK, "light", PAGES[:2], id="az-desk-light"),
        pytest.param("uz", PHONE, "light", PAGES[:2], id="uz-phone-light"),
        pytest.param("ky", PHONE, "dark", PAGES[:2], id="ky-phone-dark"),
    ],
)
async def test_axe_finds_nothing_on_any_page(
    site: str,
    chromium: Browser,
    language: str,
    viewport: ViewportSize,
    scheme: Literal["light", "dark"],
    pages: tuple[str, ...],
) -> None:
    page = await chromium.new_page(viewport=viewport, color_scheme=scheme)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    found = []
    for each in (*(f"{language}/{path}" for path in pages), f"embed/{language}/ots-2025/chamber"):
        answer = await page.goto(f"{site}/{each}")
        assert answer is not None
        assert answer.ok, each
        seen = (await Axe().run(page)).response
        assert seen["passes"], each
        found += [(each, one["id"], [node["html"] for node in one["nodes"]]) for one in seen["violations"]]
    assert found == []
    assert [each for each in requests if not each.startswith(site)] == []


async def test_nothing_is_wider_than_a_narrow_phone(site: str, chromium: Browser) -> None:
    page = await chromium.new_page(viewport=NARROW)
    for language, each in product(LANGUAGES, PAGES):
        answer = await page.goto(f"{site}/{language}/{each}")
        assert answer is not None
        assert answer.ok, each
        width = await page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROW["width"], (language, each)


async def test_the_first_tab_leads_past_the_head(site: str, chromium: Browser) -> None:
    page = await chromium.new_page(viewport=DESK)
    await page.goto(f"{site}/en/ots-2025")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    assert await page.evaluate("document.activeElement.id") == "main"


async def test_a_search_is_typed_and_found_without_scripts(site: str, chromium: Browser) -> None:
    context = await chromium.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{site}/en/search")
    await page.get_by_role("searchbox").fill("chamber of commerce")
    await page.keyboard.press("Enter")
    await page.get_by_role("link", name="Turkic Chamber of Commerce and Industry").first.click()
    assert page.url == f"{site}/en/ots-2025/chamber"


async def test_letters_of_twice_the_size_still_fit_a_phone(site: str, chromium: Browser) -> None:
    page = await chromium.new_page(viewport=PHONE)
    await page.goto(f"{site}/ru/ots-2025/scoreboard")
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


async def test_who_reads_in_the_dark_prints_in_the_colours_of_paper(site: str, chromium: Browser) -> None:
    page = await chromium.new_page(viewport=DESK)
    colours = "[...document.querySelectorAll('body *')].map(each => getComputedStyle(each).color)"
    for each in (*(f"en/{path}" for path in PAGES), "embed/en/ots-2025/chamber"):
        await page.goto(f"{site}/{each}")
        seen = []
        for scheme in ("light", "dark"):
            await page.emulate_media(media="print", color_scheme=scheme)
            seen.append(await page.evaluate(colours))
        assert seen[0] == seen[1], each
