"""Owners see how the bot is doing, and hear when the store has outgrown its file."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import structlog

from bot.store_watch import warn_if_outgrown
from briefing.broadcasts.broadcast import Audience, AudienceKind, Broadcast, BroadcastState
from briefing.chat import ChatKind, PauseReason
from briefing.holds import EVERYTHING, Hold
from briefing.outbox import Row
from briefing.records import put_records
from briefing.stats.overview import overview
from briefing.store_stats import MOST_CHATS
from briefing.subscription import Target
from briefing.team.roles import Role
from storage.documents.kinds import CHATS
from storage.memory import MemoryStore
from storage.tinydb.store import TinyStore
from telegram.pace.rates import Rates
from tests.desk import NOW
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import TEXT
from tests.support.buttons import on
from tests.team.office import REFUSAL
from tests.views.shown import translator
from views.telegram.stats.callbacks import RefreshStats
from views.telegram.stats.stats import PAUSED, stats_page

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.records import Records
    from sandbox import Message, Person
    from tests.team.office import Office


async def ask(office: Office) -> Message:
    (answer,) = await office.desk.say(office.olga, office.desk.box.world.private(office.olga), "/stats")
    return answer


def section(message: Message, title: str) -> list[str]:
    """Return the lines below a heading."""
    (found,) = [each for each in message.text.split("\n\n") if each.startswith(title)]
    return found.split("\n")[1:]


async def test_chats_are_counted_by_kind_language_and_pause(office: Office, emma: Person) -> None:
    world = office.desk.box.world
    await office.desk.say(emma, world.private(emma), "/subscribe")
    group = replace(chat(-5, language="kk"), kind=ChatKind.SUPERGROUP, paused=PauseReason.REMOVED)
    await office.store.change_chat(-5, becomes(group))
    page = await ask(office)
    assert page.text.startswith("📊 How the bot is doing · 22 November 2026, 14:00")
    figures = section(page, "Chats: ")
    assert "groups: 1" in figures[0]
    assert "subscribed: 1" in figures
    assert any(each.startswith("language: ") and "Kazakh: 1" in each for each in figures)
    assert "paused: removed the bot: 1" in figures


async def test_the_outbox_says_what_waits_and_for_how_long(office: Office) -> None:
    assert "nothing is due now" in section(await ask(office), "Outbox")
    await office.store.change_chat(-7, becomes(replace(chat(-7), kind=ChatKind.GROUP)))
    held = [Row("x", Target(-7), part, TEXT.hash, NOW - timedelta(seconds=90)) for part in range(2)]
    app = office.desk.app
    assert app is not None
    app.worker.suspend()
    await office.store.enqueue({}, held, [TEXT])
    figures = section(await ask(office), "Outbox")
    assert "waiting: 2" in figures[0]
    assert figures[1] == "due now: 1 · the oldest has waited: 90 s"


async def test_messages_sent_and_holds_are_counted(office: Office) -> None:
    first = section(await ask(office), "Messages sent")
    assert first == ["last minute: 0 · last hour: 0"]
    assert section(await ask(office), "Messages sent") == ["last minute: 1 · last hour: 1"]
    until = NOW + timedelta(minutes=5)

    async def hold(records: Records) -> None:
        for each in (Hold(-5, until), Hold(-6, until), Hold(-7, NOW)):
            records.put(each)

    await office.store.transact(hold)
    assert section(await ask(office), "Messages sent")[1] == "chats that Telegram holds: 2"
    await put_records(office.store, Hold(EVERYTHING, until))
    assert section(await ask(office), "Messages sent")[1] == (
        "Telegram lets nothing be sent to anybody until 22 November 2026, 14:05."
    )


async def test_errors_count_before_they_are_kept(office: Office) -> None:
    app = office.desk.app
    assert app is not None
    app.services.error_counts.failed(NOW)
    app.services.error_counts.died("Bad Request: no", NOW)
    (figures,) = section(await ask(office), "Errors since the last morning")
    assert figures == "failed messages and buttons: 1 · not delivered: 1 · chats that shut the bot out: 0"


async def test_the_store_tells_its_size_and_times(office: Office) -> None:
    await office.store.change_chat(-5, becomes(chat(-5)))
    text = "\n".join(section(await ask(office), "Store: TinyDB"))
    assert re.search(r"^file: \d+ KiB · journal: \d+ KiB$", text, re.MULTILINE)
    assert re.search(r"^a confirmed write: [\d.]+ ms; 95 of 100 within [\d.]+ ms$", text, re.MULTILINE)
    assert re.search(r"^documents: .*chats: \d+", text, re.MULTILINE)
    assert "last folded: " in text
    assert "database server" not in text


async def test_broadcasts_under_way_are_named(office: Office) -> None:
    audience = Audience(AudienceKind.EVERYONE)
    broadcast = Broadcast(
        "a" * 16, 3, office.olga.id, Role.OWNER, audience, {}, NOW, state=BroadcastState.PAUSED, recipients=9
    )
    done = replace(broadcast, id="b" * 16, number=2, state=BroadcastState.DONE)

    async def put(records: Records) -> None:
        records.put(done)
        records.put(broadcast)

    await office.store.transact(put)
    later = NOW + timedelta(days=365)
    rows = [Row(broadcast.occurrence, Target(-number), 0, TEXT.hash, later) for number in (5, 6)]
    await office.store.enqueue({}, rows, [TEXT])
    assert section(await ask(office), "Broadcasts") == ["#3, paused: 2 of 9 wait"]


async def test_a_press_shows_the_present_figures_in_place(office: Office) -> None:
    page = await ask(office)
    await office.store.change_chat(-5, becomes(replace(chat(-5), kind=ChatKind.CHANNEL)))
    assert "channels: 0" in page.text
    private = office.desk.box.world.private(office.olga)
    assert await office.desk.press(office.olga, private, page, on(RefreshStats)) == ("", False)
    assert "channels: 1" in page.text


async def test_it_is_for_owners(office: Office, emma: Person) -> None:
    page = await ask(office)
    before = page.text
    private = office.desk.box.world.private(emma)
    await office.hire(emma)
    (answer,) = await office.desk.say(emma, private, "/stats")
    assert answer.text == REFUSAL
    assert await office.desk.press(emma, private, answer, "sta", forged=True) == (REFUSAL, True)
    assert page.text == before


async def test_estimates_are_called_so(office: Office) -> None:
    services = office.desk.app.services if office.desk.app else None
    assert services is not None
    found = await overview(services.store, services.error_counts, services.sent_within, NOW, services.zone)
    large = replace(found, store=replace(found.store, is_estimate=True))
    exact, estimated = (
        "".join(stats_page(translator("en"), each, services.zone).parts) for each in (found, large)
    )
    assert "estimates" not in exact
    assert "Large figures are estimates." in estimated


async def test_the_start_warns_of_a_store_that_has_outgrown_its_file(tmp_path: Path) -> None:
    path = tmp_path / "bot.json"
    documents = {str(number): CHATS.dump(chat(number)) for number in range(MOST_CHATS)}
    path.write_text(json.dumps({CHATS.table: documents}), encoding="utf-8")
    store = await TinyStore.open(path)
    with structlog.testing.capture_logs() as logged:
        await warn_if_outgrown(store, NOW)
        await warn_if_outgrown(MemoryStore(), NOW)
    assert logged == []
    await store.change_chat(-1, becomes(chat(-1)))
    with structlog.testing.capture_logs() as logged:
        await warn_if_outgrown(store, NOW)
    (line,) = logged
    assert (line["log_level"], line["chats"]) == ("warning", MOST_CHATS + 1)
    assert line["event"] == "store_outgrown"
    await store.close()


@pytest.mark.parametrize(
    ("at", "minute", "hour"),
    [
        pytest.param(100.9, 5, 5, id="in-the-same-second"),
        pytest.param(159.9, 5, 5, id="just-within-the-minute"),
        pytest.param(160, 2, 5, id="after-a-minute"),
        pytest.param(3_699.9, 0, 5, id="just-within-the-hour"),
        pytest.param(3_701, 0, 0, id="after-an-hour"),
    ],
)
def test_rates_of_the_last_minute_and_hour(at: float, minute: int, hour: int) -> None:
    moments = iter([100, 100.5, 101, at, at])
    rates = Rates(lambda: next(moments))
    for messages in (1, 2, 2):
        rates.count(messages)
    assert (rates.within(60), rates.within(3_600)) == (minute, hour)


def test_what_is_older_than_an_hour_is_forgotten() -> None:
    now = [0.0]
    rates = Rates(lambda: now[0])
    for second in range(10_000):
        now[0] = second
        rates.count(1)
    assert rates.within(10_000) == 3_600


def test_every_reason_for_a_pause_has_its_words() -> None:
    assert set(PAUSED) == set(PauseReason)
