"""Filtering the audit log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.team.audit import AuditAction, AuditEntry

if TYPE_CHECKING:
    from collections.abc import Iterable


class ActionGroup(StrEnum):
    """Groups of acts."""

    TEAM = "team"
    FOLLOWUPS = "followups"
    TRANSLATIONS = "translations"
    REPORTS = "reports"
    STATEMENTS = "statements"
    BROADCASTS = "broadcasts"
    LOG = "log"
    OTHER = "other"


_GROUP_BY_FIRST_WORD = {
    "audit": ActionGroup.LOG,
    "broadcast": ActionGroup.BROADCASTS,
    "checked": ActionGroup.FOLLOWUPS,
    "correction": ActionGroup.FOLLOWUPS,
    "followup": ActionGroup.FOLLOWUPS,
    "invite": ActionGroup.TEAM,
    "invited": ActionGroup.TEAM,
    "joined": ActionGroup.TEAM,
    "removed": ActionGroup.TEAM,
    "report": ActionGroup.REPORTS,
    "review": ActionGroup.FOLLOWUPS,
    "role": ActionGroup.TEAM,
    "statement": ActionGroup.STATEMENTS,
    "translated": ActionGroup.TRANSLATIONS,
}

ABOUT = re.compile(r"[a-z0-9-]+(/[a-z0-9_]+)?")
LONGEST = 53
"""The most characters of the id of a statement (20), a slash and a slug (32); it fits into a button."""
PERSON = "person"


class By(StrEnum):
    """What the log is filtered by; the values are short, because buttons carry them."""

    ALL = "-"
    ACT = "a"
    """By a group of acts, an act, or a word of the name of an act, such as ``published``."""
    PERSON = "p"
    """By the person who acted or whom the act was about."""
    ABOUT = "o"
    """By a statement, the slug of an initiative, or both: ``ots-2025/chamber``."""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """A condition on entries of the audit log."""

    by: By = By.ALL
    value: str = ""

    def passes(self, entry: AuditEntry) -> bool:
        """Tell whether an entry fulfils the condition."""
        if self.by is By.ACT:
            return self.value in {group_of(entry.act), entry.act} or self.value in entry.act.split("_")
        if self.by is By.PERSON:
            return self.value in map(str, entry.people)
        if self.by is By.ABOUT:
            return self.value in _names_of(entry.about)
        return True

    def newest_first(self, entries: Iterable[AuditEntry]) -> list[AuditEntry]:
        """Return the entries that fulfil the condition, newest first."""
        return sorted(filter(self.passes, entries), key=lambda each: -each.number)


def group_of(act: AuditAction) -> ActionGroup:
    """Return the group of an act by the first word of its name."""
    return _GROUP_BY_FIRST_WORD.get(act.partition("_")[0], ActionGroup.OTHER)


def asked_filter(text: str) -> AuditFilter | None:
    """Read the text after ``/audit`` as a filter; None when it is not one."""
    words = text.lower().split()
    if not words:
        return AuditFilter()
    if words[0] == PERSON:
        is_id = len(words) == 2 and re.fullmatch(r"-?[0-9]{1,17}", words[1]) is not None  # noqa: PLR2004 - word, id
        return AuditFilter(By.PERSON, str(int(words[1]))) if is_id else None
    if len(words) > 1:
        return None
    acts = {part for act in AuditAction for part in (act.value, *act.value.split("_"))}
    if words[0] in acts | set(ActionGroup):
        return AuditFilter(By.ACT, words[0])
    if ABOUT.fullmatch(words[0]) and len(words[0]) <= LONGEST:
        return AuditFilter(By.ABOUT, words[0])
    return None


def statements_in(entries: Iterable[AuditEntry]) -> list[str]:
    """Return the values for :attr:`By.ABOUT` that occur: statements, and their initiatives after them."""
    found = {name for each in entries if "/" in each.about for name in _names_of(each.about)[:2]}
    return sorted(name for name in found if ABOUT.fullmatch(name) and len(name) <= LONGEST)


def _names_of(about: str) -> tuple[str, ...]:
    """Return the fitting values of :attr:`By.ABOUT`: the statement, the statement with the slug, the slug."""
    statement, _, rest = about.partition("/")
    slug = rest.partition("/")[0]
    return (statement, f"{statement}/{slug}", slug) if slug else (statement,)
