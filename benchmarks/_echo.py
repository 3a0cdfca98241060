"""The bot to compare with: aiogram's echo, as its documentation shows it.

``python benchmarks/_echo.py API_URL PORT background|foreground``: over a webhook; ``polling``: without.
"""

from __future__ import annotations

import sys

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.types import Message  # noqa: TC002 - aiogram reads the handler's annotations
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from tests.load.processes import TOKEN

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    """Say it again."""
    await message.answer(message.text or "")


def main(api: str, port: str, mode: str) -> None:
    """Serve or poll until killed."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api))
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    if mode == "polling":
        dispatcher.run_polling(bot)
        return
    app = web.Application()
    in_background = mode == "background"
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=in_background, secret_token="s3cret")
    handler.register(app, path="/hook")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=int(port), print=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
