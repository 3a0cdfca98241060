"""The differences between two states of a statement."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefing.statement.deadline import Deadline
from briefing.statement.entry import Check, FollowUp
from briefing.statement.model import Initiative, Statement
from briefing.statement.text import Aliases, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Item = Initiative | Deadline | FollowUp | Check

Values = dict[tuple[str, str | None], str]
"""Values by their dotted place and, for a text, the language."""


@dataclass(frozen=True, slots=True)
class RevisionChange:
    """A value that differs, or an initiative, deadline or entry that was added or removed."""

    place: str
    """Dotted, as in a file: ``initiatives.bridge.title``."""
    language: str | None
    """The language of a text; None for other values."""
    before: str | None
    """None when it was added."""
    after: str | None
    """None when it was removed."""


def changes(before: Statement, after: Statement, language: str) -> list[RevisionChange]:
    """Return the differences in the order of a file; added and removed items are named in ``language``.

    The moment at which an entry of a content file was first seen is not compared.
    """
    old_items, new_items = _items(before), _items(after)
    removed = {place: item for place, item in old_items.items() if place not in new_items}
    added = {place: item for place, item in new_items.items() if place not in old_items}
    whole = [RevisionChange(place, None, _name(item, language), None) for place, item in removed.items()]
    whole += [RevisionChange(place, None, None, _name(item, language)) for place, item in added.items()]
    both = old_items.keys() & new_items.keys()
    old, new = _values(before, both), _values(after, both)
    differing = (key for key in {**old, **new} if old.get(key) != new.get(key))
    return [*(RevisionChange(*key, old.get(key), new.get(key)) for key in differing), *whole]


def _items(statement: Statement) -> dict[str, Item]:
    return {
        **{f"initiatives.{each.slug}": each for each in statement.in_order},
        **{f"deadlines.{each.slug}": each for each in statement.deadlines.values()},
        **{f"followups.{each.id}": each for each in statement.followups},
        **{f"checks.{each.id}": each for each in statement.checks},
    }


def _name(item: Item, language: str) -> str:
    if isinstance(item, Initiative):
        return item.title.in_language(language)
    if isinstance(item, Deadline):
        return item.what.in_language(language)
    if isinstance(item, FollowUp):
        return item.text.in_language(language)
    return item.why.in_language(language) if item.why else item.checked_on.isoformat()


def _values(statement: Statement, items: Iterable[str]) -> Values:
    parts = _items(statement)
    listed = ("initiatives", "deadlines", "followups", "checks", "deadline_states")
    head = {each.name: getattr(statement, each.name) for each in fields(statement) if each.name not in listed}
    own = {place: item for place, item in parts.items() if place in items}
    found = dict(_walk("", head))
    for place, item in own.items():
        found.update({(f"{place}.{name}", language): text for (name, language), text in values(item).items()})
    return found


def values(item: Item) -> Values:
    """Return all values of an initiative, a deadline or an entry, as they are written in a file."""
    if isinstance(item, FollowUp | Check) and item.by is None:
        item = replace(item, recorded_at=None)
    return dict(_walk("", item))


def _walk(place: str, value: object) -> Iterator[tuple[tuple[str, str | None], str]]:
    if isinstance(value, Text):
        for language, text in value.by_language.items():
            yield (place, language), text
    elif isinstance(value, Aliases):
        for language, names in value.by_language.items():
            yield (place, language), ", ".join(names)
    elif value is not None:
        inner = _inner(value)
        if inner is None:
            yield (place, None), _written(value)
        else:
            for name, each in inner.items():
                yield from _walk(f"{place}.{name}" if place else name, each)


def _inner(value: object) -> Mapping[str, object] | None:
    """Return the parts of a value by name, or by number from 1; None for a plain value."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, tuple) and not any(isinstance(each, int) for each in value):
        return {str(number): each for number, each in enumerate(value, 1)}
    return value if isinstance(value, dict) else None


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value)
