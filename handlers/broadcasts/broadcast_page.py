"""The page of a broadcast, and what several handlers of broadcasts share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import STARTABLE, Broadcast
from briefing.broadcasts.progress import whole_progress
from briefing.broadcasts.responsibility import hold_without_right
from handlers.support.errors import if_possible
from views.telegram.broadcasts.broadcasts import BroadcastView, broadcast_page

if TYPE_CHECKING:
    from briefing.records import Records
    from handlers.support.context import Services
    from views.telegram.support.page import Page
    from views.translate import Translator


def view_of(tr: Translator, services: Services) -> BroadcastView:
    """Return the language, zone and statements with which broadcasts are shown."""
    return BroadcastView(tr, services.zone, services.library.statements)


async def page_of(broadcast: Broadcast, tr: Translator, services: Services) -> Page:
    """Return the page of a broadcast, with its progress and the buttons of its state."""
    return broadcast_page(
        view_of(tr, services), broadcast, await whole_progress(services.store, broadcast, services.clock())
    )


async def stop_unanswered(services: Services) -> None:
    """Stop at once the broadcasts of people who have just lost the right to send them."""
    for each in await hold_without_right(services.store, services.owners, services.clock()):
        for occurrence in (each.occurrence, *each.amendments):
            services.put_off_pushes(occurrence)


async def watch(services: Services, broadcast_id: str, person_id: int, message_id: int) -> None:
    """Store that the progress of a broadcast is shown in this message, unless another message shows it."""

    async def watched(records: Records) -> None:
        present = await records.get(Broadcast, broadcast_id)
        if present is None:
            return
        begins = present.state in STARTABLE or present.waits_since is not None
        if present.shown_as is None or begins:
            records.put(replace(present, shown_to=person_id, shown_as=message_id))

    await if_possible(services.store.transact(watched))
