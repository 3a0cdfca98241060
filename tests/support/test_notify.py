"""Writing to one person: in which language, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.chat import Chat, ChatKind
from briefing.notify import notify
from briefing.outbox import Body
from briefing.records import put_records
from briefing.team.members import Member
from briefing.team.roles import Role
from storage.memory import MemoryStore
from tests.storage.outboxes import at

if TYPE_CHECKING:
    from briefing.ports import Store

PERSON = 7


async def written(store: Store, language: str | None = None, occurrence: str = "once:1") -> list[str]:
    """Write to the person, and return the languages in which that was rendered and put in."""
    rendered: list[str] = []

    def render(found: str) -> list[Body]:
        rendered.append(found)
        return [Body("one"), Body("two")]

    rows = await notify(store, PERSON, occurrence, render, at(0), language=language)
    return rendered if rows else []


@pytest.mark.parametrize(
    ("chosen", "known", "member", "expected"),
    [
        pytest.param("kk", "ru", "uz", "kk", id="chosen in the private chat"),
        pytest.param(None, "ru", "uz", "ru", id="known to the caller"),
        pytest.param(None, None, "uz", "uz", id="known of the member"),
        pytest.param(None, None, None, "", id="not known"),
    ],
)
async def test_a_person_is_written_to_in_their_language(
    chosen: str | None, known: str | None, member: str | None, expected: str
) -> None:
    store = MemoryStore()
    await store.change_chat(
        PERSON, lambda _none: Chat(PERSON, ChatKind.PRIVATE, since=at(0), language=chosen)
    )
    if member is not None:
        kept = Member(PERSON, "Olga", Role.EDITOR, at(0), member)
        await put_records(store, kept)
    assert await written(store, known) == [expected]


async def test_the_same_occurrence_is_written_of_once() -> None:
    store = MemoryStore()
    assert await written(store) == [""]
    assert await written(store) == []
    assert await written(store, occurrence="once:2") == [""]
    assert [row.part async for row in store.rows_of("once:1")] == [0, 1]
