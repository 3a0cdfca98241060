"""What a sentence in Russian puts forward."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.findings import ANYTHING, Finding
from drafting.russian import lists
from drafting.russian.clause import Clause
from drafting.russian.futures import future, passive
from drafting.russian.governed import governed
from drafting.russian.nouns import by_noun, by_preposition
from drafting.russian.objects import Object, has_object, of_infinitive, things
from drafting.russian.places import can_act, infinitive_behind, is_described, is_doing, object_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.periods import Mention

_LEAD = re.compile(
    r"предл|план|намер|поруч|решени|решил|задач|цел[ьие]|мер[ыа]|инициатив|необходим|нужно|надо|следует|должн|обяз|готов"
    r"|призва|приказ|постанов|распоряж|договор|соглас|выступ|следующ|буд[еу]т|обеща|рекоменд|приоритет|направлени|объяв|пункт"
    r"|шаг|требу|прос|президент|глава|министр"
)
_MARKS = frozenset({":", ";", "«"})


def is_lead(text: str) -> bool:
    """Tell whether a paragraph introduces a list of things to be done."""
    return _LEAD.search(text.lower()) is not None


def find(text: str, mentions: Sequence[Mention], lead: str) -> list[Finding]:
    """Return what a sentence puts forward; ``lead`` says how an item of a list is read."""
    clause = Clause(text, mentions)
    if text.rstrip('”"») ').endswith("?") or lists.NOTHING.search(clause.low):
        return []
    found: list[Finding] = []
    for reading in (governed, passive, future, by_preposition, by_noun):
        for index, rule, objects in reading(clause):
            if _counts(clause, index, rule) and not is_described(clause, index):
                # A doing without an object says what is meant only with a day.
                is_vague = rule == "need" or (rule in {"future", "promise"} and not clause.has_time)
                new = [each for each in objects if not (is_vague and each.is_doing)]
                if rule == "need" and not clause.has_time:  # "должны поддерживать интерес" is a general duty
                    new = [each for each in new if not _is_imperfective(clause, each.verb)]
                found += [_finding(clause, index, rule, each) for each in new]
    return _distinct(found) or _item(clause, lead)


def _is_imperfective(clause: Clause, verb: int | None) -> bool:
    return verb is not None and clause.word(verb).is_likely("INFN", "impf")


def _distinct(found: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for each in sorted(found, key=lambda one: (one.start, one.end)):
        title = each.title.lower()
        if not any(
            title in other.title.lower() or other.title.lower() in title or each.end == other.end
            for other in kept
        ):
            kept.append(each)
    return kept


def _counts(clause: Clause, index: int, rule: str) -> bool:
    """Tell whether a word puts something forward here: not denied, no condition, no thanks."""
    before = clause.low[: clause.word(index).token.start]
    part = re.split(r"[,;:«»“”()]|\s[–—-]\s", before)[-1].split()
    word, following = clause.word(index), clause.word(min(index + 1, len(clause) - 1))
    is_over = not word.can_be("PRTS") and following.is_form_of({"быть"}, "past")  # "должен был открыться"
    is_over = is_over or (rule != "future" and lists.DENIAL.search(before) is not None)
    is_denied = is_over or lists.REFUSALS.search(before) or {*part, following.token.lower} & lists.CONDITIONS
    if is_denied or not word.can_be("past"):
        return not is_denied
    is_old = word.can_be("impf") and not word.can_be("perf") and word.is_form_of(lists.THOUGHT)
    return not (is_old or lists.EARLIER.search(clause.low) or lists.BROKEN.search(clause.low, word.token.end))


def _finding(clause: Clause, index: int, rule: str, found: Object) -> Finding:
    word = clause.word(index).token
    verb = clause.word(found.verb).token if found.verb is not None and found.verb != index else None
    stance = f"{word.text} {verb.text}" if verb is not None else word.text
    last = clause.word(min(found.end, len(clause)) - 1).token.end
    first = min(word.start, clause.word(found.start).token.start)
    return Finding(found.title, stance, rule, first, max(last, word.end), word.start)


def _item(clause: Clause, lead: str) -> list[Finding]:
    """Return what an item of a list or an order puts forward: an infinitive with its object, or a thing."""
    index = 0
    while index < len(clause) and (clause.after_time(index) > index or not clause.is_word(index)):
        index = max(clause.after_time(index), index + 1)
    if index >= len(clause):
        return []
    verb = infinitive_behind(clause, index, _MARKS)
    if verb is not None:
        objects = _ordered(clause, verb) if lead == ANYTHING or _is_order(clause, index, verb) else []
    else:
        objects = _listed(clause, index, lead)
    return [_finding(clause, verb if verb is not None else index, "list", each) for each in objects]


def _ordered(clause: Clause, verb: int) -> list[Object]:
    """Return the object of an order: "Контроль возложить на отдел", "отделу построить дом"."""
    before = object_before(clause, verb)
    if before is not None and not can_act(clause, before):
        return things(clause, before, verb)
    objects = of_infinitive(clause, verb)
    return objects if has_object(objects, verb) else things(clause, before, verb) or objects


def _listed(clause: Clause, index: int, lead: str) -> list[Object]:
    """Return the thing that an item without a verb names."""
    if any(map(clause.is_verb, range(len(clause)))):
        return []
    start = index + (clause.lower(index) in {"о", "об", "к", "за", "на", "по"})
    cases = lists.CASES_AFTER[clause.lower(index)] if start > index else ("nomn", "accs")
    phrase = clause.phrase(start, cases)
    if phrase is not None and start == index and clause.word(phrase.head).is_likely("gent"):
        return []  # "развития села" goes on with what introduces the list
    is_bare = not lead and not clause.text.rstrip().endswith(".")
    is_other, is_open = not is_doing(clause, phrase), lead == ANYTHING
    if (_is_told(clause) and (is_other or not is_open)) or (is_bare and (start > index or not is_open)):
        return []
    if is_other and (start > index or not is_open):
        return []  # "о рынке"
    if lists.FAULT.match(clause.low, clause.word(index).token.start):
        return []
    is_counted = any(each.token.is_number or each.can_be("NUMR") for each in clause.words)
    return things(clause, phrase, None) if lead or (is_counted and not _is_told(clause)) else []


def _is_told(clause: Clause) -> bool:
    states = (any(map(each.is_likely, ("PRED", "PRTS", "ADJS"))) for each in clause.words)
    is_said = any(map(clause.is_verb, range(len(clause)))) or any(states)
    return is_said or re.search("[–—]", clause.low) is not None


def _is_order(clause: Clause, start: int, verb: int) -> bool:
    """Tell whether a sentence is an order: "министерству обеспечить …", "укреплять …"."""
    first, is_told = clause.word(start), _is_told(clause)
    is_addressed = first.can_be("NOUN", "datv") and not first.can_be("nomn")
    is_addressed = is_addressed or (not is_told and first.is_form_of(lists.BODIES, "datv"))
    is_addressed = is_addressed or (first.token.text.isupper() and len(first.token.text) > 1)
    adverbs = next(at for at in range(start, len(clause)) if not clause.word(at).is_adverb)
    is_first = clause.word(adverbs).is_infinitive or object_before(clause, verb) is not None
    return is_addressed or (is_first and not is_told)
