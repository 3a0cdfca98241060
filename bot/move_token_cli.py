"""``python -m bot move-token``: let the store belong to the bot of another token."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.signals import interrupt
from bot.startup import FAULTY, WRONG_SETTINGS, exit_with, settings_or_exit
from briefing.chat import ChatKind
from briefing.errors import BriefingError
from storage.open_copies import open_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.moving import Survey
    from bot.settings import Settings
    from briefing.chat import Chat

KINDS = {
    "private chats": (frozenset({ChatKind.PRIVATE}), "until the person starts @{bot}"),
    "groups": (frozenset({ChatKind.GROUP, ChatKind.SUPERGROUP}), "until @{bot} is added"),
    "channels": (frozenset({ChatKind.CHANNEL}), "until @{bot} is added as an administrator"),
}

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")]


def move_token(*, dry_run: DryRun = False) -> None:
    """Let the store belong to the bot of BOT_TOKEN, which is another one than before; stop the bot first.

    Telegram is asked about each chat: those that the new bot can write to are kept, all others are paused
    until it can. Whom it can write to sees for a moment that it is typing.
    """
    interrupt()
    settings = settings_or_exit()
    if not settings.bot_token.get_secret_value():
        exit_with(WRONG_SETTINGS, "BOT_TOKEN is missing: set it to the token of the new bot.")
    # That a database cannot be reached is told once, below.
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)
    try:
        found = asyncio.run(_move(settings, is_dry=dry_run))
    except BriefingError as error:
        exit_with(FAULTY, str(error))
    typer.echo("\n".join(_lines(found, is_dry=dry_run)))


async def _move(settings: Settings, *, is_dry: bool) -> Survey:
    import telegram  # noqa: F401, PLC0415 - before all others: it imports aiogram with its models unbuilt
    from bot.clients import asking_bot  # noqa: PLC0415 - imports aiogram
    from bot.moving import move, survey  # noqa: PLC0415 - as above

    store = await open_alone(settings.storage_url)
    try:
        now = datetime.now(UTC)
        length = (await store.stats(now)).chats.total
        async with asking_bot(settings) as bot:
            with typer.progressbar(length=length, label="Asking Telegram", file=sys.stderr) as bar:
                found = await survey(bot, store, bar.update)
        if not is_dry:
            replicas = store.replicas(settings.pace, lambda: datetime.now(UTC), time.monotonic)
            await move(store, replicas, found, now)
    finally:
        await store.close()
    return found


def _lines(found: Survey, *, is_dry: bool) -> Iterator[str]:
    """Yield what was found and done."""
    before = "a bot that it does not name" if found.owner is None else f"the bot {found.owner}"
    yield f"The store of {before} moves to @{found.username} ({found.bot_id})."
    for name, (kinds, until) in KINDS.items():
        kept = [each for each in found.kept if each.kind in kinds]
        shut_out = [each for each, _reason in found.shut_out if each.kind in kinds]
        earlier = sum(each.kind in kinds for each in found.paused)
        yield f"{name}: {len(kept)} kept, {len(shut_out)} paused now, {earlier} paused before"
        if shut_out:
            yield f"  paused {until.format(bot=found.username)}: {_ids(shut_out)}"
    dropped = found.dropped
    if dropped.broadcasts:
        numbers = ", ".join(map(str, sorted(dropped.broadcasts)))
        yield f"broadcasts with files or copied messages, cancelled: {numbers}"
    for count, what in (
        (dropped.posts, "posts with files or copied messages, not posted"),
        (dropped.forms, "conversations that people had begun, ended"),
        (dropped.pictures, "pictures, uploaded again when they are needed"),
    ):
        if count:
            yield f"{what}: {count}"
    yield "Nothing was changed." if is_dry else "The bot can be started with the new token."


def _ids(chats: Iterable[Chat]) -> str:
    return ", ".join(str(each.id) for each in chats)
