"""What a sentence in Russian puts forward."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.findings import ORDERS, Finding
from drafting.russian.clause import Clause
from drafting.russian.lists import (
    BY_PREPOSITION,
    CARRIERS,
    CASES_AFTER,
    CONDITIONS,
    EARLIER,
    EMPTY,
    MAKING,
    NO_ACTS,
    NON_AGENTS,
    NOUNS,
    PREDICATES,
    REACHING,
    SPEECH,
    SUPPORTING,
    THANKS,
    VERBS,
)
from drafting.russian.objects import Object, of_infinitive, things

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.periods import Mention
    from drafting.russian.clause import Phrase

FARTHEST_VERB = 22
"""Words between a word of putting forward and its infinitive."""
FARTHEST_SUBJECT = 10
_LEAD = re.compile(
    r"предл|план|намер|поруч|решени|решил|задач|цел[ьие]|мер[ыа]|инициатив|необходим|нужно|надо|следует|должн|обяз|готов"
    r"|призва|приказ|постанов|распоряж|договор|соглас|выступ|следующ|буд[еу]т|обеща|рекоменд|приоритет|направлени|объяв|пункт"
    r"|шаг|требу|прос|президент|глава|министр"
)
_BARRIERS = frozenset({";", "(", ")", "«", "»", "”", "“"})
_RELATIVES = frozenset(["который", "которая", "которое", "которые", "где", "чтобы", "если", "когда"])
_DOING = ("ние", "тие", "ция", "ация", "ка", "ство", "изм", "ние")


def is_lead(text: str) -> bool:
    """Tell whether a paragraph introduces a list of things to be done."""
    return _LEAD.search(text.lower()) is not None


def find(text: str, mentions: Sequence[Mention], lead: str) -> list[Finding]:
    """Return what a sentence puts forward; ``lead`` says how an item of a list is read."""
    if text.rstrip('”"») ').endswith("?"):
        return []
    clause = Clause(text, mentions)
    found: list[Finding] = []
    for reading in (_governed, _passive, _future, _by_preposition, _by_noun):
        for index, rule, objects in reading(clause):
            if _counts(clause, index):
                found += [_finding(clause, index, rule, each) for each in objects]
    return _distinct(found) or _item(clause, lead or _order(clause))


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


def _counts(clause: Clause, index: int) -> bool:
    """Tell whether a word puts something forward here: not denied, not a condition, not thanks, not long ago."""
    before = clause.low[: clause.word(index).token.start]
    part = re.split(r"[,;:«»“”()]|\s[–—-]\s", before)[-1].split()
    if "не" in part[-2:] or "нельзя" in part or set(part) & CONDITIONS or before.strip().startswith("если"):
        return False
    if any(each in before for each in THANKS):
        return False
    is_past = clause.word(index).can_be("past")
    is_given_up = is_past and clause.word(index).is_form_of(VERBS["plan"]) and re.search(r",\s+но\b", clause.low)
    return not is_given_up and not (is_past and any(each in clause.low for each in EARLIER))


def _finding(clause: Clause, index: int, rule: str, found: Object) -> Finding:
    word = clause.word(index).token
    verb = clause.word(found.verb).token if found.verb is not None and found.verb != index else None
    stance = f"{word.text} {verb.text}" if verb is not None else word.text
    last = clause.word(min(found.end, len(clause)) - 1).token.end
    first = min(word.start, clause.word(found.start).token.start)
    return Finding(found.title, stance, rule, first, max(last, word.end), word.start)


Readings = "Iterator[tuple[int, str, list[Object]]]"


def _rule(clause: Clause, index: int) -> str | None:
    """Return the rule of a verb or predicate after which something is to be done, or None."""
    word = clause.word(index)
    if word.is_infinitive:
        return (
            "call"
            if word.is_form_of(VERBS["call"])
            else "proposal"
            if word.is_form_of(VERBS["proposal"])
            else None
        )
    for rule, lemmas in PREDICATES.items():
        if word.is_form_of(lemmas) and not word.can_be("NOUN", "nomn") and not word.can_be("ADJF"):
            return rule
        if word.token.lower in lemmas:
            return rule
    for rule, lemmas in VERBS.items():
        if (
            word.is_form_of(lemmas, "VERB")
            or (rule != "call" and word.is_form_of(lemmas, "PRTS"))
            or word.is_form_of(lemmas, "GRND")
        ):
            return rule
    return None


def _governed(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
    """Yield what verbs and predicates govern: an infinitive, "чтобы" with a sentence, or a thing."""
    for index in range(len(clause)):
        rule = _rule(clause, index)
        if rule is None:
            continue
        if (
            rule == "instruction"
            and clause.word(index).can_be("3per")
            and clause.word(index).is_form_of({"рекомендовать", "требовать"})
        ):
            continue
        yield index, rule, _after(clause, index, rule)


def _after(clause: Clause, index: int, rule: str) -> list[Object]:
    that = next(
        (at for at in range(index + 1, min(index + 8, len(clause))) if clause.lower(at) == "чтобы"), None
    )
    if that is not None:
        return _that(clause, that)
    verb = _infinitive(clause, index)
    if verb is not None:
        if _is_passive(clause, verb):
            return []
        if rule == "need" and clause.word(verb).is_form_of(REACHING):
            aim = _subject_before(clause, index)
            return things(clause, aim, verb) if aim is not None else []
        found = of_infinitive(clause, verb)
        if verb < index:
            is_impersonal = clause.lower(index).endswith(("ся", "сь"))
            return found if is_impersonal else _turned(clause, verb, index, found)
        return _object_before(clause, index, verb, is_impersonal=rule in {"need", "plan"}) or found
    if rule == "announcement" and clause.after_time(index + 1) > index + 1:
        phrase = clause.phrase(clause.after_time(index + 1), ("ablt",))  # "объявить 2027 год Годом лесов"
        return things(clause, phrase, index) if phrase is not None else []
    if rule in {"proposal", "announcement"} and not clause.word(index).can_be("PRTS"):
        phrase = _phrase_behind(clause, index + 1, ("accs",))
        if phrase is not None and not clause.word(phrase.head).can_be("anim"):
            return things(clause, phrase, index)
    is_impersonal = rule in PREDICATES and clause.word(index).is_form_of(PREDICATES[rule])
    if (
        (is_impersonal and clause.word(index).token.lower.endswith(("ся", "сь")))
        or clause.word(index).can_be("PRTS")
        or (rule == "need" and clause.word(index).is_form_of(_WANTED))
    ):
        subject = _subject(clause, index)
        if subject is not None and rule != "readiness" and not clause.word(subject.head).can_be("anim"):
            return things(clause, subject, index)
    return []


def _turned(clause: Clause, verb: int, index: int, found: list[Object]) -> list[Object]:
    """Return the objects of an infinitive before the word that governs it: not what stands behind that word."""
    kept = [each for each in found if each.end <= index or each.start > index + 1]
    if kept or verb == 0:
        return [each for each in kept if each.end <= index]
    before = clause.phrase(_clause_start(clause, verb), ("accs",))
    return things(clause, before, verb) if before is not None and before.end <= verb else []


def _object_before(clause: Clause, index: int, verb: int, *, is_impersonal: bool) -> list[Object]:
    """Return an object before the word of putting forward: "новую дорогу предлагаем построить"."""
    start = _clause_start(clause, index)
    phrase = clause.phrase(start, ("accs",)) if start < index else None
    if phrase is None or phrase.end > index or clause.word(phrase.head).can_be("anim"):
        return []
    is_subject = clause.word(phrase.head).can_be("nomn")
    agrees = clause.word(index).token.lower in {
        "следует",
        "необходимо",
        "нужно",
        "надо",
        "предстоит",
        "планируется",
        "намечено",
    }
    if is_subject and not (is_impersonal and agrees and _has_no_object(clause, verb)):
        return []
    return things(clause, phrase, verb)


def _has_no_object(clause: Clause, verb: int) -> bool:
    return not any(each.verb == verb for each in of_infinitive(clause, verb))


def _is_passive(clause: Clause, verb: int) -> bool:
    return clause.lower(verb) == "быть" and any(
        clause.word(at).can_be("PRTS") for at in range(verb + 1, min(verb + 4, len(clause)))
    )


def _infinitive(clause: Clause, index: int) -> int | None:
    """Return the infinitive that a word governs, behind it or before it."""
    for at in range(index + 1, min(index + FARTHEST_VERB, len(clause))):
        low, word = clause.lower(at), clause.word(at)
        if word.is_infinitive:
            return at
        if (
            low in _BARRIERS
            or low in {"что", "как", "о", "об"} | _RELATIVES
            or (
                low == ","
                and clause.lower(at + 1) in {"что", "который", "которая", "которые", "которое", "где"}
            )
        ):
            break
        if at > index + 1 and word.can_be("VERB") and not word.can_be("NOUN") and not word.can_be("ADJF"):
            break
    for at in range(index - 1, _clause_start(clause, index) - 1, -1):
        if clause.word(at).is_infinitive:
            return at
    return None


def _clause_start(clause: Clause, index: int) -> int:
    """Return the index of the first word of the part of a sentence that a word stands in."""
    at = index
    while at > 0 and clause.lower(at - 1) not in {",", ";", ":", "«", "“", "(", "–", "—", "что"}:
        at -= 1
    return at


def _that(clause: Clause, start: int) -> list[Object]:
    """Return what a sentence with "чтобы" says is to be: the object of its verb, else its subject."""
    for at in range(start + 1, min(start + FARTHEST_VERB, len(clause))):
        word = clause.word(at)
        if word.is_infinitive:
            return of_infinitive(clause, at)
        if word.can_be("VERB", "past") and not word.can_be("NOUN"):
            if word.token.lower.endswith(("ся", "сь")) or word.is_form_of({"вступить", "быть", "стать"}):
                subject = clause.phrase(start + 1, ("nomn",))
                return things(clause, subject, None) if subject is not None else []
            phrase = _phrase_behind(clause, at + 1, ("accs",))
            return things(clause, phrase, at) if phrase is not None else []
    return []


def _phrase_behind(clause: Clause, start: int, cases: Sequence[str]) -> Phrase | None:
    """Return the first phrase of a case close behind a word; addressees and times are passed over."""
    at = start
    while at < min(start + FARTHEST_SUBJECT, len(clause)):
        if clause.after_time(at) > at:
            at = clause.after_time(at)
            continue
        if clause.lower(at) in _BARRIERS | {",", ":", "и"}:
            return None
        found = clause.phrase(at, cases)
        if found is not None:
            return found
        if clause.word(at).is_preposition:
            passed = clause.phrase(at + 1, CASES_AFTER.get(clause.lower(at), ("gent",)))
            at = passed.end if passed is not None else at + 1
        else:
            passed = clause.phrase(at, ("datv", "ablt"))
            at = passed.end if passed is not None else at + 1
    return None


def _subject(clause: Clause, index: int) -> Phrase | None:
    """Return the nominative behind a verb, else the one before it."""
    return _phrase_behind(clause, index + 1, ("nomn",)) or _subject_before(clause, index)


def _subject_before(clause: Clause, index: int) -> Phrase | None:
    at = _clause_start(clause, index)
    while at < index:
        if clause.after_time(at) > at:
            at = clause.after_time(at)
            continue
        if clause.word(at).is_preposition:
            passed = clause.phrase(at + 1, CASES_AFTER.get(clause.lower(at), ("gent",)))
            at = passed.end if passed is not None else at + 1
            continue
        found = clause.phrase(at, ("nomn",))
        if found is not None:
            return found if found.head < index else None
        at += 1
    return _before_insertion(clause, index)


def _before_insertion(clause: Clause, index: int) -> Phrase | None:
    """Return the subject before words between commas: "банк, о котором мы говорим, должен …"."""
    at = _clause_start(clause, index) - 1
    if at < 1 or clause.lower(at) != ",":
        return None
    opening = next((far for far in range(at - 1, 0, -1) if clause.lower(far) == ","), None)
    if opening is None:
        return None
    first = _clause_start(clause, opening)
    return clause.phrase(first, ("nomn",)) if first < opening else None


def _passive(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
    """Yield what will be, must be or is to be made: "будет открыт музей", "должен быть создан банк"."""
    for index in range(len(clause)):
        word = clause.word(index)
        if not word.can_be("PRTS") or word.can_be("VERB") or word.is_form_of(SPEECH | EMPTY):
            continue
        auxiliary = next(
            (
                at
                for at in range(index - 1, max(index - 12, -1), -1)
                if clause.lower(at) in {"будет", "будут", "быть"}
            ),
            None,
        )
        if auxiliary is None:
            continue
        if clause.lower(auxiliary) == "быть" and not any(
            clause.word(at).is_form_of(PREDICATES["need"] | PREDICATES["plan"])
            for at in range(max(auxiliary - 4, 0), auxiliary)
        ):
            continue
        subject = _subject(clause, index) or _subject(clause, auxiliary)
        if subject is not None and _can_be_made(clause, subject):
            yield auxiliary, "future", things(clause, subject, index)


def _can_be_made(clause: Clause, subject: Phrase) -> bool:
    head = clause.word(subject.head)
    return not head.is_form_of(EMPTY | {"это", "который"}) and not head.can_be("NPRO")


def _future(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
    """Yield what verbs in the future do: "построит школу", "увеличится размер пенсий", "будет строить"."""
    for index in range(len(clause)):
        word = clause.word(index)
        if (
            not word.readings
            or not {"VERB", "futr"} <= word.readings[0][1]
            or word.is_form_of(NO_ACTS - {"быть"}, "VERB")
        ):
            continue
        if word.is_form_of({"быть"}):
            verb = next(
                (at for at in range(index + 1, min(index + 5, len(clause))) if clause.word(at).is_infinitive),
                None,
            )
            if verb is not None and not _has_no_agent(clause, index):
                yield index, "future", of_infinitive(clause, verb)
        elif word.is_form_of(SPEECH | {"предложить", "поручить"}):
            continue
        elif word.token.lower.endswith(("ся", "сь")) or word.is_form_of(_HAPPENING):
            subject = _subject(clause, index)
            if word.is_form_of({"присоединиться"}):
                subject = _phrase_behind(clause, index + 2, ("datv",))
            is_relative = clause.word(_clause_start(clause, index)).is_form_of({"который"})
            if (
                subject is not None
                and not is_relative
                and _can_be_made(clause, subject)
                and not clause.word(subject.head).can_be("anim")
            ):
                if not clause.word(subject.start).is_form_of({"следующий", "очередной"}):
                    yield index, "future", things(clause, subject, None)
        elif not _has_no_agent(clause, index):
            phrase = _phrase_behind(clause, index + 1, ("accs",)) or _before_plural(clause, index)
            is_sum = phrase is not None and word.is_form_of({"составить"}) and clause.word(phrase.start).token.is_number
            if phrase is not None and not is_sum and not _is_agent(clause, phrase, index):
                yield index, "future", things(clause, phrase, index)


_WANTED = frozenset(["нужный", "необходимый", "нужно", "необходим", "нужен", "требоваться"])
_HAPPENING = frozenset(["заработать", "пройти", "появиться", "вступить", "возникнуть"])


def _before_plural(clause: Clause, index: int) -> Phrase | None:
    """Return the object before a verb that nobody is named for: "мост откроют"."""
    word, start = clause.word(index), _clause_start(clause, index)
    phrase = (
        clause.phrase(start, ("accs",))
        if start < index and (word.can_be("futr", "plur", "3per", "tran") or word.can_be("futr", "1per", "tran"))
        else None
    )
    if (
        phrase is None
        or phrase.end > index
        or clause.word(phrase.head).can_be("plur", "nomn")
        or clause.word(phrase.head).can_be("anim")
    ):
        return None
    return phrase


def _is_agent(clause: Clause, phrase: Phrase, index: int) -> bool:
    """Tell whether a phrase behind a verb is its subject: no other phrase can be."""
    head = clause.word(phrase.head)
    return head.can_be("anim", "nomn") and not head.can_be("anim", "accs") and index >= 0


def _has_no_agent(clause: Clause, index: int) -> bool:
    at = _clause_start(clause, index)
    while at < index:
        found = None if clause.word(at).is_preposition else clause.phrase(at, ("nomn",))
        if found is not None:
            return clause.word(found.head).is_form_of(NON_AGENTS) or clause.word(found.start).is_form_of(
                NON_AGENTS
            )
        if clause.word(at).is_form_of(NON_AGENTS, "nomn"):
            return True
        at += 1
    return False


def _by_preposition(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
    """Yield what verbs take with a preposition: "выступил за создание", "призвал к ратификации"."""
    for index in range(len(clause)):
        word = clause.word(index)
        if word.is_form_of(SUPPORTING, "VERB"):
            phrase = _phrase_behind(clause, index + 1, ("accs",))
            if phrase is not None and (
                clause.word(phrase.head).is_form_of(CARRIERS | MAKING) or _is_doing(clause, phrase)
            ):
                yield index, "support", things(clause, phrase, index)
            continue
        for at in range(index + 1, min(index + 7, len(clause))):
            low = "о" if clause.lower(at) == "об" else clause.lower(at)
            rule = next(
                (BY_PREPOSITION[form, low] for form, _tags in word.readings if (form, low) in BY_PREPOSITION),
                None,
            )
            if clause.lower(at) in {",", ";", ":"}:
                break
            if rule is None or clause.after_time(at) > at:
                continue
            cases = ("gent",) if word.is_form_of({"поддержка"}) else CASES_AFTER[clause.lower(at)]
            phrase = clause.phrase(at + 1, cases)
            is_named = clause.lower(at) == "на" and not clause.word(at + 1).is_form_of({"год", "визит"})
            if phrase is not None and (
                is_named
                or _is_doing(clause, phrase)
                or clause.word(phrase.head).is_form_of(MAKING | CARRIERS)
            ):
                yield index, rule, things(clause, phrase, index)
            break
        if clause.lower(index - 1) == "в" and word.token.lower in {"поддержку", "пользу"}:
            phrase = clause.phrase(index + 1, ("gent",)) if index + 1 < len(clause) else None
            if phrase is not None:
                yield index, "support", things(clause, phrase, index)


def _is_doing(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase names something that is done: "расширение", "ратификация"."""
    head = clause.word(phrase.head)
    return (
        head.lemma("NOUN").endswith(_DOING)
        and not head.is_form_of({"сотрудничество", "добрососедство", "государство"})
        and phrase.end > phrase.head + 1
    )


def _by_noun(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
    """Yield what nouns such as "план" and "инициатива" carry."""
    for index in range(len(clause)):
        word = clause.word(index)
        rule = next((rule for rule, lemmas in NOUNS.items() if word.is_form_of(lemmas, "NOUN")), None)
        if rule is None or not any(word.can_be("NOUN", each) for each in ("nomn", "accs", "ablt", "datv", "loct")):
            continue  # "при подготовке инициатив" puts nothing forward
        verb = _infinitive_of_noun(clause, index)
        if verb is not None:
            yield index, rule, of_infinitive(clause, verb)
            continue
        case = next(
            (each for each in ("nomn", "accs", "gent", "datv", "ablt", "loct") if word.can_be("NOUN", each)),
            None,
        )
        phrase = clause.phrase(index, (case,)) if case else None
        if phrase is None or phrase.head != index:
            continue
        found = things(clause, phrase, None)
        if index and clause.word(index - 1).is_form_of(
            {"рассматривать", "рассмотреть", "изучить", "проработать"}
        ):
            yield index - 1, "plan", found
            continue
        if clause.lower(index + 1) in {"о", "об"}:
            yield index, rule, [each for each in found if each.start != index]
            continue
        if rule in {"need", "plan", "decision", "instruction"} and word.is_form_of(
            {"важность", "план", "цель", "задача", "решение", "время", "возможность", "требование"}
        ):
            continue
        yield index, rule, [each for each in found if each.start != index]


def _infinitive_of_noun(clause: Clause, index: int) -> int | None:
    for at in range(index + 1, min(index + 6, len(clause))):
        if clause.word(at).is_infinitive:
            return at
        if clause.lower(at) in {"и", ";", "(", "который", "что"} or (
            clause.word(at).can_be("VERB") and not clause.word(at).can_be("NOUN")
        ):
            return None
        if clause.lower(at) in {",", "о", "об"}:
            return None
    return None


def _item(clause: Clause, lead: str) -> list[Finding]:
    """Return what an item of a list puts forward: an infinitive with its object, or a thing."""
    if not lead:
        return []
    opening = re.match(r"(?:во?-\w+ых|в-третьих|наконец)\s*[,:.—–-]\s*", clause.low)
    index = clause.at(opening.end()) if opening else 0
    while index < len(clause) and (clause.after_time(index) > index or not clause.is_word(index)):
        index = max(clause.after_time(index), index + 1)
    verb = _leading_infinitive(clause, index)
    if verb is not None:
        objects = of_infinitive(clause, verb)
    elif (
        lead == ORDERS
        or any(
            clause.word(at).can_be("VERB") and not clause.word(at).can_be("NOUN") for at in range(len(clause))
        )
        or index >= len(clause)
    ):
        return []
    else:
        start = index + (clause.lower(index) in {"о", "об", "к", "за", "на", "по"})
        cases = CASES_AFTER[clause.lower(index)] if start > index else ("nomn", "accs", "gent")
        phrase = clause.phrase(start, cases) if start < len(clause) else None
        objects = things(clause, phrase, None) if phrase is not None else []
    return [_finding(clause, verb if verb is not None else index, "list", each) for each in objects]


def _order(clause: Clause) -> str:
    """Return who is to do it, if a sentence is an order: "министерству до конца года обеспечить …"; else nothing."""
    first = clause.word(0) if len(clause) else None
    is_addressed = first is not None and first.can_be("NOUN", "datv") and not first.can_be("nomn")
    return clause.lower(0) if is_addressed and _leading_infinitive(clause, 0) is not None else ""


def _leading_infinitive(clause: Clause, index: int) -> int | None:
    """Return the infinitive of an order, before which only those stand who are to do it, or None."""
    for at in range(index, min(index + FARTHEST_VERB, len(clause))):
        if clause.word(at).is_infinitive:
            return at
        if clause.lower(at) in {":", ";", "«"} or (
            clause.word(at).can_be("VERB") and not clause.word(at).can_be("NOUN")
        ):
            return None
    return None
