"""Telling editors of their broadcasts: how far one has come, that it is late, and its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import BufferedInputFile

from briefing.records import ALIASES
from handlers.newsroom.campaign_page import page_of, standing_of, view_of
from handlers.newsroom.telling import language_of, tell
from views.telegram.newsroom.campaign_files import as_csv
from views.telegram.newsroom.campaigns import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiogram import Bot

    from briefing.broadcasts.campaign import Campaign
    from briefing.broadcasts.progress import Progress, RecipientOutcome
    from handlers.context import Services

log = structlog.get_logger()
SAME = "message is not modified"


class Teller:
    """Tells whoever started a broadcast, else its author; what Telegram refuses is logged."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot = bot
        self._services = services

    async def progress(self, campaign: Campaign, progress: Progress) -> None:
        """Show how far it has come, in the message that shows it."""
        del progress  # The page reads it together with all else that it shows.
        if campaign.shown_to is None or campaign.shown_as is None:
            return
        tr = await language_of(self._services, campaign.shown_to, None)
        shown = await page_of(campaign, tr, self._services)
        try:
            await self._bot.edit_message_text(
                shown.parts[0],
                chat_id=campaign.shown_to,
                message_id=campaign.shown_as,
                reply_markup=shown.keyboard,
            )
        except (TelegramAPIError, ClientDecodeError) as error:
            if SAME not in str(error):
                log.info("progress not shown", broadcast=campaign.number, reason=str(error))

    async def late(self, campaign: Campaign) -> None:
        """Ask whether to start, or go on with, what is over 24 hours late."""
        person = _whom(campaign)
        if person > ALIASES:
            tr = await language_of(self._services, person, None)
            shown = await page_of(campaign, tr, self._services)
            await tell(self._services, person, f"late:{campaign.occurrence}:{self._services.token()}", shown)

    async def report(self, campaign: Campaign, outcomes: Sequence[RecipientOutcome]) -> None:
        """Report the end, with what became of each recipient as a file."""
        person = _whom(campaign)
        if person <= ALIASES:
            return
        tr = await language_of(self._services, person, None)
        shown = report(view_of(tr, self._services), campaign, await standing_of(campaign, self._services))
        await tell(self._services, person, f"report:{campaign.occurrence}", shown)
        file = BufferedInputFile(as_csv(outcomes), f"broadcast-{campaign.number}.csv")
        try:
            await self._bot.send_document(person, file)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.info("report not sent", broadcast=campaign.number, reason=str(error))


def _whom(campaign: Campaign) -> int:
    return campaign.author if campaign.shown_to is None else campaign.shown_to
