"""Questions before something is done with a broadcast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.broadcasts.composing import LostPart
from briefing.broadcasts.form import LANGUAGE, contents_of, missing_in
from views.languages import own_name
from views.telegram.broadcasts.callbacks import (
    ApplyCorrection,
    ApplyReplacement,
    BroadcastAct,
    CorrectIn,
    ReplaceIn,
)
from views.telegram.broadcasts.form import send_question, when_words
from views.telegram.broadcasts.notices import not_carried
from views.telegram.broadcasts.words import audience_words
from views.telegram.support.form_questions import FormQuestion, question
from views.telegram.support.markup import bold
from views.telegram.support.page import Page, button, page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.broadcasts.broadcast import Broadcast
    from views.telegram.broadcasts.broadcasts import BroadcastView
    from views.telegram.support.page import Rows
    from views.translate import Translator


def ask_start(shown: BroadcastView, broadcast: Broadcast, count: int) -> Page:
    """Ask whether to send a broadcast now; ``count``: chats that would get it at present."""
    tr = shown.tr
    text, yes = send_question(tr, audience_words(tr, broadcast.audience, shown.statements), count)
    return _asked(tr, broadcast, text, [[button(yes, BroadcastAct(id=broadcast.id, act="start", sure=True))]])


def ask_cancel(shown: BroadcastView, broadcast: Broadcast) -> Page:
    """Ask whether to cancel a broadcast, so that nothing more of it is sent."""
    tr = shown.tr
    text = tr.gettext("Cancel this broadcast? What was sent stays; nothing more is sent.")
    # Translators: Button below the question whether to end a broadcast for good, at most 36 characters.
    yes = button(tr.gettext("✖️ Yes, cancel it"), BroadcastAct(id=broadcast.id, act="cancel", sure=True))
    return _asked(tr, broadcast, text, [[yes]])


def ask_unsend(shown: BroadcastView, broadcast: Broadcast, count: int, sent: int) -> Page:
    """Ask whether to delete a broadcast again; ``count`` of ``sent`` messages are new enough for that."""
    tr = shown.tr
    text = tr.ngettext(
        "{n} of {sent} chats got it less than 48 hours ago: there it can be deleted. Delete it?",
        "{n} of {sent} chats got it less than 48 hours ago: there it can be deleted. Delete it?",
        count,
        sent=tr.number(sent),
    )
    rows: Rows = []
    if count:
        # Translators: Button below the question whether to delete what was sent, at most 36 characters.
        yes = tr.ngettext("🗑 Yes, delete {n} message", "🗑 Yes, delete {n} messages", count)
        rows.append([button(yes, BroadcastAct(id=broadcast.id, act="unsend", sure=True))])
    return _asked(tr, broadcast, text, rows)


def ask_when(asked: FormQuestion, zone: str) -> Page:
    """Ask for another moment at which the broadcast starts."""
    return question(asked, when_words(asked.tr, zone))


def ask_which_to_correct(tr: Translator, broadcast: Broadcast, languages: Iterable[str]) -> Page:
    """Ask which of the texts is to be corrected."""
    return _which(tr, broadcast, tr.gettext("Which message is to be corrected?"), languages, CorrectIn)


def ask_which_to_replace(tr: Translator, broadcast: Broadcast, languages: Iterable[str]) -> Page:
    """Ask which of the deleted messages is to be replaced."""
    return _which(tr, broadcast, tr.gettext("Which message was deleted?"), languages, ReplaceIn)


def _which(
    tr: Translator,
    broadcast: Broadcast,
    text: str,
    languages: Iterable[str],
    data: type[CorrectIn | ReplaceIn],
) -> Page:
    # Translators: Button: the text for languages that have none of their own, at most 36 characters.
    everybody = tr.gettext("The message for everybody else")
    rows = [
        [button(own_name(each) if each else everybody, data(id=broadcast.id, language=each))]
        for each in languages
    ]
    return _asked(tr, broadcast, text, rows)


def ask_correction(asked: FormQuestion) -> Page:
    """Ask for the corrected message."""
    text = asked.tr.gettext("Send the corrected message. It takes the place of what was sent, in every chat.")
    return question(asked, text)


def ask_replacement(asked: FormQuestion) -> Page:
    """Ask for the message that takes the place of a deleted one."""
    text = asked.tr.gettext(
        "Send another message. Those who have none yet get it; what was sent before stays as it is."
    )
    return question(asked, text)


def confirm_correction(asked: FormQuestion) -> Page:
    """Ask whether to change the messages that were sent, below the corrected message."""
    tr = asked.tr
    # Translators: Button below the question whether to change messages that people have, at most 36
    # characters.
    yes = button(tr.gettext("✏️ Yes, change what was sent"), ApplyCorrection(form=asked.form, mark=asked.mark))
    text, lost = tr.gettext("Change what was sent into this?"), not_carried(tr, missing_in(asked.values))
    return question(asked, _so_far(asked), lost, text, rows=[[yes]])


def confirm_replacement(asked: FormQuestion, waiting: int, *, loses_buttons: bool) -> Page:
    """Ask whether to go on with another message, below its preview; ``waiting``: chats that will get it."""
    tr = asked.tr
    text = tr.ngettext(
        "Go on with this message? {n} chat gets it.", "Go on with this message? {n} chats get it.", waiting
    )
    lost = dict.fromkeys([*missing_in(asked.values), *([LostPart.BUTTONS] if loses_buttons else [])])
    # Translators: Button below the question whether to send another message to the rest, at most 36
    # characters.
    yes = button(tr.gettext("▶️ Yes, go on with it"), ApplyReplacement(form=asked.form, mark=asked.mark))
    return question(asked, _so_far(asked), not_carried(tr, lost), text, rows=[[yes]])


def _so_far(asked: FormQuestion) -> str:
    """Return how many parts an album has so far; empty for a single message."""
    parts = len(contents_of(asked.values)[asked.values[LANGUAGE]].media)
    text = asked.tr.ngettext("The album has {n} part so far.", "The album has {n} parts so far.", parts)
    return text if parts > 1 else ""


def _asked(tr: Translator, broadcast: Broadcast, text: str, rows: Rows) -> Page:
    head = bold(tr.gettext("📣 Broadcast {number}", number=broadcast.number))
    # Translators: Button below a question: nothing is done, at most 20 characters.
    no = button(tr.gettext("⬅ No"), BroadcastAct(id=broadcast.id, act="show"))
    return page(head, text, rows=[*rows, [no]])
