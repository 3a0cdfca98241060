"""The port through which statements come as files; ``storage/`` reads and writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from briefing.statement.model import Statement


class StatementFiles(Protocol):
    """Statements in one file each. Reading and writing are done beside the event loop."""

    largest: int
    """Bytes; what is larger is refused."""

    async def read(self, data: bytes, name: str) -> Statement:
        """Return the statement in a file with this name, ``.json`` or else TOML.

        :class:`briefing.errors.ContentFaulty` with every fault.
        """

    async def read_again(self, texts: Collection[str]) -> Mapping[str, Statement]:
        """Return the statements in texts that were taken in once, by text.

        One that today's rules do not take any more is left out.
        """

    async def text_of(self, statement: Statement) -> str:
        """Return the statement as TOML, the same each time."""
