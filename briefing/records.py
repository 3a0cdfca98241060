"""Records: all stored objects beside chats, subscriptions and rows, and the view in which they are changed.

A kind of record is a frozen dataclass that says which table it belongs to, which fields make its key and
which of them name people or chats. Its fields are plain: text, numbers, dates, moments, enumerations,
tuples and mappings of these, and dataclasses.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import ClassVar, Generic, Protocol, Self, TypeVar

ALIASES = -(2**53)
"""Numbers below this stand for people who were forgotten; ids in Telegram have at most 52 bits."""

PERSON = "person"
"""The name by which every kind of record is found: an id among its people."""
PAGE = 500
"""How many records are read at once where all of many are."""

Term = str | int | date | None
"""A value by which records are found; moments, days, truth values and enumerations are such, too."""


def term_text(value: Term) -> str:
    """Return a value as the text under which it is indexed; texts of moments and days sort by time."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class Record:
    """Base of all records."""

    table: ClassVar[str]
    """The name of the table; each kind has its own."""
    key_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that make it unique within its table; a kind may override :attr:`key` instead."""
    people_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that hold ids of people or chats, or None; a kind may override :attr:`people` as well."""
    found_by: ClassVar[tuple[str, ...]] = ()
    """The fields and properties by which its records are found; a tuple is found by each of its values."""

    @property
    def key(self) -> str:
        """What makes it unique within its table."""
        return ":".join(str(getattr(self, each)) for each in self.key_fields)

    @property
    def people(self) -> tuple[int, ...]:
        """The ids of people that it names, and of the chat that it belongs to, if any."""
        ids = (getattr(self, each) for each in self.people_fields)
        return tuple(each for each in ids if each is not None)

    def terms(self) -> Iterator[tuple[str, str]]:
        """Yield the names and texts under which it is indexed."""
        for name in self.found_by:
            value = getattr(self, name)
            for each in dict.fromkeys(value) if isinstance(value, tuple) else (value,):
                yield name, term_text(each)
        for person in dict.fromkeys(self.people):
            yield PERSON, str(person)

    def forgetting(self, chat_id: int, alias: int) -> Self | None:
        """Return what remains when a chat or person is forgotten, or None when nothing does.

        Unless a kind says otherwise, ``alias`` takes the place of the id. It is below
        :data:`ALIASES`, and the same in every record.
        """
        return self._with_id(alias, chat_id)

    def moved(self, old_id: int, new_id: int) -> Self:
        """Return the record after a group became a supergroup with another id."""
        return self._with_id(new_id, old_id)

    def _with_id(self, new_id: int, old_id: int) -> Self:
        return replace(self, **{each: new_id for each in self.people_fields if getattr(self, each) == old_id})


class DeletedWithOwner(Record):
    """Base of what is deleted when any person or chat that it names is forgotten."""

    __slots__ = ()

    def forgetting(self, chat_id: int, alias: int) -> Self | None:
        """Return None: nothing remains."""
        del chat_id, alias
        return None


class Personal(DeletedWithOwner):
    """Base of what belongs to one person, and is deleted when the person is forgotten."""

    __slots__ = ()
    people_fields: ClassVar[tuple[str, ...]] = ("person",)


R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Between:
    """A range of moments or days, both ends included; an end that is None is open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Some records, and where the next page begins."""

    records: list[R]
    last: int | None
    """The cursor of the last of them, for ``after``; None when there are no more."""


class RecordReader(Protocol):
    """Finds records; n is the number of records found, not of those stored.

    The finders take names of :attr:`Record.found_by` with the wanted value, or a :class:`Between`, and
    ``person`` for an id among :attr:`Record.people`: ``find(Post, chat=-100, waits=True)``. All must match.
    They raise ValueError for another name. The order is that in which the records were added.
    """

    async def get(self, kind: type[R], key: str) -> R | None:
        """Return a record, or None. One row by its key."""

    async def get_each(self, kind: type[R], keys: Collection[str]) -> dict[str, R]:
        """Return these records by their keys, without the missing ones. One row by its key for each."""

    async def find(
        self, kind: type[R], *, limit: int | None = None, newest_first: bool = False, **wanted: Term | Between
    ) -> list[R]:
        """Return the records that match, at most ``limit``. n rows, by an index.

        Without ``limit`` this is for what is few by its nature: members, channels, posts of a channel.
        """

    async def page(
        self,
        kind: type[R],
        *,
        limit: int,
        after: int | None = None,
        newest_first: bool = False,
        **wanted: Term | Between,
    ) -> Page[R]:
        """Return as many of the records that match from the cursor on. ``limit`` rows, by an index."""

    async def of_people(self, kind: type[R], people: Collection[int]) -> list[R]:
        """Return the records of a kind that name any of these people or chats, each once, in order.

        n rows, by an index.
        """

    async def count(self, kind: type[Record], **wanted: Term | Between) -> int:
        """Return how many records match. n entries of an index; none is loaded."""


class Records(RecordReader, Protocol):
    """The records within one step: reads see its own changes, and all of them are one transaction."""

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its key."""

    def remove(self, record: Record) -> None:
        """Remove the record with the same key, if there is one."""


class RecordStore(RecordReader, Protocol):
    """The records of a store."""

    async def naming(self, person: int) -> list[Record]:
        """Return the records of all kinds that name a person or chat. n rows, by an index."""

    async def transact(self, act: Callable[[Records], Awaitable[T]]) -> T:
        """Await ``act`` to read and change records in one step, without other changes of them in between.

        All its changes are one transaction; when it raises, nothing is changed. It may be called again from
        the start when another machine came in between, so it awaits nothing but the records and changes
        nothing else. Two or three statements beside its own reads.
        """


async def put_records(store: RecordStore, *records: Record) -> None:
    """Add or replace records in one step."""

    async def act(step: Records) -> None:
        for each in records:
            step.put(each)

    await store.transact(act)


async def remove_records(store: RecordStore, *records: Record) -> None:
    """Remove the records with the keys of these in one step."""

    async def act(step: Records) -> None:
        for each in records:
            step.remove(each)

    await store.transact(act)


async def each_record(
    reader: RecordReader, kind: type[R], *, newest_first: bool = False, **wanted: Term | Between
) -> AsyncIterator[R]:
    """Yield the records that match, a page at a time; changes meanwhile may be missed."""
    after: int | None = None
    while True:
        found = await reader.page(kind, limit=PAGE, after=after, newest_first=newest_first, **wanted)
        for each in found.records:
            yield each
        if found.last is None:
            return
        after = found.last
