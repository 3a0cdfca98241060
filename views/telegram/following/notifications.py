"""Notifications about what is followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from views.telegram.following.callbacks import Unfollow
from views.telegram.following.follow_modes import list_button
from views.telegram.following.words import end_button, words_line
from views.telegram.statement.callbacks import ShowCard, ShowHistory
from views.telegram.subscriptions.news_items import initiatives_of, news_items
from views.telegram.subscriptions.parts import Told
from views.telegram.support.bodies import CACHED, Renderer, bodies
from views.telegram.support.links import for_readers
from views.telegram.support.markup import bold, lines
from views.telegram.support.page import Page, Rows, ViewContext, button
from views.telegram.support.sheets import first_sheet
from views.telegram.support.web_pages import card_page_buttons, statement_page_buttons

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.chat import ChatKind
    from briefing.followed_words import FollowedWord
    from briefing.following.next_notification import Notification
    from briefing.news import News
    from briefing.outbox import Body

WITH_BUTTONS = 10
"""The most initiatives that have buttons below a notification; it names all of them."""


@dataclass(frozen=True, slots=True)
class _Content:
    """The news of a notification; equal for all targets that are told the same entries."""

    entries: frozenset[str]
    slugs: frozenset[str]
    """The followed ones of the initiatives."""
    words: tuple[FollowedWord, ...]
    news: News = field(compare=False)
    """Not compared, because it follows from the entries and the statement."""


@lru_cache(maxsize=CACHED)
def _rendered(reader: ViewContext, content: _Content, kind: ChatKind, username: str) -> tuple[Body, ...]:
    shown = notification_page(reader, content.news, content.slugs, content.words)
    return bodies(for_readers(shown, kind, reader.tr, username))


class TelegramFollowRenderer(Renderer):
    """Renders notifications about what is followed; the same for many chats is rendered once."""

    def notification(self, notification: Notification, language: str, kind: ChatKind) -> tuple[Body, ...]:
        """Render a notification for a kind of chat."""
        reader = self._reader(notification.statement, language, notification.today, kind)
        told = notification
        content = _Content(told.entries, told.slugs, told.words, told.news)
        return _rendered(reader, content, kind, self._username())


def notification_page(
    reader: ViewContext, news: News, followed: Collection[str], words: Sequence[FollowedWord] = ()
) -> Page:
    """Show what changed and why, as a digest does; buttons lead to the card and the log.

    ``followed``: the slugs of followed initiatives; ``words``: the followed words of the entries.
    """
    tr = reader.tr
    named = Markup("🔔 ") + bold(tr.gettext("News about what you follow"))
    heading = lines(named, words_line(tr, words))
    slugs = initiatives_of(news)
    rows: Rows = []
    for slug in slugs[:WITH_BUTTONS]:
        rows += _rows_below(reader, slug, alone=len(slugs) == 1, follows=slug in followed)
    rows += [[end_button(each)] for each in words[:WITH_BUTTONS]]
    if max(len(slugs), len(words)) > WITH_BUTTONS:
        rows.append([list_button(tr)])
    rows.append(card_page_buttons(reader, slugs[0]) if len(slugs) == 1 else statement_page_buttons(reader))
    return first_sheet(tr, heading, news_items(reader, news, Told()), "/followups", rows=rows)


def _rows_below(reader: ViewContext, slug: str, *, alone: bool, follows: bool) -> Rows:
    statement, tr = reader.statement, reader.tr
    # Translators: Button on a card: no news of this initiative any more, at most 20 characters.
    end = tr.gettext("🔕 Unfollow") if alone else f"🔕 {reader.numbered(slug)}"
    return [
        [
            button(reader.numbered(slug), ShowCard(statement=statement.id, slug=slug)),
            button(tr.gettext("📜 History"), ShowHistory(statement=statement.id, slug=slug)),
        ],
        [button(end, Unfollow(statement=statement.id, slug=slug))] if follows else [],
    ]
