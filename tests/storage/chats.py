"""Chats for the tests of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.chat import Chat, ChatKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ports import Store

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def chat(chat_id: int, version: int = 0, language: str | None = None) -> Chat:
    return Chat(chat_id, ChatKind.PRIVATE, EPOCH + timedelta(seconds=version), language=language)


def becomes(target: Chat) -> Callable[[Chat | None], Chat]:
    return lambda _: target


def bump(present: Chat | None) -> Chat:
    """One more second: a counter that a lost update would show in."""
    assert present is not None
    return replace(present, since=present.since + timedelta(seconds=1))


def version(present: Chat | None) -> int:
    assert present is not None
    return int((present.since - EPOCH).total_seconds())


async def contents(store: Store, ids: range) -> dict[int, Chat]:
    """Everything that the store has under these ids."""
    found = [await store.chat(chat_id) for chat_id in ids]
    return {each.id: each for each in found if each is not None}
