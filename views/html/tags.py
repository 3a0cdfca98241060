"""Names of statements, initiatives and entries that no move of the site changes: ``tag:`` URIs (RFC 4151).

They hold neither host nor scheme nor language, so a reader who moves from one copy of the site, or from one
language, to another meets the same entries again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.statement.entry import Entry
    from briefing.statement.model import Statement

AUTHORITY = "briefing-bot"
"""The name of the product: everyone who publishes the same statement means the same entries."""
ALL = f"tag:{AUTHORITY},2025:all"
"""All statements together."""


def statement_tag(statement: Statement) -> str:
    """Return the name of a statement: "tag:briefing-bot,2025-10-07:ots-2025"."""
    return f"tag:{AUTHORITY},{statement.made_on}:{statement.id}"


def initiative_tag(statement: Statement, slug: str) -> str:
    """Return the name of an initiative."""
    return f"{statement_tag(statement)}/{slug}"


def entry_tag(statement: Statement, entry: Entry) -> str:
    """Return the name of an entry of the log."""
    return f"{statement_tag(statement)}/log/{entry.id}"
