"""The citation of an initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.statement.status import assessment
from views.checking import checked_words
from views.labels import STATUS

if TYPE_CHECKING:
    from briefing.statement.model import Initiative, Statement
    from briefing.statement.status import Assessment
    from views.translate import Translator


def citation_text(tr: Translator, statement: Statement, slug: str, url: str) -> str:
    """Return speaker, occasion, date, outlet, hour, paragraph, the address of the card, and the status."""
    initiative, source = statement.initiatives[slug], statement.source
    # Translators: A citation to copy; only order and marks are yours, at most 100 characters.
    return tr.gettext(
        "{speaker}. {occasion}, {date}: {title}. "
        "{outlet}, {published}, {time}, {paragraphs}. {url} ({status})",
        speaker=tr.text(statement.speaker),
        occasion=tr.text(statement.occasion),
        date=tr.date(statement.made_on),
        title=tr.text(initiative.title),
        outlet=source.outlet,
        published=tr.date(source.published_at.date()),
        time=tr.time(source.published_at),
        paragraphs=_paragraphs(initiative),
        url=url,
        status=_status_to_cite(tr, assessment(statement, slug)),
    )


def _paragraphs(initiative: Initiative) -> str:
    return "§\N{NO-BREAK SPACE}" + ", ".join(map(str, initiative.paragraphs))


def _status_to_cite(tr: Translator, now: Assessment) -> str:
    status = tr.gettext(STATUS[now.status])
    if now.last_checked_on is None:
        # Translators: Part of a citation, in brackets, at most 24 characters.
        return tr.gettext("status: {status}", status=status)
    # Translators: Part of a citation, in brackets; {checked} says when somebody last looked, at most 36
    # characters.
    return tr.gettext("status: {status}, {checked}", status=status, checked=checked_words(tr, now))
