"""Where English says that something is to be done: patterns of putting forward, each with what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto


class Follows(Enum):
    """What stands behind a trigger."""

    MODAL = auto()
    """A verb in its plain form, with the subject before the trigger: "we will …"."""
    VERB = auto()
    """A verb in its plain form: "plans to …"."""
    GERUND = auto()
    """A verb in -ing: "we are …ing"."""
    THING = auto()
    """A noun phrase, a verb in -ing, or "that" with a sentence: "proposed …"."""
    SUBJECT = auto()
    """Nothing; the thing stands before: "… was announced"."""
    CARRIED = auto()
    """A thing, if a word such as "idea" or "creation" stands before it, or a verb in -ing: "supports …"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of putting forward."""

    rule: str
    pattern: re.Pattern[str]
    follows: Follows


def _forms(verbs: str) -> str:
    """Return a pattern for the forms of regular verbs."""
    found = []
    for verb in verbs.split():
        if verb.endswith("e"):
            found.append(f"{verb[:-1]}(?:e|es|ed|ing)")
        elif verb in {"plan", "commit"}:
            found.append(f"{verb}(?:s|{verb[-1]}ed|{verb[-1]}ing)?")
        else:
            found.append(f"{verb}(?:s|ed|ing)?")
    return rf"\b(?:{'|'.join(found)})\b"


_BETWEEN = (
    r"(?:,?\s+(?:jointly|together|within|in|by|from|with|on|also|further|"
    r"at)\b(?:(?!\b\w+ed\b)[^;:()]){0,60}?)?"
)
_WHOSE = r"(?:\s+(?:of|by|from)\b(?:(?!\b\w+ed\b)[^,;:()]){0,60}?)?"
_TO = rf"{_BETWEEN}\s+to\s+"
_ADVERB = r"(?:\s+(?:\w+ly|also|now|soon|still|further|then|first|all|both))?"
_WHO = r"(?:(?!\b(?:with|which|that|who|said)\b)[^;:().]){1,110}?"
_BE = r"(?:is|are|was|were|am|be|been|'s|’s|'re|’re)"
_PLANNING = (
    "plan intend aim pledge promise vow agree decide resolve propose offer prepare commit expect "
    "endeavour undertake request want vote"
)
_ORDERING = (
    "instruct order direct task ask urge request require mandate encourage charge oblige entrust "
    "authorise authorize invite want"
)
_NOUNS = (
    "plans?|intentions?|intent|proposals?|promises?|pledges?|commitments?|decisions?|readiness|willingness|needs?|goals?"
    "|aims?|targets?|objectives?|(?<!in "
    ")orders?|instructions?|initiatives?|ideas?|tasks?|priorit(?:y|ies)|resolve|determination"
    "|talks|mission|mandate|recommendations?|agreement|requests?|calls?|ambition|duty|suggestions?"
)
_JUDGED = (
    "necessary|important|time|essential|advisable|appropriate|expedient|vital|crucial|imperative|desirable|reasonable"
    "|timely|useful|critical|urgent|high "
    "time|needed|agreed|planned|decided|proposed|suggested|envisaged"
)


def _trigger(rule: str, pattern: str, follows: Follows) -> Trigger:
    return Trigger(rule, re.compile(pattern), follows)


TRIGGERS = (
    _trigger("future", rf"(?:\b(?:will|shall)\b|['’]ll\b){_ADVERB},?\s+", Follows.MODAL),
    _trigger(
        "need", rf"\b(?:must|should|(?:ought|has|have|(?<!the )needs?) to){_ADVERB},?\s+", Follows.MODAL
    ),
    _trigger(
        "plan",
        rf"\b(?:is|are|am){_ADVERB}\s+(?:(?:going|set|due|about|expected|scheduled|planned|required|obliged|slated|"
        r"projected|meant|supposed|called upon)\s+to|to)\s+",
        Follows.MODAL,
    ),
    _trigger("future", rf"\bwould{_ADVERB},?\s+", Follows.MODAL),
    _trigger("plan", _forms(_PLANNING) + _TO, Follows.VERB),
    _trigger(
        "promise", r"\b(?:committed|commits|commit|committing|commitment)\s+to\s+(?=\w+ing\b)", Follows.GERUND
    ),
    _trigger("promise", r"\bcommit(?:ted|s|ment)?\s+to\s+(?=(?:the|an?|our|its)\b)", Follows.CARRIED),
    _trigger(
        "readiness",
        rf"\b(?:ready|prepared|willing|determined|committed|keen|resolved|poised|undertook|sought|eager)\b{_TO}",
        Follows.VERB,
    ),
    _trigger(
        "intention",
        rf"\b(?:{_NOUNS})\b(?:\s+(?:is|are|was|were|will be|would be|for \w+ \w+|here is))?(?:{_WHOSE}|"
        rf"{_BETWEEN})\s+to\s+",
        Follows.VERB,
    ),
    _trigger("plan", rf"\b(?:{_NOUNS}|in the process)\s+(?:of|for)\s+(?=\w+ing\b)", Follows.GERUND),
    _trigger(
        "proposal",
        r"\b(?:plans?|proposals?|initiatives?|ideas?|suggestions?|need|calls?|appeal)\s+(?:for|of)\s+(?=(?:an?|the|all|more|new|two|three|four|five|several|\d+)\b)",
        Follows.THING,
    ),
    _trigger(
        "instruction",
        rf"(?:(?<!in ){_forms(_ORDERING)}|\bcall(?:s|ed|ing)?\s+(?:on|upon))\s+(?!force\b){_WHO}\s+to\s+",
        Follows.VERB,
    ),
    _trigger(
        "instruction",
        r"\b(?:instructed|ordered|directed|asked|urged|requested|required|tasked|mandated|obliged|told)\s+to\s+",
        Follows.VERB,
    ),
    _trigger("instruction", rf"\b(?:told|tells)\s+{_WHO}\s+to\s+", Follows.VERB),
    _trigger("instruction", rf"{_forms('task charge entrust')}\s+{_WHO}\s+with\s+", Follows.THING),
    _trigger("call", r"\bcall(?:s|ed|ing)?\s+for\s+", Follows.THING),
    _trigger("call", r"\b(?:urg|demand)(?:es|s|ed|ing)\s+(?!upon)", Follows.THING),
    _trigger("proposal", _forms("propose suggest recommend advocate") + r"\s+", Follows.THING),
    _trigger("support", r"\b(?:in\s+favou?r\s+of|spoke\s+for|speaks\s+for)\s+", Follows.THING),
    _trigger(
        "support",
        _forms(
            "support endorse back favour favor welcome share consider order direct approve stress emphasise emphasize"
        )
        + r"\s+(?:for\s+)?",
        Follows.CARRIED,
    ),
    _trigger("announcement", _forms("announce unveil pledge promise") + r"\s+", Follows.THING),
    _trigger("decision", _forms("agree") + r"\s+(?:on|upon)\s+", Follows.THING),
    _trigger(
        "need",
        r"\b(?:importance|necessity|expediency|possibility|feasibility)\s+of\s+(?=\w+ing\b)",
        Follows.GERUND,
    ),
    _trigger(
        "need",
        rf"\b(?:(?:it|there)\s+(?:\w+\s+)?{_BE}|it['’]s|seems?|(?:consider|deem)(?:s|ed)?\s+it)\s+(?:\w+ly\s+|high\s+)?(?:{_JUDGED})\b(?:\s+for\s+{_WHO})?\s+(?:to|that)\s+",
        Follows.THING,
    ),
    _trigger(
        "plan",
        rf"\b{_BE}{_ADVERB}\s+(?:planning|proposing|considering|envisaging|preparing)\s+",
        Follows.THING,
    ),
    _trigger(
        "announcement",
        rf"(?:\b(?:is|are|am)|['’](?:re|m|s)){_ADVERB}\s+(?=(?:launch|open|introduc|invest|build|expand|establish|set|creat|start|bring|increas"
        r"|allocat|extend|commit|rais|cut|reduc|publish|provid|doubl|roll|pledg|giv|mak|add)\w*ing\b)",
        Follows.GERUND,
    ),
    _trigger("need", r"\bneeds?\s+(?=an?\b)", Follows.THING),
    _trigger("plan", r"\blet(?:\s+us|['’]s)\s+", Follows.VERB),
)
LEAD = re.compile(
    r"propos|plan|\bwill\b|shall|must|should|would|commit|pledg|promis|agree|decid|decision|order|instruct|task|goal|\baim"
    r"|priorit|measure|\bsteps?\b|initiative|recommend|\bcall|urg|need|intend|announc|following|resolve|request"
    r"|objective|action|offer|focus|work(?:ing)? (?:to|on)|ready|undertak|here is what|next|ask|invit|require"
)
"""What a paragraph that introduces a list of things to be done says, in lower case."""
