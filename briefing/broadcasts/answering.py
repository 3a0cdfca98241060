"""Who answers for a broadcast: what went by the word of somebody who lost the right waits for another's."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefing.broadcasts.campaign import Campaign, CampaignState
from briefing.broadcasts.filling import follow
from briefing.broadcasts.fitting import TAKEN_BACK
from briefing.newsroom.audit import Act, Actor, audited
from briefing.newsroom.team import Member
from briefing.outbox import OPEN
from briefing.roles import Right, Role, may

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from briefing.ports import Store
    from briefing.records import Records


async def hold_unanswered(store: Store, owners: Collection[int], now: datetime) -> list[Campaign]:
    """Let everything wait that is due, or under way, and for which nobody with the right answers any more.

    Returns what waits since; rights are those of this moment.
    """
    roles = {each.person: each.role for each in await store.records(Member)}
    roles |= dict.fromkeys(owners, Role.OWNER)
    held = []
    for campaign in await store.records(Campaign):
        if campaign.waits_since is not None or may(roles.get(campaign.answerer), Right.BROADCAST):
            continue
        if await _is_due(store, campaign, now):
            after = await store.transact(partial(_held, read=campaign, owners=owners, now=now))
            if after is not None:
                held.append(await follow(store, after.id, now) or after)
    return held


async def _is_due(store: Store, campaign: Campaign, now: datetime) -> bool:
    """Tell whether something of a broadcast would leave now."""
    if campaign.state is CampaignState.SCHEDULED:
        return campaign.at is not None and campaign.at <= now
    if campaign.state is CampaignState.RUNNING:
        return await _has_open(store, campaign, (campaign.occurrence, *campaign.amendments))
    is_over = campaign.ended_at is not None and now - campaign.ended_at >= TAKEN_BACK
    if is_over or not campaign.amendments:
        return False
    return await _has_open(store, campaign, campaign.amendments)


async def _has_open(store: Store, campaign: Campaign, occurrences: Iterable[str]) -> bool:
    """Tell whether something is still to be sent, edited or deleted."""
    if not campaign.enqueued:
        return True
    rows = [row for each in occurrences for row in await store.rows_of(each)]
    return any(row.state in OPEN for row in rows)


def _held(records: Records, read: Campaign, owners: Collection[int], now: datetime) -> Campaign | None:
    present = records.get(Campaign, read.id)
    member = records.get(Member, str(read.answerer))
    is_trusted = read.answerer in owners or (member is not None and may(member.role, Right.BROADCAST))
    if present != read or is_trusted:
        return None
    held = replace(present, waits_since=now, is_asked_about=False)
    records.put(held)
    actor = Actor(held.answerer, held.role, now)
    audited(records, actor, Act.BROADCAST_HELD, f"broadcast-{held.number}")
    return held
