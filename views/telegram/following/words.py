"""Words that a chat follows: the answers to the commands, and the buttons that end it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from briefing.followed_words import LONGEST_WORD, MOST_WORDS, SHORTEST_WORD, WordProblem
from views.telegram.following.callbacks import UnfollowWord
from views.telegram.following.follow_modes import how, list_button, mode_row
from views.telegram.support.markup import bold, code, shortened
from views.telegram.support.page import Page, button, page
from views.telegram.support.sheets import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiogram.types import InlineKeyboardButton

    from briefing.followed_words import FollowedWord
    from briefing.followings import Following
    from views.telegram.support.page import ViewContext
    from views.translate import Translator

EXAMPLE = "/follow word:logistics"
"""What is written to follow a word."""
LONGEST_LABEL = 30
"""Characters of a word on a button."""


def word_usage(tr: Translator) -> Markup:
    """Say how a word is followed."""
    return tr.html("A word is followed in the whole log: {example}", example=code(EXAMPLE))


def word_followed(
    tr: Translator, word: str, following: Following, found: int, *, was: bool, digests: bool
) -> Page:
    """Confirm that a word is followed, say how many entries have it now, and when news comes."""
    if was:
        text, having = tr.html("You follow this word already: {word}", word=bold(word)), ""
    else:
        text = tr.html("You follow the word {word} in the whole log.", word=bold(word))
        having = tr.ngettext(
            "{n} entry has it now, in any form and language; each new one is told here.",
            "{n} entries have it now, in any form and language; each new one is told here.",
            found,
        )
    rows = [mode_row(tr, following.mode, digests=digests), [list_button(tr)]]
    return page(text, having, how(tr, following.mode, digests=digests), rows=rows)


def word_unfollowed(tr: Translator, word: str, *, was: bool) -> Page:
    """Confirm that a word is not followed any more; ``was``: whether it was followed before."""
    shown = bold(shortened(word, LONGEST_WORD))
    text = tr.html("You no longer follow the word {word}.", word=shown)
    if not was:
        text = tr.html("You did not follow the word {word}.", word=shown)
    return page(text, rows=[[list_button(tr)]])


def word_refused(reader: ViewContext, problem: WordProblem) -> Page:
    """Say why a word is not followed, and what to write instead."""
    tr, example = reader.tr, code(EXAMPLE)
    if problem is WordProblem.TOO_MANY:
        text = tr.html(
            "A chat follows at most {count} words. End one in /following, then follow this one.",
            count=MOST_WORDS,
        )
    elif problem is WordProblem.SAYS_NOTHING:
        text = tr.html(
            "That is in every text, or has no letters. Write a word that says what you look for: {example}",
            example=example,
        )
    else:
        text = tr.html(
            "A word has {least} to {most} characters. Write it so: {example}",
            least=SHORTEST_WORD,
            most=LONGEST_WORD,
            example=example,
        )
    return page(text, rows=[[list_button(tr)]])


def word_item(word: FollowedWord) -> Item:
    """Return the line of a followed word in the list, with the button that ends it."""
    return Item(Markup("🔎 {}").format(word.word), (end_button(word, page="list"),))


def end_button(word: FollowedWord, page: Literal["list", ""] = "") -> InlineKeyboardButton:
    """Return the button with which a word is not followed any more."""
    return button(f"🔕 {shortened(word.word, LONGEST_LABEL)}", UnfollowWord(mark=word.mark, page=page))


def words_line(tr: Translator, words: Sequence[FollowedWord]) -> Markup:
    """Return which followed words the entries of a notification have; empty if none."""
    if not words:
        return Markup()
    # Translators: Line below the heading of a notification; the words that somebody follows come after it, at
    # most 24 characters.
    text = tr.html("With your words: {words}", words=Markup(", ").join(bold(each.word) for each in words))
    return Markup("🔎 ") + text
