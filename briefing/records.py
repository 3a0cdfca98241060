"""Records: all stored objects beside chats, subscriptions and rows, and the view in which they are changed.

A kind of record is a frozen dataclass that says which table it belongs to, which fields make its key and
which of them name people or chats. Its fields are plain: text, numbers, dates, moments, enumerations,
tuples and mappings of these, and dataclasses.
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Protocol, Self, TypeVar

ALIASES = -(2**53)
"""Numbers below this stand for people who were forgotten; ids in Telegram have at most 52 bits."""


@dataclass(frozen=True, slots=True)
class Record:
    """Base of all records."""

    table: ClassVar[str]
    """The name of the table; each kind has its own."""
    key_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that make it unique within its table; a kind may override :attr:`key` instead."""
    people_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that hold ids of people or chats, or None; a kind may override :attr:`people` as well."""

    @property
    def key(self) -> str:
        """What makes it unique within its table."""
        return ":".join(str(getattr(self, each)) for each in self.key_fields)

    @property
    def people(self) -> tuple[int, ...]:
        """The ids of people that it names, and of the chat that it belongs to, if any."""
        ids = (getattr(self, each) for each in self.people_fields)
        return tuple(each for each in ids if each is not None)

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


class Records(Protocol):
    """The records within one step: no other change comes between, and all changes are one transaction."""

    def get(self, kind: type[R], key: str) -> R | None:
        """Return a record, or None; changes of this step count."""

    def all(self, kind: type[R]) -> list[R]:
        """Return all records of a kind, in the order in which they were added."""

    def last(self, kind: type[R]) -> R | None:
        """Return the last record of :meth:`all`, or None, in constant time."""

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its key."""

    def remove(self, record: Record) -> None:
        """Remove the record with the same key, if there is one."""
