"""Checks of log entries by the newsroom: authors, corrections, and texts that need not be translated yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.content.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.content.faults import Key
    from storage.content.pieces import Facts, Texts
    from storage.content.schema import CheckTable, FollowUpTable


def check_authors(facts: Facts) -> None:
    """Check that an entry has both author and time, or neither."""
    if facts.lists is None:
        return
    for followup in facts.lists.followups:
        _check_author(facts, followup, ("followups", followup.id))
    for check in facts.lists.checks:
        _check_author(facts, check, ("checks", check.id))


def _check_author(facts: Facts, entry: FollowUpTable | CheckTable, key: Key) -> None:
    if entry.by is not None and entry.recorded_at is None:
        facts.faults.add((*key, "recorded_at"), f"is missing; the entry is by the {entry.by}")
    if entry.by is None and entry.reviewed is not None:
        facts.faults.add((*key, "reviewed"), 'must be absent; only an entry that has "by" says so')
    if entry.by is None and entry.recorded_at is not None:
        facts.faults.add((*key, "recorded_at"), 'must be absent; only an entry that has "by" says when')


def check_corrections(facts: Facts) -> None:
    """Check that a correction names an earlier entry of its initiative, and that no two name the same."""
    earlier: dict[str, FollowUpTable] = {}
    corrected: dict[str, str] = {}
    for followup in facts.lists.followups if facts.lists else ():
        if followup.correction_of is not None:
            _check_correction(facts, followup, followup.correction_of, earlier, corrected)
            corrected.setdefault(followup.correction_of, followup.id)
        earlier[followup.id] = followup


def _check_correction(
    facts: Facts,
    followup: FollowUpTable,
    name: str,
    earlier: Mapping[str, FollowUpTable],
    corrected: Mapping[str, str],
) -> None:
    key = ("followups", followup.id, "correction_of")
    other = earlier.get(name)
    if not facts.knows("followups", name):
        near = did_you_mean(name, facts.known("followups"))
        facts.faults.add(key, f"names no follow-up: {quoted(name)}{near}")
    elif other is None and facts.lists and any(each.id == name for each in facts.lists.followups):
        facts.faults.add(key, f"must name an entry before this one; it is {quoted(name)}")
    elif other is not None and other.initiative != followup.initiative:
        reason = f"{quoted(name)} is an entry of {quoted(other.initiative)}"
        facts.faults.add(key, f"{reason}, not of {quoted(followup.initiative)}")
    if name in corrected:
        facts.faults.add(key, f"{quoted(name)} is corrected by {quoted(corrected[name])} already")


def check_newsroom_texts(facts: Facts, texts: Mapping[str, Texts]) -> None:
    """Check that each newsroom entry has a text in some language, and each correction a reason."""
    if facts.lists is None or not texts:
        return
    for followup in facts.lists.followups:
        lacking = [each for each in texts.values() if not _has_text(each, followup.id)]
        if followup.by is not None and len(lacking) == len(texts):
            facts.faults.add(("followups", followup.id), "has its text in no language")
        for each in lacking if followup.by is None else ():
            # A follow-up without any table of the language is a fault of its own.
            if followup.id in each.names["followups"]:
                each.faults.add(("followups", followup.id, "text"), "is missing")
        _check_reasons(facts, texts, followup)


def _has_text(texts: Texts, name: str) -> bool:
    """Tell whether a language has the text of a follow-up; one in a table that cannot be read counts."""
    table = texts.lists.followups.get(name)
    return table.text is not None if table is not None else name in texts.names["followups"]


def _check_reasons(facts: Facts, texts: Mapping[str, Texts], followup: FollowUpTable) -> None:
    key: Key = ("followups", followup.id, "correction_reason")
    found = {
        language: text
        for language, each in texts.items()
        if (text := each.lists.followups.get(followup.id)) is not None
    }
    given = {language for language, text in found.items() if text.correction_reason is not None}
    if followup.correction_of is None:
        for language in given:
            texts[language].faults.add(key, "must be absent; the entry corrects no other")
    elif followup.by is None:
        for language in found.keys() - given:
            texts[language].faults.add(key, "is missing; the entry corrects another")
    elif found and not given:
        facts.faults.add(key, "is given in no language; the entry corrects another")
