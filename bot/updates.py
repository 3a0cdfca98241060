"""From what Telegram sent to aiogram's objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram.types import ChatMemberAdministrator, ChatMemberRestricted, Update

if TYPE_CHECKING:
    from aiogram import Bot

_RIGHTS = {
    name: False
    for member in (ChatMemberAdministrator, ChatMemberRestricted)
    for name, field in member.model_fields.items()
    if field.annotation is bool
}
"""aiogram demands every right of its own version of the Bot API; older servers do not send the newest."""


def read_update(raw: dict[str, Any], bot: Bot) -> Update:
    """Read an update; rights that a server does not know yet count as not given.

    Raises:
        pydantic.ValidationError: it is no update that this version understands.

    """
    change = raw.get("my_chat_member")
    if isinstance(change, dict):
        completed = {
            side: {**_RIGHTS, **change[side]}
            for side in ("old_chat_member", "new_chat_member")
            if isinstance(change.get(side), dict)
        }
        raw = {**raw, "my_chat_member": {**change, **completed}}
    return Update.model_validate(raw, context={"bot": bot})
