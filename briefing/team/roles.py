"""Roles, and the rights of each."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The roles; readers have none."""

    OWNER = "owner"
    """Named in ``ADMIN_IDS``: may do everything, and alone changes the team, the statements and the feeds."""
    EDITOR = "editor"
    """Writes follow-ups, checks and translations, publishes them, and answers readers' reports."""
    REVIEWER = "reviewer"
    """Publishes or returns what editors send for a review."""


class Right(StrEnum):
    """What a role may allow."""

    READ_NEWSROOM = "read_newsroom"
    """See the queues: reviews, reports, proposals, missing translations; how the feeds are."""
    WRITE = "write"
    """Follow-ups, corrections, checks, translations, answers to reports, proposals, drafts."""
    REVIEW = "review"
    """Publish or return what was sent for a review."""
    BROADCAST = "broadcast"
    MANAGE_TEAM = "manage_team"
    READ_AUDIT = "read_audit"
    READ_STATS = "read_stats"
    MANAGE_FEEDS = "manage_feeds"
    """Add, pause and remove feeds of news."""
    MANAGE_STATEMENTS = "manage_statements"
    """Take in statements, and bring old versions back."""


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.EDITOR: frozenset({Right.READ_NEWSROOM, Right.WRITE, Right.REVIEW, Right.BROADCAST}),
    Role.REVIEWER: frozenset({Right.READ_NEWSROOM, Right.REVIEW}),
}


def may(role: Role | None, right: Right) -> bool:
    """Tell whether a role, or none, has a right."""
    return role is not None and right in RIGHTS[role]
