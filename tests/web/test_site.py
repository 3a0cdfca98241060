"""Addresses of the site over HTTP, from the running program: which answer, and with what."""

from __future__ import annotations

import asyncio
import gzip
import logging
from typing import TYPE_CHECKING

import pytest
import structlog
from yarl import URL

from tests.support.logged import without_debug
from tests.web.answers import text_of
from tests.web.conftest import PUBLIC
from views.html.assets import asset_path

if TYPE_CHECKING:
    from aiohttp import ClientSession


async def test_the_overview_of_the_statement_is_served(http: ClientSession) -> None:
    async with http.get("/en/ots-2025") as answer:
        page = gzip.decompress(await answer.read()).decode()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "/en/ots-2025/chamber" in page
    assert f'href="{asset_path("icon.svg")}"' in page


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        pytest.param("kk-KZ,kk;q=0.9,en;q=0.1", "kk", id="its own"),
        pytest.param("en;q=0.3, uz;q=0.8", "uz", id="the one liked best"),
        pytest.param("de, tt;q=0.5", "ru", id="the nearest of one that is not offered"),
        pytest.param("uz;q=0, tr", "tr", id="one that is refused"),
        pytest.param("de", "en", id="none"),
        pytest.param("\xff;q=x,,;=", "en", id="nonsense"),
        pytest.param("", "en", id="nothing"),
    ],
)
async def test_a_reader_is_led_to_their_language(http: ClientSession, accepted: str, language: str) -> None:
    for first in ("/", "/index.html"):
        async with http.get(first, headers={"Accept-Language": accepted}, allow_redirects=False) as answer:
            assert answer.status == 302
            assert answer.headers["Location"] == f"{PUBLIC}/{language}/"
            assert answer.headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize(
    "path", ["/en/ots-2025/", "/en/ots-2025/index.html", "/en/ots-2025//", "/en/ots-2025/?utm_source=x"]
)
async def test_a_page_has_one_address(http: ClientSession, path: str) -> None:
    async with http.get(path, allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (301, f"{PUBLIC}/en/ots-2025")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/en/search/?utm_source=x&q=a+%26+b", "/en/search?q=a+%26+b"),
        ("/en/ots-2025/calendar.ics/?alarm=7", "/en/ots-2025/calendar.ics?alarm=7"),
    ],
)
async def test_what_was_asked_for_goes_along_to_the_one_address(
    http: ClientSession, path: str, place: str
) -> None:
    async with http.get(URL(path, encoded=True), allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (301, f"{PUBLIC}{place}")


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/kk/ots-2025/nothing", "en", "kk"),
        ("/xx/ots-2025", "tr", "tr"),
        ("//evil.example/", "az", "az"),
        ("/en/%00%ff", "ru", "en"),
        ("/uz/%0d%0aSet-Cookie:x", "ru", "uz"),
    ],
)
async def test_an_unknown_address_is_told_in_the_language_of_the_reader(
    http: ClientSession, path: str, accepted: str, language: str
) -> None:
    url = URL(f"{http._base_url}".rstrip("/") + path, encoded=True)
    async with http.get(url, headers={"Accept-Language": accepted}, allow_redirects=False) as answer:
        page = (await text_of(answer)).decode()
    assert answer.status == 404
    assert f'<html lang="{language}"' in page
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/en/ots-2025", "/nowhere", "/healthz"])
async def test_only_reading_is_allowed(http: ClientSession, path: str) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"):
        async with http.request(method, path, data=b"x") as answer:
            assert (answer.status, answer.headers["Allow"]) == (405, "GET,HEAD")


async def test_a_broken_request_leaves_one_line_and_no_traceback(
    http: ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    host, port = http._base_url.host, http._base_url.port  # type: ignore[union-attr] # it has one
    caplog.set_level(logging.DEBUG, logger="aiohttp")
    with structlog.testing.capture_logs() as logged:
        for _ in range(3):
            reader, writer = await asyncio.open_connection(host, port)
            writer.write(b"GET /en/ots-2025 HTTP/9.9\r\nBroken\r\n\r\n")
            assert b" 400 " in await reader.readline()
            writer.close()
            await writer.wait_closed()
    assert [each["event"] for each in without_debug(logged)] == ["port_refused"]
    assert [each for each in caplog.records if each.name.startswith("aiohttp")] == []
