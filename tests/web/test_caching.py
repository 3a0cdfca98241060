"""What is sent beside a page: how long it is kept, in which encoding, and what a browser may do with it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.web.answers import text_of, without_date
from views.html.assets import asset_path

if TYPE_CHECKING:
    from aiohttp import ClientSession

    from tests.desk import Desk


async def test_an_asset_is_kept_for_good_under_a_name_with_its_hash(http: ClientSession) -> None:
    async with http.get(asset_path("icon.svg")) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "image/svg+xml"
        assert "immutable" in answer.headers["Cache-Control"]
        assert (await answer.read()).startswith(b"<svg")
    async with http.get(re.sub(r"[0-9a-f]{16}", "0" * 16, asset_path("icon.svg"))) as answer:
        assert answer.status == 404


async def test_pages_run_nothing_and_ask_nobody_else(http: ClientSession) -> None:
    async with http.get("/en/ots-2025") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Referrer-Policy" in answer.headers
        assert "Permissions-Policy" in answer.headers
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/", 302), ("GET", "/en/ots-2025/", 301), ("GET", "/en/nothing", 404), ("POST", "/en/", 405)],
)
async def test_what_is_no_page_is_guarded_too(
    http: ClientSession, method: str, path: str, status: int
) -> None:
    async with http.request(method, path, allow_redirects=False) as answer:
        assert answer.status == status
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Referrer-Policy" in answer.headers


@pytest.mark.parametrize("path", ["/en/ots-2025/", "/og/en/ots-2025/chamber.0123456789abcdef.png"])
async def test_where_an_address_leads_is_asked_anew_as_often_as_what_a_page_says(
    http: ClientSession, path: str
) -> None:
    async with http.get(path, allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Cache-Control"]) == (301, "public, max-age=60")


async def test_head_says_what_get_does(http: ClientSession) -> None:
    async with http.get("/en/ots-2025") as got, http.head("/en/ots-2025") as answer:
        assert await answer.read() == b""
        assert await got.read()
        assert (answer.status, without_date(answer)) == (200, without_date(got))


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, br", "gzip"),
        ("br;q=1, *;q=0.1", "gzip"),
        ("gzip;q=0, *", None),
        ("identity", None),
        ("gzip;q=x", None),
    ],
)
async def test_a_page_is_compressed_for_those_who_take_it(
    http: ClientSession, accepted: str, encoding: str | None
) -> None:
    async with http.get("/en/ots-2025", headers={"Accept-Encoding": accepted}) as answer:
        assert answer.headers.get("Content-Encoding") == encoding
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert b"/en/ots-2025/chamber" in await text_of(answer)


async def test_encodings_have_validators_of_their_own(http: ClientSession) -> None:
    tags = set()
    for encoding in ("gzip", "identity"):
        asked = {"Accept-Encoding": encoding}
        async with http.get("/en/ots-2025", headers=asked) as answer:
            tag = answer.headers["ETag"]
            body = await answer.read()
        tags.add(tag)
        for known in (tag, f'"other", W/{tag}', "*"):
            async with http.get("/en/ots-2025", headers={**asked, "If-None-Match": known}) as answer:
                assert (answer.status, await answer.read()) == (304, b"")
                assert answer.headers["ETag"] == tag
        async with http.get("/en/ots-2025", headers={**asked, "If-None-Match": '"other"'}) as answer:
            assert (answer.status, await answer.read()) == (200, body)
    assert len(tags) == 2


async def test_unknown_parameters_change_nothing_and_are_not_kept(
    idle_desk: Desk, http: ClientSession
) -> None:
    async with http.get("/en/ots-2025") as answer:
        tag = answer.headers["ETag"]
    for number in range(20):
        async with http.get(f"/en/ots-2025?x={number}&q={number}") as answer:
            assert (answer.status, answer.headers["ETag"]) == (200, tag)
        async with http.get(f"/en/{number}?x={number}") as answer:
            assert answer.status == 404
    assert idle_desk.app is not None
    assert idle_desk.app.site is not None
    assert idle_desk.app.site.kept_answers == 2


async def test_the_next_day_is_another_page(idle_desk: Desk, http: ClientSession) -> None:
    async with http.get("/en/ots-2025") as answer:
        before = answer.headers["ETag"]
    idle_desk.now += timedelta(days=40)
    async with http.get("/en/ots-2025", headers={"If-None-Match": before}) as answer:
        assert (answer.status, answer.headers["ETag"] == before) == (200, False)
