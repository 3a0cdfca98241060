"""The outbox through a channel of its own, of which the worker knows no more than its port."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest

from briefing.local_time import zone_of
from briefing.outbox import Act, Body, Part, Row, RowState
from briefing.sender import ErrorKind, SendFailed
from briefing.stats.error_counts import ErrorCounter
from briefing.subscription import Target
from delivery.failure_handler import FailureHandler
from delivery.worker import Worker
from storage.memory import MemoryStore
from views.telegram.chats.undelivered import TelegramNoticeRenderer
from views.translate import Translator

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.sender import Look

NOW = datetime(2026, 12, 1, 4, tzinfo=UTC)
LETTER = Body("<b>News</b>")
CORRECTION = Body("", act=Act.EDIT, parts=(Part("Other news"),))
DELETION = Body("", act=Act.DELETE)


@dataclass
class Mailbox:
    """Letters to each address; whatever is in ``fails`` is met by the next one there."""

    letters: dict[tuple[int, int], str] = field(default_factory=dict)
    """By address and number."""
    fails: dict[int, SendFailed] = field(default_factory=dict)

    async def send(self, row: Row, body: Body, look: Look) -> tuple[int, ...]:
        del body
        present, said = await look()
        if row.target.chat_id in self.fails:
            raise self.fails.pop(row.target.chat_id)
        number = len(self.letters) + 1
        self.letters[present.target.chat_id, number] = said.text
        return (number,)

    async def edit(self, row: Row, body: Body, look: Look) -> None:
        del row, body
        present, said = await look()
        assert present.message_id is not None
        self.letters[present.target.chat_id, present.message_id] = said.parts[0].text

    async def delete(self, row: Row, body: Body, look: Look) -> None:
        del row, body
        present, _said = await look()
        assert present.message_id is not None
        del self.letters[present.target.chat_id, present.message_id]

    async def title(self, chat_id: int) -> str | None:
        return f"Box {chat_id}"

    def put_off(self, chat_ids: Collection[int], seconds: float) -> None:
        """Nobody waits here."""

    def give_up_pushes(self) -> None:
        """Nobody waits here."""


async def delivered(store: MemoryStore, mailbox: Mailbox, *rows: tuple[Row, Body]) -> list[Row]:
    """Let a worker send rows, and return what became of them."""
    notices = TelegramNoticeRenderer({"en": Translator("en", NullTranslations())}, "en")
    handler = FailureHandler(store, mailbox, notices, ErrorCounter(zone_of("UTC")), ())
    worker = Worker(store, mailbox, lambda: NOW, mailbox, handler, random.Random(1), Counter())  # noqa: S311 - repeatable
    await store.enqueue({}, [row for row, _body in rows], [body for _row, body in rows])
    working = asyncio.create_task(worker.run())
    await worker.wait_until_empty()
    working.cancel()
    await asyncio.wait([working])
    return [each for row, _body in rows async for each in store.rows_of(row.occurrence)]


def row(occurrence: str, body: Body, message_id: int | None = None) -> tuple[Row, Body]:
    return replace(Row(occurrence, Target(1), 0, body.hash, NOW), message_id=message_id), body


async def test_a_letter_is_sent_corrected_and_taken_back() -> None:
    store, mailbox = MemoryStore(), Mailbox()
    (sent,) = await delivered(store, mailbox, row("letter", LETTER))
    assert (sent.state, sent.message_id) == (RowState.SENT, 1)
    assert mailbox.letters == {(1, 1): "<b>News</b>"}
    (edited,) = await delivered(store, mailbox, row("correction", CORRECTION, 1))
    assert (edited.state, edited.message_id) == (RowState.SENT, 1)
    assert mailbox.letters == {(1, 1): "Other news"}
    (deleted,) = await delivered(store, mailbox, row("deletion", DELETION, 1))
    assert (deleted.state, deleted.message_id) == (RowState.SENT, 1)
    assert mailbox.letters == {}


@pytest.mark.parametrize(
    ("failure", "state", "attempts", "later"),
    [
        (SendFailed(ErrorKind.FLOOD, "wait", seconds=60), RowState.RETRY_AT, 0, timedelta(seconds=60)),
        (SendFailed(ErrorKind.PASSING, "no line"), RowState.RETRY_AT, 1, timedelta(seconds=45)),
        (SendFailed(ErrorKind.REFUSED, "too heavy"), RowState.DEAD, 0, timedelta()),
        (SendFailed(ErrorKind.DONE, "is there"), RowState.SENT, 0, timedelta()),
    ],
    ids=["flood", "passing", "refused", "done"],
)
async def test_what_a_channel_says_is_wrong_decides_what_becomes_of_a_row(
    failure: SendFailed, state: RowState, attempts: int, later: timedelta
) -> None:
    (tried,) = await delivered(MemoryStore(), Mailbox(fails={1: failure}), row("letter", LETTER))
    assert (tried.state, tried.attempts) == (state, attempts)
    assert timedelta() <= tried.due_at - NOW <= later


async def test_an_address_that_has_moved_takes_its_letters_along() -> None:
    mailbox = Mailbox(fails={1: SendFailed(ErrorKind.MIGRATED, "moved", migrated_to=2)})
    store = MemoryStore()
    (tried,) = await delivered(store, mailbox, row("letter", LETTER))
    assert (tried.target, tried.state) == (Target(2), RowState.SENT)
    assert mailbox.letters == {(2, 1): "<b>News</b>"}
