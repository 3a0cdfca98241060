"""The port of ``briefing`` for statements as files; reading and writing run in threads."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing.errors import ContentFaulty
from storage.content.bundle import read_again, read_bundle
from storage.content.files import LARGEST_FILE
from storage.content.proofreading import proofread_statement
from storage.content.writing import toml_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.errors import Fault
    from briefing.statement.model import Statement


class ContentFiles:
    """Reads statements with texts in some of ``languages``; no initiative may have a name in ``reserved``."""

    largest = LARGEST_FILE

    def __init__(self, languages: Collection[str], reserved: Collection[str]) -> None:
        self._languages = languages
        self._reserved = reserved

    async def read(self, data: bytes, name: str) -> Statement:
        """Return the statement in a file; raise ``ContentFaulty`` with every fault."""
        return await asyncio.to_thread(self._read, data, name)

    def _read(self, data: bytes, name: str) -> Statement:
        found: list[Fault] = []
        statement = read_bundle(data, name, self._languages, self._reserved, found)
        if statement is None:
            raise ContentFaulty(found)
        return statement

    async def read_again(self, texts: Collection[str]) -> dict[str, Statement]:
        """Return the statements in stored texts, by text, without those that do not fit today's rules."""
        read = await asyncio.to_thread(lambda: {text: read_again(text) for text in texts})
        return {text: statement for text, statement in read.items() if statement is not None}

    async def proofread(self, statement: Statement) -> list[Fault]:
        """Return what breaks the rules of typography in a statement."""
        return await asyncio.to_thread(proofread_statement, statement)

    async def text_of(self, statement: Statement) -> str:
        """Return the statement as TOML."""
        return await asyncio.to_thread(toml_of, statement)
