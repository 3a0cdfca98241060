"""Which entries of the audit log somebody asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.team.audit import AuditAction, AuditEntry

if TYPE_CHECKING:
    from collections.abc import Iterable


class ActionGroup(StrEnum):
    """Acts that belong together."""

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
"""Characters of a statement's id (20) and a slug (32), which buttons have room for."""
PERSON = "person"


class By(StrEnum):
    """What the log is filtered by; one letter each, for buttons."""

    ALL = "-"
    ACT = "a"
    """By a group of acts, an act, or a word of an act's name, such as ``published``."""
    PERSON = "p"
    """By who acted or whom it was about."""
    ABOUT = "o"
    """By a statement, an initiative's slug, or both: ``ots-2025/chamber``."""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """One thing that the entries have in common."""

    by: By = By.ALL
    value: str = ""

    def passes(self, entry: AuditEntry) -> bool:
        """Tell whether an entry is asked for."""
        if self.by is By.ACT:
            return self.value in {group_of(entry.act), entry.act} or self.value in entry.act.split("_")
        if self.by is By.PERSON:
            return self.value in map(str, entry.people)
        if self.by is By.ABOUT:
            return self.value in _names_of(entry.about)
        return True

    def newest_first(self, entries: Iterable[AuditEntry]) -> list[AuditEntry]:
        """Return the entries that are asked for."""
        return sorted(filter(self.passes, entries), key=lambda each: -each.number)


def group_of(act: AuditAction) -> ActionGroup:
    """Return the group of an act by the first word of its name."""
    return _GROUP_BY_FIRST_WORD.get(act.partition("_")[0], ActionGroup.OTHER)


def asked_filter(text: str) -> AuditFilter | None:
    """Read what somebody wrote after ``/audit``; None when it can be no filter."""
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
    """Return what the log can be filtered by as :attr:`By.ABOUT`: statements, and initiatives below them."""
    found = {name for each in entries if "/" in each.about for name in _names_of(each.about)[:2]}
    return sorted(name for name in found if ABOUT.fullmatch(name) and len(name) <= LONGEST)


def _names_of(about: str) -> tuple[str, ...]:
    """Return by which names something is asked for: the statement, the statement with the slug, the slug."""
    statement, _, rest = about.partition("/")
    slug = rest.partition("/")[0]
    return (statement, f"{statement}/{slug}", slug) if slug else (statement,)
