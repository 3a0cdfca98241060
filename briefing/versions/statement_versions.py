"""Statements that owners take in in the chat, and the versions of them that can be brought back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.followups.entries import LogEntry, published_items
from briefing.statement.revision import Change, changes
from briefing.team.audit import Actor, AuditAction, record_act
from briefing.versions.append_only import Breach, breaches, with_log_of
from briefing.versions.versions import (
    StatementFiles,
    StatementVersion,
    Upload,
    digest_of,
    with_newest_versions,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.library import Library
    from briefing.ports import Store
    from briefing.records import Records
    from briefing.statement.model import Statement


@dataclass(frozen=True, slots=True)
class VersionOffer:
    """What an owner is asked about: a statement in place of the one that is held."""

    statement: Statement
    held: Statement | None
    """None: there is no statement of this id yet."""
    differences: tuple[Change, ...]
    broken: tuple[tuple[str, Breach], ...]
    """How it would break the log; it cannot be taken in then."""
    digest: str
    """What the confirmation carries: it is for this text in place of that one, and for nothing else."""

    @property
    def is_open(self) -> bool:
        """Whether there is something to be confirmed."""
        return not self.broken and (self.held is None or bool(self.differences))


class StatementVersions:
    """What owners do with statements. One act at a time is carried out."""

    def __init__(
        self, content: Mapping[str, Statement], library: Library, store: Store, files: StatementFiles
    ) -> None:
        self.content = content
        """The statements in the content folder: version 0 of each."""
        self.files = files
        self._library = library
        self._store = store
        self._lock = asyncio.Lock()

    async def apply(self) -> None:
        """Let the library rest on the newest version of each statement."""
        versions = await self._store.records(StatementVersion)
        read = await self.files.read_again({each.text for each in versions if each.text})
        self._library.content = with_newest_versions(self.content, versions, read.get)

    async def versions(self, statement_id: str) -> list[StatementVersion]:
        """Return what was taken in of a statement, the oldest first."""
        every = await self._store.records(StatementVersion)
        own = (each for each in every if each.statement == statement_id)
        return sorted(own, key=lambda each: each.number)

    async def offer(self, actor: Actor, data: bytes, name: str, language: str) -> VersionOffer:
        """Read a file that an owner sent, and keep it until the owner has decided.

        ``ContentFaulty`` with every fault; nothing is kept then, nor when nothing is to be confirmed.
        """
        statement = await self.files.read(data, name)
        text = await self.files.text_of(statement)
        offer = await self._weighed(statement, text, language)
        if offer.is_open:
            upload = Upload(actor.person, statement.id, text, actor.at)
            await self._store.transact(lambda records: records.put(upload))
        return offer

    async def leave(self, person: int) -> None:
        """Drop what a person sent."""
        upload = await self._store.record(Upload, str(person))
        if upload is not None:
            await self._store.transact(lambda records: records.remove(upload))

    async def take_in(self, actor: Actor, digest: str) -> StatementVersion | None:
        """Show readers what an owner sent; None when it is not, or not any more, what was confirmed."""
        async with self._lock:
            upload = await self._store.record(Upload, str(actor.person))
            read = await self.files.read_again([upload.text] if upload else [])
            if upload is None or upload.text not in read:
                return None
            statement = read[upload.text]
            if await self._digest(statement.id, upload.text) != digest:
                return None
            return await self._keep(actor, statement, upload.text, None)

    async def offer_back(self, statement_id: str, number: int, language: str) -> VersionOffer | None:
        """Return what would change if a version were brought back; None when there is none of this number.

        What was added to the log since stays in it.
        """
        found = await self._version(statement_id, number)
        if found is None:
            return None
        statement, _text = found
        return await self._weighed(statement, await self.files.text_of(statement), language)

    async def bring_back(
        self, actor: Actor, statement_id: str, number: int, digest: str
    ) -> StatementVersion | None:
        """Show readers an earlier version again; None when it is not, or not any more, what was confirmed."""
        async with self._lock:
            found = await self._version(statement_id, number)
            if found is None:
                return None
            statement, text = found
            if await self._digest(statement_id, await self.files.text_of(statement)) != digest:
                return None
            return await self._keep(actor, statement, text, number)

    async def _version(self, statement_id: str, number: int) -> tuple[Statement, str] | None:
        """Return a version with the log as it is now, and the text that is kept for it."""
        kept = await self._store.record(StatementVersion, f"{statement_id}/{number}")
        text = kept.text if kept else ""
        if text:
            statement = (await self.files.read_again([text])).get(text)
        else:
            statement = self.content.get(statement_id) if kept or number == 0 else None
        if statement is None:
            return None
        held = self._library.content.get(statement_id)
        return with_log_of(statement, [held] if held else []), text

    async def _weighed(self, statement: Statement, text: str, language: str) -> VersionOffer:
        held = self._library.content.get(statement.id)
        entries = await self._store.records(LogEntry)
        return VersionOffer(
            statement,
            held,
            tuple(changes(held, statement, language)) if held else (),
            tuple(breaches(held or statement, statement, published_items(entries, statement.id))),
            await self._digest(statement.id, text),
        )

    async def _digest(self, statement_id: str, text: str) -> str:
        held = self._library.content.get(statement_id)
        return digest_of(await self.files.text_of(held) if held else "", text)

    async def _keep(
        self, actor: Actor, statement: Statement, text: str, brings_back: int | None
    ) -> StatementVersion | None:
        held = self._library.content.get(statement.id) or statement

        def keep(records: Records) -> StatementVersion | None:
            if breaches(held, statement, published_items(records.all(LogEntry), statement.id)):
                return None
            return _put(records, actor, statement.id, text, brings_back)

        version = await self._store.transact(keep)
        if version is not None:
            await self.apply()
        return version


def _put(
    records: Records, actor: Actor, statement_id: str, text: str, brings_back: int | None
) -> StatementVersion:
    number = sum(each.statement == statement_id for each in records.all(StatementVersion)) + 1
    version = StatementVersion(statement_id, number, text, actor.person, actor.role, actor.at, brings_back)
    records.put(version)
    upload = records.get(Upload, str(actor.person))
    if brings_back is None and upload is not None:
        records.remove(upload)
    act = AuditAction.STATEMENT_TAKEN_IN if brings_back is None else AuditAction.STATEMENT_BROUGHT_BACK
    record_act(records, actor, act, statement_id, version=number, brings_back=brings_back)
    return version
