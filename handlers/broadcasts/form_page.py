"""An open form of a broadcast: shown at the step where it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.broadcasts.audience import reach
from briefing.broadcasts.broadcast import Audience, AudienceKind, NamedList
from briefing.broadcasts.form import KIND, LANGUAGE, BroadcastStep, audience_of, buttons_in, contents_of
from briefing.invalid_input import InvalidInput
from handlers.broadcasts.form_message import send_as_it_looks
from handlers.support.forms import ask
from views.telegram.broadcasts import form as views
from views.telegram.broadcasts.audiences import AUDIENCE, audience_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiogram import Bot

    from briefing.broadcasts.audience import Reach
    from briefing.broadcasts.form import Values
    from briefing.forms import Form
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

SECOND = {
    AudienceKind.LANGUAGE: BroadcastStep.LANGUAGE,
    AudienceKind.FOLLOWERS: BroadcastStep.INITIATIVE,
    AudienceKind.NAMED: BroadcastStep.LIST,
}
"""Audiences that take a second choice, and where it is made."""
MOST_LISTS = 90
"""Buttons below one message, with some to spare (Telegram takes 100)."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as far as it was filled in."""

    actor: Actor
    reader: ViewContext
    values: Values
    step: BroadcastStep

    @property
    def id(self) -> str:
        """The form's own name, which its buttons carry; its broadcast has it too."""
        return self.values["form"]


def filled(form: Form, actor: Actor, reader: ViewContext) -> Filled:
    """Read a form."""
    return Filled(actor, reader, form.values, BroadcastStep(form.step))


async def moved(here: Filled, services: Services, step: BroadcastStep, values: Values) -> Filled:
    """Keep what was answered, and go to a step."""
    await ask(services, here.actor.person, KIND, step, values)
    return replace(here, values=values, step=step)


async def page_of(here: Filled, services: Services, error: InvalidInput | None = None) -> Page:
    """Show a form where it is."""
    asked = views.Asked(here.reader.tr, here.id, here.values, here.step, error)
    if here.step in (BroadcastStep.PREVIEW, BroadcastStep.CONFIRM):
        audience = audience_of(here.values)
        words = audience_words(here.reader.tr, audience, services.library.statements)
        count = len((await reach(services.store)).of(audience, here.actor.person))
        return (views.preview if here.step is BroadcastStep.PREVIEW else views.confirm)(asked, words, count)
    simple = {
        BroadcastStep.CONTENT: views.message,
        BroadcastStep.BUTTONS: views.buttons,
        BroadcastStep.SILENT: views.silent,
    }
    if here.step in simple:
        return simple[here.step](asked)
    if here.step is BroadcastStep.TEXTS:
        return views.texts(asked, list(services.translators))
    if here.step is BroadcastStep.WHEN:
        return views.when(asked, services.zone.key)
    return views.choice(asked, [(each.words, each.value) for each in await offers(here, services)])


async def seen(here: Filled, services: Services, bot: Bot) -> Page:
    """Show a form where it is, at its preview below the messages as they will arrive.

    What Telegram refuses leads back to what is to be changed.
    """
    if here.step is not BroadcastStep.PREVIEW:
        return await page_of(here, services)
    silent = here.values[BroadcastStep.SILENT] == "yes"
    for language, content in contents_of(here.values).items():
        body = content.body(buttons_in(here.values), here.actor.person)
        try:
            await send_as_it_looks(bot, here.actor.person, body, silent=silent)
        except InvalidInput as error:
            is_button = "button" in str(error.details["reason"]).lower()
            step, marked = (
                (BroadcastStep.BUTTONS if is_button else BroadcastStep.CONTENT),
                {LANGUAGE: language},
            )
            values = dict(here.values) if is_button or not language else {**here.values, **marked}
            return await page_of(await moved(here, services, step, values), services, error)
    return await page_of(here, services)


@dataclass(frozen=True, slots=True)
class AudienceOffer:
    """An audience that can be chosen, or a kind of audience that takes a second choice."""

    words: str
    value: str
    """What its button answers."""
    audience: Audience | None = None
    count: int = 0


async def offers(here: Filled, services: Services) -> list[AudienceOffer]:
    """Return what can be chosen at a step that asks for the audience."""
    known, author, tr = await reach(services.store), here.actor.person, here.reader.tr
    if here.step is BroadcastStep.AUDIENCE:
        named = [
            (views.capital(tr.gettext(AUDIENCE[kind])), kind.value, Audience(kind)) for kind in AudienceKind
        ]
    else:
        named = list(_second(here, known, await services.store.records(NamedList)))
    made = []
    for words, value, audience in named:
        if audience.kind in SECOND and here.step is BroadcastStep.AUDIENCE:
            made.append(AudienceOffer(f"{words} …", value))
        else:
            count = len(known.of(audience, author))
            made.append(AudienceOffer(views.counted(tr, words, count), value, audience, count))
    return made


def _second(here: Filled, known: Reach, lists: list[NamedList]) -> Iterator[tuple[str, str, Audience]]:
    tr, statement = here.reader.tr, here.reader.statement
    if here.step is BroadcastStep.LANGUAGE:
        for language in known.languages:
            yield (
                views.capital(tr.language_name(language)),
                language,
                Audience(AudienceKind.LANGUAGE, language),
            )
    elif here.step is BroadcastStep.INITIATIVE:
        for each in statement.in_order:
            audience = Audience(AudienceKind.FOLLOWERS, f"{statement.id}/{each.slug}")
            yield each.short.in_language(tr.language), each.slug, audience
    else:
        for named in sorted(lists, key=lambda each: each.name)[:MOST_LISTS]:
            yield named.name, named.name, Audience(AudienceKind.NAMED, named.name)
