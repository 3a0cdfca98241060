"""Who belongs to the newsroom, and who is invited to it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Self

from briefing.legible import NAMELESS, shown_name
from briefing.ports import Store
from briefing.records import Personal, Record
from briefing.team.roles import Right, Role, may


@dataclass(frozen=True, slots=True)
class Member(Personal):
    """An editor or a reviewer; owners are named in the settings."""

    table: ClassVar[str] = "members"
    key_fields: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    name: str
    """As Telegram showed it when the person joined; so that owners can tell people apart."""
    role: Role
    since: datetime
    language: str
    """In which the person is written to, unless another one was chosen in the private chat."""

    @property
    def shown_as(self) -> str:
        """The name as it is shown; the id where nothing of it can be seen."""
        return shown_name(self.name, self.key)


@dataclass(frozen=True, slots=True)
class Invite(Record):
    """A link that makes whoever opens it first a member, within a day."""

    table: ClassVar[str] = "invites"
    key_fields: ClassVar[tuple[str, ...]] = ("token",)
    people_fields: ClassVar[tuple[str, ...]] = ("by", "used_by")

    token: str
    """What the link carries; of no use once it was used."""
    role: Role
    by: int
    by_name: str
    """As Telegram showed it, so that the guest knows who invites; empty once the person was forgotten."""
    expires_at: datetime
    used_by: int | None = None
    withdrawn: bool = False

    @property
    def inviter_name(self) -> str:
        """The name of who invites as it is shown."""
        return shown_name(self.by_name, NAMELESS)

    def forgetting(self, chat_id: int, alias: int) -> Self:
        """Return the invitation without the person's id and name; it lets nobody in any more."""
        renamed = self._with_id(alias, chat_id)
        return renamed if renamed.by == self.by else replace(renamed, by_name="")


@dataclass(frozen=True, slots=True)
class Team:
    """Who belongs to the newsroom at present."""

    owners: frozenset[int]
    members: Mapping[int, Member]
    """By the person's id; an owner may be among them, as what the person was before."""


async def editors(store: Store, owners: Collection[int]) -> tuple[int, ...]:
    """Return the owners and everybody who may write, in the order of their ids."""
    return await _with_right(store, owners, Right.WRITE)


async def reviewers(store: Store, owners: Collection[int], author: int) -> tuple[int, ...]:
    """Return the owners and everybody who may review, without the author, in the order of their ids."""
    return tuple(each for each in await _with_right(store, owners, Right.REVIEW) if each != author)


async def _with_right(store: Store, owners: Collection[int], right: Right) -> tuple[int, ...]:
    """Return who has a right and can be reached.

    Telegram lets a bot write only to people who have spoken to it: whoever never has is left out until then,
    and so is whoever has blocked the bot.
    """
    members = await store.records(Member)
    people = {*owners, *(each.person for each in members if may(each.role, right))}
    chats = [await store.chat(each) for each in sorted(people)]
    return tuple(each.id for each in chats if each is not None and each.paused is None)
