"""The statements that find records by their values."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from briefing.records import PERSON, Between, term_text
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.records import Record, Term

SQL = statements("records")
LONGEST = 200
"""Letters of a value in the index; of longer ones the begin is there with a hash of all."""
BEGIN = 100
FIRST_OF_ALL, LAST_OF_ALL = "\1", "\U0010ffff"
"""The ends of a range that has none; the empty text, which stands for None, is in no range."""


def term_value(text: str) -> str:
    """Return a value as it is in the index, where it must be short."""
    if len(text) <= LONGEST:
        return text
    return text[:BEGIN] + blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def terms_of(record: Record) -> list[tuple[str, str]]:
    """Return the names and values of a record as they are in the index."""
    return [(name, term_value(text)) for name, text in record.terms()]


class Wanted:
    """What is looked for among the records of a kind; ValueError for a name that is not indexed."""

    def __init__(self, kind: type[Record], wanted: Mapping[str, Term | Between]) -> None:
        unknown = wanted.keys() - {*kind.found_by, PERSON}
        if unknown:
            raise ValueError(f"{kind.__name__} is not found by {', '.join(sorted(unknown))}")
        self._params: dict[str, Any] = {"kind": kind.table}
        self.terms: list[tuple[str, str]] = []
        """The values that are wanted exactly."""
        self._ranges: list[tuple[str, str, str]] = []
        for name, each in wanted.items():
            if isinstance(each, Between):
                first = FIRST_OF_ALL if each.first is None else term_text(each.first)
                last = LAST_OF_ALL if each.last is None else term_text(each.last)
                self._ranges.append((name, first, last))
            else:
                self.terms.append((name, term_value(term_text(each))))

    def find(self, limit: int | None, after: int | None, *, newest_first: bool) -> tuple[str, dict[str, Any]]:
        """Return the statement for the records from a cursor on, at most ``limit``, and its parameters."""
        conditions = self._range_conditions()
        joins = self._joins(self.terms)
        if after is not None:
            cursor = SQL["before_number" if newest_first else "after_number"]
            conditions += [cursor.format(alias=each) for each in ("r", *joins)]
        statement = SQL["find_records"].format(
            joins=_lines(joins.values()),
            conditions=_lines(conditions),
            direction=" DESC" if newest_first else "",
        )
        return statement, {**self._params, "limit": limit, "after": after}

    def count(self) -> tuple[str, dict[str, Any]]:
        """Return the statement for their number, and its parameters."""
        conditions = self._range_conditions()
        for name, value in self.terms[:1]:
            conditions.append(SQL["first_term"].format(term=self._param(name), value=self._param(value)))
        statement = SQL["count_records"].format(
            table="record_terms" if self.terms else "records",
            joins=_lines(self._joins(self.terms[1:]).values()),
            conditions=_lines(conditions),
        )
        return statement, self._params

    def _joins(self, terms: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Return a join for each wanted value, by its alias."""
        return {
            f"t{place}": SQL["another_term"].format(
                alias=f"t{place}", term=self._param(name), value=self._param(value)
            )
            for place, (name, value) in enumerate(terms)
        }

    def _range_conditions(self) -> list[str]:
        return [
            SQL["term_between"].format(
                term=self._param(name), first=self._param(first), last=self._param(last)
            )
            for name, first, last in self._ranges
        ]

    def _param(self, value: str) -> str:
        """Return the placeholder of a new parameter."""
        name = f"p{len(self._params)}"
        self._params[name] = value
        return f"%({name})s"


def _lines(parts: Iterable[str]) -> str:
    return "".join(f"\n{each}" for each in parts)
