"""What is copied to many is deleted meanwhile: the broadcast stops, and what was not sent waits."""

from __future__ import annotations

import random
from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import CopyMessage

from briefing.local_time import zone_of
from briefing.outbox import Body, Row, RowState
from briefing.stats.error_counts import ErrorCounter
from briefing.subscription import Target
from delivery.failure_handler import FailureHandler
from delivery.sending import outcome_of
from storage.memory import MemoryStore
from telegram.chat_info import ChatTitles
from telegram.errors import failure_of
from tests.desk import NOW, TOKEN
from views.telegram.chats.undelivered import TelegramNoticeRenderer
from views.translate import Translator

if TYPE_CHECKING:
    from datetime import datetime

STICKER = Body("", source=(7, 3))
GONE = TelegramBadRequest(
    CopyMessage(chat_id=1, from_chat_id=7, message_id=3), "Bad Request: message to copy not found"
)


class Stopper:
    """Writes down what it was to stop."""

    def __init__(self) -> None:
        self.stopped: list[tuple[str, datetime]] = []

    async def source_gone(self, occurrence: str, now: datetime) -> None:
        self.stopped.append((occurrence, now))


async def refused(occurrence: str, stopper: Stopper | None) -> list[Row]:
    """Let a copy be refused; return what has become of its row."""
    store, bot = MemoryStore(), Bot(TOKEN)
    notices = TelegramNoticeRenderer({"en": Translator("en", NullTranslations())}, "en")
    failure_handler = FailureHandler(store, ChatTitles(bot), notices, ErrorCounter(zone_of("UTC")), ())
    failure_handler.stopper = stopper
    await store.enqueue({}, [Row(occurrence, Target(1), 0, STICKER.hash, NOW)], [STICKER])
    ((leased, _body),) = await store.lease_rows(NOW, 1)
    begun = await store.begin_row(leased, NOW)
    assert begun is not None
    outcome = outcome_of(*begun, failure_of(GONE), NOW, random.Random(1))  # noqa: S311 - repeatable
    await failure_handler.handle(outcome, NOW)
    return [row async for row in store.rows_of(occurrence)]


async def test_the_broadcast_is_stopped_and_the_row_waits_for_another_message() -> None:
    stopper = Stopper()
    (row,) = await refused("broadcast:1", stopper)
    assert stopper.stopped == [("broadcast:1", NOW)]
    assert (row.state, row.reason, row.closed_at) == (RowState.PENDING, None, None)
    assert row.due_at > NOW


@pytest.mark.parametrize(
    ("occurrence", "stopper"), [("post:1", Stopper()), ("broadcast:1", None)], ids=["post", "nobody stops it"]
)
async def test_elsewhere_the_message_is_dead_with_the_reason(
    occurrence: str, stopper: Stopper | None
) -> None:
    (row,) = await refused(occurrence, stopper)
    assert (row.state, row.reason) == (RowState.DEAD, GONE.message)
    assert stopper is None or not stopper.stopped
