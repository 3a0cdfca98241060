"""Taking in statement files that owners send, and bringing earlier versions back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.followups.entries import EntryState, LogEntry, published_items
from briefing.records import put_records, remove_records
from briefing.statement.revision import RevisionChange, changes
from briefing.team.audit import Actor, AuditAction, record_act
from briefing.versions.append_only import Breach, breaches, breaches_of_waiting, with_log_of
from briefing.versions.versions import (
    StatementFiles,
    StatementVersion,
    Upload,
    digest_of,
    with_newest_versions,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.errors import Fault
    from briefing.library import Library
    from briefing.ports import Store
    from briefing.records import Records
    from briefing.statement.model import Statement


@dataclass(frozen=True, slots=True)
class VersionOffer:
    """A statement that an owner is asked to confirm in place of the present one."""

    statement: Statement
    held: Statement | None
    """The present statement; None when there is none with this id yet."""
    differences: tuple[RevisionChange, ...]
    broken: tuple[tuple[str, Breach], ...]
    """How it would break the log; if it would, it cannot be taken in."""
    digest: str
    """A digest of the old and the new text; a confirmation counts only for these."""
    typography: Sequence[Fault] = ()
    """What breaks the rules of typography in a file; it can be taken in all the same."""

    @property
    def is_open(self) -> bool:
        """Whether the offer can be confirmed: it breaks nothing and changes something."""
        return not self.broken and (self.held is None or bool(self.differences))


class StatementVersions:
    """What owners do with statements; one act at a time, also of several replicas."""

    def __init__(
        self, content: Mapping[str, Statement], library: Library, store: Store, files: StatementFiles
    ) -> None:
        self.content = content
        """The statements in the content folder, which are version 0."""
        self.files = files
        self._library = library
        self._store = store
        self._lock = asyncio.Lock()

    async def apply(self) -> None:
        """Put the newest version of each statement into the library."""
        versions = await self._store.find(StatementVersion)
        read = await self.files.read_again({each.text for each in versions if each.text})
        self._library.content = with_newest_versions(self.content, versions, read.get)

    async def versions(self, statement_id: str) -> list[StatementVersion]:
        """Return the versions of a statement that were taken in, the oldest first."""
        own = await self._store.find(StatementVersion, statement=statement_id)
        return sorted(own, key=lambda each: each.number)

    async def offer(self, actor: Actor, data: bytes, name: str, language: str) -> VersionOffer:
        """Read a file that an owner sent, and keep it until the owner decides, if it can be confirmed.

        Raises ``ContentFaulty`` with every fault.
        """
        statement = await self.files.read(data, name)
        text = await self.files.text_of(statement)
        offer = await self._weighed(statement, text, language)
        offer = replace(offer, typography=await self.files.proofread(statement))
        if offer.is_open:
            upload = Upload(actor.person, statement.id, text, actor.at)
            await put_records(self._store, upload)
        return offer

    async def leave(self, person: int, digest: str) -> None:
        """Remove the file that a person sent, if it is the one with this digest."""
        upload = await self._store.get(Upload, str(person))
        if upload is not None and await self._digest(upload.statement, upload.text) == digest:
            await remove_records(self._store, upload)

    async def take_in(self, actor: Actor, digest: str) -> StatementVersion | None:
        """Publish the file that an owner sent; None when it differs from what was confirmed."""
        async with self._lock:
            upload = await self._store.get(Upload, str(actor.person))
            read = await self.files.read_again([upload.text] if upload else [])
            if upload is None or upload.text not in read:
                return None
            statement = read[upload.text]
            known = await self._catch_up(statement.id)
            if await self._digest(statement.id, upload.text) != digest:
                return None
            return await self._keep(actor, statement, upload.text, None, known)

    async def offer_back(self, statement_id: str, number: int, language: str) -> VersionOffer | None:
        """Return the offer to bring a version back; None when there is no such version.

        Entries that were added to the log since stay.
        """
        found = await self._version(statement_id, number)
        if found is None:
            return None
        statement, _text = found
        return await self._weighed(statement, await self.files.text_of(statement), language)

    async def bring_back(
        self, actor: Actor, statement_id: str, number: int, digest: str
    ) -> StatementVersion | None:
        """Publish an earlier version again; None when it differs from what was confirmed."""
        async with self._lock:
            known = await self._catch_up(statement_id)
            found = await self._version(statement_id, number)
            if found is None:
                return None
            statement, text = found
            if await self._digest(statement_id, await self.files.text_of(statement)) != digest:
                return None
            return await self._keep(actor, statement, text, number, known)

    async def _catch_up(self, statement_id: str) -> int:
        """Bring what other replicas have published into the library; return how many versions are known."""
        known = await self._store.count(StatementVersion, statement=statement_id)
        await self.apply()
        return known

    async def _version(self, statement_id: str, number: int) -> tuple[Statement, str] | None:
        """Return a version with the present log, and its stored text; None when there is no such version."""
        kept = await self._store.get(StatementVersion, f"{statement_id}/{number}")
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
        entries = await self._store.find(LogEntry, statement=statement.id)
        return VersionOffer(
            statement,
            held,
            tuple(changes(held, statement, language)) if held else (),
            tuple(_breaches(held or statement, statement, entries)),
            await self._digest(statement.id, text),
        )

    async def _digest(self, statement_id: str, text: str) -> str:
        held = self._library.content.get(statement_id)
        return digest_of(await self.files.text_of(held) if held else "", text)

    async def _keep(
        self, actor: Actor, statement: Statement, text: str, brings_back: int | None, known: int
    ) -> StatementVersion | None:
        held = self._library.content.get(statement.id) or statement

        async def keep(records: Records) -> StatementVersion | None:
            is_outdated = await records.count(StatementVersion, statement=statement.id) != known
            entries = await records.find(LogEntry, statement=statement.id)
            if is_outdated or _breaches(held, statement, entries):
                return None
            return await _put(records, actor, statement.id, text, brings_back)

        version = await self._store.transact(keep)
        if version is not None:
            await self.apply()
        return version


def _breaches(held: Statement, new: Statement, entries: Sequence[LogEntry]) -> list[tuple[str, Breach]]:
    """Return how a new version would break the log, or leave an entry that waits without a place in it."""
    waiting = (each.item for each in entries if each.state is EntryState.IN_REVIEW)
    published = published_items(entries, new.id)
    return [*breaches(held, new, published), *breaches_of_waiting(held, new, waiting)]


async def _put(
    records: Records, actor: Actor, statement_id: str, text: str, brings_back: int | None
) -> StatementVersion:
    number = await records.count(StatementVersion, statement=statement_id) + 1
    version = StatementVersion(statement_id, number, text, actor.person, actor.role, actor.at, brings_back)
    records.put(version)
    upload = await records.get(Upload, str(actor.person))
    if brings_back is None and upload is not None:
        records.remove(upload)
    act = AuditAction.STATEMENT_TAKEN_IN if brings_back is None else AuditAction.STATEMENT_BROUGHT_BACK
    await record_act(records, actor, act, statement_id, version=number, brings_back=brings_back)
    return version
