"""The queue of proposals as editors see it, and the message about new ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.proposals.proposal import Proposal
from briefing.proposals.story import ReasonKind
from views.telegram.proposals.callbacks import (
    ChooseInitiative,
    MoveProposal,
    ShowProposals,
    TakeProposal,
    ThrowAwayProposal,
)
from views.telegram.reports.callbacks import AcceptReport, DeclineReport
from views.telegram.support.markup import bold, italic, joined, lines, link, shortened
from views.telegram.support.page import Page, Rows, button, page
from views.telegram.support.sheets import ListPage, and_more
from views.telegram.support.to_newsroom import newsroom_row
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aiogram.types import InlineKeyboardButton

    from briefing.proposals.story import Reason, Story
    from briefing.proposals.suggestions import Queued
    from briefing.reports.reports import Report
    from briefing.statement.model import Statement
    from views.translate import Translator

    Statements = Mapping[str, Statement]

ON_A_PAGE = 3
"""What waits on one page, so that it is one message whatever outlets write."""
TITLE, LEAD, WORD, OUTLET = 200, 160, 24, 40
"""The most characters that are shown of a title, a suggestion, a word, and the name of an outlet."""
WORDS, OUTLETS = 5, 4
"""How many words of a reason, and how many sources, are named."""

REASON = {
    # Translators: Why a story may concern an initiative, before a colon and words of the story: they stand in
    # the texts of the initiative, at most 20 characters.
    ReasonKind.WORDS: N_("words"),
    # Translators: Why a story may concern an initiative, before a colon and words of the story: it is called
    # so, at most 20 characters.
    ReasonKind.INITIATIVE: N_("initiative"),
    # Translators: Why a story may concern an initiative, before a colon and words of the story: they stand in
    # a deadline, at most 20 characters.
    ReasonKind.DEADLINE: N_("deadline"),
    # Translators: Why a story may concern an initiative, before a colon and names in the story: of the
    # speaker, of the summit, of places, at most 20 characters.
    ReasonKind.NAMES: N_("names"),
    # Translators: Why a story may concern an initiative, before a colon and the day of a deadline that is
    # near, at most 20 characters.
    ReasonKind.DAY: N_("day"),
}


def queue_page(
    tr: Translator, statements: Statements, queue: Sequence[Queued], number: int, *, writes: bool
) -> Page:
    """Show page ``number`` (from 0) of what waits; ``writes``: with the buttons of an editor."""
    if not queue:
        words = tr.gettext("No proposal is waiting. /feeds shows where they come from.")
        return page(words, rows=[newsroom_row(tr)])
    part = ListPage.of(queue, number, ON_A_PAGE)
    count = tr.ngettext("{n} proposal is waiting", "{n} proposals are waiting", len(queue))
    heading = joined(Markup("📰 ") + bold(count), part.place(tr))
    rows: Rows = _buttons(part.entries, part.number) if writes else []
    turns = part.turns(lambda target: ShowProposals(page=target))
    sections = _sections(tr, statements, part.entries)
    return page(heading, *sections, _signs(tr, writes=writes), rows=[*rows, turns, newsroom_row(tr)])


def new_proposals_page(tr: Translator, statements: Statements, proposals: Sequence[Proposal]) -> Page:
    """Tell an editor of new proposals, the likeliest first."""
    likeliest = sorted(proposals, key=lambda each: -each.score)[:ON_A_PAGE]
    # Translators: Heading of a notification about stories that may be evidence, at most 36 characters.
    count = tr.ngettext("{n} new proposal", "{n} new proposals", len(proposals))
    left = len(proposals) - len(likeliest)
    more = f"… {and_more(tr, left)}: /proposals" if left else ""
    # Translators: Button below a notification: shows all stories that wait, at most 36 characters.
    every = [button(tr.gettext("📰 All proposals"), ShowProposals())]
    sections = _sections(tr, statements, likeliest)
    heading = Markup("📰 ") + bold(count)
    return page(heading, *sections, more, _signs(tr, writes=True), rows=[*_buttons(likeliest, 0), every])


def ask_initiative(tr: Translator, statement: Statement, proposal: Proposal, number: int) -> Page:
    """Ask which other initiative a proposal concerns; ``number`` is the page of the queue."""
    others = [each for each in statement.in_order if each.slug != proposal.initiative]
    rows = [
        [
            button(
                f"{each.number}. {tr.text(each.short)}",
                MoveProposal(number=proposal.number, slug=each.slug, page=number),
            )
        ]
        for each in others
    ]
    # Translators: Button: back to the list of stories that wait, at most 20 characters.
    back = [button(tr.gettext("⬅ Proposals"), ShowProposals(page=number))]
    question = tr.gettext("Which initiative does it concern?")
    return page(_title(proposal.sources[0]), bold(question), rows=[*rows, back])


def thrown_away(tr: Translator) -> str:
    """Confirm that a proposal was thrown away."""
    return tr.gettext("Thrown away, and so is whatever retells it.")


def moved(tr: Translator, name: str) -> str:
    """Confirm that a proposal was moved to the initiative with this name."""
    # Translators: {name} is the initiative that a story was moved to, at most 24 characters.
    return tr.gettext("Moved to: {name}", name=name)


def decided_before(tr: Translator) -> str:
    """Say that somebody else has decided on a proposal."""
    return tr.gettext("Somebody has decided on this already.")


def about_words(tr: Translator, statements: Statements, statement_id: str, slug: str) -> str:
    """Return the initiative that a story may concern; its name in the data where the statement is gone."""
    statement = statements.get(statement_id)
    initiative = statement.initiatives.get(slug) if statement else None
    return f"🎯 {tr.text(initiative.short) if initiative else slug}"


def why_words(tr: Translator, score: float, reasons: Sequence[Reason]) -> Markup:
    """Return why a story may concern an initiative."""
    shown = joined(*(_reason(tr, each) for each in reasons))
    # Translators: Why a story is proposed: {score} is from 0 to 1, {reasons} are words with a colon each, at
    # most 40 characters.
    return italic(tr.gettext("Why ({score}): {reasons}", score=tr.number(round(score, 2)), reasons=shown))


def _sections(tr: Translator, statements: Statements, entries: Sequence[Queued]) -> list[Markup]:
    shown = []
    for place, each in enumerate(entries, 1):
        about = about_words(tr, statements, each.statement, each.initiative)
        if isinstance(each, Proposal):
            shown.append(_proposal(tr, place, about, each))
        else:
            shown.append(_suggestion(tr, place, about, each))
    return shown


def _proposal(tr: Translator, place: int, about: str, proposal: Proposal) -> Markup:
    outlets = [_source(tr, each) for each in proposal.sources[:OUTLETS]]
    more = and_more(tr, len(proposal.sources) - len(outlets))
    # Translators: The outlets that told a story, with their days, at most 30 characters.
    sources = tr.html("Sources: {sources}", sources=joined(*outlets, more))
    why = why_words(tr, proposal.score, proposal.reasons)
    return lines(Markup("{}. {}").format(place, _title(proposal.sources[0])), about, why, sources)


def _suggestion(tr: Translator, place: int, about: str, report: Report) -> Markup:
    # Translators: Heading of what a reader suggests as evidence, with its number, at most 40 characters.
    heading = tr.gettext("A reader suggests (report {number})", number=report.number)
    return lines(Markup("{}. {}").format(place, bold(heading)), about, shortened(report.text, LEAD))


def _title(story: Story) -> Markup:
    return bold(link(shortened(story.title or story.url, TITLE), story.url))


def _source(tr: Translator, story: Story) -> Markup:
    outlet = link(shortened(story.publisher, OUTLET), story.url)
    return Markup("{}, {}").format(outlet, tr.date(story.published_on))


def _reason(tr: Translator, reason: Reason) -> str:
    words = [shortened(each, WORD) for each in reason.words[:WORDS]]
    if reason.kind is ReasonKind.DAY:
        words = [tr.date(date.fromisoformat(each)) for each in words]
    return f"{tr.gettext(REASON[reason.kind])}: {', '.join(words)}"


def _signs(tr: Translator, *, writes: bool) -> Markup:
    if not writes:
        return Markup()
    return italic(
        tr.gettext(
            "✓ opens the form of a follow-up, ✗ throws the story away with what retells it, ↪ moves it to "
            "another initiative. Readers see nothing before you publish it."
        )
    )


def _buttons(entries: Sequence[Queued], number: int) -> Rows:
    return [_row(each, place, number) for place, each in enumerate(entries, 1)]


def _row(each: Queued, place: int, number: int) -> list[InlineKeyboardButton]:
    if not isinstance(each, Proposal):
        accept = AcceptReport(number=each.number, follow_up=True)
        return [
            button(f"✓ {place}", accept),
            button(f"✗ {place}", DeclineReport(number=each.number)),
        ]
    return [
        button(f"✓ {place}", TakeProposal(number=each.number)),
        button(f"✗ {place}", ThrowAwayProposal(number=each.number, page=number)),
        button(f"↪ {place}", ChooseInitiative(number=each.number, page=number)),
    ]
