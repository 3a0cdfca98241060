"""Statement files that owners send, and earlier versions that they bring back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError

from briefing.errors import ContentFaulty
from briefing.statement.fallback import languages_without_texts
from briefing.team.roles import Right, may
from handlers.support.answer import answer, show
from handlers.support.commands import Command, TypedCommand
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_message, actor_of_press
from views.telegram.versions import statement_files as views
from views.telegram.versions import versions as version_views
from views.telegram.versions.callbacks import BringBack, LeaveOut, OfferVersion, ShowVersions, TakeIn

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.team.audit import Actor
    from briefing.team.roles import Role
    from briefing.versions.versions import StatementVersion
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

ENDINGS = (".toml", ".json")


def create_router() -> Router:
    """Route files, their confirmations and the versions."""
    router = Router(name="uploads")
    router.message.register(take_file, is_statement_file)
    router.message.register(versions, Command("versions"))
    router.callback_query.register(take_in, TakeIn.filter())
    router.callback_query.register(leave_out, LeaveOut.filter())
    router.callback_query.register(show_versions, ShowVersions.filter())
    router.callback_query.register(offer_back, OfferVersion.filter())
    router.callback_query.register(bring_back, BringBack.filter())
    return router


async def is_statement_file(message: Message, role: Role | None) -> bool:
    """Pass files that may hold a statement, of members of the newsroom in their private chats."""
    name = message.document.file_name if message.document else None
    in_private = message.chat.type == ChatType.PRIVATE
    return role is not None and in_private and (name or "").lower().endswith(ENDINGS)


async def take_file(
    message: Message, reader: ViewContext, role: Role | None, services: Services, bot: Bot
) -> None:
    """Show what a file would change, or why it is not taken in."""
    if not may(role, Right.MANAGE_STATEMENTS):
        raise Refused(views.owners_only)
    actor = await actor_of_message(message, Right.MANAGE_STATEMENTS, services)
    await answer(message, await _offer_page(message, actor, reader, services, bot))


async def _offer_page(
    message: Message, actor: Actor, reader: ViewContext, services: Services, bot: Bot
) -> Page:
    document, statement_versions = message.document, services.statement_versions
    if document is None or (document.file_size or 0) > statement_versions.files.largest:
        return views.too_large(reader.tr, statement_versions.files.largest)
    data = BytesIO()
    try:
        await bot.download(document, destination=data)
    except TelegramAPIError:
        return views.cannot_be_fetched(reader.tr)
    return await offer_page(data.getvalue(), document.file_name or "", actor, reader, services)


async def offer_page(data: bytes, name: str, actor: Actor, reader: ViewContext, services: Services) -> Page:
    """Return what a statement file would change, with the button that loads it, or why it is not taken in."""
    try:
        offer = await services.statement_versions.offer(actor, data, name, reader.tr.language)
    except ContentFaulty as error:
        return views.faults_page(reader.tr, error.faults)
    if offer.broken:
        return views.breaks_the_log(reader.tr, offer)
    if not offer.is_open:
        return views.nothing_new(reader.tr, offer.statement)
    without_texts = languages_without_texts(offer.statement, services.translators, services.default_language)
    return views.version_offer(reader.tr, offer, without_texts)


async def take_in(
    query: CallbackQuery, callback_data: TakeIn, reader: ViewContext, services: Services
) -> None:
    """Store the file that was sent as the newest version, and show it to readers."""
    actor = await actor_of_press(query, Right.MANAGE_STATEMENTS, services)
    version = await services.statement_versions.take_in(actor, callback_data.digest)
    await _publish(query, version, reader, services)


async def _publish(
    query: CallbackQuery, version: StatementVersion | None, reader: ViewContext, services: Services
) -> None:
    if version is None:
        raise Refused(views.offer_outdated)
    await services.refresh()
    services.profile_outdated.set()
    await show(query, views.statement_taken_in(reader.tr, version))


async def leave_out(
    query: CallbackQuery, callback_data: LeaveOut, reader: ViewContext, services: Services
) -> None:
    """Discard the file that was sent; a later one waits on."""
    actor = await actor_of_press(query, Right.MANAGE_STATEMENTS, services)
    await services.statement_versions.leave(actor.person, callback_data.digest)
    await show(query, views.statement_left_out(reader.tr))


async def versions(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/versions [id]``."""
    await actor_of_message(message, Right.MANAGE_STATEMENTS, services)
    ids = list(services.library.statements)
    asked = call.argument or (ids[0] if len(ids) == 1 else "")
    if not asked:
        await answer(message, version_views.choose_statement(reader.tr, ids))
    elif asked not in ids:
        await answer(message, version_views.unknown_statement(reader.tr, asked, ids))
    else:
        await answer(message, await _versions_page(asked, reader, services))


async def show_versions(
    query: CallbackQuery, callback_data: ShowVersions, reader: ViewContext, services: Services
) -> None:
    """List the versions in place."""
    await actor_of_press(query, Right.MANAGE_STATEMENTS, services)
    await show(query, await _versions_page(callback_data.statement, reader, services))


async def _versions_page(statement_id: str, reader: ViewContext, services: Services) -> Page:
    statement_versions = services.statement_versions
    own = await statement_versions.versions(statement_id)
    in_content = statement_id in statement_versions.content
    return version_views.versions_page(reader.tr, statement_id, own, services.zone, in_content=in_content)


async def offer_back(
    query: CallbackQuery, callback_data: OfferVersion, reader: ViewContext, services: Services
) -> None:
    """Show what bringing a version back would change."""
    await actor_of_press(query, Right.MANAGE_STATEMENTS, services)
    number = callback_data.number
    offer = await services.statement_versions.offer_back(callback_data.statement, number, reader.tr.language)
    if offer is None:
        raise Refused(version_views.no_such_version)
    if offer.broken:
        await show(query, views.breaks_the_log(reader.tr, offer))
    elif not offer.is_open:
        raise Refused(version_views.same_as_shown)
    else:
        await show(query, version_views.bring_back_offer(reader.tr, offer, number))


async def bring_back(
    query: CallbackQuery, callback_data: BringBack, reader: ViewContext, services: Services
) -> None:
    """Show readers an earlier version again."""
    actor = await actor_of_press(query, Right.MANAGE_STATEMENTS, services)
    version = await services.statement_versions.bring_back(
        actor, callback_data.statement, callback_data.number, callback_data.digest
    )
    await _publish(query, version, reader, services)
