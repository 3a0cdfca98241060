"""How many searches one address has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiohttp.test_utils import make_mocked_request

from web.search_limit import AT_ONCE, SECONDS_EACH, SearchLimit

if TYPE_CHECKING:
    from aiohttp import ClientSession


class Seconds:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def ask(limit: SearchLimit, remote: str, forwarded: str | None = None) -> int:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return limit.wait_of(make_mocked_request("GET", "/en/search?q=a", headers=headers).clone(remote=remote))


def test_after_many_searches_at_once_one_more_comes_every_few_seconds() -> None:
    seconds = Seconds()
    limit = SearchLimit(seconds)
    assert [ask(limit, "192.0.2.1") for _ in range(AT_ONCE)] == [0] * AT_ONCE
    assert ask(limit, "192.0.2.1") == SECONDS_EACH
    assert ask(limit, "192.0.2.2") == 0
    seconds.now += SECONDS_EACH
    assert [ask(limit, "192.0.2.1") for _ in range(2)] == [0, SECONDS_EACH]
    seconds.now += SECONDS_EACH * AT_ONCE
    assert [ask(limit, "192.0.2.1") for _ in range(AT_ONCE)] == [0] * AT_ONCE


@pytest.mark.parametrize(
    ("proxies", "one", "other", "is_same"),
    [
        pytest.param(0, "198.51.100.1", "198.51.100.2", True, id="nobody is believed"),
        pytest.param(1, "198.51.100.1", "198.51.100.2", False, id="the proxy is"),
        pytest.param(1, "1.1.1.1, 198.51.100.1", "2.2.2.2, 198.51.100.1", True, id="a forged one is not"),
        pytest.param(2, "198.51.100.1, 10.0.0.1", "198.51.100.2, 10.0.0.1", False, id="two proxies"),
        pytest.param(2, "198.51.100.1", "198.51.100.2", True, id="too few addresses"),
        pytest.param(1, "nonsense", "rubbish", True, id="no addresses"),
        pytest.param(1, "198.51.100.1:4711", "198.51.100.2:4712", False, id="two with ports"),
        pytest.param(1, "198.51.100.1:4711", "198.51.100.1", True, id="one with a port and without"),
        pytest.param(1, "[2001:db8::1]:4711", "2001:db8::2", True, id="one household with a port"),
        pytest.param(1, "[2001:db8::1]:4711", "[2001:db8:0:1::1]", False, id="two households in brackets"),
        pytest.param(1, "2001:db8::1", "2001:db8::2", True, id="one household"),
        pytest.param(1, "2001:db8::1", "2001:db8:0:1::1", False, id="two households"),
        pytest.param(1, "::ffff:198.51.100.1", "198.51.100.1", True, id="one address written in two ways"),
    ],
)
def test_who_asks_is_told_by_the_proxies_of_our_own(
    proxies: int, one: str, other: str, *, is_same: bool
) -> None:
    limit = SearchLimit(Seconds(), proxies)
    for _ in range(AT_ONCE):
        assert ask(limit, "192.0.2.1", one) == 0
    assert bool(ask(limit, "192.0.2.1", other)) is is_same


async def test_who_may_not_search_for_now_still_gets_everything_else(http: ClientSession) -> None:
    statuses: list[int] = []
    while 429 not in statuses and len(statuses) < 10 * AT_ONCE:
        async with http.get(f"/en/search?q=word{len(statuses)}") as answer:
            statuses.append(answer.status)
    assert answer.headers["Retry-After"] in {"1", "2", "3"}
    for path in ("/en/calendar.ics?alarm=7", "/en/ots-2025?utm_source=x", "/en/search"):
        async with http.get(path) as answer:
            assert answer.status == 200, path


def test_however_many_ask_few_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.search_limit.MOST_ADDRESSES", 100)
    limit = SearchLimit(Seconds())
    for number in range(200):
        ask(limit, f"10.0.0.{number}")
    assert len(limit._free_at) == 100
