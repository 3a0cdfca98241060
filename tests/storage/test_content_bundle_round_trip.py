"""What is exported and imported anew is the same, in TOML and in JSON, to the byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from bot.settings import PACKAGED_CONTENT
from storage.content import load_content
from storage.content.bundle import read_bundle
from storage.content.json_schema import statement_schema
from storage.content.writing import json_of, tables_of, toml_of
from tests.storage.bundle_examples import bundle, entries_alone, in_one_file
from tests.storage.content_examples import load
from tests.storage.statement_strategies import LANGUAGES, statements

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.errors import Fault
    from briefing.statement.model import Statement


def read(text: str, name: str, languages: tuple[str, ...] = LANGUAGES) -> Statement:
    found: list[Fault] = []
    statement = read_bundle(text.encode(), name, languages, (), found)
    assert found == []
    assert statement is not None
    return statement


def same(one: Statement, other: Statement) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in one.__dataclass_fields__)


def check_round_trip(statement: Statement, languages: tuple[str, ...]) -> None:
    toml, text = toml_of(statement), json_of(statement)
    from_toml, from_json = read(toml, "a.toml", languages), read(text, "a.json", languages)
    assert same(from_toml, statement)
    assert same(from_json, statement)
    assert (toml_of(from_json), json_of(from_toml)) == (toml, text)


@given(statements())
def test_a_statement_of_any_content_comes_back_as_it_was(tables: dict[str, Any]) -> None:
    statement = read(json.dumps(tables, default=lambda value: value.isoformat()), "a.json")
    assert json.loads(json_of(statement)) == json.loads(
        json.dumps(filled(tables), default=lambda value: value.isoformat())
    )
    check_round_trip(statement, LANGUAGES)


def filled(tables: dict[str, Any]) -> dict[str, Any]:
    """Return the tables without lists and sections that are empty."""
    texts = {
        language: {key: value for key, value in each.items() if value}
        for language, each in tables["texts"].items()
    }
    return {key: value for key, value in tables.items() if value} | {"texts": texts}


def test_the_statement_that_ships_comes_back_as_it_was() -> None:
    content = load_content(PACKAGED_CONTENT, PACKAGED_CONTENT)
    for statement in content.statements.values():
        check_round_trip(statement, content.languages)


@pytest.mark.parametrize("newsroom", [False, True], ids=["as shipped", "with entries of the newsroom"])
def test_the_example_comes_back_as_it_was(tmp_path: Path, *, newsroom: bool) -> None:
    files = in_one_file(bundle(newsroom=newsroom))
    check_round_trip(load(tmp_path, files).statements["summit"], ("en", "ru"))


def test_texts_of_entries_alone_come_back_as_they_were(tmp_path: Path) -> None:
    check_round_trip(load(tmp_path, in_one_file(entries_alone("ru"))).statements["summit"], ("en", "ru"))


def test_a_note_in_another_language_than_the_text_comes_back_as_it_was(tmp_path: Path) -> None:
    note = '[texts.en.followups.e-20260310120000-abc]\nwhy = "Nothing is built."\n'
    files = in_one_file(bundle(newsroom=True) + note)
    check_round_trip(load(tmp_path, files).statements["summit"], ("en", "ru"))


def test_when_an_entry_that_ships_was_first_seen_is_not_written(tmp_path: Path) -> None:
    assert "recorded_at" not in toml_of(load(tmp_path, in_one_file()).statements["summit"])


@pytest.mark.parametrize("text", [bundle(newsroom=True), entries_alone("ru")], ids=["all", "entries alone"])
def test_every_key_that_is_written_is_in_the_schema(tmp_path: Path, text: str) -> None:
    statement = load(tmp_path, in_one_file(text)).statements["summit"]
    schema = json.loads(statement_schema())
    assert list(undescribed(tables_of(statement), schema, schema["$defs"])) == []


def undescribed(value: object, schema: dict[str, Any], known: dict[str, Any]) -> list[str]:
    """Return the keys of tables that a schema does not know; of alternatives, the nearest counts."""
    if "anyOf" in schema:
        return min((undescribed(value, each, known) for each in schema["anyOf"]), key=len)
    schema = known[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, list):
        return [key for each in value for key in undescribed(each, schema.get("items", {}), known)]
    if not isinstance(value, dict):
        return []
    others = schema.get("additionalProperties") or None
    within = {key: schema.get("properties", {}).get(key, others) for key in value}
    return [key for key, inner in within.items() if inner is None] + [
        name for key, inner in within.items() if inner for name in undescribed(value[key], inner, known)
    ]


def test_the_schema_that_is_committed_is_that_of_the_models() -> None:
    committed = (PACKAGED_CONTENT / "statement.schema.json").read_text(encoding="utf-8")
    assert committed == statement_schema(), "make it anew: python -m bot content schema"
