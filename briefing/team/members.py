"""Who belongs to the newsroom, and who is invited to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Self

from briefing.legible import NAMELESS, shown_name
from briefing.records import Personal, Record
from briefing.team.roles import Role


@dataclass(frozen=True, slots=True)
class Member(Personal):
    """An editor or a reviewer; owners are named in the settings."""

    table: ClassVar[str] = "members"

    person: int
    name: str
    """As Telegram showed it when the person joined; so that owners can tell people apart."""
    role: Role
    since: datetime
    language: str
    """In which the person is written to, unless another one was chosen in the private chat."""

    @property
    def key(self) -> str:
        """The person's id."""
        return str(self.person)

    @property
    def shown_as(self) -> str:
        """The name as it is shown; the id where nothing of it can be seen."""
        return shown_name(self.name, self.key)


@dataclass(frozen=True, slots=True)
class Invite(Record):
    """A link that makes whoever opens it first a member, within a day."""

    table: ClassVar[str] = "invites"

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
    def key(self) -> str:
        """The token."""
        return self.token

    @property
    def by_whom(self) -> str:
        """The name of who invites as it is shown."""
        return shown_name(self.by_name, NAMELESS)

    @property
    def people(self) -> tuple[int, ...]:
        """Who invited, and who came."""
        return (self.by,) if self.used_by is None else (self.by, self.used_by)

    def forgetting(self, chat_id: int, alias: int) -> Self:
        """Stay, with the person's id replaced: one of somebody who is forgotten lets nobody in any more."""
        return replace(
            self,
            by=alias if self.by == chat_id else self.by,
            by_name="" if self.by == chat_id else self.by_name,
            used_by=alias if self.used_by == chat_id else self.used_by,
        )


@dataclass(frozen=True, slots=True)
class Team:
    """Who belongs to the newsroom at present."""

    owners: frozenset[int]
    members: Mapping[int, Member]
    """By the person's id; an owner may be among them, as what the person was before."""
