"""Checking that the log is append-only: a new version has every entry of the one before, unchanged."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.statement.entry import Entry, FollowUp
from briefing.statement.recording import entries
from briefing.statement.revision import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.statement.model import Statement


class Breach(StrEnum):
    """How a new version would break the log."""

    DROPPED = "dropped"
    """An entry is missing."""
    ALTERED = "altered"
    """An entry was changed."""
    ORPHANED = "orphaned"
    """The initiative of an entry, or the deadline that it meets, is missing."""
    WAITING = "waiting"
    """The same, of an entry that waits for a review: nobody could decide on it any more."""
    REPEATED = "repeated"
    """An entry corrects an entry that another one corrects already."""


def breaches(held: Statement, new: Statement, kept: Iterable[Entry] = ()) -> list[tuple[str, Breach]]:
    """Return how ``new`` would break the log, with the id of each entry.

    ``kept`` are entries that are stored apart from the statement, so that ``new`` need not have them. A text
    in an additional language is no change.
    """
    own = {each.id: each for each in entries(new)}
    apart = {each.id: each for each in renamed_entries(new, kept)}
    checked = ((name, _breach_apart(each, own.get(name), new)) for name, each in apart.items())
    found = [(name, breach) for name, breach in checked if breach is not None]
    for each in renamed_entries(new, entries(held)):
        if each.id in apart:
            continue
        if each.id not in own:
            found.append((each.id, Breach.DROPPED))
        elif not _continues(each, own[each.id], all_languages=True):
            found.append((each.id, Breach.ALTERED))
    return found


def breaches_of_waiting(
    held: Statement, new: Statement, waiting: Iterable[Entry]
) -> list[tuple[str, Breach]]:
    """Return which entries that wait for a review are about what only ``new`` has not, by their ids."""
    lost = (each for each in waiting if _has_place(held, each))
    return [(each.id, Breach.WAITING) for each in renamed_entries(new, lost) if not _has_place(new, each)]


def with_log_of(statement: Statement, others: Iterable[Statement]) -> Statement:
    """Return the statement with the log entries of its other versions, if their initiatives still exist."""
    log = {each.id: each for each in entries(statement)}
    corrected = set(statement.corrected)
    for each in renamed_entries(statement, (each for other in others for each in entries(other))):
        corrects = _corrects(each)
        if each.id not in log and corrects not in corrected and _has_place(statement, each):
            log[each.id] = each
            corrected.update([corrects] if corrects else [])
    return replace(
        statement,
        followups=tuple(each for each in log.values() if isinstance(each, FollowUp)),
        checks=tuple(each for each in log.values() if not isinstance(each, FollowUp)),
    )


def renamed_entries(statement: Statement, log: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries with the present slugs of the initiatives that have others in a statement now."""
    for each in log:
        slug = statement.renamed.get(each.initiative)
        yield each if slug is None else replace(each, initiative=slug)


def _breach_apart(entry: Entry, own: Entry | None, new: Statement) -> Breach | None:
    if own is not None and not _continues(entry, own, all_languages=False):
        return Breach.ALTERED
    corrects = _corrects(entry)
    if corrects is not None and new.corrected.get(corrects, entry.id) != entry.id:
        return Breach.REPEATED
    return None if _has_place(new, entry) else Breach.ORPHANED


def _corrects(entry: Entry) -> str | None:
    return entry.correction_of if isinstance(entry, FollowUp) else None


def _has_place(statement: Statement, entry: Entry) -> bool:
    meets = entry.meets if isinstance(entry, FollowUp) else None
    return entry.initiative in statement.initiatives and (meets is None or meets in statement.deadlines)


def _loose(text: str) -> str:
    """Return a text without what only holds its words together: typography is no other wording."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _continues(before: Entry, after: Entry, *, all_languages: bool) -> bool:
    """Tell whether an entry is unchanged; with ``all_languages``, in every language that it had."""
    old, new = values(before), values(after)
    if any(_loose(value) != _loose(old[key]) for key, value in new.items() if key in old):
        return False
    added = {key for key in new if key not in old}
    missing = {key for key in old if key not in new}
    # Files that were exported by older versions do not say whether an entry was reviewed.
    facts = any(language is None and place != "reviewed" for place, language in added | missing)
    return type(before) is type(after) and not facts and not (all_languages and missing)
