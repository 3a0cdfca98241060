"""The bot beside a local Telegram, in one process and over real HTTP."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.real import run_real
from bot.running import StartFailed
from sandbox import Sandbox
from sandbox.page_api import add_page
from sandbox.scene import set_scene

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.content import Content

TOKEN = "1:sandbox"  # noqa: S105 - the sandbox's own, worth nothing elsewhere
USERNAME = "briefing_sandbox_bot"
STORE = Path("data/sandbox")
"""Where the sandbox's bot keeps its chats; each start begins anew, as the sandbox's world does."""


async def run_trial(settings: Settings, content: Content, stop: asyncio.Event) -> None:
    """Run both until ``stop`` is set; the address to open is printed once the page is there."""
    box = Sandbox(token=TOKEN, username=USERNAME)
    set_scene(box.world)
    add_page(box.web, box)
    try:
        url = await box.start(settings.web_host, settings.web_port)
    except OSError as error:
        where = f"{settings.web_host}:{settings.web_port}"
        raise StartFailed(
            f"{where} is taken; set WEB_PORT to another port, or to 0 for a free one."
        ) from error
    await asyncio.to_thread(shutil.rmtree, STORE, ignore_errors=True)
    own = settings.model_copy(
        update={
            "bot_token": SecretStr(TOKEN),
            "bot_api_url": url,
            "storage_url": f"tinydb:///{STORE}/bot.json",
            "webhook_url": "",
            "web_port": 0,
        }
    )
    print(f"The sandbox is open: {url}\nCtrl-C ends it.", flush=True)  # noqa: T201 - what the command is for
    try:
        await run_real(own, content, stop)
    finally:
        await box.stop()
