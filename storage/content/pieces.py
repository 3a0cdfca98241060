"""The facts and the texts of a statement, as far as they can be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from storage.content.reading import LONGEST_LIST, names_in, read, read_file
from storage.content.schema import Head, HeadTexts, Lists, ListTexts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.content.faults import FileFaults

ENTRIES = "followups", "checks"
"""The sections of the log."""


@dataclass(frozen=True, slots=True)
class Facts:
    """``<id>.toml`` as far as it could be read."""

    id: str
    faults: FileFaults
    head: Head | None
    lists: Lists | None
    made_on: date | None
    names: Mapping[str, list[str | None]]
    """The slugs or ids of each list, faulty tables included; None for one that cannot be read."""
    by_newsroom: frozenset[str] = frozenset()
    """The ids of entries with an author; they need not be translated into every language."""

    def knows(self, section: str, name: str) -> bool:
        """Tell whether ``name`` may be in a list: it is, or the list has a name that cannot be read."""
        return name in self.names[section] or None in self.names[section]

    def known(self, section: str) -> list[str]:
        """Return the readable names of a list."""
        return [name for name in self.names[section] if name is not None]


@dataclass(frozen=True, slots=True)
class Texts:
    """``<id>.<language>.toml`` as far as it could be read."""

    faults: FileFaults
    head: HeadTexts | None
    lists: ListTexts
    names: Mapping[str, list[str]]
    """The slugs or ids of each section, faulty tables included."""
    of_entries_alone: bool = False
    """Whether the language has texts of entries by the newsroom and no others, which may be missing then."""


def read_facts(statement_id: str, raw: Mapping[str, object], faults: FileFaults) -> Facts:
    """Return the facts in the tables of ``<id>.toml``, and add their faults."""
    head, lists = read_file(Head, Lists, raw, faults)
    made_on = raw.get("made_on")
    return Facts(
        id=statement_id,
        faults=faults,
        head=head,
        lists=lists,
        made_on=made_on if isinstance(made_on, date) and not isinstance(made_on, datetime) else None,
        names={section: names_in(raw, section) for section in Lists.model_fields},
        by_newsroom=_by_newsroom(raw),
    )


def _by_newsroom(raw: Mapping[str, object]) -> frozenset[str]:
    sections = (raw.get(name) for name in ENTRIES)
    entries = (each for section in sections if isinstance(section, list) for each in section)
    names = (each["id"] for each in entries if isinstance(each, dict) and "by" in each and "id" in each)
    return frozenset(name for name in names if isinstance(name, str))


def read_texts(
    raw: Mapping[str, object], faults: FileFaults, by_newsroom: frozenset[str] = frozenset()
) -> Texts:
    """Return the texts in the tables of ``<id>.<language>.toml``, and add their faults."""
    of_entries_alone = _is_of_entries_alone(raw, by_newsroom)
    if of_entries_alone:
        head, lists = None, read(ListTexts, raw, (), faults)
    else:
        head, lists = read_file(HeadTexts, ListTexts, raw, faults)
    sections = ((name, raw.get(name)) for name in ListTexts.model_fields)
    names = {
        name: list(section)[:LONGEST_LIST] if isinstance(section, dict) else [] for name, section in sections
    }
    return Texts(faults, head, lists or ListTexts(), names, of_entries_alone)


def _is_of_entries_alone(raw: Mapping[str, object], by_newsroom: frozenset[str]) -> bool:
    return bool(raw) and all(
        section in ENTRIES and isinstance(texts, dict) and texts.keys() <= by_newsroom
        for section, texts in raw.items()
    )
