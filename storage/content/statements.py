"""Reading the statements of a content folder, each of one file with facts and one for each language."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from storage.content.building import build_statement
from storage.content.catalogues import language_problem
from storage.content.checks import Facts, check_facts
from storage.content.faults import FileFaults
from storage.content.files import listed, read_toml
from storage.content.reading import LONGEST_LIST, named, read_file
from storage.content.schema import Head, HeadTexts, Lists, ListTexts
from storage.content.translations import Texts, check_texts

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from briefing.errors import Fault
    from briefing.statement import Statement

_FILE = re.compile(r"(?P<id>[a-z0-9-]{1,20})(?:\.(?P<language>[^.]+))?\.toml")


def load_statements(
    folder: Path, languages: Collection[str], reserved: Collection[str], found: list[Fault]
) -> list[Statement]:
    """Return the statements of ``folder`` that have no fault; faults are added to ``found``."""
    statements = (
        _load(folder, statement_id, sorted(own.union(languages)), languages, reserved, found)
        for statement_id, own in _languages_of_each(folder, found).items()
    )
    return [each for each in statements if each is not None]


def _languages_of_each(folder: Path, found: list[Fault]) -> dict[str, set[str]]:
    """Return the ids of all statements and the languages that have a file for each."""
    files = listed(folder, FileFaults(folder.name, found))
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
        of_this = ids.setdefault(parts["id"], set())
        if parts["language"]:
            of_this.add(parts["language"])
    if not ids:
        FileFaults(folder.name, found).add("", "holds no statement: <id>.toml")
    return ids


def _load(
    folder: Path,
    statement_id: str,
    all_languages: list[str],
    catalogued: Collection[str],
    reserved: Collection[str],
    found: list[Fault],
) -> Statement | None:
    before = len(found)
    facts = _read_facts(folder, statement_id, found)
    if facts is not None:
        check_facts(facts, reserved)
    texts: dict[str, Texts] = {}
    for language in all_languages:
        path = folder / f"{statement_id}.{language}.toml"
        faults = FileFaults(f"{folder.name}/{path.name}", found)
        if language not in catalogued:
            missing = f"no interface catalogue locales/{language}/LC_MESSAGES/bot.po; add it"
            faults.add("", language_problem(language) or missing)
        read = _read_texts(path, faults)
        if read is not None:
            texts[language] = read
    check_texts(facts, texts)
    if len(found) > before or facts is None or facts.head is None or facts.lists is None:
        return None
    heads = {language: each.head for language, each in texts.items() if each.head is not None}
    lists = {language: each.lists for language, each in texts.items()}
    return build_statement(statement_id, facts.head, facts.lists, heads, lists)


def _read_facts(folder: Path, statement_id: str, found: list[Fault]) -> Facts | None:
    faults = FileFaults(f"{folder.name}/{statement_id}.toml", found)
    raw = read_toml(folder / f"{statement_id}.toml", faults)
    if raw is None:
        return None
    head, lists = read_file(Head, Lists, raw, faults)
    made_on = raw.get("made_on")
    return Facts(
        id=statement_id,
        faults=faults,
        head=head,
        lists=lists,
        made_on=made_on if isinstance(made_on, date) and not isinstance(made_on, datetime) else None,
        names={section: named(raw, section) for section in Lists.model_fields},
    )


def _read_texts(path: Path, faults: FileFaults) -> Texts | None:
    raw = read_toml(path, faults)
    if raw is None:
        return None
    head, lists = read_file(HeadTexts, ListTexts, raw, faults)
    sections = ((name, raw.get(name)) for name in ListTexts.model_fields)
    names = {
        name: list(section)[:LONGEST_LIST] if isinstance(section, dict) else [] for name, section in sections
    }
    return Texts(faults, head, lists or ListTexts(), names)
