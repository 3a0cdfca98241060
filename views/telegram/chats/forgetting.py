"""Pages about erasing what is stored about a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.chat import Chat, ChatKind
from briefing.stored_data import StoredData
from views.telegram.chats.callbacks import Forget
from views.telegram.support.markup import bold, code, lines
from views.telegram.support.page import Page, button, page
from views.telegram.support.people import ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.subscription import Subscription
    from views.translate import Translator


NOTHING = StoredData(None, 0, 0)


def forget_question(
    tr: Translator,
    chat: Chat | None,
    subscriptions: Sequence[Subscription],
    stored_data: StoredData = NOTHING,
    *,
    of_owner: bool = False,
) -> Page:
    """List what is stored about a chat and the person of a private chat, and ask whether to erase it."""
    if chat is None and not stored_data.are_there:
        return page(tr.gettext("Nothing is stored about this chat."))
    rows = [
        [button(tr.gettext("🗑 Yes, erase it"), Forget(confirmed=True))],
        [button(tr.gettext("No, keep it"), Forget(confirmed=False))],
    ]
    question = tr.gettext("Erase all of it? This cannot be taken back.")
    of_chat = _stored(tr, chat, subscriptions) if chat else ()
    stored = lines(
        *(Markup("• {}").format(each) for each in (*of_chat, *_stored_by_newsroom(tr, stored_data)))
    )
    heading = bold(tr.gettext("Stored about this chat"))
    what_stays = lines(*_what_stays(tr, stored_data, of_owner=of_owner))
    return page(heading, stored, what_stays, bold(question), rows=rows)


def _stored(tr: Translator, chat: Chat, subscriptions: Sequence[Subscription]) -> Iterator[str]:
    kind = (
        tr.gettext("a private chat")
        if chat.kind is ChatKind.PRIVATE
        # Translators: What a chat is: “its Telegram number 5, and that it is a group”, at most 16 characters.
        else tr.gettext("a group")
    )
    # Translators: After “language:”, where a chat has chosen none, at most 20 characters.
    language = tr.own_name_of(chat.language) if chat.language else tr.gettext("not chosen")
    yield tr.html("its Telegram number {id}, and that it is {kind}", id=code(chat.id), kind=kind)
    # Translators: Line of what is stored about a chat: from which day the bot knows it, at most 30
    # characters.
    yield tr.gettext("since {date}", date=tr.date(chat.since.date()))
    yield tr.gettext("language: {language}", language=language)
    if chat.statement:
        yield tr.gettext("the statement that was chosen: {statement}", statement=chat.statement)
    if chat.greeted:
        yield tr.gettext("that the group was greeted")
    if chat.manages:
        count = len(chat.manages)
        yield tr.ngettext("{n} group that is set up from here", "{n} groups that are set up from here", count)
    if subscriptions:
        count = len(subscriptions)
        yield tr.ngettext(
            "{n} subscription with its settings", "{n} subscriptions with their settings", count
        )


def _stored_by_newsroom(tr: Translator, stored_data: StoredData) -> Iterator[str]:
    if stored_data.member is not None:
        role = tr.gettext(ROLE[stored_data.member.role])
        yield tr.gettext("that you belong to the newsroom, as {role}, and your name", role=role)
    if stored_data.erased:
        yield tr.ngettext(
            "{n} further entry: a form, a report, a post, a topic, or what is followed",
            "{n} further entries: forms, reports, posts, topics, and what is followed",
            stored_data.erased,
        )
    if stored_data.kept:
        yield tr.ngettext(
            "{n} record of what you did in the newsroom",
            "{n} records of what you did in the newsroom",
            stored_data.kept,
        )


def _what_stays(tr: Translator, stored_data: StoredData, *, of_owner: bool) -> Iterator[str]:
    if stored_data.member is not None:
        yield tr.gettext("You will not be a member of the newsroom any more.")
    if stored_data.kept:
        yield tr.gettext(
            "What you did in the newsroom stays in its log, but your number is replaced there: "
            "it will say “a former member”. Open invitations of yours end."
        )
    if of_owner:
        yield tr.gettext(
            "You stay an owner: owners are named in the bot’s settings (ADMIN_IDS), and changed there."
        )


def everything_erased(tr: Translator) -> Page:
    """Confirm that all that was stored was erased."""
    text = tr.gettext("Everything that was stored about this chat is erased. /start begins anew.")
    return page(text)


def nothing_erased(tr: Translator) -> Page:
    """Confirm that nothing was erased."""
    return page(tr.gettext("Nothing was erased."))
