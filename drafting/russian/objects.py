"""What a Russian verb or noun of putting forward governs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.russian import lists, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.russian.clause import Clause, Phrase

DEEPEST = 4
_AND = frozenset({"и", ",", "а", "также", "или", "затем", "потом"})
_LINKS = frozenset({"о", "об", "по"})
_INSTRUCTING = lists.VERBS["instruction"] | lists.VERBS["call"]
_GIVING = frozenset(["уделить", "уделять", "оказать", "оказывать"])
_PRONOUNS = frozenset(["его", "нем", "нём", "ней", "них", "ним", "вас", "нас", "им", "это", "этом"])


@dataclass(frozen=True, slots=True)
class Object:
    """What is to be done or made: its title, and the words that it stands in, with its verb or None."""

    title: str
    start: int
    end: int
    verb: int | None
    is_doing: bool = False
    """Whether it is a verb without an object."""


def of_infinitive(clause: Clause, verb: int, *, depth: int = 0) -> list[Object]:
    """Return the objects of an infinitive and of those that "and" adds to it."""
    found: list[Object] = []
    at: int | None = verb
    while at is not None:
        one, end = _of_one(clause, at, depth)
        found += one
        at = _next_infinitive(clause, end)
    return found


def has_object(found: list[Object], verb: int) -> bool:
    """Tell whether one of the objects is that of a verb."""
    return any(each.verb == verb for each in found)


def is_undergone(clause: Clause, verb: int) -> bool:
    """Tell whether the subject of an infinitive is what it is done to: "будет применяться фильтр"."""
    agent = clause.phrase(verb + 1, ("ablt",))
    is_passive = agent is not None and places.can_act(clause, agent)
    is_alone = is_passive or not has_object(of_infinitive(clause, verb), verb)
    return clause.lower(verb).endswith("ся") and is_alone


def _of_one(clause: Clause, verb: int, depth: int) -> tuple[list[Object], int]:
    word = clause.word(verb)
    if word.is_form_of(lists.SPEECH, "INFN"):
        return [], verb + 1
    if word.is_form_of(_INSTRUCTING) and depth < DEEPEST:
        inner = places.infinitive_behind(clause, verb + 1, (), places.FARTHEST)
        if inner is not None:
            return of_infinitive(clause, inner, depth=depth + 1), len(clause)
        if clause.text.endswith(":"):
            return [], verb + 1
    phrase = _object_of(clause, verb)
    if phrase is None:
        return _verb_itself(clause, verb)
    found = things(clause, phrase, verb)
    return found, max((each.end for each in found), default=phrase.end)


def _object_of(clause: Clause, verb: int) -> Phrase | None:
    word = clause.word(verb)
    if word.is_form_of(_GIVING):
        return places.phrase_behind(clause, verb + 1, ("datv",)) or places.phrase_behind(
            clause, verb + 1, ("accs",)
        )
    if not word.can_be("tran"):
        return governed_by(clause, verb + 1)
    first = clause.phrase(verb + 1, ("ablt",))  # "определить координатором отдел"
    if first is not None and word.is_form_of({"определить", "назначить", "избрать"}):
        return first
    return places.object_behind(clause, verb + 1) or governed_by(clause, verb + 1, ("gent",))


def things(clause: Clause, phrase: Phrase | None, verb: int | None, depth: int = 0) -> list[Object]:
    """Return what a noun phrase is about, and further phrases that "and" adds in the same case."""
    found: list[Object] = []
    bare: Object | None = None
    following = phrase
    while following is not None:
        inner = _inner(clause, following, verb, depth)
        if not inner:
            break
        if bare is not None:
            is_one = places.is_doing(clause, following) or _is_bare_doing(clause, following)
            found[-1:] = [_joined(clause, bare, inner[0])] if is_one else [bare]
            inner = inner[1:] if is_one else inner
        found += inner
        bare = found[-1] if _is_bare_doing(clause, following) else None
        following = _next_thing(clause, following, max((each.end for each in found), default=following.end))
    return found


def _is_bare_doing(clause: Clause, phrase: Phrase) -> bool:
    return phrase.end == phrase.head + 1 and clause.word(phrase.head).lemma("NOUN").endswith(lists.DOING)


def _joined(clause: Clause, first: Object, last: Object) -> Object:
    """Return two doings of one thing as one: "ремонт и расширение школы"."""
    between = clause.text[clause.word(first.end - 1).token.end : clause.word(last.start).token.start]
    return Object(f"{first.title}{between}{last.title}", first.start, last.end, last.verb)


def _inner(clause: Clause, phrase: Phrase, verb: int | None, depth: int) -> list[Object]:
    """Return what is behind carriers and nouns of making: "идея создания фонда" is about the fund."""
    head = clause.word(phrase.head)
    is_prepared = verb is not None and clause.word(verb).is_form_of(lists.PREPARING | lists.ENDING)
    if depth < DEEPEST and not is_prepared and head.is_form_of(lists.CARRIERS | lists.MAKING, "NOUN"):
        carried = _carried(clause, phrase.head + 1, is_making=head.is_form_of(lists.MAKING, "NOUN"))
        if isinstance(carried, int):
            return of_infinitive(clause, carried)
        if head.is_form_of({"план", "решение"}, "NOUN") and clause.phrase(phrase.head + 1, ("gent",)):
            carried = None  # a plan of something is what is to be made
        if carried is not None:
            return things(clause, carried, verb, depth + 1)
    is_joining = head.is_form_of({"участие"}, "NOUN") and clause.lower(phrase.head + 1) == "в"
    inner = clause.phrase(phrase.head + 2, ("loct",)) if is_joining else _purpose(clause, phrase)
    if depth < DEEPEST and places.is_doing(clause, inner):
        return things(clause, inner, verb, max(depth + 1, DEEPEST - 1))
    title = clause.title(phrase)
    first, is_pointer = clause.word(phrase.start), bool(_PRONOUNS & set(title.lower().split()))
    is_pointer = is_pointer or first.is_form_of({"этот"}) or first.token.lower in {"его", "ее", "их"}
    is_adjective = phrase.start == phrase.end - 1 and head.is_likely("ADJF", "sing")
    is_filled = head.is_form_of(lists.FILLED) and not clause.word(phrase.end - 1).is_form_of(lists.EMPTY)
    is_empty = head.is_form_of(lists.EMPTY, "NOUN") and not is_filled
    is_named = any(map(str.isalpha, title)) and not (is_empty or is_pointer or is_adjective)
    return [Object(title, phrase.start, phrase.end, verb)] if is_named else []


def _carried(clause: Clause, start: int, *, is_making: bool) -> Phrase | int | None:
    """Return the phrase, or the place of the infinitive, that a carrier carries."""
    if start >= len(clause):
        return None
    genitive = (
        places.phrase_behind(clause, start, ("gent",)) if is_making else clause.phrase(start, ("gent",))
    )
    if genitive is not None and (is_making or not _is_person(clause, genitive)):
        return genitive
    start = genitive.head + 1 if genitive is not None else start  # "предложение Узбекистана о …"
    for at in range(start, min(start + 4, len(clause))):
        if clause.word(at).is_infinitive:
            return at
        if clause.lower(at) in _LINKS:
            return clause.phrase(at + 1, lists.CASES_AFTER[clause.lower(at)])
    return None


def _purpose(clause: Clause, phrase: Phrase) -> Phrase | None:
    """Return what a sum of money before it is for: "на ремонт моста выделят 200 млн рублей"."""
    is_sum = any(word.is_form_of(lists.MONEY) for word in clause.words[phrase.start : phrase.head + 2])
    before = range(places.clause_start(clause, phrase.start), phrase.start if is_sum else 0)
    at = next((at for at in before if clause.lower(at) == "на" and clause.after_time(at) == at), None)
    return None if at is None else clause.phrase(at + 1, ("accs",))


def _is_person(clause: Clause, phrase: Phrase) -> bool:
    head, behind = clause.word(phrase.head), phrase.head + 1
    leads = clause.lower(behind) in _LINKS or places.infinitive_behind(clause, behind, (), 1) is not None
    return leads or head.can_be("anim") or head.can_be("Geox")


def _next_thing(clause: Clause, phrase: Phrase, end: int) -> Phrase | None:
    """Return a further phrase behind "and" or a comma, in the same case."""
    at = end
    while clause.lower(at) in _AND:
        at += 1
    if at == end or at >= len(clause) or clause.lower(at) in {"на", "в", "что", "чтобы"}:
        return None
    return clause.phrase(at, (phrase.case,))


def governed_by(clause: Clause, start: int, cases: Sequence[str] = ("ablt", "datv", "gent")) -> Phrase | None:
    """Return what a verb governs in another case: "присоединиться к конвенции", "содействовать развитию"."""
    at = start
    while at < min(start + 9, len(clause)):
        low = clause.lower(at)
        if low in {"перед", "с", "со"}:  # "договориться с банком о снижении ставки"
            topics = (far for far in range(at, at + 9) if clause.lower(far) in {"о", "об"})
            at = next(topics, places.behind_preposition(clause, at))
            continue
        if clause.after_time(at) > at:
            at = clause.after_time(at)
            continue
        if low in {"к", "ко", "за", "на", "от"} and at + 1 < len(clause):
            word = clause.word(at + 1)  # "на два часа" is how much
            is_measure = word.can_be("NUMR") or word.token.text.isdecimal()
            return None if is_measure and low == "на" else clause.phrase(at + 1, lists.CASES_AFTER[low])
        topic = clause.phrase(at + 1, ("loct",)) if low in {"о", "об"} else None
        if places.is_doing(clause, topic):
            return topic
        if clause.word(at).is_preposition or low in places.BARRIERS | {",", "и"}:
            return None
        found = clause.phrase(at, cases)
        if found is not None:
            return found
        at += 1
    return None


def _verb_itself(clause: Clause, verb: int) -> tuple[list[Object], int]:
    """Return what is done where a verb has no object: "встретиться в Сольграде"."""
    farthest = min(verb + 8, len(clause))
    ends = (
        at
        for at in range(verb + 1, farthest)
        if not clause.is_word(at) or clause.after_time(at) > at or clause.lower(at) in {"и", "а", "чтобы"}
    )
    at = next(ends, farthest)
    if at - verb < 2:  # noqa: PLR2004 - a verb alone says nothing
        return [], verb + 1
    first, last = clause.word(verb).token, clause.word(at - 1).token
    title = " ".join(clause.text[first.start : last.end].split())
    return (
        [] if _PRONOUNS & set(title.lower().split()) else [Object(title, verb, at, None, is_doing=True)]
    ), at


def _next_infinitive(clause: Clause, start: int) -> int | None:
    """Return the next infinitive that "and" or a comma adds, or None."""
    for at in range(start, min(start + places.FARTHEST, len(clause))):
        low = clause.lower(at)
        if low in {";", ":", "который", "что", "чтобы", "если"}:
            return None
        if clause.word(at).is_infinitive:
            joins = any(clause.lower(place) in _AND for place in range(start - 1, at))
            return at if joins and not (at > start and _is_of_noun(clause, at - 1)) else None
        if clause.is_verb(at):
            return None
    return None


def _is_of_noun(clause: Clause, index: int) -> bool:
    """Tell whether an infinitive behind a word belongs to it: "уполномоченный судить", "с правом зайти"."""
    word = clause.word(index)
    return word.can_be("PRTF") or (clause.lower(index - 1) == "с" and word.can_be("NOUN", "ablt"))
