"""Paths of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.model import Statement


def home_path(language: str) -> str:
    """Return the path of the first page in a language."""
    return f"/{language}/"


def statement_path(language: str, statement: Statement) -> str:
    """Return the path of the overview of a statement."""
    return f"/{language}/{statement.id}"


def card_path(language: str, statement: Statement, slug: str) -> str:
    """Return the path of the page of an initiative."""
    return f"/{language}/{statement.id}/{slug}"


def embed_path(language: str, statement: Statement, slug: str) -> str:
    """Return the path of the card of an initiative for the pages of others."""
    return f"/embed{card_path(language, statement, slug)}"


def entry_path(language: str, statement: Statement, entry: str) -> str:
    """Return the path of the page of an entry of the log."""
    return f"/{language}/{statement.id}/log/{entry}"


def named_path(language: str, name: str) -> str:
    """Return the path of a page that is about no statement, "search" for example."""
    return f"/{language}/{name}"


def digest_path(language: str, monday: date) -> str:
    """Return the path of what changed in the week of a Monday."""
    return f"/{language}/digests/{monday.isoformat()}"


def part_path(language: str, statement: Statement, part: str) -> str:
    """Return the path of a part of a statement: "deadlines", "log", "scoreboard"."""
    return f"{statement_path(language, statement)}/{part}"


def log_path(language: str, statement: Statement, number: int = 1) -> str:
    """Return the path of a page of the log; the first one has no number, so that a link shows the newest."""
    path = part_path(language, statement, "log")
    return path if number == 1 else f"{path}/page/{number}"
