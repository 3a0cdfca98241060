"""What is wrong with an answer, and what to do, in a sentence each."""

from __future__ import annotations

from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.invalid_input import Problem
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.invalid_input import InvalidInput
    from views.translate import Translator

ECHO, ECHOED = 100, 5
"""Characters of a line, and lines, that are repeated to the person who wrote them."""

SENTENCES = {
    Problem.EMPTY: N_("That is empty. Write at least a word."),
    Problem.TOO_LONG: N_("That has {length} characters; at most {limit} fit. Shorten it and send it again."),
    Problem.UNPRINTED: N_(
        "That has a hidden character, such as a control character or a mark that turns the direction of "
        "text. Type it anew instead of copying it."
    ),
    Problem.MARKUP: N_(
        "Texts are plain here: formatting, HTML and Markdown are not shown. Send it again without any."
    ),
    Problem.NO_TEXT: N_("This has to be text. Write it as a message."),
    Problem.NO_CHOICE: N_("Choose one of the buttons below."),
    Problem.NO_ADDRESS: N_(
        "That is no address of a public page. Send one that begins with https:// and the name of a public "
        "host, without a port, blanks or hidden characters, such as https://example.org/news."
    ),
    Problem.ADDRESS_TOO_LONG: N_(
        "That address has {length} characters; at most {limit} fit. Send a shorter one, for instance without "
        "what follows the question mark."
    ),
    Problem.TOO_MANY_SOURCES: N_("An entry takes at most {limit} sources. Send fewer addresses."),
    Problem.NO_DAY: N_(
        "That cannot be read as a date. Write it as 2026-02-20, 20.02.2026 or 20 February 2026."
    ),
    Problem.NO_SUCH_DAY: N_("There is no such day in the calendar. Check the day, the month and the year."),
    Problem.FUTURE: N_("{day} lies in the future; today is {today}. Send a day that has come."),
    Problem.BEFORE_STATEMENT: N_(
        "{day} is before the statement, which was made on {made_on}. Send another day, or mark it as "
        "background."
    ),
    Problem.BEFORE_EVENT: N_(
        "{day} is before the event itself, {happened_on}. Send the day on which the source was read."
    ),
    Problem.NO_INITIATIVE: N_(
        "There is no initiative “{asked}”. Choose one of the buttons, or send its number."
    ),
    Problem.NEAR_INITIATIVE: N_(
        "There is no initiative “{asked}”. Did you mean {nearest}? Send that, or choose one of the buttons."
    ),
    Problem.SAME_ADDRESS: N_("This address is there already. Send another one."),
    Problem.EMPTY_MESSAGE: N_("That is empty. Send at least a line."),
    Problem.TEXT_TOO_LONG: N_(
        "That text has {length} characters; at most {limit} fit. Shorten it and send it again."
    ),
    Problem.CAPTION_TOO_LONG: N_(
        "That caption has {length} characters; below a picture or file at most {limit} fit. Shorten it and "
        "send it again."
    ),
    Problem.OTHER_KIND: N_(
        "That cannot be sent to many. Send text, a photo, a video, a file, an album, audio, a voice or video "
        "message, a sticker, a place or a contact."
    ),
    Problem.ALBUM_TOO_LONG: N_("An album has at most {limit} pictures or files. This one was left out."),
    Problem.ALBUM_MIXED: N_(
        "Telegram does not mix files or audio with pictures in one album. This one was left out; send an "
        "album of one kind to begin anew."
    ),
    Problem.REFUSED: N_("Telegram does not take this message: {reason}. Send another one."),
    Problem.BUTTON_LINES: N_(
        "These lines are no buttons: {lines}. Write each as: title - https://example.org, the title with at "
        "most 64 characters, the address with the name of a public host and without blanks."
    ),
    Problem.TOO_MANY_BUTTONS: N_("That is {count} buttons; at most {limit} fit. Send fewer lines."),
    Problem.NO_MOMENT: N_(
        "It is not clear which day and hour that is. Write both: tomorrow at 9, Friday 18:00, "
        "1 December 2026 09:00."
    ),
    Problem.NO_SUCH_HOUR: N_("The clock does not show that hour on that day. Write one from 00:00 to 23:59."),
    Problem.PAST: N_("{moment} has passed. Send a moment that is to come."),
    Problem.TOO_FAR: N_("{moment} is more than a year ahead. Send an earlier moment."),
    Problem.NO_NAME: N_(
        "A list needs a name of up to 20 small Latin letters, digits, hyphens or underscores, such as: "
        "/broadcast list partners"
    ),
    Problem.NO_IDS: N_(
        "These lines are no chat ids: {lines}. An id is a number, such as 123456789 or -1001234567890."
    ),
    Problem.UNKNOWN_IDS: N_(
        "The bot does not know these chats: {lines}. Only chats that have written to the bot, or "
        "that it is in, can be listed. Send the list again without them."
    ),
    Problem.TOO_MANY_IDS: N_("That is {count} chats; a list has at most {limit}. Send fewer lines."),
    Problem.NOBODY: N_("There is nobody in this audience at present. Choose another one."),
    Problem.CANNOT_EDIT: N_(
        "Telegram cannot turn what was sent into this: a file does not become text, an album keeps its "
        "number and kinds of files, stickers, voice messages and the like stay as they are. Send another one."
    ),
    Problem.UNCHANGED: N_("That is what was sent already. Send the corrected message."),
    Problem.UNREADABLE: N_("Please write it as a text message, or end with /cancel."),
    Problem.REPORT_TOO_LONG: N_(
        "That has {length} characters; at most {limit} fit. Please send a shorter text."
    ),
    Problem.NO_PUBLIC_ADDRESS: N_(
        "An address in it leads to no public page. Please send it again with one that begins with "
        "https:// and the name of a public host, without a port or hidden characters, or end with /cancel."
    ),
}


def sentence(tr: Translator, error: InvalidInput, own: Mapping[Problem, str] = MappingProxyType({})) -> str:
    """Return what is wrong with an answer, and what to do; ``own``: sentences of the topic."""
    if error.problem in own:
        return tr.gettext(own[error.problem], **error.details)
    return tr.gettext(
        SENTENCES[error.problem], **{name: _shown(tr, name, each) for name, each in error.details.items()}
    )


def warning(tr: Translator, error: InvalidInput | None) -> Markup:
    """Return the first section of a question: what was wrong with the last answer, or nothing for None."""
    return Markup("⚠️ {}").format(sentence(tr, error)) if error else Markup()


def _shown(tr: Translator, name: str, value: object) -> str:
    match value:
        case list() | tuple():
            named = ", ".join(f"“{str(each)[:ECHO]}”" for each in value[:ECHOED])
            return named + (" …" if len(value) > ECHOED else "")
        case datetime():
            return tr.date_and_time(value)
        case date():
            return tr.date(value)
        case int():
            return tr.number(value)
        case _:
            return str(value) if name == "reason" else str(value)[:ECHO]
