"""Small things that are kept beside chats and their pushes, and the view in which they are changed.

A kind of record is a frozen dataclass that says which table it belongs to and what its key is. Its fields
are plain: text, numbers, dates, moments, enumerations, tuples and mappings of these, and dataclasses.
"""

from abc import abstractmethod
from typing import ClassVar, Protocol, Self, TypeVar

ALIASES = -(2**53)
"""Numbers below stand for people who were forgotten; Telegram's ids take at most 52 bits."""


class Record:
    """Base of everything that is kept as a record."""

    __slots__ = ()
    table: ClassVar[str]
    """Where it is kept; no two kinds share one."""

    @property
    @abstractmethod
    def key(self) -> str:
        """What makes it unique within its table."""

    @property
    def people(self) -> tuple[int, ...]:
        """The ids of the people whom it names; a chat's id counts where the record belongs to the chat."""
        return ()

    def forgetting(self, chat_id: int, alias: int) -> Self | None:
        """Return what remains when the chat, or the person, is forgotten; None when nothing does.

        ``alias`` stands for the same person in whatever must remain; it is below :data:`ALIASES`.
        """
        del chat_id, alias
        return self

    def moved(self, old_id: int, new_id: int) -> Self:
        """Return the record after a group became a supergroup with another id."""
        del old_id, new_id
        return self


class DeletedWithOwner(Record):
    """Base of what goes with whoever it names."""

    __slots__ = ()

    def forgetting(self, chat_id: int, alias: int) -> Self | None:
        """Leave nothing."""
        del chat_id, alias
        return None


class Personal(DeletedWithOwner):
    """Base of what belongs to one person, and goes with the person."""

    __slots__ = ()
    person: int

    @property
    def people(self) -> tuple[int, ...]:
        """The person."""
        return (self.person,)


R = TypeVar("R", bound=Record)


class Records(Protocol):
    """All records within one step: nobody else's change comes between, and what is put goes together."""

    def get(self, kind: type[R], key: str) -> R | None:
        """Return a record, with what this step has put, or None."""
        ...

    def all(self, kind: type[R]) -> list[R]:
        """Return every record of a kind, in the order in which they were first put."""
        ...

    def last(self, kind: type[R]) -> R | None:
        """Return the record that :meth:`all` would have last, or None; it costs the same at any size."""
        ...

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its key."""
        ...

    def remove(self, record: Record) -> None:
        """Take out the record with this one's key, if there is one."""
        ...
