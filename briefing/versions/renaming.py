"""Giving stored objects the present slugs of initiatives that have others now."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import STARTABLE, UNDER_WAY, Broadcast
from briefing.followings import Followed, Following
from briefing.followups.entries import LogEntry
from briefing.proposals.proposal import pending_proposals
from briefing.records import PAGE
from briefing.reports.reports import Report, ReportState

if TYPE_CHECKING:
    from briefing.ports import Store
    from briefing.records import Records
    from briefing.statement.model import Statement


async def rename_stored(store: Store, statement: Statement) -> None:
    """Let all that names renamed initiatives name them as the statement does now.

    That is followers, log entries, what waits for editors, and broadcasts to followers.
    """
    for old in statement.renamed:
        while await _rename_some(store, statement, old):
            pass
    if statement.renamed:
        await _rename_entries(store, statement)
        await store.transact(partial(_rename_waiting, statement))


async def _rename_some(store: Store, statement: Statement, old: str) -> bool:
    """Rename an initiative for some of its followers; return whether there were any."""

    async def rename(records: Records) -> bool:
        found = await records.page(Following, limit=PAGE, initiatives=f"{statement.id}/{old}")
        for each in found.records:
            records.put(_renamed(each, statement))
        return bool(found.records)

    return await store.transact(rename)


def _renamed(following: Following, statement: Statement) -> Following:
    """Return a following with present slugs; who followed under both has the initiative once."""
    followed: dict[tuple[str, str], Followed] = {}
    for each in following.followed:
        own = each.statement == statement.id
        slug = statement.renamed.get(each.slug, each.slug) if own else each.slug
        # Of two, the one that has been told more: nothing is told twice.
        known = followed.get((each.statement, slug), each)
        seen_until = max(known.news_seen_until, each.news_seen_until)
        followed[each.statement, slug] = replace(each, slug=slug, news_seen_until=seen_until)
    return replace(following, followed=tuple(followed.values()))


async def _rename_entries(store: Store, statement: Statement) -> None:
    async def rename(records: Records) -> None:
        for each in await records.find(LogEntry, statement=statement.id):
            slug = statement.renamed.get(each.item.initiative)
            if slug is not None:
                records.put(replace(each, item=replace(each.item, initiative=slug)))

    await store.transact(rename)


async def _rename_waiting(statement: Statement, records: Records) -> None:
    """Rename the initiatives of proposals and reports that wait for editors, and of broadcasts not over."""
    for each in await pending_proposals(records):
        if each.statement == statement.id and {each.initiative, *each.refused} & statement.renamed.keys():
            refused = dict.fromkeys(statement.renamed.get(slug, slug) for slug in each.refused)
            slug = statement.renamed.get(each.initiative, each.initiative)
            records.put(replace(each, initiative=slug, refused=tuple(refused)))
    for report in await records.find(Report, state=ReportState.OPEN):
        if report.statement == statement.id and report.initiative in statement.renamed:
            records.put(replace(report, initiative=statement.renamed[report.initiative]))
    for state in (*STARTABLE, *UNDER_WAY):
        for broadcast in await records.find(Broadcast, state=state):
            audience = broadcast.audience.in_statement(statement)
            if audience != broadcast.audience:
                records.put(replace(broadcast, audience=audience))
