"""The bot with a clock that shows another moment at the start, and goes on from there.

``python -m tests.load.push_child 2026-12-01T04:00:00+00:00``, with the bot's settings in the environment. For
each tick that finds something it prints a line of JSON with moments of the system's monotonic clock.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import build, utc_now
from bot.logs import set_up_logs
from bot.running import run
from bot.settings import PACKAGED_CONTENT, load_settings
from storage.content import load_content
from storage.open import FILE
from storage.tinydb.store import TinyStore
from views.commands import RESERVED

if TYPE_CHECKING:
    from briefing.subscription import Subscription


class WatchedStore(TinyStore):
    """The real store; it says when a tick began to look for due work, found the first, and was done."""

    _began = 0.0
    _found = 0.0

    async def due_subscriptions(self, now: datetime, limit: int) -> list[Subscription]:
        """Return what is due; nothing more to be found ends the tick's enqueueing."""
        before = time.monotonic()
        due = await super().due_subscriptions(now, limit)
        after = time.monotonic()
        if due and not self._began:
            self._began, self._found = before, after
        elif self._began and not due:
            moments = {"began": self._began, "found": self._found, "ended": before}
            print(json.dumps(moments), flush=True)
            self._began = 0.0
        return due


async def main(moment: datetime) -> None:
    """Run until SIGTERM."""
    ahead = moment - utc_now()
    settings = load_settings(_env_file=None)
    set_up_logs(settings.log_level, settings.log_format, ())
    content = load_content(PACKAGED_CONTENT, PACKAGED_CONTENT, RESERVED)
    store = await WatchedStore.open(Path(settings.storage_url.removeprefix(FILE)))
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await run(build(settings, content, storage=store, clock=lambda: utc_now() + ahead), stop)


if __name__ == "__main__":
    asyncio.run(main(datetime.fromisoformat(sys.argv[1])))
