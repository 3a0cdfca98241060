"""Who may read the metrics, and where."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
import structlog

from bot.settings import SettingsWrong, load_settings
from tests.running.strangers import free_port
from tests.stats.scrapes import asked, scrape

if TYPE_CHECKING:
    from tests.desk import Desk

ELSEWHERE = "10.1.0.0/16, 192.0.2.1,2001:db8::/32"
SECRET = "metrics-token-of-the-tests"
RIGHT = {"Authorization": f"Bearer {SECRET}"}


async def test_without_the_setting_there_are_none(idle_desk: Desk) -> None:
    port = free_port()
    await idle_desk.start(web_port=port)
    assert (await asked(port))[0] == 404


async def test_beside_pages_they_are_found(idle_desk: Desk) -> None:
    port = free_port()
    await idle_desk.start(web_port=port, metrics="on", public_url="http://localhost")
    assert "briefing_ready 1.0" in (await scrape(idle_desk)).text
    assert (await asked(port, path="/metrics/more"))[0] == 404


@pytest.mark.parametrize(
    ("settings", "headers", "status"),
    [
        pytest.param({}, {}, 200, id="this machine"),
        pytest.param({"metrics_allow": ELSEWHERE}, {}, 403, id="another network"),
        pytest.param({"metrics_allow": ELSEWHERE}, RIGHT, 403, id="a token though there is none"),
        pytest.param({"metrics_token": SECRET}, {}, 200, id="this machine without the token"),
        pytest.param({"metrics_allow": ELSEWHERE, "metrics_token": SECRET}, {}, 401, id="no token"),
        pytest.param({"metrics_allow": ELSEWHERE, "metrics_token": SECRET}, RIGHT, 200, id="the token"),
        pytest.param(
            {"metrics_allow": ELSEWHERE, "metrics_token": SECRET},
            {"Authorization": f"bearer  {SECRET}"},
            200,
            id="the token, written otherwise",
        ),
        pytest.param(
            {"metrics_allow": ELSEWHERE, "metrics_token": SECRET},
            {"Authorization": f"Basic {SECRET}"},
            401,
            id="another scheme",
        ),
        pytest.param(
            {"metrics_allow": ELSEWHERE, "metrics_token": SECRET},
            {"Authorization": f"Bearer {SECRET}x"},
            401,
            id="another token",
        ),
        pytest.param({}, {"X-Forwarded-For": "127.0.0.1"}, 403, id="by a proxy of which nothing is known"),
        pytest.param({}, {"Via": "1.1 proxy"}, 403, id="by a proxy that hides who asks"),
        pytest.param(
            {"trusted_proxies": 1},
            {"X-Forwarded-For": "127.0.0.1, 203.0.113.9"},
            403,
            id="a stranger by a proxy",
        ),
        pytest.param(
            {"trusted_proxies": 1, "metrics_allow": ELSEWHERE},
            {"X-Forwarded-For": "203.0.113.9, 10.1.2.3"},
            200,
            id="a neighbour by a proxy",
        ),
        pytest.param(
            {"trusted_proxies": 1, "metrics_allow": ELSEWHERE},
            {"X-Forwarded-For": "::ffff:10.1.2.3"},
            200,
            id="an address within another one",
        ),
        pytest.param({"trusted_proxies": 1}, {"X-Forwarded-For": "unknown"}, 403, id="no address"),
    ],
)
async def test_only_neighbours_and_those_with_the_token_may_read(
    idle_desk: Desk, settings: dict[str, object], headers: dict[str, str], status: int
) -> None:
    port = free_port()
    await idle_desk.start(web_port=port, metrics="on", **settings)
    found, text = await asked(port, headers)
    assert (found, "briefing_ready" in text) == (status, status == 200)


async def test_they_have_a_port_of_their_own_if_that_is_wished(idle_desk: Desk) -> None:
    port, own = free_port(), free_port()
    await idle_desk.start(web_port=port, metrics="on", metrics_port=own)
    assert (await asked(port))[0] == 404
    assert (await asked(own, path="/healthz"))[0] == 404
    assert "briefing_ready 1.0" in (await scrape(idle_desk)).text


async def test_nobody_can_claim_to_come_through_a_proxy_to_their_own_port(idle_desk: Desk) -> None:
    own = free_port()
    settings = {"metrics_allow": ELSEWHERE, "metrics_token": SECRET, "trusted_proxies": 1}
    await idle_desk.start(web_port=free_port(), metrics="on", metrics_port=own, **settings)
    claimed = {"X-Forwarded-For": "10.1.2.3"}
    assert (await asked(own, claimed))[0] == 401
    assert (await asked(own, claimed | RIGHT))[0] == 200


async def test_a_port_that_is_taken_costs_the_metrics_only(idle_desk: Desk) -> None:
    with socket.socket() as taken, structlog.testing.capture_logs() as logged:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        app = await idle_desk.start(metrics="on", metrics_port=taken.getsockname()[1])
        assert app.state == "ok"
    assert [each["event"] for each in logged].count("metrics_port_taken") == 1


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("metrics", "yes", "off or on"),
        ("metrics_port", "-1", "up to 65535"),
        ("metrics_port", "65536", "0 to serve them on WEB_PORT"),
        ("metrics_allow", "10.1.0.7/16", "CIDR"),
        ("metrics_allow", "example.org", "CIDR"),
        ("metrics_token", "two words", "nothing for no token"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, right: str) -> None:
    with pytest.raises(SettingsWrong) as refused:
        load_settings(_env_file=None, **{name: value})
    assert name.upper() in str(refused.value)
    assert right in str(refused.value)
    assert "two words" not in str(refused.value)
