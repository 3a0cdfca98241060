"""What readers see of a statement: its newest version, and the published log entries."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from briefing.evidence.link import Link
from briefing.evidence.sources import with_links
from briefing.followups.entries import EntryState, LogEntry, published_item
from briefing.statement.deadline_states import state_names, with_deadline_states
from briefing.statement.entry import Check, Entry, FollowUp
from briefing.statement.recording import entries as log_of
from briefing.statement.recording import entry_names, is_of_entry, name_of, with_first_seen
from briefing.statement.text import Text
from briefing.versions.renaming import rename_stored

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefing.library import Library
    from briefing.ports import Store
    from briefing.statement.model import Statement


async def refresh(library: Library, store: Store, now: datetime) -> None:
    """Update the library with everything published; entries new in the content count as recorded ``now``.

    To be called at the start and after each change of the log, of a statement or of a source. Raises
    ``StorageUnavailable`` when the moments at which entries were first seen cannot be stored.
    """
    for statement in library.content.values():
        await rename_stored(store, statement)
    entries = await store.find(LogEntry, state=EntryState.PUBLISHED)
    statements = {statement.id: with_entries(statement, entries) for statement in library.content.values()}
    known = await store.sightings()
    names = [name for each in statements.values() for name in (*entry_names(each), *state_names(each, known))]
    seen = {**known, **await store.first_seen([name for name in names if name not in known], now)}
    shown = {name_of(key, each.id) for key, one in statements.items() for each in log_of(one)}
    ever = {*filter(is_of_entry, known), *(name_of(each.statement, each.key) for each in entries)}
    library.withdrawn = frozenset(ever - shown)
    links = {each.address: each for each in await store.find(Link, is_shown=True)}
    dated = {key: with_deadline_states(with_first_seen(each, seen), seen) for key, each in statements.items()}
    library.replace_all(
        {
            key: _unless_equal(library.statements.get(key), with_links(each, links))
            for key, each in dated.items()
        }
    )


def with_entries(statement: Statement, entries: Iterable[LogEntry]) -> Statement:
    """Return the statement with the published log entries after its own, in order of publication.

    A log entry that was exported into the content appears once, in the languages of both. Log entries whose
    initiative is not in the statement any more are left out.
    """
    shown = [each for each in entries if _is_shown(each, statement)]
    if not shown:
        return statement
    shown.sort(key=lambda each: each.published_at or each.written_at)
    kept = {each.key: published_item(each) for each in shown}
    own = [_joined(each, kept.pop(each.id, each)) for each in log_of(statement)]
    log = [*own, *kept.values()]
    return replace(
        statement,
        followups=tuple(each for each in log if isinstance(each, FollowUp)),
        checks=tuple(each for each in log if not isinstance(each, FollowUp)),
    )


def _joined(exported: Entry, kept: Entry) -> Entry:
    """Return the stored entry with the translations that only the exported one has."""
    if isinstance(kept, FollowUp) and isinstance(exported, FollowUp):
        reason = _in_both(exported.correction_reason, kept.correction_reason)
        text, why = _in_both(exported.text, kept.text) or kept.text, _in_both(exported.why, kept.why)
        return replace(kept, text=text, correction_reason=reason, why=why)
    if isinstance(kept, Check) and isinstance(exported, Check):
        return replace(kept, why=_in_both(exported.why, kept.why))
    return kept


def _in_both(exported: Text | None, kept: Text | None) -> Text | None:
    texts = [each.by_language for each in (kept, exported, kept) if each is not None]
    return Text({language: text for each in texts for language, text in each.items()}) if texts else None


def _is_shown(entry: LogEntry, statement: Statement) -> bool:
    return (
        entry.state is EntryState.PUBLISHED
        and entry.statement == statement.id
        and entry.item.initiative in statement.initiatives
    )


def _unless_equal(present: Statement | None, new: Statement) -> Statement:
    """Return the present object if it is equal, because pages are cached by object."""
    names = [each.name for each in fields(new)]
    is_same = all(getattr(present, name, None) == getattr(new, name) for name in names)
    return present if present is not None and is_same else new
