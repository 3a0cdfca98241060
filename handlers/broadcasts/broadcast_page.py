"""A broadcast as it stands, for the pages that show it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.broadcasts.answering import hold_unanswered
from briefing.broadcasts.broadcast import STARTABLE, Broadcast
from briefing.broadcasts.progress import outcomes, whole_progress
from briefing.broadcasts.sync_rows import TAKEN_BACK
from briefing.outbox import RowState
from handlers.support.errors import if_possible
from views.telegram.broadcasts.broadcasts import BroadcastView, broadcast_page

if TYPE_CHECKING:
    from briefing.records import Records
    from handlers.support.context import Services
    from views.telegram.support.page import Page
    from views.translate import Translator


def view_of(tr: Translator, services: Services) -> BroadcastView:
    """Return what broadcasts are shown with."""
    return BroadcastView(tr, services.zone, services.library.statements)


async def page_of(broadcast: Broadcast, tr: Translator, services: Services) -> Page:
    """Show a broadcast and what can be done with it."""
    return broadcast_page(
        view_of(tr, services), broadcast, await whole_progress(services.store, broadcast, services.clock())
    )


async def deletable(broadcast: Broadcast, services: Services) -> int:
    """Return how many of the chats that got it got it less than 48 hours ago."""
    since = services.clock() - TAKEN_BACK
    every = await outcomes(services.store, broadcast)
    return sum(each.state is RowState.SENT and each.at is not None and each.at > since for each in every)


async def stop_unanswered(services: Services) -> None:
    """Stop at once what goes by the word of somebody who has just lost the right."""
    for each in await hold_unanswered(services.store, services.owners, services.clock()):
        for occurrence in (each.occurrence, *each.amendments):
            services.put_off_pushes(occurrence)


async def watch(services: Services, broadcast_id: str, person_id: int, message_id: int) -> None:
    """Let the progress be shown in this message, unless another one shows it."""

    def watched(records: Records) -> None:
        present = records.get(Broadcast, broadcast_id)
        if present is None:
            return
        begins = present.state in STARTABLE or present.waits_since is not None
        if present.shown_as is None or begins:
            records.put(replace(present, shown_to=person_id, shown_as=message_id))

    await if_possible(services.store.transact(watched))
