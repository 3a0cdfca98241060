"""What Russian verbs in the future say will be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.russian.lists import EMPTY, NO_ACTS, NON_AGENTS, PREDICATES, SPEECH
from drafting.russian.objects import Object, of_infinitive, things
from drafting.russian.places import clause_start, phrase_behind, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.russian.clause import Clause, Phrase

_HAPPENING = frozenset(["заработать", "пройти", "появиться", "вступить", "возникнуть"])


def passive(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
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
        subject = subject_of(clause, index) or subject_of(clause, auxiliary)
        if subject is not None and _can_be_made(clause, subject):
            yield auxiliary, "future", things(clause, subject, index)


def _can_be_made(clause: Clause, subject: Phrase) -> bool:
    head = clause.word(subject.head)
    return not head.is_form_of(EMPTY | {"это", "который"}) and not head.can_be("NPRO")


def future(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
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
            if verb is not None and not has_no_agent(clause, index):
                yield index, "future", of_infinitive(clause, verb)
        elif word.is_form_of(SPEECH | {"предложить", "поручить"}):
            continue
        elif word.token.lower.endswith(("ся", "сь")) or word.is_form_of(_HAPPENING):
            subject = subject_of(clause, index)
            if word.is_form_of({"присоединиться"}):
                subject = phrase_behind(clause, index + 2, ("datv",))
            is_relative = clause.word(clause_start(clause, index)).is_form_of({"который"})
            if (
                subject is not None
                and not is_relative
                and _can_be_made(clause, subject)
                and not clause.word(subject.head).can_be("anim")
            ):
                if not clause.word(subject.start).is_form_of({"следующий", "очередной"}):
                    yield index, "future", things(clause, subject, None)
        elif not has_no_agent(clause, index):
            phrase = phrase_behind(clause, index + 1, ("accs",)) or _before_plural(clause, index)
            is_sum = (
                phrase is not None
                and word.is_form_of({"составить"})
                and clause.word(phrase.start).token.is_number
            )
            if phrase is not None and not is_sum and not _is_agent(clause, phrase, index):
                yield index, "future", things(clause, phrase, index)


def _before_plural(clause: Clause, index: int) -> Phrase | None:
    """Return the object before a verb that nobody is named for: "мост откроют"."""
    word, start = clause.word(index), clause_start(clause, index)
    phrase = (
        clause.phrase(start, ("accs",))
        if start < index
        and (word.can_be("futr", "plur", "3per", "tran") or word.can_be("futr", "1per", "tran"))
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


def has_no_agent(clause: Clause, index: int) -> bool:
    at = clause_start(clause, index)
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
