"""The two kinds of tables that a statement consists of, and the statement that they make together."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from storage.content.building import build_statement
from storage.content.catalogues import language_problem
from storage.content.checks import Facts, check_facts
from storage.content.reading import LONGEST_LIST, named, read_file
from storage.content.schema import Head, HeadTexts, Lists, ListTexts
from storage.content.translations import Texts, check_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from briefing.statement.model import Statement
    from storage.content.faults import FileFaults


def read_facts(statement_id: str, raw: Mapping[str, object], faults: FileFaults) -> Facts:
    """Read what stands in ``<id>.toml``."""
    head, lists = read_file(Head, Lists, raw, faults)
    made_on = raw.get("made_on")
    return Facts(
        id=statement_id,
        faults=faults,
        head=head,
        lists=lists,
        made_on=made_on if isinstance(made_on, date) and not isinstance(made_on, datetime) else None,
        names={section: named(raw, section) for section in Lists.model_fields},
        by_newsroom=_by_newsroom(raw),
    )


def _by_newsroom(raw: Mapping[str, object]) -> frozenset[str]:
    sections = (raw.get(name) for name in ("followups", "checks"))
    entries = (each for section in sections if isinstance(section, list) for each in section)
    names = (each["id"] for each in entries if isinstance(each, dict) and "by" in each and "id" in each)
    return frozenset(name for name in names if isinstance(name, str))


def read_texts(raw: Mapping[str, object], faults: FileFaults) -> Texts:
    """Read what stands in ``<id>.<language>.toml``."""
    head, lists = read_file(HeadTexts, ListTexts, raw, faults)
    sections = ((name, raw.get(name)) for name in ListTexts.model_fields)
    names = {
        name: list(section)[:LONGEST_LIST] if isinstance(section, dict) else [] for name, section in sections
    }
    return Texts(faults, head, lists or ListTexts(), names)


def check_language(language: str, catalogued: Collection[str], faults: FileFaults) -> None:
    """Add a fault for texts in a language that the interface does not have."""
    if language not in catalogued:
        missing = f"no interface catalogue locales/{language}/LC_MESSAGES/bot.po; add it"
        faults.add("", language_problem(language) or missing)


def check_pieces(facts: Facts | None, texts: Mapping[str, Texts], reserved: Collection[str]) -> None:
    """Add every fault that shows when the pieces are held against each other."""
    if facts is not None:
        check_facts(facts, reserved)
    check_texts(facts, texts)


def put_together(facts: Facts, texts: Mapping[str, Texts]) -> Statement | None:
    """Return the statement of pieces in which there is no fault."""
    if facts.head is None or facts.lists is None:
        return None
    heads = {language: each.head for language, each in texts.items() if each.head is not None}
    lists = {language: each.lists for language, each in texts.items()}
    return build_statement(facts.id, facts.head, facts.lists, heads, lists)
