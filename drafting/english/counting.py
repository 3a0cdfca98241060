"""Which words of putting forward count: not denied, not a condition, not thanks, not those of observers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.english import words
from drafting.english.triggers import Follows, Trigger

if TYPE_CHECKING:
    from drafting.english.clause import Clause
    from drafting.findings import Finding


_SPLIT = re.compile(r",(?!\d)|[;:]|\s[–—-]\s|[“”\"()]")
_PAST = re.compile(r"\w+(?<!e)ed|agreed|took|spoke|undertook|sought|told")
_DENIED = re.compile(r"\b(?:not|never|no longer)\b|\w*n['’]t\b")
_TOLD_AS_OVER = re.compile(
    r"\b(?:was|were|has been|have been) (?!unveil|announc|submit|approv|agree)\w+e[dn]\b"
)
_IF_ELECTED = re.compile(r"\bif (?:re-)?(?:elected|approved|successful)\b")
_DETAIL = re.compile(
    r"\bwh(?:ich|om?) (?!is why)\w|\bwhose\b|\w (?:until|till|once|than) (?:the|an?|it|they|all) "
)
"""What a relative clause tells of a thing is no initiative of its own."""
_HAD = re.compile(r"\bhad (?:(?!and\b)\w+ ){0,5}$|\bhad \w+ed\b.* that\b")
_OF_OTHERS = re.compile(
    r"\b(?:(?:is|are|was|were) (?:\w+ )?(?:thought|believed|rumoured|reported|said|known|likely) to"
    r"|ha(?:s|ve) (?:long|often|repeatedly|for \w+) (?:urged|argued|called|proposed|demanded)"
    r"|(?<!we )(?<!i )ha(?:s|ve) (?:\w+ )?(?:recommended|suggested|advised)"
    r"|(?:support|answer|respon|meet|heed|reflect|show)\w*(?: [\w&’'-]+){1,5}[’']s (?:\w+ )?(?:call|goal|aim"
    r"|commit)\w*)\b"
)
"""Hearsay, what others advise or have asked for all along, and their call that somebody answers."""
_IF_BEHIND = re.compile(r"\b(?:if(?! (?:re-)?(?:elected|approved|successful))|provided|should .* so)\b")
"""Under a condition somebody would do it: nothing is put forward yet."""


def counts(clause: Clause, trigger: Trigger, match: re.Match[str]) -> bool:
    """Tell whether words of putting forward put something forward here."""
    before = clause.lower[: match.start()]
    segment = _SPLIT.split(before)[-1]
    part = set(_IF_ELECTED.sub("", segment).split())
    last, said = before.split()[-3:], match[0].split()[0]
    is_past = re.match(r"in (?:19|20)\d\d\b", clause.lower) or any(map(clause.lower.count, words.PAST_TIME))
    is_over = _PAST.fullmatch(said) and is_past
    if (
        is_over
        or (part | set(match[0].split())) & words.CONDITIONS
        or set(clause.text[: match.start()].split()[-2:]) & {"may", "might", "could"}
        or (not (trigger.rule == "future" and said != "would") and set(segment.split()[:3]) & words.OBSERVERS)
        or (trigger.follows is Follows.MODAL and said != "shall" and _DETAIL.search(segment))
        or _HAD.search(segment)
        or _OF_OTHERS.search(segment + match[0])
        or (said in {"would", "willing", "ready"} and _IF_BEHIND.search(clause.lower, match.end()))
        or {"if", "unless"} & set(_IF_ELECTED.sub("", before).split())
        or (set(before.split()) & words.THANKS and last[-1] != "and")
        or set(before.removeprefix("no ").split()[-4:]) & words.DENIALS
        or (said == "should" and clause.lower.startswith(("fall", "rise", "grow"), match.end()))
        or _DENIED.search(match[0].partition(" who ")[0])
        or (
            trigger.follows is Follows.MODAL
            and said not in {"will", "shall"}
            and _DENIED.match(clause.lower, match.end())
        )
    ):
        return False
    if trigger.follows is not Follows.MODAL and _is_background(clause, trigger, match):
        return False
    return _is_verb_here(trigger, match[0].split(), last) and not _is_of_others(said, part)


def _is_background(clause: Clause, trigger: Trigger, match: re.Match[str]) -> bool:
    """Tell whether words are a purpose, or lead as a participle clause: "Recognizing the need to …, they"."""
    before, behind = clause.lower[: match.start()], clause.lower[match.end() :]
    if (trigger.rule == "intention" or not before) and _TOLD_AS_OVER.search(behind):
        return True
    is_suffered = trigger.rule == "support" and behind.startswith("to ")  # "is supported to grow"
    is_participle = clause.is_gerund(clause.word(0) in {"in", "by"}) and "," in match[0] + behind
    is_told = clause.word(0) in {"when", "after", "since"} and not match[0].startswith("it ")
    leads = "," not in before and (is_participle or is_told)
    return is_suffered or leads


def _is_verb_here(trigger: Trigger, words_said: list[str], last: list[str]) -> bool:
    """Tell whether a word is one of putting forward here: not in "a proposed law", "was announced"."""
    before = last[-1] if last else ""
    is_past = _PAST.fullmatch(words_said[0]) is not None
    if trigger.rule == "intention" and re.search(r"(?<!note )\bof (?:the|its|their|this)$", " ".join(last)):
        return False
    if trigger.rule in {"instruction", "support"} and "for" not in words_said:
        articles = words.ARTICLES | {"of"} if trigger.rule == "support" else {"the", "an", "this"}
        return before not in articles | {"to"}
    is_told = is_past and trigger.follows is Follows.THING  # "was announced"
    if (is_told or words_said[0] == "intended") and before in {"was", "were", "been", "is", "are", "be"}:
        return False
    is_noun = trigger.follows in {Follows.THING, Follows.CARRIED} and before in words.ARTICLES
    is_noun = is_noun and not (trigger.rule == "support" and "for" in words_said)
    return not is_noun or (trigger.rule == "proposal" and not is_past)


def _is_of_others(said: str, part: set[str]) -> bool:
    """Tell whether those speak who have no say, or only expect: "WHO recommends", "which is expected to"."""
    if said.startswith(("recommend", "suggest")):
        return bool(part & words.OBSERVERS) or said.endswith(("s", "ion"))
    if said == "requires":
        return part.isdisjoint(words.AGENTS)  # what a pact requires is in force
    if said.startswith("expect"):
        return said == "expected" or bool(part & {"which", "that", "people", "analysts"})
    return said.startswith(("plan", "aim")) and bool(part & {"people", "analysts"})


def outermost(found: list[Finding]) -> list[Finding]:
    """Return the findings in order, and of those that share a place the one whose words begin first."""
    kept: list[Finding] = []
    for each in sorted(found, key=lambda one: (one.start, one.end)):
        if not any(_same_act(each, other) for other in kept):
            kept.append(each)
    return kept


def _same_act(one: Finding, other: Finding) -> bool:
    title, further = one.title.lower(), other.title.lower()
    is_part = title in further or further in title or one.end == other.end
    return title == further or (one.start < other.end and other.start < one.end and is_part)
