"""Filtering the audit log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.records import PERSON
from briefing.team.audit import ActionGroup, AuditAction, AuditEntry

if TYPE_CHECKING:
    from collections.abc import Iterable


ABOUT = re.compile(r"[a-z0-9-]+(/[a-z0-9_]+)?")
LONGEST = 53
"""The most characters of the id of a statement (20), a slash and a slug (32); it fits into a button."""


class By(StrEnum):
    """What the log is filtered by; the values are short, because buttons carry them."""

    ALL = "-"
    ACT = "a"
    """By a group of acts, an act, or a word of the name of an act, such as ``published``."""
    PERSON = "p"
    """By the person who acted or whom the act was about."""
    ABOUT = "o"
    """By a statement, the slug of an initiative, or both: ``ots-2025/chamber``."""


_FOUND_BY = {By.ACT: "words", By.PERSON: PERSON, By.ABOUT: "names"}


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """A condition on entries of the audit log."""

    by: By = By.ALL
    value: str = ""

    @property
    def wanted(self) -> dict[str, str]:
        """What the finders of records take for the condition."""
        return {} if self.by is By.ALL else {_FOUND_BY[self.by]: self.value}


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
    found = {name for each in entries if "/" in each.about for name in each.names[:2]}
    return sorted(name for name in found if ABOUT.fullmatch(name) and len(name) <= LONGEST)
