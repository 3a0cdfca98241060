"""Moving on: a command, or a button of another page, ends the open question, and the person is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.support.open_forms import KEPT, leave_form, open_form
from handlers.support.outage import if_readable
from views.telegram.support.callbacks import EndForm
from views.telegram.support.form_endings import left

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from briefing.forms import Form
    from handlers.support.commands import TypedCommand


class MovingOn(BaseMiddleware):
    """Ends the open question of a person who moves on in the private chat, or sets its form aside.

    A question ends before a command is answered, and after a button has shown another page: what is refused
    shows none. Buttons that answer the question, and commands that end or resume it, are no moving on.
    """

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Call the handler of a message or a press."""
        assert isinstance(event, Message | CallbackQuery)
        message, person = event.message if isinstance(event, CallbackQuery) else event, event.from_user
        call: TypedCommand | None = data["call"]
        is_private = message is not None and message.chat.type == ChatType.PRIVATE
        if person is None or not is_private or (isinstance(event, Message) and call is None):
            return await handler(event, data)
        form = await if_readable(open_form(data["services"], person.id), None)
        if form is None:
            return await handler(event, data)
        if isinstance(event, Message):
            if call is not None and not _is_for(call, form):
                await _leave(form, data)
            return await handler(event, data)
        done = await handler(event, data)
        is_untouched = await open_form(data["services"], person.id, form.kind) == form
        if is_untouched and not _is_of(data.get("callback_data"), form):
            await _leave(form, data)
        return done


def _is_for(call: TypedCommand, form: Form) -> bool:
    """Tell whether a command ends or resumes a form itself."""
    return call.is_ours and (call.name == "cancel" or call.name == form.kind in KEPT)


def _is_of(button: object, form: Form) -> bool:
    """Tell whether a button belongs to a form; one that ends a form leaves all others as they are."""
    return isinstance(button, EndForm) or getattr(button, "form", None) == form.values.get("form", "")


async def _leave(form: Form, data: dict[str, Any]) -> None:
    bot: Bot = data["bot"]
    form = await leave_form(data["services"], form)
    await bot.send_message(form.person, left(data["reader"].tr, form))
