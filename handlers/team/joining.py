"""Coming to the newsroom by an invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.team import inviting
from handlers.support.answer import answer
from handlers.team.private_chats import set_menu
from views.telegram.team import inviting as views

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import Message, User

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def token_in_link(payload: str) -> str | None:
    """Return the token that the payload of a deep link carries, or None when it is no invitation."""
    return payload.removeprefix(views.JOIN) if payload.startswith(views.JOIN) else None


async def join(
    message: Message, person: User, token: str, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Let somebody in who opened an invitation in private, or say why it does nothing."""
    guest = inviting.Guest(person.id, person.full_name, reader.tr.language, services.clock())
    owners = services.owners
    try:
        joined = await services.store.transact(lambda records: inviting.accept(records, guest, token, owners))
    except inviting.InviteRefused as refusal:
        await answer(message, views.invitation_refused(reader.tr, refusal))
        return
    await services.notify(
        joined.invite.by, f"joined:{token}", lambda tr: views.somebody_joined(tr, joined), about=person.id
    )
    await set_menu(bot, services, person.id, joined.member.role, joined.member.language)
    await answer(message, views.welcome(reader.tr, joined))
