"""What is asked before something is done with a broadcast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.broadcasts.composing import LostPart
from views.telegram.broadcasts.audiences import audience_words
from views.telegram.broadcasts.callbacks import (
    ApplyCorrection,
    ApplyReplacement,
    BroadcastAct,
    CorrectIn,
    ReplaceIn,
)
from views.telegram.broadcasts.form import sending, when_words
from views.telegram.broadcasts.notices import not_carried
from views.telegram.support.invalid_input import warning
from views.telegram.support.markup import bold
from views.telegram.support.newsroom_notices import cancel_button
from views.telegram.support.page import Page, button, page
from views.translate import own_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.broadcasts.broadcast import Broadcast
    from briefing.invalid_input import InvalidInput
    from views.telegram.broadcasts.broadcasts import BroadcastView
    from views.telegram.support.page import Rows
    from views.translate import Translator


def start(shown: BroadcastView, broadcast: Broadcast, count: int) -> Page:
    """Ask whether to send it now; ``count``: to so many chats at present."""
    tr = shown.tr
    text, yes = sending(tr, audience_words(tr, broadcast.audience, shown.statements), count)
    return _asked(tr, broadcast, text, [[button(yes, BroadcastAct(id=broadcast.id, act="start", sure=True))]])


def cancel(shown: BroadcastView, broadcast: Broadcast) -> Page:
    """Ask whether to send nothing more."""
    tr = shown.tr
    text = tr.gettext("Cancel this broadcast? What was sent stays; nothing more is sent.")
    yes = button(tr.gettext("✖️ Yes, cancel it"), BroadcastAct(id=broadcast.id, act="cancel", sure=True))
    return _asked(tr, broadcast, text, [[yes]])


def unsend(shown: BroadcastView, broadcast: Broadcast, count: int, sent: int) -> Page:
    """Ask whether to take it back; of ``sent`` messages ``count`` are new enough for that."""
    tr = shown.tr
    text = tr.ngettext(
        "{n} of {sent} chats got it less than 48 hours ago: there it can be deleted. Delete it?",
        "{n} of {sent} chats got it less than 48 hours ago: there it can be deleted. Delete it?",
        count,
        sent=tr.number(sent),
    )
    rows: Rows = []
    if count:
        yes = tr.ngettext("🗑 Yes, delete {n} message", "🗑 Yes, delete {n} messages", count)
        rows.append([button(yes, BroadcastAct(id=broadcast.id, act="unsend", sure=True))])
    return _asked(tr, broadcast, text, rows)


def when(tr: Translator, zone: str, kind: str, error: InvalidInput | None = None) -> Page:
    """Ask for another moment."""
    return page([warning(tr, error), Markup.escape(when_words(tr, zone))], [[cancel_button(tr, kind)]])


def correct_in(tr: Translator, broadcast: Broadcast, languages: Iterable[str]) -> Page:
    """Ask which of the texts is to be corrected."""
    rows = [
        [
            button(
                own_name(each) if each else tr.gettext("The message for everybody else"),
                CorrectIn(id=broadcast.id, language=each),
            )
        ]
        for each in languages
    ]
    return _asked(tr, broadcast, tr.gettext("Which message is to be corrected?"), rows)


def correct(tr: Translator, kind: str, form: str, error: InvalidInput | None = None) -> Page:
    """Ask for the corrected message."""
    text = tr.gettext("Send the corrected message. It takes the place of what was sent, in every chat.")
    return page([warning(tr, error), Markup.escape(text)], [[cancel_button(tr, kind, form)]])


def apply(tr: Translator, kind: str, form: str, parts: int, missing: Iterable[LostPart] = ()) -> Page:
    """Ask whether to change what was sent; ``parts``: of an album there are so many so far."""
    text = tr.ngettext("The album has {n} part so far.", "The album has {n} parts so far.", parts)
    yes = button(tr.gettext("✏️ Yes, change what was sent"), ApplyCorrection(form=form))
    question = tr.gettext("Change what was sent into this?")
    lost = Markup.escape(not_carried(tr, missing))
    sections = [Markup.escape(text) if parts > 1 else Markup(), lost, Markup.escape(question)]
    return page(sections, [[yes], [cancel_button(tr, kind, form)]])


def replace_in(tr: Translator, broadcast: Broadcast, languages: Iterable[str]) -> Page:
    """Ask which of the deleted messages is to be replaced."""
    rows = [
        [
            button(
                own_name(each) if each else tr.gettext("The message for everybody else"),
                ReplaceIn(id=broadcast.id, language=each),
            )
        ]
        for each in languages
    ]
    return _asked(tr, broadcast, tr.gettext("Which message was deleted?"), rows)


def other(tr: Translator, kind: str, form: str, error: InvalidInput | None = None) -> Page:
    """Ask for the message that takes the place of a deleted one."""
    text = tr.gettext(
        "Send another message. Those who have none yet get it; what was sent before stays as it is."
    )
    return page([warning(tr, error), Markup.escape(text)], [[cancel_button(tr, kind, form)]])


def go_on_with(
    tr: Translator,
    kind: str,
    form: str,
    *,
    parts: int,
    waiting: int,
    missing: Iterable[LostPart],
    loses_buttons: bool,
) -> Page:
    """Stand below the message as it will look; ``waiting``: so many get it."""
    album = tr.ngettext("The album has {n} part so far.", "The album has {n} parts so far.", parts)
    question = tr.ngettext(
        "Go on with this message? {n} chat gets it.",
        "Go on with this message? {n} chats get it.",
        waiting,
    )
    lost = [*missing, *([LostPart.BUTTONS] if loses_buttons else [])]
    sections = [
        Markup.escape(album if parts > 1 else ""),
        Markup.escape(not_carried(tr, dict.fromkeys(lost))),
        Markup.escape(question),
    ]
    yes = button(tr.gettext("▶️ Yes, go on with it"), ApplyReplacement(form=form))
    return page(sections, [[yes], [cancel_button(tr, kind, form)]])


def _asked(tr: Translator, broadcast: Broadcast, text: str, rows: Rows) -> Page:
    head = bold(tr.gettext("📣 Broadcast {number}", number=broadcast.number))
    no = button(tr.gettext("⬅ No"), BroadcastAct(id=broadcast.id, act="show"))
    return page([head, Markup.escape(text)], [*rows, [no]])
