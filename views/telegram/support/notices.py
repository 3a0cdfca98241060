"""Short answers that several topics share: refusals, apologies, and notices for owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardButton
from aiogram.utils.deep_linking import create_telegram_link

from briefing.chat import ChatKind
from views.telegram.support.page import Page, page

if TYPE_CHECKING:
    from views.translate import Translator


def out_of_date(tr: Translator) -> str:
    """Answer a button that does nothing any more."""
    return tr.gettext("This button is out of date. /start shows new ones.")


def administrators_only(tr: Translator, kind: str) -> str:
    """Refuse a change of a chat of a kind to somebody who is not its administrator."""
    if kind == ChatKind.CHANNEL:
        return tr.gettext("Only administrators of this channel who may post there can do this.")
    return tr.gettext("Only administrators of this group can change this.")


def too_many(tr: Translator, seconds: int) -> str:
    """Say that somebody sent too much at once, and for how many seconds to pause."""
    return tr.ngettext(
        "Too many messages. Please wait {n} second.",
        "Too many messages. Please wait {n} seconds.",
        seconds,
    )


def group_too_many(tr: Translator, per_minute: int) -> str:
    """Say in a group that more was asked than the bot may answer there in a minute."""
    return tr.ngettext(
        "Too many messages. In a group the bot may write {n} message a minute. Ask again a "
        "little later, or write to the bot in private.",
        "Too many messages. In a group the bot may write {n} messages a minute. Ask again a "
        "little later, or write to the bot in private.",
        per_minute,
    )


def apology(tr: Translator, error_id: str) -> str:
    """Apologise for an error of the bot; ``error_id`` finds it in the log."""
    return tr.gettext(
        "Sorry, that went wrong on our side. Please try again; the error’s number is {id}.", id=error_id
    )


def shut_out(tr: Translator) -> str:
    """Say below a button that its page cannot be sent to the group."""
    return tr.gettext("The bot may not write in this group any more. Allow it, then tap the button.")


def storage_fails(tr: Translator) -> str:
    """Tell an owner that nothing can be saved."""
    return tr.gettext(
        "The storage takes nothing that the bot has to save; its log says why. Until it does the "
        "bot answers what needs no saving, and refuses what does; digests and reminders wait. "
        "What was saved before is safe."
    )


def storage_works(tr: Translator) -> str:
    """Tell an owner that everything can be saved again."""
    return tr.gettext("The storage takes what the bot has to save again. What waited comes now.")


def storage_apology(tr: Translator, error_id: str) -> str:
    """Apologise for a change that could not be saved."""
    return tr.gettext(
        "Sorry, that could not be saved, so nothing was changed. Please try again later; the "
        "error’s number is {id}.",
        id=error_id,
    )


def backup_fails(tr: Translator) -> str:
    """Tell an owner that the backup of the day could not be made."""
    return tr.gettext(
        "Today’s backup could not be made; the bot’s log says why. It is tried again every quarter of an "
        "hour, and you will not be told again until one was made."
    )


def another_copy(tr: Translator) -> str:
    """Tell an owner that the program runs twice."""
    return tr.gettext(
        "Another copy of this bot has been taking its updates for a minute. Until it is stopped, "
        "this one sends nothing of its own accord: no digests, no reminders, no broadcasts."
    )


def alone_again(tr: Translator) -> str:
    """Tell an owner that the program runs once again."""
    return tr.gettext("The other copy of this bot is gone. Digests, reminders and broadcasts go on.")


def not_allowed(tr: Translator) -> str:
    """Refuse an act of the newsroom to somebody who has no right to it."""
    return tr.gettext("This is for members of the newsroom who have the right to it.")


def in_private_only(tr: Translator, username: str) -> Page:
    """Tell a member in a group that the newsroom works in the private chat, with a button that opens it."""
    return lead_to_private(tr, username, private_chat_only(tr))


def lead_to_private(tr: Translator, username: str, why: str, start: str = "") -> Page:
    """Say why something is done in the private chat only, with a button that opens it, or ``start`` there."""
    # Translators: Button in a group: opens the chat with the bot, at most 36 characters.
    text = tr.gettext("✉️ Open the private chat")
    url = create_telegram_link(username, **({"start": start} if start else {}))
    return page(why, rows=[[InlineKeyboardButton(text=text, url=url)]])


def for_one_person(tr: Translator, username: str) -> Page:
    """Say in a group that an answer was not for all, with a button that opens the private chat."""
    text = tr.gettext(
        "This answer is for one person only, and the group would see it. Please ask in private."
    )
    return lead_to_private(tr, username, text)


def private_chat_only(tr: Translator) -> str:
    """Refuse a button of the newsroom that was pressed in another chat than the private one."""
    return tr.gettext("The newsroom works in the private chat with the bot.")
