"""Short answers about broadcasts, and the pages of named lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.broadcasts.composing import LostPart
from views.telegram.broadcasts.callbacks import DeleteList
from views.telegram.support.form_questions import FormQuestion, question
from views.telegram.support.invalid_input import warning
from views.telegram.support.markup import bold, lines
from views.telegram.support.page import Page, button, page
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.broadcasts.broadcast import NamedList
    from briefing.invalid_input import InvalidInput
    from views.telegram.support.page import Rows
    from views.translate import Translator

NOT_CARRIED = {
    LostPart.BUTTONS: N_("the buttons below it"),
    # Translators: Part of a list of what is lost when a message is copied: the animation that Telegram
    # plays, at most 16 characters.
    LostPart.EFFECT: N_("its effect"),
    LostPart.ANSWERED: N_("the message that it answers"),
    LostPart.CUSTOM_EMOJI: N_("custom emoji, where this bot may not send them"),
}


def not_carried(tr: Translator, missing: Iterable[LostPart]) -> str:
    """Return which parts of a message do not arrive, or an empty text if all of it arrives."""
    named = ", ".join(tr.gettext(NOT_CARRIED[each]) for each in missing)
    # Translators: Sentence below a broadcast: what of the message is lost; {parts} is a list of nouns, at
    # most 36 characters.
    return tr.gettext("Without: {parts}.", parts=named) if named else ""


def unfinished_before(tr: Translator) -> str:
    """Say that another form has to be finished or ended first."""
    return tr.gettext(
        "You have not finished this broadcast. Finish it, or end it with /cancel and begin anew."
    )


def changed_since(tr: Translator) -> str:
    """Answer a button of a broadcast that was changed after its page was shown."""
    return tr.gettext("This has changed since. See how it stands now.")


def named_lists(tr: Translator, named: Iterable[NamedList], error: InvalidInput | None = None) -> Page:
    """Show the named lists, and how one is made."""
    rows = [Markup("{}: {}").format(bold(each.name), tr.number(len(each.chats))) for each in named]
    usage = tr.gettext(
        "/broadcast list and a name, such as /broadcast list partners, makes a list or replaces it."
    )
    # Translators: Heading of the named lists of chats, at most 16 characters.
    return page(warning(tr, error), bold(tr.gettext("Lists")), lines(*rows), usage)


def ask_ids(asked: FormQuestion, count: int | None) -> Page:
    """Ask for the ids of the chats of a list; ``count``: chats that it has so far, or None for a new list."""
    tr, name, replaced = asked.tr, asked.values["name"], ""
    text = tr.gettext("Send the ids of the chats of the list “{name}”, one a line.", name=name)
    rows: Rows = []
    if count is not None:
        replaced = tr.ngettext(
            "It has {n} chat; yours replace it.", "It has {n} chats; yours replace them.", count
        )
        # Translators: Button: deletes a named list of chats, at most 36 characters.
        rows = [[button(tr.gettext("🗑 Delete this list"), DeleteList(name=name))]]
    return question(asked, text, replaced, rows=rows)


def list_kept(tr: Translator, named: NamedList) -> Page:
    """Confirm that a list was stored, with its number of chats."""
    text = tr.ngettext(
        "The list “{name}” has {n} chat now. /broadcast offers it.",
        "The list “{name}” has {n} chats now. /broadcast offers it.",
        len(named.chats),
        name=named.name,
    )
    return page(text)


def list_needed(tr: Translator, name: str, number: int) -> str:
    """Refuse to delete a list that a scheduled broadcast goes to; ``number``: of that broadcast."""
    return tr.gettext(
        "Broadcast {number} is scheduled for the list “{name}”. Send or cancel it before you delete the "
        "list.",
        number=number,
        name=name,
    )


def list_deleted(tr: Translator, name: str) -> Page:
    """Confirm that a list was deleted."""
    return page(tr.gettext("There is no list “{name}” any more.", name=name))
