"""What readers see of a statement: what lies in the content folder, and what the newsroom has added to it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from briefing.newsroom.entries import Entry, EntryState
from briefing.recording import entries as log_of
from briefing.recording import entry_names, recorded
from briefing.statement import FollowUp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefing.library import Library
    from briefing.ports import Store
    from briefing.statement import Check, Statement


async def refresh(library: Library, store: Store, now: datetime) -> None:
    """Let the library hold what is published; what is new in the content counts as recorded ``now``.

    To be called at the start and after each change of the log or of a statement. ``StorageUnavailable`` when
    it cannot be remembered when something was first seen.
    """
    entries = await store.records(Entry)
    statements = {statement.id: with_entries(statement, entries) for statement in library.content.values()}
    names = [name for each in statements.values() for name in entry_names(each)]
    seen = await store.first_seen(names, now)
    library.hold(
        {
            key: _unless_equal(library.statements.get(key), recorded(each, seen))
            for key, each in statements.items()
        }
    )


def with_entries(statement: Statement, entries: Iterable[Entry]) -> Statement:
    """Return the statement with the published entries of the newsroom after its own, in order of publication.

    An entry that the content has by the same id came into it by an export: it is there once. One whose
    initiative the statement no longer has is left out.
    """
    known = {each.id for each in log_of(statement)}
    published = sorted(
        (each for each in entries if _is_shown(each, statement) and each.key not in known),
        key=lambda each: each.published_at or each.written_at,
    )
    followups: list[FollowUp] = [each.item for each in published if isinstance(each.item, FollowUp)]
    checks: list[Check] = [each.item for each in published if not isinstance(each.item, FollowUp)]
    if not published:
        return statement
    return replace(
        statement,
        followups=(*statement.followups, *followups),
        checks=(*statement.checks, *checks),
    )


def _is_shown(entry: Entry, statement: Statement) -> bool:
    return (
        entry.state is EntryState.PUBLISHED
        and entry.statement == statement.id
        and entry.item.initiative in statement.initiatives
    )


def _unless_equal(present: Statement | None, new: Statement) -> Statement:
    """Keep the object that pages are cached for, where nothing has changed."""
    same = present is not None and all(
        getattr(present, each.name) == getattr(new, each.name) for each in fields(new)
    )
    return present if present is not None and same else new
