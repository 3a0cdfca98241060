"""What is asked before something is done with a broadcast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.telegram.markup import bold
from views.telegram.newsroom.audiences import audience_words
from views.telegram.newsroom.broadcast_callbacks import ApplyCorrection, CampaignAct, CorrectIn
from views.telegram.newsroom.broadcast_faults import wrong_part
from views.telegram.newsroom.broadcasts import sending, when_words
from views.telegram.newsroom.notices import cancel_button
from views.telegram.page import Page, button, page
from views.translate import own_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.broadcasts.campaign import Campaign
    from briefing.broadcasts.composing import WrongPart
    from views.telegram.newsroom.campaigns import CampaignView
    from views.telegram.page import Rows
    from views.translate import Translator


def start(shown: CampaignView, campaign: Campaign, count: int) -> Page:
    """Ask whether to send it now; ``count``: to so many chats at present."""
    tr = shown.tr
    text, yes = sending(tr, audience_words(tr, campaign.audience, shown.statements), count)
    return _asked(tr, campaign, text, [[button(yes, CampaignAct(id=campaign.id, act="start", sure=True))]])


def cancel(shown: CampaignView, campaign: Campaign) -> Page:
    """Ask whether to send nothing more."""
    tr = shown.tr
    text = tr.gettext("Cancel this broadcast? What was sent stays; nothing more is sent.")
    yes = button(tr.gettext("✖️ Yes, cancel it"), CampaignAct(id=campaign.id, act="cancel", sure=True))
    return _asked(tr, campaign, text, [[yes]])


def unsend(shown: CampaignView, campaign: Campaign, count: int, sent: int) -> Page:
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
        rows.append([button(yes, CampaignAct(id=campaign.id, act="unsend", sure=True))])
    return _asked(tr, campaign, text, rows)


def when(tr: Translator, zone: str, kind: str, fault: WrongPart | None = None) -> Page:
    """Ask for another moment."""
    return page([_warning(tr, fault), Markup.escape(when_words(tr, zone))], [[cancel_button(tr, kind)]])


def correct_in(tr: Translator, campaign: Campaign, languages: Iterable[str]) -> Page:
    """Ask which of the texts is to be corrected."""
    rows = [
        [
            button(
                own_name(each) if each else tr.gettext("The message for everybody else"),
                CorrectIn(id=campaign.id, language=each),
            )
        ]
        for each in languages
    ]
    return _asked(tr, campaign, tr.gettext("Which message is to be corrected?"), rows)


def correct(tr: Translator, kind: str, form: str, fault: WrongPart | None = None) -> Page:
    """Ask for the corrected message."""
    text = tr.gettext("Send the corrected message. It takes the place of what was sent, in every chat.")
    return page([_warning(tr, fault), Markup.escape(text)], [[cancel_button(tr, kind, form)]])


def apply(tr: Translator, kind: str, form: str, parts: int) -> Page:
    """Ask whether to change what was sent; ``parts``: of an album there are so many so far."""
    text = tr.ngettext("The album has {n} part so far.", "The album has {n} parts so far.", parts)
    yes = button(tr.gettext("✏️ Yes, change what was sent"), ApplyCorrection(form=form))
    question = tr.gettext("Change what was sent into this?")
    sections = [Markup.escape(text) if parts > 1 else Markup(), Markup.escape(question)]
    return page(sections, [[yes], [cancel_button(tr, kind, form)]])


def _asked(tr: Translator, campaign: Campaign, text: str, rows: Rows) -> Page:
    head = bold(tr.gettext("📣 Broadcast {number}", number=campaign.number))
    no = button(tr.gettext("⬅ No"), CampaignAct(id=campaign.id, act="show"))
    return page([head, Markup.escape(text)], [*rows, [no]])


def _warning(tr: Translator, fault: WrongPart | None) -> Markup:
    return Markup("⚠️ {}").format(wrong_part(tr, fault)) if fault else Markup()
