"""Who belongs to the newsroom, and who is invited to it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Self

from briefing.records import Record
from briefing.roles import Role


@dataclass(frozen=True, slots=True)
class Member(Record):
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
    def people(self) -> tuple[int, ...]:
        """The person."""
        return (self.person,)

    def forgetting(self, chat_id: int, alias: int) -> Self | None:
        """Leave nothing: who is forgotten is no member any more."""
        del chat_id, alias
        return None


@dataclass(frozen=True, slots=True)
class Invite(Record):
    """A link that makes whoever opens it first a member, within a day."""

    table: ClassVar[str] = "invites"

    token: str
    """What the link carries; of no use once it was used."""
    role: Role
    by: int
    expires_at: datetime
    used_by: int | None = None

    @property
    def key(self) -> str:
        """The token."""
        return self.token

    @property
    def people(self) -> tuple[int, ...]:
        """Who invited, and who came."""
        return (self.by,) if self.used_by is None else (self.by, self.used_by)

    def forgetting(self, chat_id: int, alias: int) -> Self:
        """Stay, with the person's id replaced."""
        return replace(
            self,
            by=alias if self.by == chat_id else self.by,
            used_by=alias if self.used_by == chat_id else self.used_by,
        )
