"""Another bot to compare with: pyTelegramBotAPI's echo behind a route of aiohttp.

``python benchmarks/_telebot_echo.py API_URL PORT``.
"""

from __future__ import annotations

import sys

from aiohttp import web
from telebot import asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.types import Message, Update

from tests.load.processes import TOKEN

bot = AsyncTeleBot(TOKEN)


@bot.message_handler(func=lambda _message: True)  # type: ignore[untyped-decorator]
async def echo(message: Message) -> None:
    """Say it again."""
    await bot.send_message(message.chat.id, message.text)


async def take(request: web.Request) -> web.Response:
    """Confirm an update when it has been dealt with."""
    await bot.process_new_updates([Update.de_json(await request.json())])
    return web.Response()


def main(api: str, port: str) -> None:
    """Serve until killed."""
    asyncio_helper.API_URL = f"{api}/bot{{0}}/{{1}}"
    app = web.Application()
    app.router.add_post("/hook", take)
    web.run_app(app, host="127.0.0.1", port=int(port), print=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
