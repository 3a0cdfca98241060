"""The audiences that the form of a broadcast offers, and the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.broadcasts.audience import read_reach
from briefing.broadcasts.broadcast import Audience, AudienceKind, NamedList
from briefing.broadcasts.form import BroadcastStep, audience_text
from briefing.invalid_input import InvalidInput, Problem
from views.telegram.broadcasts.form import with_count
from views.telegram.broadcasts.words import AUDIENCE
from views.translate import capitalized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.broadcasts.audience import Reach
    from handlers.support.open_forms import OpenForm

SECOND_CHOICE = {
    AudienceKind.LANGUAGE.value: BroadcastStep.LANGUAGE,
    AudienceKind.FOLLOWERS.value: BroadcastStep.INITIATIVE,
    AudienceKind.NAMED.value: BroadcastStep.LIST,
}
"""Audiences that need a second choice, and the step at which it is made."""
MOST_LISTS = 90
"""Buttons for named lists below one message; Telegram takes 100 buttons in all."""


class AudienceOffer(NamedTuple):
    """An audience that can be chosen, or a kind of audience that needs a second choice."""

    words: str
    value: str
    """The value that its button sends."""
    audience: Audience | None
    size: int = 0


async def audience_offers(form: OpenForm) -> list[AudienceOffer]:
    """Return the audiences that can be chosen at the step of the form."""
    store, tr, made = form.services.store, form.tr, []
    known = await read_reach(store)
    for words, value, audience in _named(form, known, await store.find(NamedList)):
        if form.step == BroadcastStep.AUDIENCE and value in SECOND_CHOICE:
            made.append(AudienceOffer(f"{words} …", value, None))
        else:
            count = len(known.of(audience, form.actor.person))
            made.append(AudienceOffer(with_count(tr, words, count), value, audience, count))
    return made


def _named(form: OpenForm, known: Reach, lists: list[NamedList]) -> Iterator[tuple[str, str, Audience]]:
    tr, statement = form.tr, form.reader.statement
    match BroadcastStep(form.step):
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


async def choose_audience(form: OpenForm, value: str) -> BroadcastStep | str:
    """Return the audience that a button names, as text for the form, or the step of its second choice.

    Raises :class:`InvalidInput` when no such audience is offered, or nobody belongs to it.
    """
    found = next((each for each in await audience_offers(form) if each.value == value), None)
    if found is None:
        raise InvalidInput(Problem.NO_CHOICE)
    if found.audience is None:
        return SECOND_CHOICE[value]
    if not found.size:
        raise InvalidInput(Problem.NOBODY)
    return audience_text(found.audience)
