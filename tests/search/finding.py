"""The finder of the shipped statement with the commands of readers, and the table of queries."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefing.finder import Finder
from briefing.search.commands import CommandIndex
from briefing.search.forms import word_forms
from tests.support.statement_examples import library, shipped
from views.commands import commands_of
from views.search_words import command_phrases
from views.translate import translators

TABLE, HELD_OUT = "queries.toml", "queries_held_out.toml"
SHOWN = 5
"""Results on the first sheet."""
READERS = frozenset(each.name for each in commands_of(None))


@cache
def finder() -> Finder:
    languages = translators(shipped().catalogues)
    return Finder(library(), CommandIndex(command_phrases(languages.values()), word_forms()))


def found(query: str) -> list[str]:
    """Return what a reader finds, best first: commands with their slash, and slugs."""
    answer = finder().find_at_once(shipped().statements["ots-2025"], query, READERS)
    return [*(f"/{name}" for name in answer.commands), *(hit.initiative for hit in answer.hits)]


class Score(NamedTuple):
    """How many queries of a table find what they mean."""

    queries: int
    first: int
    shown: int
    others: list[tuple[str, str, list[str]]]
    """The queries that do not find it first, with what they mean and what they find."""


def expected(table: str = TABLE) -> dict[str, dict[str, str]]:
    """Return by language what each query of a table is to find first."""
    return tomllib.loads((Path(__file__).parent / table).read_text(encoding="utf-8"))


def score(table: str) -> Score:
    """Ask every query of a table."""
    asked = ((query, meant) for rows in expected(table).values() for query, meant in rows.items())
    results = [(query, meant, found(query)) for query, meant in asked]
    return Score(
        len(results),
        sum(answer[:1] == [meant] for _query, meant, answer in results),
        sum(meant in answer[:SHOWN] for _query, meant, answer in results),
        [(query, meant, answer[:SHOWN]) for query, meant, answer in results if answer[:1] != [meant]],
    )
