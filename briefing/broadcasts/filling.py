"""The outbox follows what a broadcast has become.

Whatever is done here may be done again: rows are unique, and those that are as they should be stay. So a
crash in the middle is made good by the next tick.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.batch import Batch
from briefing.broadcasts.amending import put_in_deletions, put_in_edits
from briefing.broadcasts.audience import recipients
from briefing.broadcasts.campaign import Campaign, CampaignState, content_for
from briefing.broadcasts.fitting import LATE, fit, is_too_late
from briefing.broadcasts.versions import body_for, versions
from briefing.outbox import OPEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.broadcasts.audience import Recipient
    from briefing.ports import Store
    from briefing.records import Records

SLICE = 100
"""Recipients that are put in between two looks at whether the broadcast still runs."""


async def follow(store: Store, campaign_id: str, now: datetime) -> Campaign | None:
    """Put in, hold, release or expire rows as a broadcast's record says; return the record, or None."""
    campaign = await store.record(Campaign, campaign_id)
    if campaign is None or campaign.started_at is None:
        return campaign
    await fit(store, campaign, now)
    if campaign.enqueued or campaign.waits_since is not None:
        return campaign
    is_all = campaign.state not in {CampaignState.PAUSED, CampaignState.LATE}
    if campaign.state is CampaignState.RUNNING:
        is_all = await _put_in_messages(store, campaign, now)
    if campaign.unsent_at is not None:
        is_all = await put_in_deletions(store, campaign, now) and is_all
    elif campaign.edits:
        is_all = await put_in_edits(store, campaign, now) and is_all
    if is_all:
        await change(store, campaign, lambda each: replace(each, enqueued=True))
    present = await store.record(Campaign, campaign_id)
    if present is not None and not _is_as_read(campaign, present):
        # Somebody acted while the last rows went in, and has not met them.
        await fit(store, present, now)
    return present


async def change(
    store: Store, campaign: Campaign, changed: Callable[[Campaign], Campaign]
) -> Campaign | None:
    """Change a record, unless somebody acted since it was read; None then."""

    def act(records: Records) -> Campaign | None:
        present = records.get(Campaign, campaign.id)
        if present is None or not _is_as_read(campaign, present):
            return None
        after = changed(present)
        records.put(after)
        return after

    return await store.transact(act)


async def _put_in_messages(store: Store, campaign: Campaign, now: datetime) -> bool:
    """Put in whoever has no row yet; False when somebody acted meanwhile, and not all are in."""
    await _drop_outdated(store, campaign)
    # By chat: the topic in which a forum hears from the bot may have become another one meanwhile.
    there = {row.target.chat_id for row in await store.rows_of(campaign.occurrence)}
    every = await recipients(store, campaign.audience, campaign.author)
    missing = [each for each in every if each.target.chat_id not in there]
    count = len(there) + len(missing)
    await change(store, campaign, lambda each: replace(each, recipients=count))
    bodies = {language: body_for(campaign, content) for language, content in campaign.contents.items()}
    for start in range(0, len(missing), SLICE):
        present = await store.record(Campaign, campaign.id)
        if present is None or not _is_as_read(campaign, present):
            return False
        batch = Batch(now)
        for each in missing[start : start + SLICE]:
            body = bodies[content_for(campaign.contents, each.language)[0]]
            batch.put(campaign.occurrence, each.target, [body], silent=campaign.silent, expires_at=now + LATE)
        await batch.enqueue(store)
    return True


async def still_to_come(store: Store, campaign: Campaign) -> list[Recipient]:
    """Return who would get a broadcast if it began, or went on after it was late, now."""
    rows = await store.rows_of(campaign.occurrence)
    there = {row.target.chat_id for row in rows if not is_too_late(row)}
    every = await recipients(store, campaign.audience, campaign.author)
    return [each for each in every if each.target.chat_id not in there]


async def _drop_outdated(store: Store, campaign: Campaign) -> None:
    """Remove what was not sent yet and is to say something else by now."""
    known = versions(campaign)
    outdated = {body for body, version in known.items() if version.number < campaign.edits}
    if outdated:
        await store.change_rows(
            campaign.occurrence, lambda row: None if row.state in OPEN and row.body in outdated else row
        )


def _is_as_read(read: Campaign, present: Campaign) -> bool:
    """Tell whether nobody has done anything with it since."""
    return _acts(read) == _acts(present)


def _acts(campaign: Campaign) -> tuple[object, ...]:
    replaced = len(campaign.former)
    return (campaign.state, campaign.edits, campaign.unsent_at, campaign.waits_since, replaced)
