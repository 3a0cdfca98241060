"""Who was told that the bot may write somewhere no more: they alone hear when it may again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Self

from briefing.records import DeletedWithOwner

if TYPE_CHECKING:
    from briefing.ports import Store
    from briefing.records import Records


@dataclass(frozen=True, slots=True)
class ToldOfLoss(DeletedWithOwner):
    """One person who was told of one chat."""

    table: ClassVar[str] = "told_of_loss"

    chat: int
    person: int

    @property
    def key(self) -> str:
        """The chat and the person."""
        return f"{self.chat}:{self.person}"

    @property
    def people(self) -> tuple[int, ...]:
        """The chat and the person."""
        return (self.chat, self.person)

    def moved(self, old_id: int, new_id: int) -> Self:
        """Name the supergroup in the group's place."""
        return replace(self, chat=new_id) if self.chat == old_id else self


async def remember_told(store: Store, chat: int, person: int) -> None:
    """Remember that a person was told of a loss."""
    await store.transact(lambda records: records.put(ToldOfLoss(chat, person)))


async def take_told(store: Store, chat: int) -> list[int]:
    """Return who was told of a loss in a chat, and forget that they were."""

    def taken(records: Records) -> list[int]:
        told = [each for each in records.all(ToldOfLoss) if each.chat == chat]
        for each in told:
            records.remove(each)
        return [each.person for each in told]

    return await store.transact(taken)
