"""What Russian verbs in the future say will be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.russian import lists, places
from drafting.russian.objects import Object, governed_by, has_object, is_undergone, of_infinitive, things
from drafting.russian.words import is_future

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.russian.clause import Clause, Phrase

_NO_FUTURE = (lists.NO_ACTS | lists.SPEECH) - {"быть", "стать"} | {"предложить", "поручить"}


def passive(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
    """Yield what will be, must be or is to be made: "будет открыт музей", "должен быть создан банк"."""
    for index in range(len(clause)):
        word = clause.word(index)
        if not word.can_be("PRTS") or word.can_be("VERB") or word.is_form_of(lists.SPEECH | lists.EMPTY):
            continue
        before = range(index - 1, max(index - 12, -1), -1)
        will = next((at for at in before if clause.lower(at) in {"будет", "будут", "быть"}), None)
        if will is None or clause.lower(will - 1) == "бы":
            continue
        subject = places.subject_of(clause, index) or places.subject_of(clause, will)
        if subject is not None and _can_be_made(clause, subject):
            yield will, "future", things(clause, subject, index)


def _can_be_made(clause: Clause, subject: Phrase) -> bool:
    head = clause.word(subject.head)
    is_pointer = clause.word(subject.start).is_form_of({"этот", "тот", "такой", "данный"})
    return (
        not is_pointer and not head.is_form_of(lists.EMPTY | {"это", "который"}) and not head.can_be("NPRO")
    )


def future(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
    """Yield what verbs in the future do: "построит школу", "увеличится размер пенсий", "будет строить"."""
    for index in (at for at in range(len(clause)) if _is_ahead(clause, at)):
        word = clause.word(index)
        is_event = word.token.lower.endswith("ся") and not word.can_be("1per")
        if _is_in_force(clause, index):
            found = things(clause, places.subject_before(clause, index), None)
        elif word.is_form_of({"быть", "стать"}):
            found = _will(clause, index)
        elif is_event or word.is_form_of(lists.HAPPENING):
            found = _happening(clause, index)
        else:
            found = _doing(clause, index)
        yield index, "future", found


def _is_ahead(clause: Clause, index: int) -> bool:
    """Tell whether a verb says what will be: the future, or the present of what begins."""
    word = clause.word(index)
    if not word.is_likely("VERB") or word.is_form_of(_NO_FUTURE, "VERB") or word.can_be("NOUN", "accs"):
        return False
    if word.can_be("VERB", "pres"):
        if any(each.is_form_of(lists.ROUTINE) for each in clause.words[: index + 3]):
            return False
        is_enacted = word.token.lower.endswith("ся") and any(
            each.is_form_of(lists.PLANS | {"документ", "проект"}, "ablt") for each in clause.words[:index]
        )
        is_begun = word.can_be("plur", "1per") and clause.has_beginning
        if is_enacted or is_begun or _is_in_force(clause, index):
            return True
        if word.is_form_of(lists.BEGINNING, "VERB"):
            is_event = word.token.lower.endswith("ся") or word.is_form_of(lists.HAPPENING)
            is_active = word.can_be("1per") or not is_event or clause.has_time
            return is_active or places.phrase_behind(clause, index + 1, ("nomn",)) is not None
    joins = any(is_future(clause.lower(at)) for at in range(max(index - places.FARTHEST, 0), index))
    return word.is_likely("futr") and (joins or not word.can_be("VERB", "pres", "sing"))


def _is_in_force(clause: Clause, index: int) -> bool:
    return clause.lower(index + 1) == "в" and clause.lower(index + 2) in {"силу", "действие"}


def _will(clause: Clause, index: int) -> list[Object]:
    """Return what "будет" and "станет" say with an infinitive, or with a doing: "станет строительство"."""
    verb = places.infinitive_behind(clause, index + 1, (), 4)
    if verb is None:
        doing = places.phrase_behind(clause, index + 1, ("nomn",))
        is_such = clause.word(index).is_form_of({"стать"}) and places.is_doing(clause, doing)
        return things(clause, doing, None) if is_such else []
    if is_undergone(clause, verb):
        return _happening(clause, index)
    found = of_infinitive(clause, verb) if _has_agent(clause, index) else []
    if has_object(found, verb) or not clause.word(verb).can_be("tran"):
        return found
    return things(clause, places.object_before(clause, index), verb) or found


def _happening(clause: Clause, index: int) -> list[Object]:
    """Return the subject of a verb that says what will happen: "откроется музей"."""
    if clause.word(index).is_form_of({"присоединиться"}):
        return things(clause, governed_by(clause, index + 1), None)
    subject = places.subject_of(clause, index)
    if places.inanimate(clause, subject) is None or subject is None:
        return []
    is_routine = clause.word(subject.start).is_form_of({"следующий", "очередной"})
    head = clause.word(subject.head)
    is_body = head.is_form_of(lists.BODIES) and not clause.word(index).is_form_of(lists.HAPPENING)
    is_thing = _can_be_made(clause, subject) and not is_body and not is_routine
    return things(clause, subject, None) if is_thing else []


def _doing(clause: Clause, index: int) -> list[Object]:
    phrase = _object_before(clause, index)
    if phrase is None and _has_agent(clause, index):
        word = clause.word(index)
        if word.can_be("tran"):
            phrase = places.phrase_behind(clause, index + 1, ("accs",))
        if phrase is None and word.can_be("VERB", "intr"):
            phrase = governed_by(clause, index + 1)
    return things(clause, phrase, index)


def _object_before(clause: Clause, index: int) -> Phrase | None:
    """Return the object before a verb: "мост откроют", "закупку город оплатит"."""
    word, start = clause.word(index), places.clause_start(clause, index)
    counted = clause.phrase(start, ("gent",)) if start < index < len(clause) - 1 else None
    if counted is not None and counted.end == index and clause.word(index + 1).token.is_number:
        return counted  # "скамеек поставим 40"
    phrase = places.object_before(clause, index) if word.can_be("tran") else None
    if phrase is None or places.is_known(clause, phrase, index):
        return None
    actor = clause.phrase(phrase.end, ("nomn",))
    if actor is not None and actor.end <= index and places.can_act(clause, actor):
        return phrase
    is_object = word.can_be("plur", "3per") and not clause.word(phrase.head).is_form_of(lists.ACTORS)
    is_object = is_object and places.phrase_behind(clause, index + 1, ("accs",)) is None
    return phrase if is_object or not places.is_agreeing(clause, phrase, index) else None


def _has_agent(clause: Clause, index: int) -> bool:
    """Tell whether the subject of a verb can promise: somebody, a body, or nobody who is named."""
    word, start = clause.word(index), places.clause_start(clause, index)
    subject = places.subject_before(clause, index)
    if word.is_form_of({"получить"}):  # "учителя получат надбавку", but not "победитель получит приз"
        return subject is None or not clause.word(subject.head).can_be("anim", "nomn", "sing")
    agrees = subject is not None and places.is_agreeing(clause, subject, index)
    if word.can_be("1per") or (word.can_be("VERB", "plur") and not agrees):
        return True
    subject = subject or places.phrase_behind(clause, index + 1, ("nomn",))
    return clause.lower(start - 1) == "что" if subject is None else places.can_act(clause, subject)
