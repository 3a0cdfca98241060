"""What the browser tests share: where Chromium is, a page that is watched, a sandbox that runs."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Locator, Page, ViewportSize

    from sandbox.box import Sandbox

IN_A_BROWSER = [pytest.mark.browser, pytest.mark.profile, pytest.mark.asyncio(loop_scope="session")]
"""The marks of tests with a browser: one loop for those of a process, so that one driver does for them."""

CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str:
    """Return where Chromium is; skip without one, but fail where ``CI`` is set."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path:
        return path
    reason = "no Chromium: install it, or name it in CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 780}


@dataclass
class Watched:
    """A page with what went wrong on it and where it asked for things."""

    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Begin to write down requests, console lines and uncaught errors."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda line: self.faults.append(f"{line.type}: {line.text}"))

    def strangers(self) -> list[str]:
        """Return the requests that left the origin of the page."""
        return [
            url for url in self.requests if f"{urlsplit(url).scheme}://{urlsplit(url).netloc}" != self.origin
        ]


class OpenPage(Protocol):
    """Opens a watched page at a base URL, in a browser context of its own."""

    def __call__(
        self,
        base_url: str,
        *,
        person: int | None = None,
        viewport: ViewportSize = DESK,
        mobile: bool = False,
        color_scheme: Literal["dark", "light"] = "light",
        locale: str = "en-US",
    ) -> AbstractAsyncContextManager[Watched]:
        """``person`` is the id of whoever the visitor is; None lets the page choose by its language."""


@dataclass
class Stage:
    """A running sandbox with its page."""

    box: Sandbox
    url: str


def answers(page: Page) -> Locator:
    return page.locator(".row.theirs .text")


async def begin(page: Page, start: str) -> None:
    await page.get_by_role("button", name=re.compile("Briefing")).first.click()
    await page.get_by_role("button", name=start, exact=True).click()


async def say(page: Page, box_name: str, text: str) -> None:
    await page.get_by_role("textbox", name=box_name).fill(text)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Enter")
