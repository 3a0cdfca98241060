"""The end of the form of a follow-up: published, or sent to a reviewer; once, however often it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.followups import publishing
from briefing.followups.entries import EntryState, LogEntry
from briefing.followups.form import KIND
from briefing.followups.item import corrects_nothing
from briefing.followups.publishing import AlreadyCorrected
from briefing.forms import Form, form_key
from briefing.statement.model import FollowUp
from briefing.team.addressees import reviewers
from handlers.followups.form import FOLLOW_UP, is_complete, item_of
from handlers.followups.queue import tell_reviewers
from handlers.support.answer import notify, show
from handlers.support.newsroom_rights import is_private_press
from views.telegram.followups.callbacks import FinishForm
from views.telegram.followups.form import corrected_before
from views.telegram.followups.preview import entry_published, sent_to_review
from views.telegram.support.form_questions import answered_already

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery

    from briefing.records import Records
    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route the buttons of the preview."""
    router = Router(name="publishing")
    router.callback_query.register(finish, FinishForm.filter())
    return router


async def finish(
    query: CallbackQuery, callback_data: FinishForm, reader: ViewContext, services: Services
) -> None:
    """Publish what a form describes, or send it to the reviewers, and end the form in the same step."""
    if not await is_private_press(query, reader):
        return
    before = await _entry_of(query, callback_data.form, services)
    if before is not None:
        await _confirm(query, before, reader, services)
        return
    here = await FOLLOW_UP.of_press(query, callback_data.form, None, reader, services)
    if here is None:
        return
    to_review = callback_data.review
    others = await reviewers(services.store, services.owners, here.actor.person) if to_review else ()
    is_whole = is_complete(here) and not corrects_nothing(item_of(here), here.reader.statement)
    if not is_whole or (to_review and not others):
        await show(query, await FOLLOW_UP.show(here))
        return
    try:
        entry = await services.store.transact(lambda records: _kept(records, here, to_review=to_review))
    except AlreadyCorrected:
        await here.end()
        await show(query, corrected_before(reader.tr))
        return
    if entry is None:
        await notify(query, answered_already(reader.tr))
        return
    await _confirm(query, entry, reader, services)


def _kept(records: Records, here: OpenForm, *, to_review: bool) -> LogEntry | None:
    """Put the entry in place of the form; None when the form was changed or ended meanwhile."""
    form = records.get(Form, form_key(here.actor.person, KIND))
    if form is None or form.values.get("form") != here.values["form"]:
        return None
    records.remove(form)
    keep = publishing.send_for_review if to_review else publishing.publish
    return keep(records, here.actor, here.reader.statement, item_of(here))


async def _entry_of(query: CallbackQuery, form_id: str, services: Services) -> LogEntry | None:
    """Return the entry that a form became, if it has ended so and the presser filled it in."""
    entries = (each for each in await services.store.records(LogEntry) if each.author == query.from_user.id)
    return next((each for each in entries if each.key.endswith(f"-{form_id}")), None)


async def _confirm(query: CallbackQuery, entry: LogEntry, reader: ViewContext, services: Services) -> None:
    """Let readers see the entry, or reviewers hear of it; both as often as is asked, and once in effect."""
    await services.refresh()
    asked = services.named(reader, entry.statement, entry.item.initiative)
    if asked is None or not isinstance(entry.item, FollowUp) or entry.state is EntryState.RETURNED:
        await notify(query, answered_already(reader.tr))
    elif entry.state is EntryState.IN_REVIEW:
        await show(query, sent_to_review(reader, await tell_reviewers(entry, services)))
    else:
        await show(query, entry_published(asked[0], entry.item))
