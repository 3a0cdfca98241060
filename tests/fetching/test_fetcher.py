"""Whatever a server does, a request ends: in time, within its size, with a reason."""

from __future__ import annotations

import asyncio
import gzip
import socket
import time
import zlib

import pytest
from aiohttp import web

from briefing.fetched import FetchFailed, ProblemKind
from fetching.fetcher import LARGEST, MOST_REDIRECTS, Fetcher
from fetching.guard import AddressGuard
from fetching.proxy import Proxies
from tests.fetching.names import Names
from tests.fetching.servers import raw_server, stranger

SHORT = 0.5
"""Seconds after which tests give up; the rest of them is the machine's."""
OK = b"HTTP/1.1 200 OK\r\n"


def fetcher(seconds: float = 20, **known: list[str]) -> Fetcher:
    names = Names(**known)
    return Fetcher(AddressGuard(lambda: names, allow_private=True), Proxies(), longest_seconds=seconds)


async def problem(address: str, seconds: float = 20) -> ProblemKind:
    with pytest.raises(FetchFailed) as failed:
        await fetcher(seconds).fetch(address)
    return failed.value.problem.kind


@pytest.mark.parametrize(
    ("encoding", "encode"),
    [
        pytest.param("gzip", gzip.compress, id="gzip"),
        pytest.param("gzip", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:]), id="two parts"),
        pytest.param("deflate", zlib.compress, id="deflate"),
        pytest.param("deflate", lambda data: zlib.compress(data)[2:-4], id="deflate without header"),
        pytest.param("identity", bytes, id="none"),
    ],
)
async def test_a_compressed_body_is_read(encoding: str, encode: object) -> None:
    async with stranger() as server:
        assert callable(encode)
        address = server.page("/feed", encode(b"news " * 50_000), Content_Encoding=encoding)
        assert (await fetcher().fetch(address)).body == b"news " * 50_000


async def test_a_body_may_have_five_mebibytes_and_not_a_byte_more() -> None:
    async with stranger() as server:
        full = server.page("/full", b"a" * LARGEST)
        over = server.page("/over", b"a" * (LARGEST + 1))
        assert len((await fetcher().fetch(full)).body) == LARGEST
        assert await problem(over) is ProblemKind.TOO_LARGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_bomb_is_not_unpacked(encoding: str) -> None:
    packed = zlib.compressobj(9, zlib.DEFLATED, 31 if encoding == "gzip" else 15)
    bomb = b"".join(packed.compress(bytes(2**20)) for _ in range(500)) + packed.flush()
    async with stranger() as server:
        address = server.page("/bomb", bomb, Content_Encoding=encoding)
        assert await problem(address) is ProblemKind.TOO_LARGE


async def test_an_answer_may_have_long_fields() -> None:
    async with raw_server(sends=OK + b"A: " + b"a" * 60_000 + b"\r\n\r\nnews") as address:
        assert (await fetcher().fetch(address)).body == b"news"


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "nonsense"])
async def test_a_compression_that_was_not_asked_for_is_not_read(encoding: str) -> None:
    async with stranger() as server:
        assert await problem(server.page("/", b"\0\1\2", Content_Encoding=encoding)) is ProblemKind.BROKEN


@pytest.mark.parametrize(
    ("sends", "kind"),
    [
        pytest.param(OK + b"Content-Length: 1000\r\n\r\n<rss>", ProblemKind.BROKEN, id="cut off"),
        pytest.param(
            OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"news" * 99)[:-20],
            ProblemKind.BROKEN,
            id="cut off within gzip",
        ),
        pytest.param(OK + b"Content-Encoding: gzip\r\n\r\n<rss>", ProblemKind.BROKEN, id="no gzip"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n", ProblemKind.BROKEN, id="no chunks"),
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", ProblemKind.BROKEN, id="no HTTP"),
        pytest.param(b"", ProblemKind.BROKEN, id="nothing"),
        pytest.param(OK + b"A: " + b"a" * 100_000 + b"\r\n\r\n", ProblemKind.BROKEN, id="endless field"),
        pytest.param(
            b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n", ProblemKind.ADDRESS, id="leads to none"
        ),
    ],
)
async def test_a_server_that_lies_is_found_out(sends: bytes, kind: ProblemKind) -> None:
    async with raw_server(sends=sends) as address:
        assert await problem(address) is kind


@pytest.mark.parametrize(
    "sends",
    [
        pytest.param(b"", id="says nothing"),
        pytest.param(OK + b"A: b\r\n", id="does not end its head"),
        pytest.param(OK + b"Content-Length: 10\r\n\r\nnews", id="does not end its body"),
    ],
)
async def test_a_server_that_hangs_is_left(sends: bytes) -> None:
    async with raw_server(sends=sends, hangs=True) as address:
        assert await problem(address, SHORT) is ProblemKind.TIME_OUT


async def test_an_endless_body_is_left_when_it_is_too_large() -> None:
    async with raw_server(sends=OK + b"\r\n", again=b"<item/>" * 10_000) as address:
        assert await problem(address) is ProblemKind.TOO_LARGE


async def test_an_endless_head_is_left() -> None:
    async with raw_server(sends=OK, again=b"A: b\r\n" * 100) as address:
        begun = time.monotonic()
        assert await problem(address, 5) in {ProblemKind.BROKEN, ProblemKind.TIME_OUT}
        assert time.monotonic() - begun < 20


async def test_five_redirects_are_followed_and_not_six() -> None:
    async with stranger() as server:
        for number in range(MOST_REDIRECTS + 1):
            server.page(f"/{number}", "", 302, Location=f"{number + 1}")
        end = server.page(f"/{MOST_REDIRECTS + 1}", "news")
        answer = await fetcher().fetch(server.url + "/1")
        assert (answer.body, str(answer.url)) == (b"news", end)
        assert await problem(server.url + "/0") is ProblemKind.REDIRECTS


async def test_the_time_is_for_all_redirects_together() -> None:
    async with stranger() as server:

        async def slow(_: web.Request) -> web.Response:
            await asyncio.sleep(0.3)
            return web.Response(status=302, headers={"Location": "/"})

        server.pages["/"] = slow
        assert await problem(server.url + "/", SHORT) is ProblemKind.TIME_OUT


async def test_no_cookie_and_no_password_is_sent_on() -> None:
    async with stranger() as server:
        server.page("/a", "", 302, Location="/b", Set_Cookie="a=b")
        server.page("/b", "news")
        await fetcher().fetch(server.url + "/a")
        assert "Cookie" not in server.asked[1].headers


async def test_an_error_is_an_answer_without_its_page() -> None:
    async with stranger() as server:
        answer = await fetcher().fetch(server.page("/", "go away", 403))
        assert (answer.status, answer.body) == (403, b"")


async def test_a_closed_port_is_told_from_a_name_that_is_unknown() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        assert await problem(f"http://127.0.0.1:{held.getsockname()[1]}/") is ProblemKind.UNREACHABLE
    assert await problem("http://nobody.example/") is ProblemKind.NO_NAME


async def test_a_proxy_that_is_not_there_is_named() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{held.getsockname()[1]}"
        guard = AddressGuard(Names, allow_private=True)
        with pytest.raises(FetchFailed) as failed:
            await Fetcher(guard, Proxies(own=proxy)).fetch("http://news.example/")
    assert failed.value.problem.kind is ProblemKind.PROXY


async def test_a_proxy_that_lets_nobody_pass_is_told_from_the_server_behind_it() -> None:
    async with stranger() as proxy:
        proxy.pages["/"] = lambda _: web.Response(status=407)
        guard = AddressGuard(Names, allow_private=True)
        with pytest.raises(FetchFailed) as failed:
            await Fetcher(guard, Proxies(own=proxy.url)).fetch("http://news.example/")
    assert failed.value.problem.kind is ProblemKind.PROXY


async def test_a_proxy_is_given_its_name_and_password_and_nobody_else_is() -> None:
    async with stranger() as proxy, stranger() as server:
        proxy.page("/feed", "news")
        own = proxy.url.replace("://", "://bot:secret@")
        guard = AddressGuard(Names, allow_private=True)
        assert (await Fetcher(guard, Proxies(own=own)).fetch("http://news.example/feed")).body == b"news"
        await fetcher().fetch(server.page("/feed", "news"))
    assert proxy.asked[0].headers["Proxy-Authorization"].startswith("Basic ")
    assert "Proxy-Authorization" not in server.asked[0].headers
