"""The end of the form of a follow-up: the entry is published or sent to reviewers, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.followups import publishing
from briefing.followups.entries import EntryState, LogEntry
from briefing.followups.form import KIND
from briefing.followups.item import corrects_nothing
from briefing.followups.publishing import AlreadyCorrected
from briefing.forms import Form, form_key, mark_of
from briefing.proposals.deciding import AlreadyDecided, accept, take
from briefing.proposals.entry_form import PROPOSAL, REPORT
from briefing.statement.entry import FollowUp
from briefing.team.members import reviewers
from handlers.followups.form import FOLLOW_UP, is_complete, item_of
from handlers.followups.queue import tell_reviewers
from handlers.support.answer import show
from handlers.support.refusals import Refused
from handlers.support.team_rights import require_private_press
from views.telegram.followups.callbacks import FinishForm
from views.telegram.followups.notices import corrected_before, taken_before
from views.telegram.followups.preview import entry_published, sent_to_review
from views.telegram.support.form_questions import answered_already
from views.telegram.support.page import with_notice

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
    """Publish the follow-up that a form describes, or send it to reviewers, and end the form."""
    require_private_press(query)
    before = await _entry_of(query, callback_data.form, services)
    if before is not None:
        await _confirm(query, before, reader, services)
        return
    form = await FOLLOW_UP.of_press(query, callback_data.form, None, reader, services)
    if callback_data.mark != mark_of(form.values):
        await show(query, await FOLLOW_UP.show(form), answered_already(form.tr))
        return
    to_review = callback_data.review
    others = await reviewers(services.store, services.owners, form.actor.person) if to_review else ()
    is_whole = is_complete(form) and not corrects_nothing(item_of(form), form.reader.statement)
    if not is_whole or (to_review and not others):
        await show(query, await FOLLOW_UP.show(form))
        return
    try:
        entry = await services.store.transact(lambda records: _keep_entry(records, form, to_review=to_review))
    except AlreadyCorrected:
        await _correct_newest(query, form)
        return
    except AlreadyDecided:
        await _keep_written(query, form)
        return
    if entry is None:
        raise Refused(answered_already, is_alert=False)
    await _confirm(query, entry, reader, services)


async def _keep_entry(records: Records, form: OpenForm, *, to_review: bool) -> LogEntry | None:
    """Replace the form by its entry; return None when the form was changed or ended meanwhile."""
    stored = await records.get(Form, form_key(form.actor.person, KIND))
    if stored is None or stored.values.get("form") != form.values["form"]:
        return None
    records.remove(stored)
    keep = publishing.send_for_review if to_review else publishing.publish
    entry = await keep(records, form.actor, form.reader.statement, item_of(form))
    if PROPOSAL in stored.values:
        await take(records, form.actor, int(stored.values[PROPOSAL]))
    if REPORT in stored.values:
        await accept(records, form.actor, int(stored.values[REPORT]))
    return entry


async def _keep_written(query: CallbackQuery, form: OpenForm) -> None:
    """Go on without the proposal, which somebody else took meanwhile: what was written is not lost."""
    values = {key: value for key, value in form.values.items() if key != PROPOSAL}
    # With another name, so that a second press of the same button publishes nothing.
    kept = await form.moved_to(form.step, {**values, "form": form.services.token()}).save()
    await show(query, with_notice(taken_before(form.tr), await FOLLOW_UP.show(kept)))


async def _correct_newest(query: CallbackQuery, form: OpenForm) -> None:
    """Let a correction be one of the correction that somebody else published meanwhile."""
    services, values = form.services, dict(form.values)
    await services.refresh()
    statement = services.library.statement(values["statement"])
    while statement is not None and values["correction_of"] in statement.corrected:
        values["correction_of"] = statement.corrected[values["correction_of"]]
    await form.moved_to(form.step, {**values, "form": services.token()}).save()
    kept = await FOLLOW_UP.present(form.actor, form.reader, services)
    if kept is None:
        raise Refused(answered_already, is_alert=False)
    await show(query, with_notice(corrected_before(kept.tr), await FOLLOW_UP.show(kept)))


async def _entry_of(query: CallbackQuery, form_id: str, services: Services) -> LogEntry | None:
    """Return the entry that an earlier press made of the presser's form, or None."""
    entries = await services.store.find(LogEntry, author=query.from_user.id)
    return next((each for each in entries if each.key.endswith(f"-{form_id}")), None)


async def _confirm(query: CallbackQuery, entry: LogEntry, reader: ViewContext, services: Services) -> None:
    """Let readers see the entry, or tell reviewers; a second press shows the same and repeats nothing."""
    await services.refresh()
    statement = services.library.statement(entry.statement)
    if (
        statement is None
        or entry.item.initiative not in statement.initiatives
        or not isinstance(entry.item, FollowUp)
        or entry.state is EntryState.RETURNED
    ):
        raise Refused(answered_already, is_alert=False)
    if entry.state is EntryState.IN_REVIEW:
        await show(query, sent_to_review(reader, await tell_reviewers(entry, services)))
    else:
        await show(query, entry_published(services.reader(reader.tr, statement), entry.item))
