"""Following: the list, and the answers to ``/follow`` and ``/unfollow``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.statement.status import assessment
from views.labels import STATUS, STATUS_SIGN
from views.telegram.following.callbacks import Follow, Unfollow
from views.telegram.following.follow_modes import how, list_button, mode_row
from views.telegram.following.words import word_item, word_usage
from views.telegram.statement.callbacks import ShowList
from views.telegram.support.markup import bold, code, dashed
from views.telegram.support.page import Page, ViewContext, button, page
from views.telegram.support.sheets import Item, close, sheet, turn_by_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiogram.types import InlineKeyboardButton

    from briefing.followings import Following


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


def followed(reader: ViewContext, slug: str, following: Following, *, was: bool, digests: bool) -> Page:
    """Confirm that an initiative is followed, and say when its news comes.

    ``was``: it was so before. ``digests``: the chat gets digests.
    """
    tr = reader.tr
    title = bold(tr.text(reader.statement.initiatives[slug].title))
    # Translators: First line after the button Follow; /{slug} is a command, at most 60 characters.
    text = tr.html("You follow: {title} /{slug}", title=title, slug=slug)
    if was:
        # Translators: The same when it was followed before; /{slug} is a command, at most 60 characters.
        text = tr.html("You follow this already: {title} /{slug}", title=title, slug=slug)
    rows = [mode_row(tr, following.mode, digests=digests), [list_button(tr)]]
    return page(text, how(tr, following.mode, digests=digests), rows=rows)


def unfollowed(reader: ViewContext, slug: str, *, was: bool) -> Page:
    """Confirm that an initiative is not followed any more; ``was``: whether it was followed before."""
    tr = reader.tr
    title = bold(tr.text(reader.statement.initiatives[slug].title))
    text = tr.html("You no longer follow: {title}", title=title)
    if not was:
        text = tr.html("You did not follow: {title}", title=title)
    again = button(tr.gettext("🔔 Follow"), Follow(statement=reader.statement.id, slug=slug))
    return page(text, rows=[[again], [list_button(tr)]])


def following_list(
    reader: ViewContext,
    shown: Sequence[tuple[ViewContext, str]],
    following: Following | None,
    number: int = 0,
    *,
    digests: bool,
) -> Page:
    """List what is followed, each with the view context of its statement, and when news of it comes."""
    tr = reader.tr
    word = word_usage(tr)
    if following is None or not (shown or following.words):
        text = tr.html(
            "You follow nothing yet. Press “🔔 Follow” on a card, or write {example}.",
            example=code(f"/follow {reader.statement.in_order[0].slug}"),
        )
        # Translators: Button: lists the initiatives of the statement, at most 36 characters.
        every = button(tr.gettext("📋 All initiatives"), ShowList(statement=reader.statement.id))
        return page(text, word, rows=[[every]])
    # Translators: Heading above the list of what the chat follows, at most 30 characters.
    heading = Markup("🔔 ") + bold(tr.gettext("You follow"))
    items = close([*(_item(each, slug) for each, slug in shown), *map(word_item, following.words)])
    items += [Item(how(tr, following.mode, digests=digests)), Item(word)]
    rows = [mode_row(tr, following.mode, digests=digests)]
    return sheet(tr, heading, items, number, turn_by_name(reader, "following"), rows=rows)


def _item(reader: ViewContext, slug: str) -> Item:
    tr, status = reader.tr, assessment(reader.statement, slug).status
    title = tr.text(reader.statement.initiatives[slug].title)
    end = Unfollow(statement=reader.statement.id, slug=slug, page="list")
    return Item(
        Markup("{} {} /{}").format(STATUS_SIGN[status], dashed(tr, title, tr.gettext(STATUS[status])), slug),
        (button(f"🔕 {reader.numbered(slug)}", end),),
    )
