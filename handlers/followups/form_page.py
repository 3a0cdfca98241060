"""An open form of a follow-up: read from the store, and shown at the place where it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.followups.entries import entry_id
from briefing.followups.form import EVIDENCE, KIND, PREVIEW, FollowUpStep, Place, first_open, fitting
from briefing.followups.item import build, corrects_nothing
from briefing.team.addressees import reviewers
from handlers.support.forms import ask
from views.telegram.followups.answer_choices import Asked
from views.telegram.followups.form import question
from views.telegram.followups.preview import evidence, preview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.answers import WrongAnswer
    from briefing.forms import Form
    from briefing.statement.model import FollowUp
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as far as it was filled in, of a statement that the bot holds."""

    actor: Actor
    reader: ViewContext
    """Of the form's statement."""
    values: Mapping[str, str]
    place: Place

    @property
    def id(self) -> str:
        """The form's own name, which its buttons carry; its entry has it too."""
        return self.values["form"]

    def item(self) -> FollowUp:
        """Return what the form describes; no place may be open."""
        name = entry_id(self.actor.at, self.id)
        return build(self.values, self.reader.statement, name, self.actor.role)

    def is_complete(self) -> bool:
        """Tell whether everything was answered."""
        return first_open(self.values, self.reader.statement) == PREVIEW


def filled(form: Form, actor: Actor, reader: ViewContext, services: Services) -> Filled | None:
    """Read a form; None when its statement, or what it is about there, has gone meanwhile."""
    statement = services.library.statement(form.values["statement"])
    if statement is None:
        return None
    slug, corrected = form.values.get(FollowUpStep.INITIATIVE), form.values.get("correction_of")
    known = {None, *(each.id for each in statement.followups)}
    if corrected not in known or (slug is not None and slug not in statement.initiatives):
        return None
    values, place = fitting(form.values, statement), Place.of(form.step)
    if place in (PREVIEW, EVIDENCE):
        open_place = first_open(values, statement)
        place = open_place if open_place != PREVIEW else place
    return Filled(actor, services.reader(reader.tr, statement), values, place)


async def moved(here: Filled, services: Services, place: Place, values: Mapping[str, str]) -> Filled:
    """Keep what was answered, and go to a place."""
    await ask(services, here.actor.person, KIND, place.key, values)
    return replace(here, values=values, place=place)


async def page_of(here: Filled, services: Services, fault: WrongAnswer | None = None) -> Page:
    """Show a form where it is."""
    asked = Asked(here.reader, here.id, here.values, here.place, fault)
    if here.place == EVIDENCE:
        return evidence(asked)
    if here.place != PREVIEW:
        return question(asked)
    item = here.item()
    others = await reviewers(services.store, services.owners, here.actor.person)
    return preview(
        asked, item, others=bool(others), changes=not corrects_nothing(item, here.reader.statement)
    )
