"""``python -m bot profile``: what Telegram still has to be told of the bot, and telling it."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import telegram  # isort: skip # noqa: F401 - before all others: it imports aiogram with its models unbuilt
import typer
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUserProfilePhotos

from bot.content_acts import read_kept, statements_for_readers
from bot.profile import published
from bot.profile_lines import FATHER, line_of, line_of_picture, lines_of_settings, table
from bot.reading import languages_of
from bot.startup import FAULTY, WRONG_SETTINGS, exit_with
from telegram.retry import RetryMiddleware
from telegram.session import LeanSession
from views.telegram.support.page import ViewContext

if TYPE_CHECKING:
    from aiogram.types import User

    from bot.profile import Published
    from bot.profile_lines import Line
    from bot.settings import Settings
    from storage.content import Content


def show_profile(settings: Settings, content: Content, *, is_check: bool) -> None:
    """Print what is and what is to be, and set what can be set.

    With ``is_check`` nothing is set, and the command ends with status 1 if something differs.
    """
    if not settings.bot_token.get_secret_value():
        exit_with(WRONG_SETTINGS, "BOT_TOKEN is missing: it says which bot the profile is of.")
    wanted = _wanted(settings, content)
    try:
        differs = asyncio.run(_show(settings, wanted, is_check=is_check))
    except (TelegramAPIError, ClientDecodeError) as error:
        exit_with(FAULTY, f"{settings.shown_api_url} cannot be asked: {error}")
    if is_check and differs:
        raise typer.Exit(FAULTY)


def _wanted(settings: Settings, content: Content) -> list[Published]:
    now = datetime.now(UTC)
    statements = statements_for_readers(content, read_kept(settings))
    newest = max(statements.values(), key=lambda each: each.made_on)
    today = now.astimezone(settings.zone).date()
    languages = languages_of(settings, content, lambda: now)
    return list(published(languages, settings.default_language, lambda tr: ViewContext(newest, tr, today)))


async def _show(settings: Settings, wanted: list[Published], *, is_check: bool) -> bool:
    """Print the table, set what can be set unless it is a check; return whether something differs then."""
    session = LeanSession(TelegramAPIServer.from_base(settings.bot_api_url))
    session.middleware(RetryMiddleware(jitter=random.SystemRandom()))
    async with Bot(settings.bot_token.get_secret_value(), session=session) as bot:
        lines = await _lines(bot, await _me(bot, settings), wanted)
        if not is_check and any(each.differs for each in lines):
            await _set(bot, lines)
            lines = await _lines(bot, await _me(bot, settings), wanted)
    for row in table(lines):
        typer.echo(row)
    left = [each for each in lines if each.differs]
    for each in left:
        if each.by_hand:
            typer.echo(f"{each.what}: {FATHER}: {each.by_hand}.")
    typer.echo(_summary(left, is_check=is_check))
    return bool(left)


def _summary(left: list[Line], *, is_check: bool) -> str:
    if not left:
        return "Telegram knows all that it is to know."
    if is_check and any(each.call for each in left):
        return f"{len(left)} of these differ. Without --check what can be set is set."
    return f"{len(left)} of these differ, and cannot be set from here."


async def _me(bot: Bot, settings: Settings) -> User:
    try:
        return await bot.get_me()
    except (TelegramUnauthorizedError, TelegramNotFound):
        exit_with(
            FAULTY,
            f"BOT_TOKEN is refused by {settings.shown_api_url}. Compare it with what @BotFather shows.",
        )


async def _lines(bot: Bot, me: User, wanted: list[Published]) -> list[Line]:
    lines = [*lines_of_settings(me), line_of_picture(await _pictures(bot, me))]
    # Servers before Bot API 10.0 forget which commands are ephemeral.
    marks = me.supports_guest_queries is not None
    return [*lines, *[line_of(each, await bot(each.read), marks_ephemeral=marks) for each in wanted]]


async def _pictures(bot: Bot, me: User) -> int | None:
    try:
        return (await bot(GetUserProfilePhotos(user_id=me.id, limit=1))).total_count
    except (TelegramNotFound, TelegramBadRequest):
        return None


async def _set(bot: Bot, lines: list[Line]) -> None:
    """Set what differs; what the server does not know, or refuses, is left for the table to show."""
    for each in lines:
        if each.differs and each.call is not None:
            try:
                await bot(each.call)
            except (TelegramNotFound, TelegramBadRequest) as error:
                typer.echo(
                    f"{each.what}: this server refuses {each.call.__api_method__}: {error.message}", err=True
                )
