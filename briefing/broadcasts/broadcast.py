"""A broadcast as it is kept, from the draft to its counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Self

from briefing.broadcasts.content import Button, Content, ContentKind, Contents
from briefing.outbox import BROADCAST
from briefing.records import Record, Records
from briefing.team.roles import Role


class BroadcastState(StrEnum):
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


STARTABLE = frozenset({BroadcastState.DRAFT, BroadcastState.SCHEDULED, BroadcastState.LATE})
UNDER_WAY = frozenset({BroadcastState.RUNNING, BroadcastState.PAUSED})


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
class Broadcast(Record):
    """One broadcast."""

    table: ClassVar[str] = "campaigns"
    key_fields: ClassVar[tuple[str, ...]] = ("id",)

    id: str
    """16 hexadecimal digits."""
    number: int
    """From 1, for people."""
    author: int
    """The person's id; negative where the person was forgotten since."""
    role: Role
    """What whoever answers for it was at their last word."""
    audience: Audience
    contents: Contents
    created_at: datetime
    buttons: tuple[Button, ...] = ()
    silent: bool = False
    state: BroadcastState = BroadcastState.DRAFT
    at: datetime | None = None
    """The moment for which it is scheduled, UTC."""
    is_paid: bool = False
    """It was started at the paid pace."""
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
    earlier: tuple[Contents, ...] = ()
    """What :attr:`contents` were before each correction, the first ones first."""
    unsent_at: datetime | None = None
    """When it was taken back, UTC."""
    by: int | None = None
    """Who gave the last word by which something of it leaves, to start or to correct; None: the author."""
    waits_since: datetime | None = None
    """Since when nothing of it leaves, because that one may not broadcast any more, UTC."""
    is_asked_about: bool = False
    """Owners were asked what is to become of one that waits so."""
    is_source_gone: bool = False
    """The message that it copies was deleted: it takes another one for the rest, or goes no further."""
    former: tuple[Contents, ...] = ()
    """What was sent before another message took its place for the rest; it stays as it is."""
    shown_to: int | None = None
    """The person in whose private chat the message with its progress stands."""
    shown_as: int | None = None
    """That message's id."""

    @property
    def people(self) -> tuple[int, ...]:
        """The author, who answers for it, who watches it, and whose messages it copies."""
        copied = (each.copied_from for contents in self.every_contents for each in contents.values())
        ids = (self.author, self.by, self.shown_to, *copied)
        return tuple(dict.fromkeys(each for each in ids if each is not None))

    def forgetting(self, chat_id: int, alias: int) -> Self:
        """Stay, with the person's id replaced; nobody who was forgotten watches it."""
        unwatched = replace(self, shown_to=None, shown_as=None) if self.shown_to == chat_id else self
        return replace(
            unwatched,
            author=alias if self.author == chat_id else self.author,
            by=alias if self.by == chat_id else self.by,
            contents=_forgetting(self.contents, chat_id, alias),
            earlier=tuple(_forgetting(each, chat_id, alias) for each in self.earlier),
            former=tuple(_forgetting(each, chat_id, alias) for each in self.former),
        )

    @property
    def responsible(self) -> int:
        """Who answers for it: by whose word it leaves."""
        return self.author if self.by is None else self.by

    def is_copied_from(self, person: int) -> bool:
        """Tell whether some of it is copied from a person's private chat each time that it is sent."""
        copies = (each for each in self.contents.values() if each.kind is ContentKind.COPY)
        return any((each.copied_from or self.author) == person for each in copies)

    @property
    def copied_languages(self) -> tuple[str, ...]:
        """The languages whose content is copied."""
        return tuple(key for key, each in self.contents.items() if each.kind is ContentKind.COPY)

    @property
    def every_contents(self) -> tuple[Contents, ...]:
        """All that it ever said, by language: what was replaced, what was corrected, what it says now."""
        return (*self.former, *self.earlier, self.contents)

    @property
    def amendments(self) -> tuple[str, ...]:
        """The occurrences of the rows that edit or delete what was sent, as far as it was asked for."""
        edits = (self.edit_of(self.edits),) if self.edits else ()
        return edits if self.unsent_at is None else (*edits, self.unsend_occurrence)

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
    key_fields: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    chats: tuple[int, ...]

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


def _forgetting(contents: Contents, chat_id: int, alias: int) -> dict[str, Content]:
    return {
        key: replace(each, copied_from=alias) if each.copied_from == chat_id else each
        for key, each in contents.items()
    }


def content_for(contents: Contents, language: str) -> tuple[str, Content]:
    """Return a language's content and its key: the language's own, else everybody's, else the first."""
    for each in (language, ""):
        if each in contents:
            return each, contents[each]
    return next(iter(contents.items()))


def next_number(records: Records) -> int:
    """Return the number of the next new broadcast."""
    return max((each.number for each in records.all(Broadcast)), default=0) + 1
