"""The record of a broadcast, from the draft to the counts at its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Self

from briefing.broadcasts.content import Button, Content, ContentKind, Contents
from briefing.outbox import BROADCAST
from briefing.records import Record, Records
from briefing.statement.model import Statement
from briefing.team.roles import Role


class BroadcastState(StrEnum):
    """The states of a broadcast."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    LATE = "late"
    """Over 24 hours late, before its start or later: an editor must start it again."""
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    """No more messages are sent; those that were sent stay."""


STARTABLE = frozenset({BroadcastState.DRAFT, BroadcastState.SCHEDULED, BroadcastState.LATE})
UNDER_WAY = frozenset({BroadcastState.RUNNING, BroadcastState.PAUSED})


class AudienceKind(StrEnum):
    """The kinds of audience; paused chats are never part of one."""

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
    """The recipients that an editor chose."""

    kind: AudienceKind
    value: str = ""
    """The language, initiative or list; empty for the other kinds."""

    def in_statement(self, statement: Statement) -> Self:
        """Return the audience with the present slug of the initiative, where that is one of a statement."""
        statement_id, _, slug = self.value.partition("/")
        if self.kind is not AudienceKind.FOLLOWERS or statement_id != statement.id:
            return self
        return replace(self, value=f"{statement_id}/{statement.renamed.get(slug, slug)}")


@dataclass(frozen=True, slots=True)
class Broadcast(Record):
    """One broadcast. Its moments are in UTC."""

    table: ClassVar[str] = "campaigns"
    key_fields: ClassVar[tuple[str, ...]] = ("id",)
    found_by: ClassVar[tuple[str, ...]] = ("state", "is_at_rest")

    id: str
    """16 hexadecimal digits."""
    number: int
    """Counts from 1; the number that editors see."""
    author: int
    """The person's id; negative when the person has been forgotten."""
    role: Role
    """The role of the responsible person when they started, scheduled or changed it."""
    audience: Audience
    contents: Contents
    created_at: datetime
    buttons: tuple[Button, ...] = ()
    silent: bool = False
    state: BroadcastState = BroadcastState.DRAFT
    at: datetime | None = None
    """The moment for which it is scheduled."""
    is_paid: bool = False
    """Whether it was started at the faster pace that is paid for."""
    enqueued: bool = False
    """Whether all rows to send, edit or delete its messages are in the outbox."""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    """When nothing was left to be sent; after it is cancelled, leased rows are still sent."""
    recipients: int = 0
    """The number of recipients at the start."""
    sent: int = 0
    """How many recipients got it, counted at the end."""
    failed: Mapping[str, int] = field(default_factory=dict)
    """How many recipients did not get it, by reason, counted at the end."""
    is_reported: bool = False
    """Whether the report of its end was made."""
    earlier: tuple[Contents, ...] = ()
    """What :attr:`contents` was before each correction, the oldest first."""
    unsent_at: datetime | None = None
    """When an editor asked to delete its messages."""
    by: int | None = None
    """Who last started or changed it, and so is responsible for it; None: the author."""
    waits_since: datetime | None = None
    """Since when it is held, because the responsible person has lost the right to broadcast."""
    is_asked_about: bool = False
    """Whether owners were asked what to do with a held broadcast."""
    is_source_gone: bool = False
    """Whether the message that it copies was deleted; the remaining recipients need another message."""
    former: tuple[Contents, ...] = ()
    """Contents that another message replaced for the remaining recipients; sent messages stay as they are."""
    shown_to: int | None = None
    """The person in whose private chat its progress is shown."""
    shown_as: int | None = None
    """The id of the message that shows its progress."""
    are_rows_gone: bool = False
    """Whether its rows were removed, two days after its end."""

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing happens to it of its own accord, now or later."""
        is_idle = self.started_at is None and self.state is not BroadcastState.SCHEDULED
        return self.are_rows_gone or (is_idle and self.waits_since is None)

    @property
    def people(self) -> tuple[int, ...]:
        """The author, the responsible person, who is shown its progress, and whose messages it copies."""
        copied = (each.copied_from for contents in self.every_contents for each in contents.values())
        ids = (self.author, self.by, self.shown_to, *copied)
        return tuple(dict.fromkeys(each for each in ids if each is not None))

    def forgetting(self, chat_id: int, alias: int) -> Self:
        """Return the broadcast with ``alias`` in place of the person, who is shown its progress no more."""
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
        """The id of the person who last started or changed it."""
        return self.author if self.by is None else self.by

    def is_copied_from(self, person: int) -> bool:
        """Tell whether it copies a message from a person's private chat."""
        copies = (each for each in self.contents.values() if each.kind is ContentKind.COPY)
        return any((each.copied_from or self.author) == person for each in copies)

    @property
    def copied_languages(self) -> tuple[str, ...]:
        """The languages in which it copies a message."""
        return tuple(key for key, each in self.contents.items() if each.kind is ContentKind.COPY)

    @property
    def every_contents(self) -> tuple[Contents, ...]:
        """Its contents in order of time: replaced ones, corrected ones, the present ones."""
        return (*self.former, *self.earlier, self.contents)

    @property
    def amendments(self) -> tuple[str, ...]:
        """The occurrences of the rows that edit or delete sent messages, if an editor asked for that."""
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
        """Return the occurrence of the rows of a correction; ``number`` counts from 1."""
        return f"{self.occurrence}:edit:{number}"

    @property
    def unsend_occurrence(self) -> str:
        """The occurrence of the rows that delete its messages."""
        return f"{self.occurrence}:unsend"


@dataclass(frozen=True, slots=True)
class NamedList(Record):
    """Chats that editors gave a name, to send broadcasts to."""

    table: ClassVar[str] = "broadcast_lists"
    key_fields: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    chats: tuple[int, ...]

    @property
    def people(self) -> tuple[int, ...]:
        """The chats on the list."""
        return self.chats

    def forgetting(self, chat_id: int, alias: int) -> Self:
        """Return the list without the chat."""
        del alias
        return replace(self, chats=tuple(each for each in self.chats if each != chat_id))

    def moved(self, old_id: int, new_id: int) -> Self:
        """Return the list with the supergroup in place of the group."""
        chats = (new_id if each == old_id else each for each in self.chats)
        return replace(self, chats=tuple(dict.fromkeys(chats)))


def _forgetting(contents: Contents, chat_id: int, alias: int) -> dict[str, Content]:
    return {
        key: replace(each, copied_from=alias) if each.copied_from == chat_id else each
        for key, each in contents.items()
    }


def content_for(contents: Contents, language: str) -> tuple[str, Content]:
    """Return the content for readers of a language, with its key in ``contents``.

    That is the content in this language, else the one for everybody (``""``), else the first.
    """
    for each in (language, ""):
        if each in contents:
            return each, contents[each]
    return next(iter(contents.items()))


async def next_number(records: Records) -> int:
    """Return a number for a new broadcast."""
    last = await records.find(Broadcast, limit=1, newest_first=True)
    return last[0].number + 1 if last else 1
