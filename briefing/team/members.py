"""Members of the team and invitations, and who of the team can be notified."""

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
    """A person with a role; owners are named in the settings instead."""

    table: ClassVar[str] = "members"
    key_fields: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    name: str
    """The name in Telegram when the person joined, shown to owners."""
    role: Role
    since: datetime
    language: str
    """The language of notifications, unless another one was chosen in the private chat."""

    @property
    def shown_as(self) -> str:
        """The name as it is shown, or the id when the name has no visible characters."""
        return shown_name(self.name, self.key)


@dataclass(frozen=True, slots=True)
class Invite(Record):
    """A link that makes the first person who opens it within a day a member."""

    table: ClassVar[str] = "invites"
    key_fields: ClassVar[tuple[str, ...]] = ("token",)
    people_fields: ClassVar[tuple[str, ...]] = ("by", "used_by")
    found_by: ClassVar[tuple[str, ...]] = ("is_unused",)

    token: str
    """The secret in the link; it works once."""
    role: Role
    by: int
    by_name: str
    """The name of the inviter in Telegram, shown to the guest; empty when the inviter was forgotten."""
    expires_at: datetime
    used_by: int | None = None
    withdrawn: bool = False

    @property
    def is_unused(self) -> bool:
        """Whether nobody has accepted or withdrawn it; it may have expired."""
        return self.used_by is None and not self.withdrawn

    @property
    def inviter_name(self) -> str:
        """The name of the inviter as it is shown."""
        return shown_name(self.by_name, NAMELESS)

    def forgetting(self, chat_id: int, alias: int) -> Self:
        """Return the invitation without the person; without its inviter it cannot be accepted any more."""
        renamed = self._with_id(alias, chat_id)
        return renamed if renamed.by == self.by else replace(renamed, by_name="")


@dataclass(frozen=True, slots=True)
class Team:
    """The owners and members at one moment."""

    owners: frozenset[int]
    members: Mapping[int, Member]
    """By the id of the person; an owner who was a member before is included."""


async def editors(store: Store, owners: Collection[int]) -> tuple[int, ...]:
    """Return the ids of owners and members who may write and can be notified, in order."""
    return await _with_right(store, owners, Right.WRITE)


async def reviewers(store: Store, owners: Collection[int], author: int) -> tuple[int, ...]:
    """Return the ids of owners and members who may review and can be notified, except the author."""
    return tuple(each for each in await _with_right(store, owners, Right.REVIEW) if each != author)


async def _with_right(store: Store, owners: Collection[int], right: Right) -> tuple[int, ...]:
    """Return the ids of owners and members with a right, in order.

    People who never wrote to the bot, or who blocked it, are left out: the bot cannot write to them.
    """
    members = await store.find(Member)
    people = {*owners, *(each.person for each in members if may(each.role, right))}
    chats = [await store.chat(each) for each in sorted(people)]
    return tuple(each.id for each in chats if each is not None and each.paused is None)
