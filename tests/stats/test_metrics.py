"""What operators read of the running bot under /metrics."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.metrics.catalogue import PROGRAM, STORED
from bot.metrics.readings import EVERY_SECONDS
from bot.polling import WAIT_SECONDS
from briefing.chat import ChatKind
from briefing.feeds.feed import Feed
from briefing.outbox import Row
from briefing.records import put_records
from briefing.subscription import Target
from storage.tinydb.store import TinyStore
from tests.desk import NOW, TOKEN
from tests.running.strangers import free_port
from tests.stats.scrapes import scrape
from tests.stats.test_deployed_metrics import promtool, run_promtool
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import TEXT
from views.commands import COMMANDS

if TYPE_CHECKING:
    from sandbox import Person, Sandbox
    from tests.desk import Desk
    from tests.team.office import Office

MOST_SERIES = 300
ON = {"metrics": "on"}


@pytest.fixture
async def measured(idle_desk: Desk) -> Desk:
    await idle_desk.start(**ON, web_port=free_port())
    return idle_desk


async def test_every_metric_is_there_from_the_start_with_what_it_means(measured: Desk) -> None:
    found = (await scrape(measured)).families
    told = {name: (each.type, each.documentation) for name, each in found.items()}
    listed = {each.name.removesuffix("_total"): (each.kind.value, each.help) for each in (*PROGRAM, *STORED)}
    assert told == listed
    assert all(name.startswith("briefing_") for name in told)


@pytest.mark.skipif(promtool is None, reason="promtool is not installed")
async def test_prometheus_finds_no_fault_in_the_metrics(measured: Desk) -> None:
    found = await scrape(measured)
    assert run_promtool("check", "metrics", given=found.text) == ""


async def test_after_all_commands_and_buttons_there_are_few_series_and_nothing_of_people(
    idle_desk: Desk, box: Sandbox
) -> None:
    olga = box.world.add_person("Olgazubeida", language="en")
    await idle_desk.start(**ON, web_port=free_port(), admin_ids=frozenset({olga.id}))
    world, typed = box.world, "xylophone-quartz"
    group = world.add_group("Groupzubeida", members=[olga], admins=[olga])
    for place in (world.private(olga), group):
        for command in COMMANDS:
            await idle_desk.say(olga, place, f"/{command.name} {typed}")
            await idle_desk.say(olga, place, "/cancel")
        for text in (f"/{typed}", "/chamber", typed):
            await idle_desk.say(olga, place, text)
        for message in world.messages(place):
            for row in message.buttons:
                for each in row:
                    if each.get("callback_data"):
                        await idle_desk.press(olga, place, message, each["callback_data"], forged=True)
    found = await scrape(idle_desk)
    commands = found.values("command_seconds_count")
    assert set(commands) == {each.name for each in COMMANDS} | {"other"}
    assert len(found.samples) <= MOST_SERIES
    labels = {label for _name, labels in found.samples for label in labels}
    told = " ".join(value for _label, value in labels)
    for secret in (typed, "zubeida", str(olga.id), str(abs(group.id)), TOKEN, "chamber"):
        assert secret not in told


async def test_answers_are_measured_by_what_was_asked(measured: Desk, emma: Person) -> None:
    place = measured.box.world.private(emma)
    (card,) = await measured.say(emma, place, "/about")
    await measured.say(emma, place, "/about")
    await measured.say(emma, place, "initiative")
    found = await scrape(measured)
    assert found.value("command_seconds_count", command="about") == 2
    assert found.value("command_seconds_sum", command="about") > 0
    counts = found.values("answer_seconds_count")
    assert counts == {"command": 2, "text": 1, "button": 0, "other": 0}
    assert found.value("answer_seconds_bucket", asked="command", le="+Inf") == 2
    assert found.value("sends_total", kind="answer", outcome="sent") >= 3
    assert found.value("last_update_timestamp_seconds") == NOW.timestamp()
    assert card.from_bot


@pytest.mark.virtual_time
async def test_a_request_for_updates_that_comes_back_is_told_though_nobody_writes(measured: Desk) -> None:
    measured.now += timedelta(hours=1)
    await asyncio.sleep(WAIT_SECONDS + 1)
    found = await scrape(measured)
    assert found.value("last_poll_timestamp_seconds") == measured.now.timestamp()
    assert found.value("last_update_timestamp_seconds") == NOW.timestamp()


async def test_what_became_of_messages_is_counted(box: Sandbox, measured: Desk, emma: Person) -> None:
    place = box.world.private(emma)
    await measured.say(emma, place, "/start")
    assert measured.app is not None
    store = measured.app.services.store
    blocked = "Forbidden: bot was blocked by the user"
    late = Row("summary:x:1", Target(emma.id), 0, TEXT.hash, NOW, expires_at=NOW - timedelta(seconds=1))
    told, refused = (
        Row(each, Target(emma.id), 0, TEXT.hash, NOW) for each in ("x", "digest:x:1+reminder:x:1")
    )
    await store.enqueue({}, [told, late], [TEXT])
    await measured.app.worker.wait_until_empty()
    box.faults.add(method="sendMessage", times=1, kind="403", description=blocked)
    await store.enqueue({}, [refused], [TEXT])
    await measured.app.worker.wait_until_empty()
    box.faults.add(method="sendMessage", times=1, kind="429", seconds=1)
    await measured.say(emma, place, "/start")
    found = await scrape(measured)
    sends = {
        "/".join(each for _label, each in sorted(labels)): value
        for (name, labels), value in found.samples.items()
        if name == "briefing_sends_total"
    }
    assert {name: count for name, count in sends.items() if name != "answer/sent"} == {
        "notice/sent": 1,
        "summary/expired": 1,
        "digest/dead": 1,
        "answer/flood": 1,
    }
    assert (found.value("floods_total"), found.value("flood_seconds_total")) == (1, 1)
    assert found.value("turn_wait_seconds_count", kind="push") >= 1
    assert found.value("turn_wait_seconds_count", kind="answer") >= 2


async def test_the_figures_are_those_of_stats(office: Office, idle_desk: Desk, emma: Person) -> None:
    await idle_desk.stop()
    await idle_desk.start(**ON, web_port=free_port(), admin_ids=frozenset({office.olga.id}))
    assert idle_desk.app is not None
    store = idle_desk.app.services.store
    await idle_desk.say(emma, idle_desk.box.world.private(emma), "/subscribe")
    await store.change_chat(-7, becomes(replace(chat(-7), kind=ChatKind.GROUP)))
    held = [Row("x", Target(-7), part, TEXT.hash, NOW - timedelta(seconds=90)) for part in range(2)]
    idle_desk.app.worker.suspend()
    await store.enqueue({}, held, [TEXT])
    (page,) = await idle_desk.say(office.olga, idle_desk.box.world.private(office.olga), "/stats")
    found = await scrape(idle_desk)
    assert "due now: 1 · the oldest has waited: 90 s" in page.text
    assert (found.value("due_targets"), found.value("oldest_due_seconds")) == (1, 90)
    assert "waiting: 2" in page.text
    assert found.value("rows", state="pending") == 2
    assert "subscribed: 1" in page.text
    assert found.value("chats_subscribed") == 1
    assert found.values("subscriptions") == {"digest": 1, "reminder": 1, "summary": 1, "follow": 0}
    assert "groups: 1" in page.text
    assert found.value("chats", kind="group") == 1
    assert found.value("store_bytes") > 0
    assert found.value("store_write_seconds", percentile="50") > 0
    assert found.value("disk_free_bytes") <= found.value("disk_bytes")


async def test_the_age_of_the_newest_check_is_told_for_each_statement(measured: Desk) -> None:
    assert measured.app is not None
    found = (await scrape(measured)).values("statement_check_age_seconds")
    statements = measured.app.services.library.statements
    days = {
        each.id: max(check.checked_on for check in each.checks) for each in statements.values() if each.checks
    }
    assert days
    assert {name: NOW - timedelta(seconds=age) for name, age in found.items()}.keys() == days.keys()
    for name, age in found.items():
        local = (NOW - timedelta(seconds=age)).astimezone(measured.app.services.zone)
        assert (local.date(), local.hour) == (days[name], 0)


async def test_feeds_and_the_newest_backup_are_told(idle_desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    app = await idle_desk.start(**ON, web_port=free_port(), backup_dir=folder)
    well = Feed("https://a.example", NOW, NOW + timedelta(days=1))
    failing = replace(well, address="https://b.example", failing_since=NOW - timedelta(hours=2), failures=3)
    paused = replace(well, address="https://c.example", next_at=None)
    await put_records(app.services.store, well, failing, paused)
    assert app.backups is not None
    await app.backups.make_due()
    found = await scrape(idle_desk)
    assert found.values("feeds") == {"ok": 1, "failing": 1, "paused": 1}
    assert found.value("feed_failing_seconds") == 7_200
    assert found.value("last_backup_timestamp_seconds") == NOW.timestamp()
    links = found.values("evidence_links")
    assert (links["gone"], links["ok"] > 10) == (0, True)


class HangingStore(TinyStore):
    """A store whose figures never come, once it hangs."""

    hangs = False

    async def next_row_due(self):  # type: ignore[no-untyped-def] # noqa: ANN201 - as the base
        if self.hangs:
            await asyncio.Event().wait()
        return await super().next_row_due()


async def test_a_scrape_does_not_wait_for_the_store(idle_desk: Desk) -> None:
    async def opened(url: str) -> HangingStore:
        return await HangingStore.open(Path(url.removeprefix("tinydb:///")))

    idle_desk.opened = opened
    seconds = [1000.0]
    idle_desk.monotonic = lambda: seconds[0]
    app = await idle_desk.start(**ON, web_port=free_port())
    before = (await scrape(idle_desk)).value("figures_timestamp_seconds")
    store = app.services.store
    assert isinstance(store, HangingStore)
    store.hangs = True
    idle_desk.now += timedelta(minutes=1)
    seconds[0] += EVERY_SECONDS
    async with asyncio.timeout(5):
        assert (await scrape(idle_desk)).value("figures_timestamp_seconds") == before
    store.hangs = False


async def test_the_store_is_read_once_in_fifteen_seconds(idle_desk: Desk) -> None:
    seconds = [1000.0]
    idle_desk.monotonic = lambda: seconds[0]
    await idle_desk.start(**ON, web_port=free_port())
    moments = []
    for passed in (0.0, EVERY_SECONDS - 1, 1.0):
        seconds[0] += passed
        idle_desk.now += timedelta(seconds=passed)
        moments.append((await scrape(idle_desk)).value("figures_timestamp_seconds") - NOW.timestamp())
    assert moments == [0, 0, EVERY_SECONDS]


async def test_whether_it_is_ready_is_a_metric(box: Sandbox, measured: Desk) -> None:
    found = await scrape(measured)
    assert (found.value("ready"), set(found.values("not_ready").values())) == (1, {0})
    box.faults.add(method="getUpdates", times=None, kind="409", description="Conflict: terminated by other")
    box.updates.end_polls()
    await box.until(lambda: sum(call.error_code == 409 for call in box.journal) > 1)
    found = await scrape(measured)
    assert (found.value("ready"), found.value("not_ready", reason="updates_refused")) == (0, 1)


@pytest.mark.virtual_time
async def test_how_many_updates_wait_at_telegram_is_asked_once_a_minute(box: Sandbox, measured: Desk) -> None:
    assert "\nbriefing_updates_behind " not in (await scrape(measured)).text
    await asyncio.sleep(90)
    assert (await scrape(measured)).value("updates_behind") == 0
    assert sum(call.method == "getWebhookInfo" for call in box.journal) == 1
