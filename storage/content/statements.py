"""Reading the statements of a content folder: a file of facts and one for each language, or a single file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storage.content.building import build_statement
from storage.content.bundle import ID, is_bundle, load_bundle
from storage.content.checks import check_pieces
from storage.content.faults import FileFaults
from storage.content.fields import id_problem
from storage.content.files import list_folder, read_toml
from storage.content.pieces import read_facts, read_texts
from storage.content.translations import check_language
from storage.content.wording import quoted, shown

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from briefing.errors import Fault
    from briefing.statement.model import Statement
    from storage.content.pieces import Texts

_FILE = re.compile(r"(?P<id>[a-z0-9-]{1,20})(?:\.(?P<language>[^.]+))?\.toml")


def load_statements(
    folder: Path, languages: Collection[str], reserved: Collection[str], found: list[Fault]
) -> list[Statement]:
    """Return the statements of ``folder`` without faults; the faults of others are added to ``found``."""
    statements = (
        _load(folder, statement_id, own, languages, reserved, found)
        for statement_id, own in _languages_of_each(folder, found).items()
    )
    return [each for each in statements if each is not None]


def _languages_of_each(folder: Path, found: list[Fault]) -> dict[str, set[str]]:
    """Return the ids of all statements, each with the languages that have a file."""
    files = list_folder(folder, FileFaults(folder.name, found))
    if files is None:
        return {}
    ids: dict[str, set[str]] = {}
    for path in files:
        if path.suffix.lower() != ".toml":
            continue
        parts = _FILE.fullmatch(path.name)
        if parts is None:
            reason = (
                'must be named <id>.toml or <id>.<language>.toml, with an <id> of 1 to 20 of a-z, 0-9 and "-"'
            )
            FileFaults(f"{folder.name}/{path.name}", found).add("", reason)
            continue
        if (problem := id_problem(parts["id"])) is not None:
            FileFaults(f"{folder.name}/{path.name}", found).add("id", problem)
            continue
        of_this = ids.setdefault(parts["id"], set())
        if parts["language"]:
            of_this.add(parts["language"])
    if not ids:
        FileFaults(folder.name, found).add("", "holds no statement: <id>.toml")
    return ids


def _load(
    folder: Path,
    statement_id: str,
    own_languages: Collection[str],
    catalogued: Collection[str],
    reserved: Collection[str],
    found: list[Fault],
) -> Statement | None:
    before = len(found)
    faults = FileFaults(f"{folder.name}/{statement_id}.toml", found)
    raw = read_toml(folder / f"{statement_id}.toml", faults)
    if raw is not None and is_bundle(raw):
        for language in sorted(own_languages):
            other = FileFaults(f"{folder.name}/{statement_id}.{language}.toml", found)
            other.add("", f"stands beside {faults.file}, which has its texts in itself; remove one of them")
        own_id = raw.get(ID, statement_id)
        if own_id != statement_id:
            faults.add((ID,), f"must be the name of the file, {quoted(statement_id)}; it is {shown(own_id)}")
        statement = load_bundle(statement_id, raw, catalogued, reserved, faults)
        return statement if len(found) == before else None
    facts = None if raw is None else read_facts(statement_id, raw, faults)
    if facts is not None and not own_languages:
        faults.add("", f"has no texts; write them in one language at least: {statement_id}.<language>.toml")
    texts: dict[str, Texts] = {}
    for language in sorted(own_languages):
        path = folder / f"{statement_id}.{language}.toml"
        own = FileFaults(f"{folder.name}/{path.name}", found)
        check_language(language, catalogued, own)
        tables = read_toml(path, own)
        if tables is not None:
            texts[language] = read_texts(tables, own, facts.by_newsroom if facts else frozenset())
    check_pieces(facts, texts, reserved)
    return build_statement(facts, texts) if facts is not None and len(found) == before else None
