"""Which words of putting forward count: not denied, not a condition, not thanks, not those of observers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.english.triggers import REPORTING, Follows, Trigger
from drafting.english.words import ARTICLES, CONDITIONS, DENIALS, MADE_PUBLIC, OBSERVERS, PAST_TIME, THANKS

if TYPE_CHECKING:
    from drafting.english.clause import Clause
    from drafting.findings import Finding

_SPLIT = re.compile(r"[,;:]|\s[–—-]\s|[“”\"()]")
_PAST = re.compile(r"\w+(?<!e)ed|agreed|took|spoke|undertook|sought|told")


def counts(clause: Clause, trigger: Trigger, match: re.Match[str]) -> bool:
    """Tell whether words of putting forward put something forward here."""
    before = clause.lower[: match.start()]
    part = _SPLIT.split(before)[-1]
    words = set(re.sub(r"\bif (?:re-)?(?:elected|approved|successful)\b", "", part).split())
    if words & CONDITIONS or set(before.split()) & THANKS:
        return False
    last = before.split()[-3:]
    if set(last) & DENIALS or re.search(r"\b(?:not|never)\b|n['’]t\b", match[0]):
        return False
    if re.match(r"(?:not|never)\b", clause.lower[match.end() :]):
        return False
    if trigger.rule == "reported" and not REPORTING.search(clause.lower):
        return False
    said = match[0].split()[0]
    if trigger.rule == "intention" and re.search(r"\bof (?:the|its|their|this)$", " ".join(last)):
        return False
    if _PAST.fullmatch(said) and any(each in clause.lower for each in PAST_TIME):
        return False
    if trigger.rule == "instruction" and last[-1:] == ["to"]:
        return False
    if trigger.follows is Follows.THING and _PAST.fullmatch(said) and last and last[-1] in MADE_PUBLIC:
        return False
    if trigger.follows in {Follows.THING, Follows.CARRIED} and last and last[-1] in ARTICLES:
        return trigger.rule == "proposal" and not _PAST.fullmatch(said)
    if said.startswith(("recommend", "suggest")):
        return not words & OBSERVERS and not said.endswith(("s", "ions", "ion"))
    if said.startswith("expect") and words & {"which", "that"}:
        return False
    return not (said.startswith(("plan", "aim", "expect", "want", "hope")) and words & {"people", "analysts"})


def outermost(found: list[Finding]) -> list[Finding]:
    """Return the findings in order, and of those that share a place the one whose words begin first."""
    kept: list[Finding] = []
    for each in sorted(found, key=lambda one: (one.start, one.end)):
        title = each.title.lower()
        if not any(
            (each.start < other.end and other.start < each.end and _same_act(each, other))
            or title == other.title.lower()
            for other in kept
        ):
            kept.append(each)
    return kept


def _same_act(one: Finding, other: Finding) -> bool:
    return (
        other.title.lower() in one.title.lower()
        or one.title.lower() in other.title.lower()
        or one.end == other.end
    )
