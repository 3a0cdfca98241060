"""The form that makes a draft from an article: its first question, and what is said of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.article_bytes import NoText
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
        "Send the article: as a text file (.txt, .md or .html, up to 1 MiB) or as one message. The "
        "answer is a draft statement as a file, which you then go through; nothing of it is published."
    )
    return question(asked, text)


def no_article(tr: Translator) -> Page:
    """Say that a message is no article, and what can be sent."""
    return page(tr.gettext("That is no article. Send a text file (.txt, .md or .html) or the text itself."))


def too_large(tr: Translator) -> Page:
    """Refuse a file that is too large."""
    return not_readable(tr, NoText.LARGE)


def not_readable(tr: Translator, why: NoText) -> Page:
    """Say why a file is no text, and how its text is sent."""
    sentences = {
        NoText.LARGE: tr.gettext("This file is over 1 MiB. Send the text of the statement alone."),
        NoText.PDF: tr.gettext(
            "This is a PDF. Open it, copy its text, and send that as a message or text file."
        ),
        NoText.WORD: tr.gettext(
            "This is a file of an office program. Save it there as plain text (.txt) and send that."
        ),
        NoText.OTHER: tr.gettext(
            "This file is no text. Save the article as plain text in UTF-8 and send it again."
        ),
    }
    return page(sentences[why])


def cannot_be_fetched(tr: Translator) -> Page:
    """Say that the file could not be downloaded from Telegram."""
    return page(tr.gettext("Telegram does not hand this file over. Please send it again."))


def nothing_found(tr: Translator) -> Page:
    """Say that the rules found no candidate."""
    return page(
        tr.gettext("Nothing was found in it that is proposed, supported, planned or asked for, and no date.")
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
            # Translators: Line about an article: how many further sentences are to be looked at, at most 36
            # characters.
            tr.ngettext("{n} sentence to look at", "{n} sentences to look at", len(draft.look)),
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
    return lines(bold(counts), *named, *_about_language(tr, draft), judge)


def _about_language(tr: Translator, draft: Draft) -> list[str]:
    """Say that a language has no rules, so that there are no candidates."""
    if draft.has_rules:
        return []
    if not draft.language:
        return [
            tr.gettext(
                "The language of the text was not recognised: only dates and items of lists are listed."
            )
        ]
    return [
        tr.gettext(
            "There are no rules for this language ({language}): only dates and items of lists are listed.",
            language=tr.language_name(draft.language),
        )
    ]
