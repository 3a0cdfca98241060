"""The form that makes a draft from an article: its question, and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.support.form_questions import question
from views.telegram.support.markup import bold, lines, shortened
from views.telegram.support.page import Page, page

if TYPE_CHECKING:
    from markupsafe import Markup

    from drafting.model import Draft
    from views.telegram.support.form_questions import FormQuestion
    from views.translate import Translator

SHOWN = 10
"""The most candidates that the caption of the file names."""
TITLE = 70
"""The most characters of a title in the caption, so that all fit into 1024."""


def ask_for_article(asked: FormQuestion) -> Page:
    """Ask for the article."""
    text = asked.tr.gettext(
        "Send the article: as a text file (.txt or .md, up to 1 MiB) or as one message. The "
        "answer is a draft statement as a file; nothing of it is published."
    )
    return question(asked, text)


def no_article(tr: Translator) -> Page:
    """Say that a message is no article, and what can be sent."""
    return page(tr.gettext("That is no article. Send a text file (.txt or .md) or the text itself."))


def too_large(tr: Translator) -> Page:
    """Refuse a file that is too large."""
    return page(tr.gettext("This file is over 1 MiB. Send the text of the statement alone."))


def not_utf8(tr: Translator) -> Page:
    """Refuse a file in another encoding."""
    return page(tr.gettext("This file is not UTF-8. Save it in this encoding and send it again."))


def cannot_be_fetched(tr: Translator) -> Page:
    """Say that the file could not be downloaded from Telegram."""
    return page(tr.gettext("Telegram does not hand this file over. Please send it again."))


def nothing_found(tr: Translator) -> Page:
    """Say that the rules found no candidate."""
    return page(
        tr.gettext(
            "Nothing was found in it that is proposed, supported, planned or asked for. The analysis "
            "works for Russian and English texts."
        )
    )


def draft_caption(tr: Translator, draft: Draft) -> Markup:
    """Return the caption of the file of a draft: how many candidates there are, and the first titles."""
    counts = ", ".join(
        [
            # Translators: Line about an article: how many sentences may be initiatives, at most 36
            # characters.
            tr.ngettext("{n} candidate initiative", "{n} candidate initiatives", len(draft.candidates)),
            # Translators: Line about an article: how many dates may be deadlines, at most 36 characters.
            tr.ngettext("{n} candidate deadline", "{n} candidate deadlines", len(draft.deadlines)),
        ]
    )
    shown = enumerate(draft.candidates[:SHOWN], start=1)
    named = [f"{number}. {shortened(each.title, TITLE)}" for number, each in shown]
    if len(draft.candidates) > SHOWN:
        named.append("…")
    judge = tr.gettext(
        "An automatic analysis chose them; judge each one. Nothing is published. The file says "
        "for each where it stands in the text and why it was chosen."
    )
    return lines(bold(counts), *named, judge)
