"""No address leads into a private network, however it is written and whatever a name says."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING

import pytest
from yarl import URL

from briefing.fetched import FetchFailed, ProblemKind
from fetching.fetcher import Fetcher
from fetching.guard import AddressGuard, AddressRefused
from fetching.names import SystemNames
from fetching.proxy import Proxies
from tests.fetching.names import Names
from tests.fetching.servers import stranger

if TYPE_CHECKING:
    from aiohttp.abc import AbstractResolver


def no_names() -> AbstractResolver:
    return Names()


def fetcher(names: AbstractResolver, proxy: str = "", *, allow_private: bool = False) -> Fetcher:
    return Fetcher(AddressGuard(lambda: names, allow_private=allow_private), Proxies(own=proxy))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.0.0.1./",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://192.0.2.1/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:7f00:1::]/",
        "http://[fc00::1]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://[2001:db8::1]/",
        "http://①②⑦.0.0.1/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://news.localhost/",
        "http://metadata.google.internal/",
        "http://printer.local/",
        "http://intranet/",
        "ftp://example.org/feed",
        "file:///etc/passwd",
        "gopher://example.org/",
        "//example.org/feed",
        "example.org/feed",
        "http://",
        "http:///feed",
        "http://user:password@example.org/feed",
        "http://example.org@127.0.0.1/",
        "http://[::1",
        "",
        "feed",
    ],
)
async def test_an_address_that_leads_to_no_public_host_is_refused(address: str) -> None:
    names = Names()
    with pytest.raises(FetchFailed) as failed:
        await fetcher(names).fetch(address)
    assert failed.value.problem.kind is ProblemKind.ADDRESS
    assert names.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "http://93.184.215.14/",
        "https://8.8.8.8:8443/feed",
        "http://[2606:4700::1111]/",
        "http://[64:ff9b::808:808]/",
        "http://example.org/feed?a=b",
        "https://новости.рф/лента",
    ],
)
def test_a_public_address_may_be_asked(address: str) -> None:
    AddressGuard(no_names, allow_private=False).check(URL(address))


@pytest.mark.parametrize("private", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "224.0.0.1", "100.64.3.2"])
async def test_a_name_that_leads_to_a_private_host_is_refused(private: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        await fetcher(Names(news_example=[private])).fetch("http://news.example/feed")
    assert failed.value.problem.kind is ProblemKind.ADDRESS


async def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public at the first question and private at the next leads nowhere private."""
    connected: list[object] = []

    async def connect(_loop: object, _socket: socket.socket, address: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(asyncio.SelectorEventLoop, "sock_connect", connect)
    names = Names(news_example=["203.0.114.9", "127.0.0.1"])
    kinds = []
    for _ in range(2):
        with pytest.raises(FetchFailed) as failed:
            await fetcher(names).fetch("http://news.example:8080/")
        kinds.append(failed.value.problem.kind)
    assert kinds == [ProblemKind.UNREACHABLE, ProblemKind.ADDRESS]
    assert connected == [("203.0.114.9", 8080)]
    assert names.asked == ["news.example"] * 2


async def test_private_addresses_may_be_allowed_but_no_other_schemes() -> None:
    async with stranger() as inside:
        asking = fetcher(Names(), allow_private=True)
        answer = await asking.fetch(inside.page("/feed", "news"))
        assert answer.body == b"news"
        for address in ("ftp://127.0.0.1/", "http://0x7f.1/", "http://2130706433/"):
            with pytest.raises(FetchFailed):
                await asking.fetch(address)


async def test_each_redirect_is_checked_through_a_proxy_too() -> None:
    """The proxy lies on a private host, what it is asked for must not."""
    async with stranger() as proxy:
        proxy.page("/feed", "", 302, Location="http://127.0.0.1:1/secret")
        proxy.page("/named", "", 302, Location="http://inside.example/secret")
        proxy.page("/well", "news")
        names = Names(news_example=["93.184.215.14"], inside_example=["10.0.0.1"])
        asking = fetcher(names, proxy.url)
        for path in ("feed", "named"):
            with pytest.raises(FetchFailed) as failed:
                await asking.fetch(f"http://news.example/{path}")
            assert failed.value.problem.kind is ProblemKind.ADDRESS
        with pytest.raises(FetchFailed):
            await asking.fetch("http://192.168.0.1/well")
        assert [str(each.url) for each in proxy.asked] == [
            "http://news.example/feed",
            "http://news.example/named",
        ]
        assert (await asking.fetch("http://news.example/well")).body == b"news"
        # What only the proxy can look up is left to it.
        assert (await asking.fetch("http://unknown.example/well")).body == b"news"


async def test_the_common_proxy_leaves_out_the_hosts_of_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "example.org")
    proxies = Proxies(common="http://127.0.0.1:3128")
    assert proxies.of(URL("https://news.example/")) == "http://127.0.0.1:3128"
    assert proxies.of(URL("https://www.example.org/")) is None
    own = Proxies(own="http://127.0.0.1:8888", common="http://127.0.0.1:3128")
    assert own.of(URL("https://www.example.org/")) == "http://127.0.0.1:8888"
    assert Proxies().of(URL("https://news.example/")) is None


def test_the_guard_raises_for_a_scheme_that_only_looks_like_http() -> None:
    with pytest.raises(AddressRefused):
        AddressGuard(no_names, allow_private=True).check(URL("httpx://example.org/"))


async def test_names_are_looked_up_as_the_machine_does() -> None:
    names = SystemNames()
    addresses = {each["host"] for each in await names.resolve("localhost", 80, socket.AF_INET)}
    assert addresses == {"127.0.0.1"}
    for impossible in (f"{'a' * 70}.example", "news..example"):
        with pytest.raises(socket.gaierror) as failed:
            await names.resolve(impossible, 80, socket.AF_INET)
        assert failed.value.errno == socket.EAI_NONAME


async def test_no_stop_waits_for_a_look_up(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(60))
    asking = asyncio.create_task(SystemNames().resolve("news.example"))
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.wait([asking])
    await asyncio.get_running_loop().shutdown_default_executor()
    assert not over.is_set()
    over.set()
