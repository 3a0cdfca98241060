"""A statement in one file: its facts, and its texts of each language under ``[texts.<language>]``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.errors import ContentFaulty
from storage.content.building import build_statement
from storage.content.checks import check_pieces
from storage.content.faults import FileFaults
from storage.content.fields import id_problem
from storage.content.files import decode, parse_toml, read_bytes
from storage.content.json_text import parse_json
from storage.content.pieces import read_facts, read_texts
from storage.content.translations import check_language
from storage.content.wording import quoted, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from briefing.errors import Fault
    from briefing.statement.model import Statement
    from storage.content.pieces import Texts

TEXTS, ID = "texts", "id"
MOST_LANGUAGES = 100
"""More than any interface has; it limits the faults that a file with many languages can cause."""


def is_bundle(raw: Mapping[str, object]) -> bool:
    """Tell whether these tables of a file contain the texts, too."""
    return TEXTS in raw


def read_bundle(
    data: bytes, name: str, languages: Collection[str], reserved: Collection[str], found: list[Fault]
) -> Statement | None:
    """Return the statement in a file, or None if it is faulty; its faults are added to ``found``.

    A ``name`` with ``.json`` means JSON, any other TOML. Texts may be given in ``languages``, those of the
    interface; in one at least, and then all of them.
    """
    faults = FileFaults(name, found)
    text = decode(data, faults)
    if text is None:
        return None
    raw = (parse_json if name.lower().endswith(".json") else parse_toml)(text, faults)
    if raw is None:
        return None
    before = len(found)
    statement = load_bundle(_id(raw, faults), raw, languages, reserved, faults)
    return statement if len(found) == before else None


def read_files(
    paths: Iterable[Path], languages: Collection[str], reserved: Collection[str]
) -> list[Statement]:
    """Return one statement for each file; raise ``ContentFaulty`` with the faults of all files."""
    found: list[Fault] = []
    statements: dict[str, Statement] = {}
    for path in paths:
        faults = FileFaults(str(path), found)
        data = read_bytes(path, faults)
        statement = None if data is None else read_bundle(data, str(path), languages, reserved, found)
        if statement is not None and statement.id in statements:
            faults.add((ID,), f"is used before: {quoted(statement.id)}")
        elif statement is not None:
            statements[statement.id] = statement
    if found:
        raise ContentFaulty(found)
    return list(statements.values())


def load_bundle(
    statement_id: str,
    raw: Mapping[str, object],
    languages: Collection[str],
    reserved: Collection[str],
    faults: FileFaults,
) -> Statement | None:
    """Return the statement in the tables of one file, or None if it is faulty."""
    before = len(faults.found)
    facts = read_facts(statement_id, {key: raw[key] for key in raw if key not in (ID, TEXTS)}, faults)
    texts = _read_all_texts(raw.get(TEXTS), languages, facts.by_newsroom, faults)
    check_pieces(facts, texts, reserved)
    return build_statement(facts, texts) if len(faults.found) == before else None


def _id(raw: Mapping[str, object], faults: FileFaults) -> str:
    if ID not in raw:
        faults.add((ID,), "is missing")
        return ""
    statement_id = raw[ID]
    problem = id_problem(statement_id)
    if problem is not None:
        faults.add((ID,), problem)
    return str(statement_id) if problem is None else ""


def _read_all_texts(
    raw: object, languages: Collection[str], by_newsroom: frozenset[str], faults: FileFaults
) -> dict[str, Texts]:
    if raw is None:
        faults.add((TEXTS,), "is missing")
        return {}
    if raw == {}:
        faults.add(
            (TEXTS,), f"is empty; texts in one language at least are needed, under [{TEXTS}.<language>]"
        )
    if not isinstance(raw, dict):
        faults.add((TEXTS,), f"must be tables, each under [{TEXTS}.<language>]; it is {shown(raw)}")
        return {}
    if len(raw) > MOST_LANGUAGES:
        faults.add((TEXTS,), f"has {len(raw)} languages; at most {MOST_LANGUAGES} fit")
        return {}
    read: dict[str, Texts] = {}
    for language, table in sorted(raw.items()):
        own = faults.inside(TEXTS, language)
        check_language(language, languages, own)
        if isinstance(table, dict):
            read[language] = read_texts(table, own, by_newsroom)
        else:
            own.add("", f"must be a table; it is {shown(table)}")
    return read


@lru_cache(maxsize=64)
def read_again(text: str) -> Statement | None:
    """Return the statement in a stored text, or None if it does not fit today's rules.

    It may lack languages that the interface got later. The same text gives the same object.
    """
    found: list[Fault] = []
    faults = FileFaults("", found)
    raw = parse_toml(text, faults)
    texts = raw.get(TEXTS) if raw is not None else None
    if raw is None or not isinstance(texts, dict):
        return None
    statement = load_bundle(_id(raw, faults), raw, texts.keys(), (), faults)
    return None if found else statement
