"""The audiences that the form of a broadcast offers, and the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.broadcasts.audience import audience_sizes, has_recipients, language_sizes
from briefing.broadcasts.broadcast import Audience, AudienceKind, NamedList
from briefing.broadcasts.form import BroadcastStep, audience_text
from briefing.invalid_input import InvalidInput, Problem
from views.languages import own_name
from views.telegram.broadcasts.form import with_count
from views.telegram.broadcasts.words import AUDIENCE_CHOICE

if TYPE_CHECKING:
    from collections.abc import Iterable

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


async def audience_offers(form: OpenForm) -> list[tuple[str, str]]:
    """Return what can be chosen at the step of the form: words with the number of chats, and the value."""
    store, tr = form.services.store, form.tr
    spoken = await language_sizes(store) if form.step == BroadcastStep.LANGUAGE else {}
    offers = await _offers(form, spoken)
    sizes = {Audience(AudienceKind.LANGUAGE, each): count for each, count in spoken.items()}
    uncounted = [each.audience for each in offers if each.audience is not None and each.audience not in sizes]
    sizes |= await audience_sizes(store, uncounted, form.actor.person)
    return [
        (f"{words} …" if audience is None else with_count(tr, words, sizes[audience]), value)
        for words, value, audience in offers
    ]


async def _offers(form: OpenForm, languages: Iterable[str]) -> list[AudienceOffer]:
    """Return what the step of the form offers, in order; ``languages`` are those that chats have."""
    tr, statement = form.tr, form.reader.statement
    match BroadcastStep(form.step):
        case BroadcastStep.AUDIENCE:
            return [
                AudienceOffer(
                    tr.gettext(AUDIENCE_CHOICE[kind]),
                    kind.value,
                    None if kind.value in SECOND_CHOICE else Audience(kind),
                )
                for kind in AudienceKind
            ]
        case BroadcastStep.LANGUAGE:
            return [
                AudienceOffer(own_name(each), each, Audience(AudienceKind.LANGUAGE, each))
                for each in languages
            ]
        case BroadcastStep.INITIATIVE:
            return [
                AudienceOffer(
                    tr.text(each.short),
                    each.slug,
                    Audience(AudienceKind.FOLLOWERS, f"{statement.id}/{each.slug}"),
                )
                for each in statement.in_order
            ]
        case _:
            names = sorted(each.name for each in await form.services.store.find(NamedList))
            return [
                AudienceOffer(each, each, Audience(AudienceKind.NAMED, each)) for each in names[:MOST_LISTS]
            ]


async def choose_audience(form: OpenForm, value: str) -> BroadcastStep | str:
    """Return the audience that a button names, as text for the form, or the step of its second choice.

    Raises :class:`InvalidInput` when no such audience is offered, or nobody belongs to it.
    """
    store = form.services.store
    languages = await language_sizes(store) if form.step == BroadcastStep.LANGUAGE else {}
    found = next((each for each in await _offers(form, languages) if each.value == value), None)
    if found is None:
        raise InvalidInput(Problem.NO_CHOICE)
    if found.audience is None:
        return SECOND_CHOICE[value]
    if not await has_recipients(store, found.audience, form.actor.person):
        raise InvalidInput(Problem.NOBODY)
    return audience_text(found.audience)
