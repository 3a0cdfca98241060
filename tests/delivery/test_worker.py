"""The worker of the outbox comes to its end whenever it is told to."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from gettext import NullTranslations

import pytest
from aiogram import Bot

from bot.app import utc_now
from briefing.local_time import zone_of
from briefing.stats.error_counts import ErrorCounter
from delivery.failure_handler import FailureHandler
from delivery.worker import Worker
from storage.memory import MemoryStore
from telegram.chat_info import ChatTitles
from telegram.pace.pacing import Pacer
from telegram.sender import TelegramSender
from tests.desk import TOKEN
from views.telegram.chats.undelivered import TelegramNoticeRenderer
from views.translate import Translator


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
async def test_a_worker_that_is_woken_as_it_is_cancelled_ends(turns: int) -> None:
    pacer = Pacer(time.monotonic, utc_now, overall=0, private=0, group=0)
    store, bot = MemoryStore(), Bot(TOKEN)
    notices = TelegramNoticeRenderer({"en": Translator("en", NullTranslations())}, "en")
    failure_handler = FailureHandler(store, ChatTitles(bot), notices, ErrorCounter(zone_of("UTC")), ())
    worker = Worker(store, TelegramSender(bot), utc_now, pacer, failure_handler, random.Random(1), Counter())  # noqa: S311 - repeatable
    working = asyncio.create_task(worker.run())
    await worker.wait_until_empty()
    worker.wake()
    for _turn in range(turns):
        await asyncio.sleep(0)
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(working, 5)
