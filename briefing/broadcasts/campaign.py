"""A broadcast as it is kept, from the draft to its counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Self

from briefing.broadcasts.content import Button, Content, ContentKind
from briefing.outbox import BROADCAST
from briefing.records import Record, Records
from briefing.roles import Role


class CampaignState(StrEnum):
    """Where a broadcast is on its way."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    LATE = "late"
    """Over 24 hours late, before its start or in the middle: it waits for an editor's word."""
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    """Nothing more begins to be sent; what was sent before stays."""


STARTABLE = frozenset({CampaignState.DRAFT, CampaignState.SCHEDULED, CampaignState.LATE})
UNDER_WAY = frozenset({CampaignState.RUNNING, CampaignState.PAUSED})


class AudienceKind(StrEnum):
    """Who gets it; chats that are paused never do."""

    EVERYONE = "everyone"
    """Every chat that the bot knows: people, groups and channels."""
    LANGUAGE = "language"
    """Those with this language: ``kk``."""
    FOLLOWERS = "followers"
    """Those who follow this initiative: ``ots-2025/chamber``."""
    GROUPS = "groups"
    CHANNELS = "channels"
    NAMED = "named"
    """Those on the :class:`NamedList` with this name."""
    ME = "me"
    """The author alone."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who gets it."""

    kind: AudienceKind
    value: str = ""
    """Which language, initiative or list."""


@dataclass(frozen=True, slots=True)
class Campaign(Record):
    """One broadcast."""

    table: ClassVar[str] = "campaigns"

    id: str
    """16 hexadecimal digits."""
    number: int
    """From 1, for people."""
    author: int
    """The person's id; negative where the person was forgotten since."""
    role: Role
    """What the author was when it was written; a start at its hour is entered in the log with it."""
    audience: Audience
    contents: Mapping[str, Content]
    """By language; under ``""`` what everybody gets whose language has none of its own."""
    created_at: datetime
    buttons: tuple[Button, ...] = ()
    silent: bool = False
    state: CampaignState = CampaignState.DRAFT
    at: datetime | None = None
    """The moment for which it is scheduled, UTC."""
    is_paid: bool = False
    """It was started at the paid pace (``allow_paid_broadcast``)."""
    enqueued: bool = False
    """All rows that its start, its corrections and its taking back ask for are in the outbox."""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    """When nothing was left to be sent, UTC; a cancelled one winds down until then."""
    recipients: int = 0
    """How many there were at the start."""
    sent: int = 0
    """How many got it, counted at the end."""
    failed: Mapping[str, int] = field(default_factory=dict)
    """How many did not, by reason, counted at the end."""
    is_reported: bool = False
    """The report of its end was made."""
    earlier: tuple[Mapping[str, Content], ...] = ()
    """What :attr:`contents` were before each correction, the first ones first."""
    unsent_at: datetime | None = None
    """When it was taken back, UTC."""
    shown_to: int | None = None
    """The person in whose private chat the message with its progress stands."""
    shown_as: int | None = None
    """That message's id."""

    @property
    def key(self) -> str:
        """The id."""
        return self.id

    @property
    def people(self) -> tuple[int, ...]:
        """The author, and who watches it."""
        return (self.author,) if self.shown_to is None else (self.author, self.shown_to)

    def forgetting(self, chat_id: int, alias: int) -> Self:
        """Stay, with the person's id replaced; nobody who was forgotten watches it."""
        changed = replace(self, author=alias) if self.author == chat_id else self
        return replace(changed, shown_to=None, shown_as=None) if self.shown_to == chat_id else changed

    @property
    def is_copied(self) -> bool:
        """Whether some of it is copied from the author's private chat each time that it is sent."""
        return any(each.kind is ContentKind.COPY for each in self.contents.values())

    @property
    def edits(self) -> int:
        """How often it was corrected."""
        return len(self.earlier)

    @property
    def occurrence(self) -> str:
        """The occurrence of its rows in the outbox."""
        return f"{BROADCAST}{self.id}"

    def edit_of(self, number: int) -> str:
        """Return the occurrence of the rows of a correction; the first is 1."""
        return f"{self.occurrence}:edit:{number}"

    @property
    def unsend_occurrence(self) -> str:
        """The occurrence of the rows that take it back."""
        return f"{self.occurrence}:unsend"


@dataclass(frozen=True, slots=True)
class NamedList(Record):
    """Chats that were put together under a name, to be written to."""

    table: ClassVar[str] = "broadcast_lists"

    name: str
    chats: tuple[int, ...]

    @property
    def key(self) -> str:
        """The name."""
        return self.name

    @property
    def people(self) -> tuple[int, ...]:
        """Every chat on it."""
        return self.chats

    def forgetting(self, chat_id: int, alias: int) -> Self:
        """Stay without the chat."""
        del alias
        return replace(self, chats=tuple(each for each in self.chats if each != chat_id))

    def moved(self, old_id: int, new_id: int) -> Self:
        """Name the supergroup in the group's place."""
        chats = (new_id if each == old_id else each for each in self.chats)
        return replace(self, chats=tuple(dict.fromkeys(chats)))


def content_for(contents: Mapping[str, Content], language: str) -> tuple[str, Content]:
    """Return a language's content and its key: the language's own, else everybody's, else the first."""
    for each in (language, ""):
        if each in contents:
            return each, contents[each]
    return next(iter(contents.items()))


def next_number(records: Records) -> int:
    """Return the number of the next new broadcast."""
    return max((each.number for each in records.all(Campaign)), default=0) + 1
