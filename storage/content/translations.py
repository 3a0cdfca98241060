"""Checks of the texts of each language against the facts and the other languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.statement.model import Verifiability
from storage.content.catalogues import language_problem
from storage.content.log_entries import check_newsroom_texts
from storage.content.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from storage.content.faults import FileFaults, Key
    from storage.content.pieces import Facts, Texts
    from storage.content.schema import CheckTexts, FollowUpTexts

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def check_language(language: str, catalogued: Collection[str], faults: FileFaults) -> None:
    """Add a fault if the interface does not have this language."""
    if language not in catalogued:
        missing = f"no interface catalogue locales/{language}/LC_MESSAGES/bot.po; add it"
        faults.add("", language_problem(language) or missing)


def check_texts(facts: Facts | None, texts: Mapping[str, Texts]) -> None:
    """Add faults for texts that are missing, superfluous, or different between languages.

    A language either has every text or, of entries by the newsroom alone, some. Without facts, because their
    file does not parse, the texts are compared only with each other.
    """
    whole = [each for each in texts.values() if not each.of_entries_alone]
    if facts is not None and texts and not whole:
        facts.faults.add("", "has all of its texts in no language; one at least is needed")
    for each in whole:
        if facts is not None:
            _check_sections(facts, each)
            _check_reasons(facts, each)
        for slug, deadline in each.lists.deadlines.items():
            _check_phrase(deadline.done_on, ("deadlines", slug, "done_on"), each.faults)
    if facts is not None:
        check_newsroom_texts(facts, texts)
    _check_counts(whole)
    _check_intros(whole)
    _check_why_texts(whole, facts.by_newsroom if facts is not None else ())


def _check_sections(facts: Facts, texts: Texts) -> None:
    for section, names in texts.names.items():
        for name in names:
            if not facts.knows(section, name):
                near = did_you_mean(name, facts.known(section))
                texts.faults.add((section, name), f"is not in {facts.faults.name}{near}")
        if section != "checks":
            for name in dict.fromkeys(facts.known(section)):
                if name not in names and name not in facts.by_newsroom:
                    texts.faults.add((section, name), "is missing")


def _check_reasons(facts: Facts, texts: Texts) -> None:
    for initiative in facts.lists.initiatives if facts.lists else ():
        found = texts.lists.initiatives.get(initiative.slug)
        if found is None:
            continue
        needed = initiative.verifiability is not Verifiability.VERIFIABLE
        key = ("initiatives", initiative.slug, "verifiability_reason")
        if needed and found.verifiability_reason is None:
            texts.faults.add(key, f"is missing; verifiability is {quoted(initiative.verifiability)}")
        if not needed and found.verifiability_reason is not None:
            texts.faults.add(key, 'must be absent; verifiability is "verifiable"')


def _check_phrase(phrase: str, key: Key, faults: FileFaults) -> None:
    if _BRACES.findall(phrase) != ["{date}"]:
        faults.add(key, f"must have {{date}} once and no other braces; it is {quoted(phrase)}")
    if phrase[0].isupper():
        faults.add(key, f"must not begin with a capital letter; it is {quoted(phrase)}")


def _check_counts(texts: list[Texts]) -> None:
    """Check that each list of texts has the same length in every language."""
    first: dict[Key, tuple[int, str]] = {}
    for each in texts:
        counts: dict[Key, int] = {}
        if each.head is not None:
            counts["context",] = len(each.head.context)
        for slug, initiative in each.lists.initiatives.items():
            counts["initiatives", slug, "facts"] = len(initiative.facts)
        for key, count in counts.items():
            expected, file = first.setdefault(key, (count, each.faults.name))
            if count != expected:
                each.faults.add(key, f"has {count} items, but {expected} in {file}")


def _check_intros(texts: list[Texts]) -> None:
    """Check that the sentence about the bot is given in every language or in none."""
    heads = [(each.faults, each.head) for each in texts if each.head is not None]
    given = next((faults.name for faults, head in heads if head.intro is not None), None)
    for faults, head in heads:
        if given is not None and head.intro is None:
            faults.add(("intro",), f"is missing; {given} has it")


def _check_why_texts(texts: list[Texts], by_newsroom: Collection[str]) -> None:
    """Check that the note on the status of an entry is given in every language or in none."""
    given: dict[tuple[str, str], str] = {}
    for each in texts:
        for (section, name), entry in _entries(each).items():
            if entry.why is not None and name not in by_newsroom:
                given.setdefault((section, name), each.faults.name)
    for each in texts:
        for (section, name), file in given.items():
            own = _entries(each).get((section, name))
            # A follow-up without any text of the language is a fault of its own.
            is_silent = section == "checks" and name not in each.names[section]
            if is_silent if own is None else own.why is None:
                each.faults.add((section, name, "why"), f"is missing; {file} has it")


def _entries(texts: Texts) -> dict[tuple[str, str], FollowUpTexts | CheckTexts]:
    lists = texts.lists
    followups = {("followups", name): each for name, each in lists.followups.items()}
    return {**followups, **{("checks", name): each for name, each in lists.checks.items()}}
