"""Who was notified that the bot may no longer write in a chat, to notify them when it may again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from briefing.records import DeletedWithOwner, Records, put_records

if TYPE_CHECKING:
    from briefing.ports import Store


@dataclass(frozen=True, slots=True)
class LossNotice(DeletedWithOwner):
    """A person who was notified about a chat."""

    table: ClassVar[str] = "told_of_loss"
    key_fields: ClassVar[tuple[str, ...]] = ("chat", "person")
    people_fields: ClassVar[tuple[str, ...]] = ("chat", "person")
    found_by: ClassVar[tuple[str, ...]] = ("chat",)

    chat: int
    person: int


async def remember_loss_notice(store: Store, chat: int, person: int) -> None:
    """Remember that a person was notified that the bot may no longer write in a chat."""
    await put_records(store, LossNotice(chat, person))


async def pop_loss_notices(store: Store, chat: int) -> list[int]:
    """Return the ids of the people who were notified about a chat, and remove their notices."""

    async def taken(records: Records) -> list[int]:
        told = await records.find(LossNotice, chat=chat)
        for each in told:
            records.remove(each)
        return [each.person for each in told]

    return await store.transact(taken)
