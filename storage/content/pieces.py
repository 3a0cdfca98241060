"""The facts and the texts of a statement, as far as they can be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from storage.content.reading import LONGEST_LIST, names_in, read_file
from storage.content.schema import Head, HeadTexts, Lists, ListTexts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from storage.content.faults import FileFaults


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
    by_newsroom: Collection[str] = ()
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
    sections = (raw.get(name) for name in ("followups", "checks"))
    entries = (each for section in sections if isinstance(section, list) for each in section)
    names = (each["id"] for each in entries if isinstance(each, dict) and "by" in each and "id" in each)
    return frozenset(name for name in names if isinstance(name, str))


def read_texts(raw: Mapping[str, object], faults: FileFaults) -> Texts:
    """Return the texts in the tables of ``<id>.<language>.toml``, and add their faults."""
    head, lists = read_file(HeadTexts, ListTexts, raw, faults)
    sections = ((name, raw.get(name)) for name in ListTexts.model_fields)
    names = {
        name: list(section)[:LONGEST_LIST] if isinstance(section, dict) else [] for name, section in sections
    }
    return Texts(faults, head, lists or ListTexts(), names)
