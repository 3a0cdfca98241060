"""A replica with a clock that shows another moment at the start: ``_million_child.py MOMENT``."""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.app import build, utc_now
from bot.event_loop import run_program
from bot.logs import set_up_logs
from bot.running import run
from bot.settings import PACKAGED_CONTENT, load_settings
from storage.content import load_content
from storage.open import open_store
from views.commands import RESERVED


async def main(moment: datetime) -> None:
    """Run until SIGTERM."""
    ahead = moment - utc_now()
    settings = load_settings(_env_file=None)
    set_up_logs(settings.log_level, settings.log_format, settings.secrets)
    content = load_content(PACKAGED_CONTENT, PACKAGED_CONTENT, RESERVED)
    store = await open_store(settings.storage_url)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await run(build(settings, content, storage=store, clock=lambda: utc_now() + ahead), stop)


if __name__ == "__main__":
    run_program(main(datetime.fromisoformat(sys.argv[1])))
