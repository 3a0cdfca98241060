"""A broadcast as it stands, for the pages that show it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.broadcasts.answering import hold_unanswered
from briefing.broadcasts.campaign import STARTABLE, Campaign
from briefing.broadcasts.fitting import TAKEN_BACK
from briefing.broadcasts.progress import correction_progress, outcomes, progress, unsend_progress
from briefing.outbox import RowState
from handlers.keeping import if_possible
from views.telegram.newsroom.campaigns import CampaignView, Standing, campaign_page

if TYPE_CHECKING:
    from briefing.records import Records
    from handlers.context import Services
    from views.telegram.page import Page
    from views.translate import Translator


def view_of(tr: Translator, services: Services) -> CampaignView:
    """Return what broadcasts are shown with."""
    return CampaignView(tr, services.zone, services.library.statements)


async def standing_of(campaign: Campaign, services: Services) -> Standing:
    """Return how far a broadcast has come, and whatever was done with it afterwards."""
    if campaign.started_at is None:
        return Standing()
    store, now = services.store, services.clock()
    return Standing(
        await progress(store, campaign, now),
        await correction_progress(store, campaign, now) if campaign.edits else None,
        await unsend_progress(store, campaign, now) if campaign.unsent_at is not None else None,
        has_rows=bool(await store.rows_of(campaign.occurrence)),
    )


async def page_of(campaign: Campaign, tr: Translator, services: Services) -> Page:
    """Show a broadcast and what can be done with it."""
    return campaign_page(view_of(tr, services), campaign, await standing_of(campaign, services))


async def deletable(campaign: Campaign, services: Services) -> int:
    """Return how many of the chats that got it got it less than 48 hours ago."""
    since = services.clock() - TAKEN_BACK
    every = await outcomes(services.store, campaign)
    return sum(each.state is RowState.SENT and each.at is not None and each.at > since for each in every)


async def stop_unanswered(services: Services) -> None:
    """Stop at once what goes by the word of somebody who has just lost the right."""
    for each in await hold_unanswered(services.store, services.owners, services.clock()):
        for occurrence in (each.occurrence, *each.amendments):
            services.put_off_pushes(occurrence)


async def watch(services: Services, campaign_id: str, person_id: int, message_id: int) -> None:
    """Let the progress be shown in this message, unless another one shows it."""

    def watched(records: Records) -> None:
        present = records.get(Campaign, campaign_id)
        if present is None:
            return
        begins = present.state in STARTABLE or present.waits_since is not None
        if present.shown_as is None or begins:
            records.put(replace(present, shown_to=person_id, shown_as=message_id))

    await if_possible(services.store.transact(watched))
