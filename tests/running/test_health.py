"""Whether the bot is alive and ready, as those see it who ask its port."""

from __future__ import annotations

import asyncio
import signal
import socket
from typing import TYPE_CHECKING

import pytest
import structlog
from aiohttp import ClientSession

from bot.loop_watch import RECOVERY_SECONDS, STALL_SECONDS, LoopWatch
from bot.updates_watch import ERROR_AGE, LOOK_SECONDS
from sandbox.webhook import Hook
from tests.drills.program import free_port, program
from tests.running.test_cli import bot
from tests.support.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from sandbox import Person, Sandbox
    from tests.desk import Desk

SECRET = "s3cret-of-the-tests"
CONFLICT = "Conflict: terminated by other getUpdates request"
OK = (200, {"status": "ok", "reasons": []})


def unready(*reasons: str) -> tuple[int, dict[str, object]]:
    return 503, {"status": "unready", "reasons": list(reasons)}


async def asked(port: int, path: str) -> tuple[int, Any]:
    async with ClientSession() as http, http.get(f"http://127.0.0.1:{port}{path}") as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        return answer.status, await answer.json()


async def ready(desk: Desk) -> tuple[int, Any]:
    assert desk.app is not None
    assert await asked(desk.app.settings.web_port, "/livez") == (200, {"status": "ok"})
    return await asked(desk.app.settings.web_port, "/readyz")


async def test_a_running_bot_is_ready(idle_desk: Desk) -> None:
    await idle_desk.start(web_port=free_port())
    assert await ready(idle_desk) == OK


async def test_a_start_without_telegram_is_alive_and_not_ready(box: Sandbox, idle_desk: Desk) -> None:
    port = free_port()
    box.faults.add(method="getMe", times=None, kind="500")
    starting = asyncio.create_task(idle_desk.start(web_port=port))
    await box.until(lambda: any(call.method == "getMe" for call in box.journal))
    assert await asked(port, "/livez") == (200, {"status": "ok"})
    assert await asked(port, "/readyz") == unready("starting")
    box.faults.clear()
    await starting
    assert await ready(idle_desk) == OK


async def test_a_stop_is_alive_and_not_ready(box: Sandbox, idle_desk: Desk, emma: Person) -> None:
    app = await idle_desk.start(web_port=free_port())
    box.faults.add(method="sendMessage", times=1, kind="delay", seconds=1)
    box.world.say(emma, box.world.private(emma), "/about")
    await box.until(lambda: bool(app.intake._tasks))
    stopping = asyncio.create_task(idle_desk.stop())
    await box.until(lambda: app.state == "stopping")
    assert await ready(idle_desk) == unready("stopping")
    await stopping


@pytest.mark.virtual_time
async def test_a_conflict_is_seen_at_once_and_forgotten_when_it_is_over(
    box: Sandbox, idle_desk: Desk
) -> None:
    app = await idle_desk.start(web_port=free_port())
    box.faults.add(method="getUpdates", times=None, kind="409", description=CONFLICT)
    box.updates.end_polls()
    await eventually(app.health.is_refused)
    assert sum(call.error_code == 409 for call in box.journal) == 1
    assert await ready(idle_desk) == unready("updates_refused")
    await asyncio.sleep(90)
    assert await ready(idle_desk) == unready("updates_refused")
    box.faults.clear()
    await asyncio.sleep(90)
    assert await ready(idle_desk) == OK


@pytest.fixture
async def hook(idle_desk: Desk) -> str:
    port = free_port()
    url = f"http://127.0.0.1:{port}/updates"
    app = await idle_desk.start(webhook_url=url, webhook_secret=SECRET, web_port=port)
    await eventually(lambda: not app.health.reasons())
    return url


@pytest.mark.virtual_time
@pytest.mark.parametrize(
    "other",
    [
        pytest.param(None, id="not set"),
        pytest.param(Hook("http://127.0.0.1:9/elsewhere", "", 1), id="another address"),
    ],
)
async def test_a_webhook_that_is_gone_is_seen_within_a_minute(
    box: Sandbox, idle_desk: Desk, hook: str, other: Hook | None
) -> None:
    ours = box.webhook.hook
    assert await ready(idle_desk) == OK
    await box.webhook.set(other)
    await asyncio.sleep(LOOK_SECONDS + 1)
    assert await ready(idle_desk) == unready("webhook")
    await box.webhook.set(ours)
    await asyncio.sleep(LOOK_SECONDS + 1)
    assert (hook, await ready(idle_desk)) == (hook, OK)


@pytest.mark.virtual_time
async def test_a_delivery_that_failed_counts_for_some_minutes(
    box: Sandbox, idle_desk: Desk, hook: str
) -> None:
    box.webhook._last_error = int(idle_desk.now.timestamp()), "Connection timed out"
    await asyncio.sleep(LOOK_SECONDS + 1)
    assert (hook, await ready(idle_desk)) == (hook, unready("webhook"))
    idle_desk.now += ERROR_AGE
    assert await ready(idle_desk) == OK


@pytest.mark.virtual_time
async def test_a_webhook_that_telegram_does_not_take_is_not_ready(box: Sandbox, idle_desk: Desk) -> None:
    port = free_port()
    box.faults.add(method="setWebhook", times=None, kind="500")
    await idle_desk.start(webhook_url=f"http://127.0.0.1:{port}/x", webhook_secret=SECRET, web_port=port)
    assert await ready(idle_desk) == unready("webhook")


async def test_a_stall_is_seen_by_the_request_that_waited_for_its_end(
    box: Sandbox, idle_desk: Desk, tmp_path: Path
) -> None:
    assert idle_desk.app is None
    async with program(box, idle_desk.url, tmp_path) as made:
        assert await asked(made.port, "/readyz") == OK
        made.process.send_signal(signal.SIGSTOP)
        waiting = asyncio.create_task(asked(made.port, "/readyz"))
        await asyncio.sleep(STALL_SECONDS + 1)
        assert not waiting.done()
        made.process.send_signal(signal.SIGCONT)
        assert await waiting == unready("stalled")
        assert await asked(made.port, "/livez") == (200, {"status": "ok"})
        assert await asked(made.port, "/readyz") == unready("stalled")


@pytest.mark.virtual_time
async def test_a_stall_is_over_after_half_a_minute() -> None:
    loop = asyncio.get_running_loop()
    watch = LoopWatch(loop.time)
    running = asyncio.create_task(watch.run())
    await asyncio.sleep(10)
    assert (watch.is_stalled(), watch.stalls) == (False, 0)
    loop.pass_by(STALL_SECONDS - 1)  # type: ignore[attr-defined] # the loop of these tests
    await asyncio.sleep(10)
    assert (watch.is_stalled(), watch.stalls) == (False, 0)
    loop.pass_by(STALL_SECONDS + 1)  # type: ignore[attr-defined] # as above
    assert watch.is_stalled()
    await asyncio.sleep(RECOVERY_SECONDS - 5)
    assert (watch.is_stalled(), watch.stalls) == (True, 1)
    await asyncio.sleep(10)
    assert (watch.is_stalled(), watch.stalls) == (False, 1)
    running.cancel()


async def test_the_command_for_containers_asks_the_running_bot(idle_desk: Desk, tmp_path: Path) -> None:
    port = free_port()
    settings = {"WEB_HOST": "0.0.0.0", "WEB_PORT": str(port)}  # noqa: S104 - as in a container
    dead = await asyncio.to_thread(bot, "healthcheck", cwd=tmp_path, **settings)
    assert (dead.returncode, dead.stderr.count("\n")) == (1, 1)
    assert f"http://127.0.0.1:{port}/livez does not answer" in dead.stderr
    await idle_desk.start(web_port=port)
    alive = await asyncio.to_thread(bot, "healthcheck", cwd=tmp_path, **settings)
    assert (alive.returncode, alive.stdout.count("\n"), alive.stderr) == (0, 1, "")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        pytest.param({"WEB_PORT": "0"}, "set a fixed one", id="any port"),
        pytest.param({"WEB_PORT": "x"}, "WEB_PORT", id="wrong setting"),
    ],
)
def test_a_port_that_cannot_be_asked_is_said(tmp_path: Path, settings: dict[str, str], says: str) -> None:
    ended = bot("healthcheck", cwd=tmp_path, **settings)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert says in ended.stderr


def test_the_check_does_not_import_telegrams_library(tmp_path: Path) -> None:
    ended = bot("healthcheck", cwd=tmp_path, WEB_PORT=str(free_port()), PYTHONPROFILEIMPORTTIME="1")
    assert "bot.healthcheck" in ended.stderr
    assert "aiogram" not in ended.stderr


@pytest.mark.parametrize(
    ("host", "why"),
    [
        pytest.param("127.0.0.1", "already in use", id="taken"),
        pytest.param("192.0.2.1", "cannot assign requested address", id="of another machine"),
    ],
)
async def test_a_port_that_cannot_be_opened_costs_health_only_and_is_told_why(
    idle_desk: Desk, host: str, why: str
) -> None:
    with socket.socket() as taken, structlog.testing.capture_logs() as logged:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        app = await idle_desk.start(web_host=host, web_port=taken.getsockname()[1])
        assert app.state == "ok"
    (line,) = (each for each in logged if each["event"] == "port_taken")
    assert why in line["reason"]
