"""Pages about erasing what is stored about a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.chat import Chat, ChatKind
from views.telegram.callbacks import Forget
from views.telegram.markup import bold, lines
from views.telegram.page import Page, button, page
from views.translate import own_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.subscription import Subscription
    from views.translate import Translator


def forget_question(tr: Translator, chat: Chat | None, subscriptions: Sequence[Subscription]) -> Page:
    """Show what is stored about this chat and ask whether to erase it."""
    if chat is None:
        return page([Markup.escape(tr.gettext("Nothing is stored about this chat."))])
    rows = [
        [button(tr.gettext("🗑 Yes, erase it"), Forget(confirmed=True))],
        [button(tr.gettext("No, keep it"), Forget(confirmed=False))],
    ]
    question = tr.gettext("Erase all of it? This cannot be taken back.")
    stored = lines(f"• {each}" for each in _stored(tr, chat, subscriptions))
    return page([bold(tr.gettext("Stored about this chat")), stored, bold(question)], rows)


def _stored(tr: Translator, chat: Chat, subscriptions: Sequence[Subscription]) -> list[str]:
    kind = tr.gettext("a private chat") if chat.kind is ChatKind.PRIVATE else tr.gettext("a group")
    language = own_name(chat.language) if chat.language else tr.gettext("not chosen")
    stored = [
        tr.gettext("its number {id}, and that it is {kind}", id=chat.id, kind=kind),
        tr.gettext("since {date}", date=tr.date(chat.since.date())),
        tr.gettext("language: {language}", language=language),
    ]
    if chat.greeted:
        stored.append(tr.gettext("that the group was greeted"))
    if chat.manages:
        count = len(chat.manages)
        stored.append(
            tr.ngettext("{n} group that is set up from here", "{n} groups that are set up from here", count)
        )
    if subscriptions:
        count = len(subscriptions)
        stored.append(
            tr.ngettext("{n} subscription with its settings", "{n} subscriptions with their settings", count)
        )
    return stored


def forgotten(tr: Translator) -> Page:
    """Confirm that everything was erased."""
    text = tr.gettext("Everything that was stored about this chat is erased. /start begins anew.")
    return page([Markup.escape(text)])


def kept(tr: Translator) -> Page:
    """Confirm that nothing was erased."""
    return page([Markup.escape(tr.gettext("Nothing was erased."))])
