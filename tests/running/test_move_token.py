"""A store moves to the bot of another token: who can be written to is kept, the others wait."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.connecting import StartFailed
from briefing.bot_account import account_of
from briefing.broadcasts.broadcast import Audience, AudienceKind, Broadcast, BroadcastState
from briefing.broadcasts.content import Content, ContentKind
from briefing.channels.posts import Post
from briefing.chat import Chat, ChatKind, PauseReason
from briefing.forms import Form
from briefing.outbox import Act, Body, Row, RowState
from briefing.pictures import Picture
from briefing.ports_replicas import Claim, Pace
from briefing.records import put_records
from briefing.subscription import Target
from briefing.team.roles import Role
from sandbox import Sandbox
from storage.open import open_store
from tests.desk import NOW
from tests.running.test_cli import bot
from tests.storage.postgres.server import migrated_database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from subprocess import CompletedProcess

    from briefing.ports import Store
    from tests.desk import Desk

NEW_TOKEN = "77:TOKEN-OF-THE-NEW-BOT"
NEW_NAME = "new_briefing_bot"


@dataclass
class World:
    """People and chats, which have the same ids in the worlds of both bots."""

    box: Sandbox

    def __post_init__(self) -> None:
        world = self.box.world
        self.emma, self.dana, self.omar = (world.add_person(each, language="en") for each in NAMES)
        self.stays = world.add_group("Stays", admins=[self.emma])
        self.goes = world.add_group("Goes", admins=[self.emma])
        self.grows = world.add_group("Grows", admins=[self.emma], supergroup=False)
        self.channel = world.add_channel("News", admins=[self.emma])
        self.people = (self.emma, self.dana, self.omar)
        self.places = (self.stays, self.goes, self.grows, self.channel)


NAMES = ("Emma", "Dana", "Omar")


@pytest.fixture
def old(box: Sandbox) -> World:
    return World(box)


@pytest.fixture
async def new() -> AsyncIterator[World]:
    made = World(Sandbox(token=NEW_TOKEN, username=NEW_NAME, clock=lambda: NOW))
    yield made
    await made.box.stop()


async def lived_with(desk: Desk, old: World) -> None:
    """Let the old bot be used for a while, and stop it."""
    await desk.start()
    for person in old.people:
        await desk.say(person, old.box.world.private(person), "/start")
        await desk.say(person, old.box.world.private(person), "/subscribe")
    for place in (old.stays, old.goes, old.grows):
        await desk.say(old.emma, place, "/subscribe")
    await desk.stop()


async def prepared(new: World) -> str:
    """Let Dana start the new bot, and take it out of a group; return where it listens."""
    world = new.box.world
    world.start(new.dana)
    world.bot_removed(new.goes, new.emma)
    world.upgrade(new.grows)
    return await new.box.start("127.0.0.1", 0)


async def moved(desk: Desk, url: str, folder: Path, *options: str) -> CompletedProcess[str]:
    settings = {"BOT_TOKEN": NEW_TOKEN, "BOT_API_URL": url, "STORAGE_URL": desk.storage_url}
    return await asyncio.to_thread(lambda: bot("move-token", *options, cwd=folder, **settings))


async def test_chats_that_the_new_bot_can_write_to_are_kept(
    idle_desk: Desk, old: World, new: World, tmp_path: Path
) -> None:
    await lived_with(idle_desk, old)
    url = await prepared(new)
    with pytest.raises(
        StartFailed, match=r"of @new_briefing_bot \(77\), but .* belongs to another bot \(42\)"
    ):
        await idle_desk.start(bot_token=NEW_TOKEN, bot_api_url=url)
    tried = await moved(idle_desk, url, tmp_path, "--dry-run")
    assert tried.stdout.endswith("Nothing was changed.\n")
    done = await moved(idle_desk, url, tmp_path)
    assert (done.returncode, tried.returncode) == (0, 0), done.stderr
    assert done.stdout.splitlines()[:-1] == tried.stdout.splitlines()[:-1]
    assert done.stdout.splitlines() == [
        "The store of the bot 42 moves to @new_briefing_bot (77).",
        "private chats: 1 kept, 2 paused now, 0 paused before",
        f"  paused until the person starts @new_briefing_bot: {new.emma.id}, {new.omar.id}",
        "groups: 2 kept, 1 paused now, 0 paused before",
        f"  paused until @new_briefing_bot is added: {new.goes.id}",
        "channels: 0 kept, 0 paused now, 0 paused before",
        "The bot can be started with the new token.",
    ]
    store = await open_store(idle_desk.storage_url)
    chats = {each.id: each.paused async for each in store.chats()}
    await store.close()
    supergroup = new.grows.migrated_to
    assert supergroup is not None
    assert chats == {
        new.emma.id: PauseReason.BLOCKED,
        new.dana.id: None,
        new.omar.id: PauseReason.BLOCKED,
        new.stays.id: None,
        new.goes.id: PauseReason.REMOVED,
        supergroup: None,
    }


async def test_a_paused_reader_is_as_before_after_starting_the_new_bot(
    idle_desk: Desk, old: World, new: World, tmp_path: Path
) -> None:
    """The numbers of the new bot's updates are those that the old bot's had."""
    await lived_with(idle_desk, old)
    url = await prepared(new)
    assert (await moved(idle_desk, url, tmp_path)).returncode == 0
    idle_desk.box, idle_desk.url = new.box, url
    await idle_desk.start(bot_token=NEW_TOKEN)
    private = new.box.world.private(new.emma)
    assert await idle_desk.say(new.emma, private, "/start")
    (settings,) = await idle_desk.say(new.emma, private, "/settings")
    assert "09:00" in settings.text
    assert idle_desk.app is not None
    chat = await idle_desk.app.services.store.chat(new.emma.id)
    assert chat is not None
    assert chat.paused is None
    again = await moved(idle_desk, idle_desk.url, tmp_path)
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "is in use by another process" in again.stderr
    await idle_desk.stop()
    again = await moved(idle_desk, idle_desk.url, tmp_path)
    assert again.returncode == 1
    assert "belongs to @new_briefing_bot already" in again.stderr


FILE = Content(ContentKind.PHOTO, "Look", media=(("photo", "file-of-old"),))
WORDS = Content(ContentKind.TEXT, "Read")
ROW = Row("broadcast:" + "b" * 16, Target(1), 0, "", NOW)


async def with_things(store: Store, person: int) -> None:
    """Put in what mentions files and messages of the old bot, and what does not."""
    everyone = Audience(AudienceKind.EVERYONE)
    sent = Broadcast("b" * 16, 3, person, Role.OWNER, everyone, {"": WORDS}, NOW, state=BroadcastState.DONE)
    later = replace(sent, state=BroadcastState.SCHEDULED, at=NOW + timedelta(days=9))
    await put_records(
        store,
        replace(later, id="f" * 16, number=1, contents={"": FILE}),
        replace(later, id="e" * 16, number=2),
        replace(sent, started_at=NOW, ended_at=NOW, shown_to=person, shown_as=8),
        Post("1" * 16, -5, person, "en", FILE, at=NOW + timedelta(days=1)),
        Post("2" * 16, -5, person, "en", WORDS, at=NOW + timedelta(days=1)),
        Picture("hash", "file-of-old"),
        Form(person, "post", "text", NOW),
    )
    body = Body("Hello")
    edit = Body("", act=Act.DELETE)
    rows = [
        replace(ROW, body=body.hash, state=RowState.SENT, message_id=8, closed_at=NOW),
        replace(ROW, occurrence=ROW.occurrence + ":unsend", body=edit.hash, message_id=8),
        replace(ROW, occurrence="digest", body=body.hash),
    ]
    await store.enqueue({}, rows, [body, edit])


async def test_what_only_the_old_bot_could_use_is_dropped(
    idle_desk: Desk, old: World, new: World, tmp_path: Path
) -> None:
    await lived_with(idle_desk, old)
    store = await open_store(idle_desk.storage_url)
    await with_things(store, new.emma.id)
    await store.close()
    done = await moved(idle_desk, await prepared(new), tmp_path)
    assert done.stdout.splitlines()[-5:] == [
        "broadcasts with files or copied messages, cancelled: 1",
        "posts with files or copied messages, not posted: 1",
        "conversations that people had begun, ended: 1",
        "pictures, uploaded again when they are needed: 1",
        "The bot can be started with the new token.",
    ]
    store = await open_store(idle_desk.storage_url)
    states = {each.number: each.state for each in await store.find(Broadcast)}
    shown = {(each.shown_to, each.shown_as) for each in await store.find(Broadcast)}
    posts = {each.content: each.reason for each in await store.find(Post)}
    (message,) = [row async for row in store.rows_of(ROW.occurrence)]
    (deletion,) = [row async for row in store.rows_of(ROW.occurrence + ":unsend")]
    (digest,) = [row async for row in store.rows_of("digest")]
    assert states == {1: BroadcastState.CANCELLED, 2: BroadcastState.SCHEDULED, 3: BroadcastState.DONE}
    assert shown == {(None, None)}
    assert posts == {FILE: "of the bot that was here before", WORDS: None}
    assert (message.state, message.message_id) == (RowState.SENT, None)
    assert (deletion.state, digest.state) == (RowState.EXPIRED, RowState.PENDING)
    assert await store.count(Picture) == await store.count(Form) == 0
    account = await account_of(store)
    assert account is not None
    assert account.bot_id == 77
    await store.close()


async def test_nothing_changes_when_telegram_does_not_say(
    idle_desk: Desk, old: World, new: World, tmp_path: Path
) -> None:
    await lived_with(idle_desk, old)
    url = await prepared(new)
    new.box.faults.add(kind="502", method="sendChatAction", times=None)
    failed = await moved(idle_desk, url, tmp_path)
    assert failed.returncode == 1
    assert "Telegram did not say whether the bot can write to" in failed.stderr
    store = await open_store(idle_desk.storage_url)
    assert [each.paused async for each in store.chats()] == [None] * 6
    await store.close()


@pytest.mark.parametrize(
    ("settings", "status", "says"),
    [
        pytest.param({}, 2, "BOT_TOKEN is missing", id="no token"),
        pytest.param({"BOT_TOKEN": NEW_TOKEN}, 1, "There is no store", id="no store"),
        pytest.param({"BOT_TOKEN": NEW_TOKEN, "STORAGE_URL": "memory://"}, 1, "keeps nothing", id="memory"),
    ],
)
def test_what_cannot_be_moved_is_told_in_one_sentence(
    tmp_path: Path, settings: dict[str, str], status: int, says: str
) -> None:
    ended = bot("move-token", cwd=tmp_path, **settings)
    assert (ended.returncode, ended.stderr.count("\n")) == (status, 1)
    assert says in ended.stderr
    assert list(tmp_path.iterdir()) == []


async def test_a_database_moves_when_no_bot_runs_on_it(old: World, new: World, tmp_path: Path) -> None:
    url = await prepared(new)
    with migrated_database() as database:
        store = await open_store(database)
        await store.change_chat(new.dana.id, lambda _: Chat(new.dana.id, ChatKind.PRIVATE, NOW))
        await store.replicas(Pace(0, 0, 0), lambda: NOW, time.monotonic).claims.finish(7)
        settings = {"BOT_TOKEN": NEW_TOKEN, "BOT_API_URL": url, "STORAGE_URL": database}
        running = await asyncio.to_thread(lambda: bot("move-token", cwd=tmp_path, **settings))
        await store.close()
        done = await asyncio.to_thread(lambda: bot("move-token", cwd=tmp_path, **settings))
        store = await open_store(database)
        claims = store.replicas(Pace(0, 0, 0), lambda: NOW, time.monotonic).claims
        assert await claims.claim(7) is Claim.MINE
        await store.close()
    assert running.returncode == 1
    assert "Bots run on" in running.stderr
    assert done.stdout.splitlines()[:2] == [
        "The store of a bot that it does not name moves to @new_briefing_bot (77).",
        "private chats: 1 kept, 0 paused now, 0 paused before",
    ], done.stderr
    assert old.dana.id == new.dana.id
