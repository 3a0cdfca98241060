"""What is wrong with a part of a broadcast, and what to do, in a sentence each."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefing.broadcasts.composing import Flaw, LostPart
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.broadcasts.composing import WrongPart
    from views.translate import Translator

ECHO, ECHOED = 100, 5
"""So many characters of a line, and so many lines, are repeated to whoever wrote them."""

SENTENCES = {
    Flaw.EMPTY: N_("That is empty. Send at least a line."),
    Flaw.TEXT_TOO_LONG: N_(
        "That text has {length} characters; at most {limit} fit. Shorten it and send it again."
    ),
    Flaw.CAPTION_TOO_LONG: N_(
        "That caption has {length} characters; below a picture or file at most {limit} fit. Shorten it and "
        "send it again."
    ),
    Flaw.OTHER_KIND: N_(
        "That cannot be sent to many. Send text, a photo, a video, a file, an album, audio, a voice or video "
        "message, a sticker, a place or a contact."
    ),
    Flaw.ALBUM_TOO_LONG: N_("An album has at most {limit} pictures or files. This one was left out."),
    Flaw.ALBUM_MIXED: N_(
        "Telegram does not mix files or audio with pictures in one album. This one was left out; send an "
        "album of one kind to begin anew."
    ),
    Flaw.REFUSED: N_("Telegram does not take this message: {reason}. Send another one."),
    Flaw.BUTTON_LINES: N_(
        "These lines are no buttons: {lines}. Write each as: title - https://example.org, the title with at "
        "most 64 characters, the address with the name of a public host and without blanks."
    ),
    Flaw.TOO_MANY_BUTTONS: N_("That is {count} buttons; at most {limit} fit. Send fewer lines."),
    Flaw.NO_CHOICE: N_("Choose one of the buttons below."),
    Flaw.NO_MOMENT: N_(
        "I cannot read that as a date and an hour. Write them as 2026-12-01 09:00 or 01.12.2026 09:00."
    ),
    Flaw.NO_SUCH_DAY: N_("There is no such day in the calendar. Check the day, the month and the year."),
    Flaw.NO_SUCH_HOUR: N_("The clock does not show that hour on that day. Write one from 00:00 to 23:59."),
    Flaw.PAST: N_("{moment} has passed. Send a moment that is to come."),
    Flaw.TOO_FAR: N_("{moment} is more than a year ahead. Send an earlier moment."),
    Flaw.NO_NAME: N_(
        "A list needs a name of up to 20 small Latin letters, digits, hyphens or underscores, such as: "
        "/broadcast list partners"
    ),
    Flaw.NO_IDS: N_(
        "These lines are no chat ids: {lines}. An id is a number, such as 123456789 or -1001234567890."
    ),
    Flaw.UNKNOWN_IDS: N_(
        "I do not know these chats: {lines}. Only chats that have written to me, or that I am in, can be "
        "listed. Send the list again without them."
    ),
    Flaw.TOO_MANY_IDS: N_("That is {count} chats; a list has at most {limit}. Send fewer lines."),
    Flaw.NOBODY: N_("There is nobody in this audience at present. Choose another one."),
    Flaw.CANNOT_EDIT: N_(
        "Telegram cannot turn what was sent into this: a file does not become text, an album keeps its "
        "number and kinds of files, stickers, voice messages and the like stay as they are. Send another one."
    ),
    Flaw.UNCHANGED: N_("That is what was sent already. Send the corrected message."),
}


NOT_CARRIED = {
    LostPart.BUTTONS: N_("the buttons below it"),
    LostPart.EFFECT: N_("its effect"),
    LostPart.ANSWERED: N_("what it answers"),
    LostPart.CUSTOM_EMOJI: N_("custom emoji, where this bot may not send them"),
}


def not_carried(tr: Translator, missing: Iterable[LostPart]) -> str:
    """Say what does not arrive with a message; empty when all of it does."""
    named = ", ".join(tr.gettext(NOT_CARRIED[each]) for each in missing)
    return tr.gettext("Without: {parts}.", parts=named) if named else ""


def wrong_part(tr: Translator, fault: WrongPart) -> str:
    """Say what is wrong, and what to do."""
    shown = {name: _shown(tr, each) for name, each in fault.details.items()}
    return tr.gettext(SENTENCES[fault.flaw], **shown)


def _shown(tr: Translator, value: object) -> str:
    if isinstance(value, list | tuple):
        named = [f"“{str(each)[:ECHO]}”" for each in value[:ECHOED]]
        return ", ".join(named) + (" …" if len(value) > ECHOED else "")
    if isinstance(value, datetime):
        return f"{tr.date(value.date())}, {tr.time(value)}"
    return tr.number(value) if isinstance(value, int) else str(value)
