"""Where English says that something is to be done: patterns of putting forward, each with what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from drafting.english.words import AGENTS

if TYPE_CHECKING:
    from collections.abc import Iterator


class Follows(Enum):
    """What stands behind a trigger."""

    MODAL = auto()  # a verb in its plain form, with the subject before the trigger: "we will …"
    VERB = auto()  # a verb in its plain form: "plans to …"
    GERUND = auto()  # a verb in -ing: "we are …ing"
    THING = auto()  # a noun phrase, a verb in -ing, or "that" with a sentence: "proposed …"
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
    return rf"\b(?:{'|'.join(map(_form, verbs.split()))})\b"


def _form(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb[:-1]}(?:e|es|ed|ing)"
    doubled = verb[-1] if verb in {"plan", "commit"} else ""
    return f"{verb}(?:s|{doubled}ed|{doubled}ing)?"


_ANY = r"\b(?:(?!\b\w+ed\b)[^;:()]){0,80}?)?"
_BETWEEN = r"(?:,?\s+(?:\d+|unanimously|jointly|together|within|in|by|from|with|on|also|further|at)" + _ANY
_PARTS = {
    "between": _BETWEEN,
    "to": rf"{_BETWEEN}(?<!addition)(?<!regard)\s+to\s+(?!(?:the|an?|its|their|our)\s)",
    "whose": r"(?:\s+(?:of|by|from)\b(?:(?!\b\w+ed\b)[^,;:()]){0,60}?)?",
    "adverb": r"(?:\s+(?:\w+ly|also|now|soon|still|further|then|first|all|both|therefore|thus|already))?",
    "who": r"(?:(?!\b(?:with|which|that|who|said|it)\b)[^;:().]){1,110}?",
    "be": "(?:is|are|was|were|am|be|been|'s|’s|'re|’re)",
    "nouns": "plans?|intentions?|intent|proposals?|promises?|pledges?|commitments?|decisions?|readiness"
    "|willingness|needs?|goals?|aims?|targets?|objectives?|(?<!in )(?<!executive )orders?|instructions?"
    "|initiatives?|ideas?|tasks?|resolve|priorit(?:y|ies)|determination|in talks|recommendations?|agreement"
    "|requests?|calls?|suggestions?|go-ahead|preparations?"
    "|(?:first|next|last) (?:act|step|job|move|measure)|time has come",
    "agents": "|".join(sorted(AGENTS)),
    "judged": "necessary|important|time|essential|advisable|appropriate|expedient|vital|crucial|imperative"
    "|desirable|reasonable|timely|useful|critical|urgent|high time|needed|agreed|planned|decided|proposed"
    "|suggested|envisaged|resolved|recommended",
}
_TABLE = r"""
future MODAL (?:\b(?:will|shall)\b|['’]ll\b)<adverb>,?\s+
need MODAL \b(?:must|should|(?:ought|has|have|(?<!the )needs?) to)<adverb>,?\s+
plan MODAL (?:\b(?:is|are|am)|['’](?:re|m|s)(?= going|\s\w+ going))<adverb>\s+(?:(?:going|set|due|
    about|(?<=is )expected|scheduled|planned|slated)\s+to|to)\s+
decision MODAL \b(?:is|are)\s+hereby\s+
plan MODAL \b(?:is|are)\s+being\s+(?=(?:built|created|established|invested|introduced|launched|developed|
    opened|prepared|drafted|allocated|expanded|extended|set up|installed|deployed|replaced)\b)
future MODAL \bwould<adverb>,?\s+
plan VERB <forms plan intend aim offer prepare expect endeavour request wants vote><to>
promise VERB <forms pledge promise vow commit undertake><to>
decision VERB <forms agree decide resolve><to>
proposal VERB <forms propose><to>
promise GERUND \b(?:committed|commits|commit|committing|commitment)\s+to\s+(?=\w+ing\b)
readiness VERB \b(?:ready|prepared|willing|determined|committed|keen|resolved|poised|undertook|sought|
    eager)\b<to>
intention VERB \b(?:<nouns>)\b(?:\s+(?:is|are|was|were|will be|would be|for \w+ \w+|here is))?
    (?:<whose>|<between>)(?<!addition)(?<!regard)\s+to\s+
plan GERUND \b(?:in the process|expressed interest|importance|(?:necess|possibil|feasibil)ity)\s+
    (?:of|for|in)\s+(?=\w+ing\b)
proposal THING \b(?:plans?|proposals?|initiatives?|ideas?|suggestions?|need|calls?|appeal)
    (?:\s+by\s[^,;:]{1,70}?)?\s+(?:for|of(?!\sthe))\s+(?=(?:an?|all|more|new|two|three|four|five|several|(?!20\d\d\b)\d+)\b)
instruction VERB (?:(?<!in )<forms instruct order task ask urge request require mandate encourage
     charge oblige entrust authorise authorize invite want>|\b(?:told|tells|direct(?:s|ed|ing)|
    (?:i|we|therefore|hereby)\s+direct|call(?:s|ed|ing)?(?:\s+again)?\s+(?:on|upon)|appeal(?:s|ed|ing)?\s+to))
    \s+(?!(?:to|us|me|force|be|is|was)\b)(?:(?:all|those)\s+(?:\w+\s+)?who\s+)?<who>\s+to\s+
instruction VERB \b(?:instructed|ordered|directed|asked|urged|requested|tasked|mandated|
    obliged|authori[sz]ed|empowered|told|recommended|advised|invited|encouraged)\s+to\s+
instruction THING <forms task charge entrust>\s+(?:<who>\s+)?with\s+
call THING \b(?:call(?:s|ed|ing)?(?:\s+again)?\s+for|urges?\s+for|urge(?=\s+(?:the|an?)\s+\w+\s+of\b)
    |(?:urg|demand)(?:es|s|ed|ing)|we\s+demand
    |we stand for(?= (?:an?|the) )|(?:highlight|stress|emphasi[sz]|underlin)\w* the need for)\s+(?!upon)
proposal THING (?:\badvocat(?:ed|ing)\s+for|<forms propose suggest recommend advocate>|\bin favou?r of)\s+
support THING \b(?:support(?:s|ed|\s+for)?|favou?rs?|backs?|endorses?)\s+(?=(?:an?|this)\b)
    |\bsupport\s+for\s+(?=the\b)
support CARRIED (?<!in )(?:\bordering|\bdirecting|<forms support endorse back favour favor welcome share>)\s+
    (?:for\s+)?
announcement THING \b(?:ha(?:ve|s)\s+(?:also\s+)?(?:set aside|earmarked|allocated|offered)|sets aside|
    earmarks)\s+(?!to\b)
announcement THING <forms announce unveil pledge promise>\s+
decision THING <forms agree decide resolve vote move request demand ask require order second recommend>
    :?\s+(?=that\b)
plan THING \b(?:plan(?:s|ned)?|aim(?:s|ed|ing)?\s+(?:for|at))\s+(?=an?\b)
decision THING <forms agree>\s+(?:(?:on|upon)\s+|(?=an?\b))|<forms approve adopt back>\s+(?=an?\s+(?:\w+\s+)?
    (?:law|bill|motion|resolution)\s+(?:to|that|which)\b)
need THING \b(?:(?:it|there)\s+(?:\w+\s+)?<be>|it['’]s|seems?|(?:consider|deem)(?:s|ed)?\s+it)\s+
    (?:\w+ly\s+|high\s+)?(?:<judged>)\b(?:\s+for\s+<who>)?\s+(?:to|that)\s+
plan THING \b<be><adverb>\s+(?:seeking|planning|proposing|considering|envisaging|preparing)\s+
announcement GERUND (?:\b(?:is|are|am|said(?:\s\w+){0,2}\s(?:it|he|she|they)\s(?:was|were))|['’](?:re|m|s))
    <adverb>\s+(?=(?:launch|open|introduc|invest|build|
    expand|establish|set|creat|bring|increas|allocat|extend|commit|rais|cut|reduc|publish|provid|doubl|roll|
    pledg|add|clos|draw|draft|hir|scrap|deploy)\w*ing\b)
plan THING \blook(?:s|ed)?\s+forward\s+to\s+(?=an?\b|the\b|\w+ing\b)
plan THING \bwork(?:s|ing)?\s+towards?\s+(?=\w+ion of|\w+ing\b)
promise THING <forms commit>\s+to\s+(?=an?\b)
need THING \bwants\s+(?!to\b)
plan GERUND \b(?:<nouns>|measures|this|these)\b[^,;:.]{0,60}?\s(?:includ|involv)(?:e|es|ed)\s+(?=\w+ing\b)
plan VERB \b(?:(?:we|i|he|she|they|it|<agents>)\s+(?:(?:myself|also)\s+)?means?\s+to|let(?:\s+us|['’]s))\s+
"""
"""In each row the rule, what follows, and the words; a line that is indented goes on with the one before."""


def _triggers() -> Iterator[Trigger]:
    for row in re.sub(r"\n {4}", "", _TABLE).strip().splitlines():
        rule, follows, pattern = row.split(maxsplit=2)
        pattern = re.sub("<forms ([^>]*)>", lambda match: _forms(match[1]), pattern)
        pattern = re.sub("<([a-z]+)>", lambda match: _PARTS[match[1]], pattern)
        yield Trigger(rule, re.compile(pattern), Follows[follows])


TRIGGERS = tuple(_triggers())
LEAD = re.compile(
    r"propos|plan|\bwill\b|shall|must|should|would|commit|pledg|promis|agree|decid|decision|order|instruct|task|goal|\baim"
    r"|priorit|measure|\bsteps?\b|initiative|recommend|\bcall|urg|need|intend|announc|following|resolve|request"
    r"|objective|action|offer|focus|work(?:ing)? (?:to|on)|ready|undertak|here is what|next|ask|invit|require"
    r"|want"
)
"""What a paragraph that introduces a list of things to be done says, in lower case."""
