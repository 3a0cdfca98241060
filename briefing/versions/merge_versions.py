"""What is shown of each statement: what lies in the content folder, or the newest version from the chat."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefing.versions.append_only import with_log_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefing.statement.model import Statement
    from briefing.versions.versions import StatementVersion

    ReadAgain = Callable[[str], Statement | None]
    """Returns the statement in a text that was taken in once; None when today's rules do not take it."""

DIGEST = 16
"""Characters of a digest that fit into a button."""


def overlaid(
    content: Mapping[str, Statement], versions: Iterable[StatementVersion], read: ReadAgain
) -> dict[str, Statement]:
    """Return the statements of the content folder with the newest versions in their places.

    Whichever version is shown, the log has what any of them has: entries are added, and never lost.
    """
    by_statement: dict[str, list[StatementVersion]] = {}
    for each in sorted(versions, key=lambda each: each.number):
        by_statement.setdefault(each.statement, []).append(each)
    shown = dict(content)
    for statement_id, own in by_statement.items():
        newest = _newest(content.get(statement_id), own, read)
        if newest is not None:
            shown[statement_id] = newest
    return dict(sorted(shown.items(), key=lambda item: (item[1].made_on, item[0])))


def _newest(
    from_content: Statement | None, versions: Sequence[StatementVersion], read: ReadAgain
) -> Statement | None:
    states = [from_content, *(read(each.text) if each.text else from_content for each in versions)]
    usable = [each for each in states if each is not None]
    return with_log_of(usable[-1], usable) if usable else None


def digest_of(before: str, after: str) -> str:
    """Return what a confirmation carries: another state before or after it has another digest."""
    return hashlib.sha256(f"{len(before)}\n{before}{after}".encode()).hexdigest()[:DIGEST]
