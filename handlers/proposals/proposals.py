"""The queue of proposals, in which editors take, throw away or move each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.proposals import deciding
from briefing.proposals.deciding import AlreadyDecided
from briefing.proposals.entry_form import values_of_proposal
from briefing.proposals.suggestions import queue
from briefing.team.roles import Right, may
from handlers.followups.form import open_follow_up
from handlers.support.answer import answer, show, show_below
from handlers.support.commands import Command
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_message, actor_of_press
from views.telegram.proposals import proposals as views
from views.telegram.proposals.callbacks import (
    ChooseInitiative,
    MoveProposal,
    ShowProposals,
    TakeProposal,
    ThrowAwayProposal,
)

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.proposals.proposal import Proposal
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the queue and its buttons."""
    router = Router(name="proposals")
    router.message.register(proposals, Command("proposals"))
    router.callback_query.register(show_queue, ShowProposals.filter())
    router.callback_query.register(take, TakeProposal.filter())
    router.callback_query.register(throw_away, ThrowAwayProposal.filter())
    router.callback_query.register(choose_initiative, ChooseInitiative.filter())
    router.callback_query.register(move, MoveProposal.filter())
    return router


async def proposals(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/proposals`` with what has waited longest."""
    actor = await actor_of_message(message, Right.READ_NEWSROOM, services)
    await answer(message, await _page(actor, reader, services))


async def show_queue(
    query: CallbackQuery, callback_data: ShowProposals, reader: ViewContext, services: Services
) -> None:
    """Show a page of the queue in place."""
    actor = await actor_of_press(query, Right.READ_NEWSROOM, services)
    await show(query, await _page(actor, reader, services, callback_data.page))


async def take(
    query: CallbackQuery, callback_data: TakeProposal, reader: ViewContext, services: Services
) -> None:
    """Open the form of a follow-up below; the proposal waits until the entry is published or sent."""
    actor = await actor_of_press(query, Right.WRITE, services)
    proposal = await _pending(services, callback_data.number)
    about = services.reader_of(reader, proposal.statement, proposal.initiative)
    given = values_of_proposal(proposal, about.statement)
    await show_below(query, await open_follow_up(actor, about, services, given))


async def throw_away(
    query: CallbackQuery, callback_data: ThrowAwayProposal, reader: ViewContext, services: Services
) -> None:
    """Throw a proposal away."""
    actor = await actor_of_press(query, Right.WRITE, services)
    number = callback_data.number
    try:
        await services.store.transact(lambda records: deciding.throw_away(records, actor, number))
        toast = views.thrown_away(reader.tr)
    except AlreadyDecided:
        toast = views.decided_before(reader.tr)
    await show(query, await _page(actor, reader, services, callback_data.page), toast)


async def choose_initiative(
    query: CallbackQuery, callback_data: ChooseInitiative, reader: ViewContext, services: Services
) -> None:
    """Ask which initiative a proposal concerns."""
    await actor_of_press(query, Right.WRITE, services)
    proposal = await _pending(services, callback_data.number)
    about = services.reader_of(reader, proposal.statement)
    await show(query, views.ask_initiative(reader.tr, about.statement, proposal, callback_data.page))


async def move(
    query: CallbackQuery, callback_data: MoveProposal, reader: ViewContext, services: Services
) -> None:
    """Move a proposal to the chosen initiative."""
    actor = await actor_of_press(query, Right.WRITE, services)
    number, slug = callback_data.number, callback_data.slug
    proposal = await _pending(services, number)
    about = services.reader_of(reader, proposal.statement, slug)
    try:
        await services.store.transact(lambda records: deciding.move(records, actor, number, slug))
        toast = views.moved(reader.tr, about.name(slug))
    except AlreadyDecided:
        toast = views.decided_before(reader.tr)
    await show(query, await _page(actor, reader, services, callback_data.page), toast)


async def _pending(services: Services, number: int) -> Proposal:
    try:
        return await deciding.pending(services.store, number)
    except AlreadyDecided as error:
        raise Refused(views.decided_before) from error


async def _page(actor: Actor, reader: ViewContext, services: Services, number: int = 0) -> Page:
    waiting, writes = await queue(services.store), may(actor.role, Right.WRITE)
    return views.queue_page(reader.tr, services.library.statements, waiting, number, writes=writes)
