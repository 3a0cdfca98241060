"""What a feed has and what of it would be proposed; the form that adds a feed shows it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.feeds.feeds import may_pass
from views.feeds import problem_words
from views.telegram.feeds.callbacks import AddFeed
from views.telegram.proposals.proposals import about_words, why_words
from views.telegram.support.form_questions import question
from views.telegram.support.markup import bold, code, lines, link, shortened
from views.telegram.support.page import Page, button, page, with_rows
from views.telegram.support.sheets import and_more

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.feeds.feeds import MatchedStory, Preview
    from briefing.fetched import Problem
    from briefing.proposals.story import Match, Story
    from briefing.statement.model import Statement
    from views.telegram.support.form_questions import FormQuestion
    from views.translate import Translator

MATCHES = 5
"""The most stories that are shown."""
TITLE, ADDRESS = 150, 200
"""The most characters of a title and of an address."""


def preview_page(tr: Translator, statements: Mapping[str, Statement], shown: Preview) -> Page:
    """Show what of the last month's stories of a feed would be proposed."""
    matching, fitting = _matching(shown.stories), _matching(shown.without_day)
    stories = tr.ngettext("{n} story of the last month", "{n} stories of the last month", len(shown.stories))
    proposed = tr.ngettext("{n} would be proposed", "{n} would be proposed", len(matching))
    listed = []
    for story, match in [*matching, *fitting][:MATCHES]:
        title = bold(link(shortened(story.title, TITLE), story.url))
        about = about_words(tr, statements, match.statement, match.initiative)
        listed.append(lines(title, about, why_words(tr, match.score, match.reasons)))
    left = len(matching) + len(fitting) - len(listed)
    more = f"… {and_more(tr, left)}" if left else ""
    heading = Markup("📡 ") + bold(link(shortened(shown.title or shown.address, TITLE), shown.address))
    without_day = _without_day(tr, len(shown.without_day), len(fitting))
    return page(lines(heading, f"{stories}: {proposed}", without_day), *listed, more)


def _matching(stories: Sequence[MatchedStory]) -> list[tuple[Story, Match]]:
    return [(story, matches[0]) for story, matches in stories if matches]


def _without_day(tr: Translator, count: int, fitting: int) -> str:
    """Say that stories without a day are not proposed."""
    if not count:
        return ""
    stories = tr.ngettext("{n} story without a day", "{n} stories without a day", count)
    # Translators: How many of these stories concern an initiative, after “3 stories without a day:”, at most
    # 24 characters.
    fit = tr.ngettext("{n} fits", "{n} fit", fitting)
    note = tr.gettext("How old these are nobody knows, so only what comes after them is proposed.")
    return f"{stories}: {fit}. {note}"


def no_preview(tr: Translator, problem: Problem) -> str:
    """Say why nothing of a feed can be shown."""
    return tr.gettext("Nothing to show: {problem}", problem=problem_words(tr, problem))


def ask_address(asked: FormQuestion) -> Page:
    """Ask for the address of a feed."""
    tr = asked.tr
    return question(
        asked,
        tr.gettext(
            "Send the address of a feed (RSS, Atom or JSON Feed), or of a page: the bot looks for its feed "
            "there. It shows you what would be proposed before anything is added."
        ),
    )


def offer(asked: FormQuestion, found: Page) -> Page:
    """Offer to add the feed that was found."""
    # Translators: Button: adds the feed that is shown, at most 24 characters.
    add = button(asked.tr.gettext("✅ Add this feed"), AddFeed(form=asked.form))
    below = question(asked, rows=[[add]])
    return with_rows(found, below.keyboard.inline_keyboard if below.keyboard else [])


def not_found(asked: FormQuestion, address: str, problem: Problem) -> Page:
    """Say what is wrong with an address; where that may pass, offer to add it all the same."""
    tr = asked.tr
    wrong = Markup("⚠️ {}: {}").format(code(shortened(address, ADDRESS)), problem_words(tr, problem))
    if not may_pass(problem):
        return question(asked, wrong, tr.gettext("Check the address in a browser, and send it again."))
    # Translators: Button: adds a feed that does not answer at present, at most 28 characters.
    add = button(tr.gettext("➕ Add it all the same"), AddFeed(form=asked.form))
    may = tr.gettext("That may pass. The bot can go on asking, or send another address.")
    return question(asked, wrong, may, rows=[[add]])
