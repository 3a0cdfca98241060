"""What can be chosen where the form of a broadcast asks for its audience."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.broadcasts.audience import reach
from briefing.broadcasts.broadcast import Audience, AudienceKind, NamedList
from briefing.broadcasts.form import BroadcastStep, audience_text
from briefing.invalid_input import InvalidInput, Problem
from views.telegram.broadcasts.form import capitalized, with_count
from views.telegram.broadcasts.words import AUDIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.broadcasts.audience import Reach
    from handlers.support.open_forms import OpenForm

SECOND = {
    AudienceKind.LANGUAGE.value: BroadcastStep.LANGUAGE,
    AudienceKind.FOLLOWERS.value: BroadcastStep.INITIATIVE,
    AudienceKind.NAMED.value: BroadcastStep.LIST,
}
"""Audiences that take a second choice, and where it is made."""
MOST_LISTS = 90
"""Buttons below one message, with some to spare (Telegram takes 100)."""


class AudienceOffer(NamedTuple):
    """An audience that can be chosen, or a kind of audience that takes a second choice."""

    words: str
    value: str
    """What its button answers."""
    audience: Audience | None
    size: int = 0


async def offers(here: OpenForm) -> list[AudienceOffer]:
    """Return what can be chosen at the present step."""
    store, tr, made = here.services.store, here.tr, []
    known = await reach(store)
    for words, value, audience in _named(here, known, await store.records(NamedList)):
        if here.step == BroadcastStep.AUDIENCE and value in SECOND:
            made.append(AudienceOffer(f"{words} …", value, None))
        else:
            count = len(known.of(audience, here.actor.person))
            made.append(AudienceOffer(with_count(tr, words, count), value, audience, count))
    return made


def _named(here: OpenForm, known: Reach, lists: list[NamedList]) -> Iterator[tuple[str, str, Audience]]:
    tr, statement = here.tr, here.reader.statement
    match BroadcastStep(here.step):
        case BroadcastStep.AUDIENCE:
            for kind in AudienceKind:
                yield capitalized(tr.gettext(AUDIENCE[kind])), kind.value, Audience(kind)
        case BroadcastStep.LANGUAGE:
            for each in known.languages:
                yield capitalized(tr.language_name(each)), each, Audience(AudienceKind.LANGUAGE, each)
        case BroadcastStep.INITIATIVE:
            for one in statement.in_order:
                audience = Audience(AudienceKind.FOLLOWERS, f"{statement.id}/{one.slug}")
                yield one.short.in_language(tr.language), one.slug, audience
        case _:
            for named in sorted(lists, key=lambda each: each.name)[:MOST_LISTS]:
                yield named.name, named.name, Audience(AudienceKind.NAMED, named.name)


async def chosen(here: OpenForm, value: str) -> BroadcastStep | str:
    """Return the audience that a button says, as the form keeps it, or the step of its second choice.

    Raises :class:`InvalidInput`, also for an audience of nobody.
    """
    found = next((each for each in await offers(here) if each.value == value), None)
    if found is None:
        raise InvalidInput(Problem.NO_CHOICE)
    if found.audience is None:
        return SECOND[value]
    if not found.size:
        raise InvalidInput(Problem.NOBODY)
    return audience_text(found.audience)
