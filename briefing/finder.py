"""What answers a query: commands, and initiatives of a statement."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from briefing.search.nearest import nearest_names
from briefing.search.query import LONGEST_QUERY

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.library import Library
    from briefing.search.commands import CommandIndex
    from briefing.search.ranking import Hit
    from briefing.statement.model import Statement

NEAREST = 3
"""Initiatives that are offered when nothing was found."""


class Found(NamedTuple):
    """What answers a query, best first; the commands stand before the initiatives."""

    commands: tuple[str, ...]
    hits: tuple[Hit, ...]
    nearest: tuple[str, ...] = ()
    """The slugs of initiatives that may have been meant when nothing was found."""

    def __bool__(self) -> bool:
        return bool(self.commands or self.hits)


class Finder:
    """Finds commands and initiatives by what people type."""

    def __init__(self, library: Library, commands: CommandIndex) -> None:
        self._library = library
        self._commands = commands

    async def find(self, statement: Statement, query: str, allowed: Collection[str]) -> Found:
        """Return what answers a query; of the commands only those that are ``allowed``.

        What a search needs is built at the first one, in a thread, so that nobody else waits for it.
        """
        await self.prepare(statement)
        return self.find_at_once(statement, query, allowed)

    async def prepare(self, statement: Statement) -> None:
        """Build what a search in a statement needs, if nobody has."""
        if not self._library.is_searchable(statement):
            await asyncio.to_thread(self._build, statement)

    def _build(self, statement: Statement) -> None:
        self._commands.build()
        self._library.make_searchable(statement)

    def find_at_once(self, statement: Statement, query: str, allowed: Collection[str]) -> Found:
        """Return what :meth:`find` does, for a program in which nobody else waits."""
        hits = self._library.search(statement, query, self._commands.knows)
        commands = [each for each in self._commands.find(query) if each.name in allowed]
        certain = [each for each in commands if each.is_certain]
        if certain and hits and (hits[0].is_mistaken or not hits[0].is_named):
            hits = []  # a word for a command that only stands in some text
        elif hits and (hits[0].is_named or not hits[0].is_mistaken):
            commands = certain
        nearest = () if hits or commands else tuple(_nearest(statement, query))
        return Found(tuple(each.name for each in commands), tuple(hits), nearest)

    async def matches(self, statement: Statement, query: str) -> bool:
        """Tell whether anything of a statement matches."""
        await self.prepare(statement)
        return bool(self._library.search(statement, query, self._commands.knows))

    async def nearest_initiative(self, statement: Statement, asked: str) -> str | None:
        """Return the slug that a misspelt name or a description most likely means, or None."""
        await self.prepare(statement)
        return self._library.nearest_initiative(statement, asked)


def _nearest(statement: Statement, query: str) -> list[str]:
    names = (
        (each.slug, name)
        for each in statement.in_order
        for text in (each.title, each.short)
        for name in text.by_language.values()
    )
    return nearest_names(query[:LONGEST_QUERY], names, NEAREST)
