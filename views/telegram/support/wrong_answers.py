"""What is wrong with an answer, and what to do, in a sentence each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.answers import Slip
from views.translate import N_

if TYPE_CHECKING:
    from briefing.answers import WrongAnswer
    from views.translate import Translator

ECHO = 100
"""So many characters of what a person wrote are repeated to them."""

SENTENCES = {
    Slip.EMPTY: N_("That is empty. Write at least a word."),
    Slip.TOO_LONG: N_("That has {length} characters; at most {limit} fit. Shorten it and send it again."),
    Slip.UNPRINTED: N_(
        "That has a hidden character, such as a control character or a mark that turns the direction of "
        "text. Type it anew instead of copying it."
    ),
    Slip.MARKUP: N_(
        "Texts are plain here: formatting, HTML and Markdown are not shown. Send it again without any."
    ),
    Slip.NO_TEXT: N_("I need text here. Write it as a message."),
    Slip.NO_CHOICE: N_("Choose one of the buttons below."),
    Slip.NO_ADDRESS: N_(
        "That is no address of a public page. Send one that begins with https:// and the name of a public "
        "host, without a port, blanks or hidden characters, such as https://example.org/news."
    ),
    Slip.ADDRESS_TOO_LONG: N_(
        "That address has {length} characters; at most {limit} fit. Send a shorter one, for instance without "
        "what follows the question mark."
    ),
    Slip.NO_DAY: N_("I cannot read that as a date. Write it as 2026-02-20, 20.02.2026 or 20 February 2026."),
    Slip.NO_SUCH_DAY: N_("There is no such day in the calendar. Check the day, the month and the year."),
    Slip.FUTURE: N_("{day} lies in the future; today is {today}. Send a day that has come."),
    Slip.BEFORE_STATEMENT: N_(
        "{day} is before the statement, which was made on {made_on}. Send another day, or mark it as "
        "background."
    ),
    Slip.BEFORE_EVENT: N_(
        "{day} is before the event itself, {happened_on}. Send the day on which the source was read."
    ),
    Slip.NO_INITIATIVE: N_(
        "There is no initiative “{asked}”. Choose one of the buttons, or send its number."
    ),
    Slip.NEAR_INITIATIVE: N_(
        "There is no initiative “{asked}”. Did you mean {nearest}? Send that, or choose one of the buttons."
    ),
    Slip.SAME_ADDRESS: N_("This address is there already. Send another one."),
}


def wrong(tr: Translator, fault: WrongAnswer) -> str:
    """Say what is wrong with an answer, and what to do."""
    return tr.gettext(
        SENTENCES[fault.slip], **{name: _shown(tr, each) for name, each in fault.details.items()}
    )


def _shown(tr: Translator, value: object) -> str:
    if isinstance(value, date):
        return tr.date(value)
    return tr.number(value) if isinstance(value, int) else str(value)[:ECHO]
