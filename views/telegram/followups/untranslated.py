"""Texts of entries that lack a translation: their numbers, lists of them, and the question for one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.followups.translations import LIMITS, EntryPart
from views.telegram.followups.callbacks import ShowUntranslated, TranslateEntry
from views.telegram.support.form_questions import question
from views.telegram.support.markup import bold, italic, lines, shortened
from views.telegram.support.page import Page, button, page
from views.telegram.support.sheets import ListPage
from views.telegram.support.to_newsroom import newsroom_row
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.followups.translations import MissingTranslation
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import ViewContext
    from views.translate import Translator

ENTRIES = 8
"""Texts on one page."""
ON_BUTTON = 40
"""The most characters of a text on its button."""
PARTS = {
    # Translators: Which text of an entry lacks a translation: that of the event itself, at most 24
    # characters.
    EntryPart.TEXT: N_("what happened"),
    EntryPart.REASON: N_("reason of a correction"),
    EntryPart.WHY: N_("note on the status"),
}


def missing_counts(tr: Translator, found: Sequence[MissingTranslation]) -> Page:
    """Show how many texts lack each language, with a button for each language."""
    if not found:
        said = tr.gettext("Every text of the newsroom is there in every language.")
        return page(said, rows=[newsroom_row(tr)])
    numbers = Counter(each.language for each in found)
    rows = [
        [button(f"{tr.language_name(each)} ({tr.number(count)})", ShowUntranslated(language=each))]
        for each, count in numbers.items()
    ]
    said = tr.gettext("Readers of these languages see the texts in another one, with a mark.")
    # Translators: Heading of a list, at most 30 characters.
    return page(bold(tr.gettext("Missing translations")), said, rows=[*rows, newsroom_row(tr)])


def missing_list(reader: ViewContext, found: Sequence[MissingTranslation], number: int) -> Page:
    """List page ``number`` (from 0) of the texts that lack one language."""
    tr, language = reader.tr, found[0].language
    part = ListPage.of(found, number, ENTRIES)
    head = tr.ngettext(
        "{n} text is missing in {language}",
        "{n} texts are missing in {language}",
        len(found),
        language=tr.language_name(language),
    )
    turns = part.turns(lambda target: ShowUntranslated(language=language, page=target))
    # Translators: Button: back to the languages that lack texts, at most 20 characters.
    back = [button(tr.gettext("⬅ Languages"), ShowUntranslated())]
    rows = [[button(shortened(tr.text(each.text), ON_BUTTON), _data(each))] for each in part.entries]
    return page(bold(head), rows=[*rows, turns, back])


def _data(missed: MissingTranslation) -> TranslateEntry:
    return TranslateEntry(entry=missed.entry.key, part=missed.part, language=missed.language)


def ask_translation(asked: FormQuestion, missed: MissingTranslation) -> Page:
    """Show a text in its first language and ask for a translation."""
    tr, own = asked.tr, next(iter(missed.text.by_language))
    ask = tr.gettext(
        "Send it in {language}: one message, at most {limit} characters, plain text.",
        language=tr.language_name(missed.language),
        limit=LIMITS[missed.part],
    )
    head = lines(bold(tr.gettext(PARTS[missed.part])), italic(tr.language_name(own)))
    return question(asked, head, missed.text.by_language[own], ask)


def translation_saved(tr: Translator, missed: MissingTranslation, rest: Sequence[MissingTranslation]) -> Page:
    """Confirm a translation, with a button to the next text that lacks the language."""
    language = tr.language_name(missed.language)
    said = tr.gettext("✅ Saved. Readers of {language} see it now.", language=language)
    if not rest:
        return page(said, tr.gettext("Nothing else is missing there."))
    left = tr.ngettext(
        "{n} text is missing in {language}",
        "{n} texts are missing in {language}",
        len(rest),
        language=language,
    )
    # Translators: Button: the next text without a translation, at most 20 characters.
    return page(said, left, rows=[[button(tr.gettext("Next ➡"), _data(rest[0]))]])


def translated_already(tr: Translator) -> str:
    """Answer a button of a text that was translated already."""
    return tr.gettext("This text is there by now. /untranslated lists what is missing.")


def translation_too_late(tr: Translator) -> Page:
    """Say that somebody else translated a text before."""
    return page(translated_already(tr))
