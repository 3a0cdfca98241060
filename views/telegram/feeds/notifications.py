"""Notifications to editors about feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.feeds import health_words
from views.telegram.support.bodies import Renderer, bodies
from views.telegram.support.markup import bold, lines, link
from views.telegram.support.page import Page, page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.feeds.feed import Feed
    from briefing.outbox import Body
    from views.translate import Translator


class TelegramFeedRenderer(Renderer):
    """Renders these notifications."""

    def __init__(self, translators: Mapping[str, Translator], default_language: str, zone: ZoneInfo) -> None:
        super().__init__(translators, default_language)
        self._zone = zone

    def failing(self, feeds: Sequence[Feed], now: datetime, language: str) -> tuple[Body, ...]:
        """Render which feeds fail, since when, and why."""
        return bodies(failing_page(self._tr(language), feeds, now, self._zone))


def failing_page(tr: Translator, feeds: Sequence[Feed], now: datetime, zone: ZoneInfo) -> Page:
    """List feeds that fail."""
    heading = Markup("📰 ") + bold(
        tr.ngettext("{n} feed brings no news any more", "{n} feeds bring no news any more", len(feeds))
    )
    listed = (
        Markup("• {}: {}").format(
            link(each.title or each.address, each.address), health_words(tr, each, now, zone)
        )
        for each in feeds
    )
    note = tr.gettext("The bot goes on asking, once a day at least, and tells you no more of this.")
    return page(heading, lines(*listed), note)
