"""What the command line says of two states of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.versions.append_only import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.statement.model import Statement
    from briefing.statement.revision import Change

_BREACHES = {
    Breach.DROPPED: "is missing in the file",
    Breach.ALTERED: "says something else in the file",
    Breach.REPEATED: "corrects an entry that the file corrects too",
    Breach.ORPHANED: "is about an initiative or a deadline that is missing in the file",
}
APPEND_ONLY = (
    "The log is append-only: what readers saw stays. Put these entries back as they were; what was wrong in "
    "one is corrected by a new entry that has correction_of with its id."
)


def counted(statement: Statement) -> str:
    """Return what a statement consists of."""
    return (
        f"{statement.id}: {len(statement.initiatives)} initiatives, {len(statement.deadlines)} deadlines, "
        f"{len(statement.followups)} follow-ups, {len(statement.checks)} checks"
    )


def difference(change: Change) -> str:
    """Return one line for one change."""
    place = f"{change.place} [{change.language}]" if change.language else change.place
    if change.before is None:
        return f"+ {place}: “{change.after}”"
    if change.after is None:
        return f"- {place}: “{change.before}”"
    return f"  {place}: “{change.before}” → “{change.after}”"


def refusal(statement: Statement, found: Iterable[tuple[str, Breach]]) -> str:
    """Return why a statement is not taken in, an entry a line."""
    lines = [f"{statement.id}: {name} {_BREACHES[breach]}" for name, breach in found]
    return "\n".join([*lines, APPEND_ONLY])
