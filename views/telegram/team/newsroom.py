"""The first page of the newsroom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.team.roles import Right, may
from views.telegram.broadcasts.callbacks import ShowBroadcasts
from views.telegram.feeds.callbacks import ShowFeeds
from views.telegram.followups.callbacks import ShowCorrectable, ShowQueue, ShowUntranslated
from views.telegram.proposals.callbacks import ShowProposals
from views.telegram.reports.callbacks import ShowReport
from views.telegram.reviews.callbacks import ShowReviews
from views.telegram.stats.callbacks import RefreshStats
from views.telegram.support.markup import bold
from views.telegram.support.page import Page, button, in_rows, page
from views.telegram.team.callbacks import BeginInNewsroom, ShowAudit, ShowTeam
from views.telegram.versions.callbacks import ShowVersions

if TYPE_CHECKING:
    from aiogram.filters.callback_data import CallbackData

    from briefing.team.roles import Role
    from views.telegram.support.page import ViewContext
    from views.translate import Translator


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for the newsroom."""

    reviews: int
    """Initiatives due for a new check."""
    reports: int
    queue: int
    """Entries that wait for a review."""
    untranslated: int
    proposals: int
    """Stories of feeds, and what readers suggest."""


def newsroom_page(reader: ViewContext, waiting: Waiting, role: Role) -> Page:
    """Show how much waits, and the ways to all that a role may see or do."""
    tr = reader.tr
    queues = (
        # Translators: Button of the newsroom: initiatives to be checked anew, with how many, at most 20
        # characters.
        button(tr.gettext("🔎 Reviews ({n})", n=tr.number(waiting.reviews)), ShowReviews()),
        # Translators: Button of the newsroom: what readers reported, with how many, at most 20 characters.
        button(tr.gettext("📮 Reports ({n})", n=tr.number(waiting.reports)), ShowReport()),
        # Translators: Button of the newsroom: entries that wait for a reviewer, with how many, at most 20
        # characters.
        button(tr.gettext("👀 Queue ({n})", n=tr.number(waiting.queue)), ShowQueue()),
        # Translators: Button of the newsroom: texts that lack a language, with how many, at most 20
        # characters.
        button(tr.gettext("🌐 Untranslated ({n})", n=tr.number(waiting.untranslated)), ShowUntranslated()),
        # Translators: Button of the newsroom: stories that may be evidence, with how many, at most 20
        # characters.
        button(tr.gettext("📰 Proposals ({n})", n=tr.number(waiting.proposals)), ShowProposals()),
        # Translators: Button of the newsroom: the sources of news, at most 20 characters.
        button(tr.gettext("📡 Feeds"), ShowFeeds()),
    )
    others = (
        button(text, data) for right, text, data in _places(tr, reader.statement.id) if may(role, right)
    )
    text = tr.gettext("The numbers say how much waits. /help lists the commands.")
    return page(
        Markup("🗂 ") + bold(tr.gettext("Newsroom")),
        text,
        rows=[*in_rows(queues, 2), *in_rows(others, 2)],
    )


def _places(tr: Translator, statement: str) -> list[tuple[Right, str, CallbackData]]:
    """Return what is done besides reading the queues: the right to it, its name, and its button's data."""
    return [
        (Right.WRITE, tr.gettext("✍️ Add a follow-up"), BeginInNewsroom(what="followup")),
        # Translators: Button of the newsroom, at most 20 characters.
        (Right.WRITE, tr.gettext("✏️ Correct an entry"), ShowCorrectable(statement=statement, slug="")),
        # Translators: Button of the newsroom: makes a statement file from an article; a verb, at most 24
        # characters.
        (Right.WRITE, tr.gettext("📝 Draft a statement"), BeginInNewsroom(what="draft")),
        # Translators: Button of the newsroom: write a message to many chats, at most 24 characters.
        (Right.BROADCAST, tr.gettext("📣 New broadcast"), BeginInNewsroom(what="broadcast")),
        # Translators: Button of the newsroom: lists the messages to many chats, at most 24 characters.
        (Right.BROADCAST, tr.gettext("📬 Broadcasts"), ShowBroadcasts()),
        # Translators: Button of the newsroom: who belongs to it, at most 20 characters.
        (Right.MANAGE_TEAM, tr.gettext("👥 Team"), ShowTeam()),
        # Translators: Button of the newsroom: who did what, at most 20 characters.
        (Right.READ_AUDIT, tr.gettext("📜 Audit log"), ShowAudit()),
        # Translators: Button of the newsroom: numbers about chats and messages, at most 20 characters.
        (Right.READ_STATS, tr.gettext("📊 Figures"), RefreshStats()),
        # Translators: Button of the newsroom: versions of the statement files, at most 20 characters.
        (Right.MANAGE_STATEMENTS, tr.gettext("🗃 Versions"), ShowVersions(statement=statement)),
    ]
