"""Following: the list, the answers to ``/follow`` and ``/unfollow``, and the notifications."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.followings import FollowMode
from briefing.statement.status import assessment
from views.labels import STATUS, STATUS_SIGN
from views.telegram.following.callbacks import ChooseFollowMode, Follow, ShowFollowing, Unfollow
from views.telegram.statement.callbacks import ShowCard, ShowHistory, ShowList
from views.telegram.subscriptions.news_items import initiatives_of, news_items
from views.telegram.subscriptions.parts import Told
from views.telegram.support.bodies import CACHED, Renderer, bodies
from views.telegram.support.links import for_readers
from views.telegram.support.markup import bold, code, dashed
from views.telegram.support.page import Page, Rows, ViewContext, button, page
from views.telegram.support.sheets import Item, close, first_sheet, sheet, turn_by_name
from views.telegram.support.web_pages import card_page_buttons, statement_page_buttons
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiogram.types import InlineKeyboardButton

    from briefing.chat import ChatKind
    from briefing.following.next_notification import Notification
    from briefing.followings import Following
    from briefing.news import News
    from briefing.outbox import Body
    from views.translate import Translator

WITH_BUTTONS = 10
"""The most initiatives that have buttons below a notification; it names all of them."""
HOW = {
    FollowMode.AT_ONCE: N_("News comes at once."),
    FollowMode.WITH_DIGEST: N_("News comes with the next digest."),
}


@dataclass(frozen=True, slots=True)
class _Content:
    """The news of a notification; equal for all targets that are told the same entries."""

    entries: frozenset[str]
    news: News = field(compare=False)
    """Not compared, because it follows from the entries and the statement."""


@lru_cache(maxsize=CACHED)
def _rendered(reader: ViewContext, content: _Content, kind: ChatKind, username: str) -> tuple[Body, ...]:
    return bodies(for_readers(notification_page(reader, content.news), kind, reader.tr, username))


class TelegramFollowRenderer(Renderer):
    """Renders notifications about what is followed; the same for many chats is rendered once."""

    def notification(self, notification: Notification, language: str, kind: ChatKind) -> tuple[Body, ...]:
        """Render a notification for a kind of chat."""
        reader = self._reader(notification.statement, language, notification.today, kind)
        return _rendered(reader, _Content(notification.entries, notification.news), kind, self._username())


def notification_page(reader: ViewContext, news: News) -> Page:
    """Show what changed and why, as a digest does; buttons lead to the card and the log."""
    tr = reader.tr
    heading = Markup("🔔 ") + bold(tr.gettext("News about what you follow"))
    slugs = initiatives_of(news)
    rows = [row for slug in slugs[:WITH_BUTTONS] for row in _rows_below(reader, slug, alone=len(slugs) == 1)]
    if len(slugs) > WITH_BUTTONS:
        rows.append([_list_button(tr)])
    rows.append(card_page_buttons(reader, slugs[0]) if len(slugs) == 1 else statement_page_buttons(reader))
    return first_sheet(tr, heading, news_items(reader, news, Told()), "/followups", rows=rows)


def _rows_below(reader: ViewContext, slug: str, *, alone: bool) -> Rows:
    statement, tr = reader.statement, reader.tr
    # Translators: Button on a card: no news of this initiative any more, at most 20 characters.
    end = tr.gettext("🔕 Unfollow") if alone else f"🔕 {reader.numbered(slug)}"
    return [
        [
            button(reader.numbered(slug), ShowCard(statement=statement.id, slug=slug)),
            button(tr.gettext("📜 History"), ShowHistory(statement=statement.id, slug=slug)),
        ],
        [button(end, Unfollow(statement=statement.id, slug=slug))],
    ]


def follow_button(reader: ViewContext, slug: str, *, follows: bool) -> InlineKeyboardButton:
    """Return the button of a card with which the chat follows the initiative, or stops following it."""
    text = (
        reader.tr.gettext("🔕 Unfollow")
        if follows
        # Translators: Button on a card: news of this initiative come, at most 20 characters.
        else reader.tr.gettext("🔔 Follow")
    )
    data = Unfollow if follows else Follow
    return button(text, data(statement=reader.statement.id, slug=slug, page="card"))


def followed(reader: ViewContext, slug: str, following: Following, *, was: bool) -> Page:
    """Confirm that an initiative is followed, and say when its news comes; ``was``: it was so before."""
    tr = reader.tr
    title = bold(tr.text(reader.statement.initiatives[slug].title))
    # Translators: First line after the button Follow; /{slug} is a command, at most 60 characters.
    text = tr.html("You follow: {title} /{slug}", title=title, slug=slug)
    if was:
        # Translators: The same when it was followed before; /{slug} is a command, at most 60 characters.
        text = tr.html("You follow this already: {title} /{slug}", title=title, slug=slug)
    rows = [_mode_row(tr, following.mode), [_list_button(tr)]]
    return page(text, tr.gettext(HOW[following.mode]), rows=rows)


def unfollowed(reader: ViewContext, slug: str, *, was: bool) -> Page:
    """Confirm that an initiative is not followed any more; ``was``: whether it was followed before."""
    tr = reader.tr
    title = bold(tr.text(reader.statement.initiatives[slug].title))
    text = tr.html("You no longer follow: {title}", title=title)
    if not was:
        text = tr.html("You did not follow: {title}", title=title)
    again = button(tr.gettext("🔔 Follow"), Follow(statement=reader.statement.id, slug=slug))
    return page(text, rows=[[again], [_list_button(tr)]])


def following_list(
    reader: ViewContext,
    shown: Sequence[tuple[ViewContext, str]],
    following: Following | None,
    number: int = 0,
) -> Page:
    """List what is followed, each with the view context of its statement, and when news of it comes."""
    tr = reader.tr
    if following is None or not shown:
        text = tr.html(
            "You follow nothing yet. Press “🔔 Follow” on a card, or write {example}.",
            example=code(f"/follow {reader.statement.in_order[0].slug}"),
        )
        # Translators: Button: lists the initiatives of the statement, at most 36 characters.
        every = button(tr.gettext("📋 All initiatives"), ShowList(statement=reader.statement.id))
        return page(text, rows=[[every]])
    # Translators: Heading above the list of what the chat follows, at most 30 characters.
    heading = Markup("🔔 ") + bold(tr.gettext("You follow"))
    items = close(_item(each, slug) for each, slug in shown)
    items.append(Item(tr.gettext(HOW[following.mode])))
    rows = [_mode_row(tr, following.mode)]
    return sheet(tr, heading, items, number, turn_by_name(reader, "following"), rows=rows)


def _item(reader: ViewContext, slug: str) -> Item:
    tr, status = reader.tr, assessment(reader.statement, slug).status
    title = tr.text(reader.statement.initiatives[slug].title)
    end = Unfollow(statement=reader.statement.id, slug=slug, page="list")
    return Item(
        Markup("{} {} /{}").format(STATUS_SIGN[status], dashed(tr, title, tr.gettext(STATUS[status])), slug),
        (button(f"🔕 {reader.numbered(slug)}", end),),
    )


def _mode_row(tr: Translator, mode: FollowMode) -> list[InlineKeyboardButton]:
    if mode is FollowMode.AT_ONCE:
        # Translators: Button: news of what is followed come with the digest, not at once, at most 36
        # characters.
        text, other = tr.gettext("📰 With the next digest instead"), FollowMode.WITH_DIGEST
    else:
        # Translators: Button: news of what is followed come at once, not with the digest, at most 36
        # characters.
        text, other = tr.gettext("⚡ At once instead"), FollowMode.AT_ONCE
    return [button(text, ChooseFollowMode(mode=other))]


def _list_button(tr: Translator) -> InlineKeyboardButton:
    # Translators: Button: shows the list of what the chat follows, at most 36 characters.
    return button(tr.gettext("🔔 All that you follow"), ShowFollowing())
