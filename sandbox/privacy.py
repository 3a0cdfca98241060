"""Privacy mode: which messages of a group reach the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.chats import Message
    from sandbox.kinds import Json
    from sandbox.people import Person


def bot_sees(message: Message, bot: Person, *, privacy: bool) -> bool:
    """Tell whether a message of somebody else reaches the bot.

    In private chats and channels all messages do. In groups service messages do; others do only if the bot is
    an administrator or has no privacy mode, or if the message is for the bot: a command that names this bot
    or none, a reply to one of its messages, or a message sent through it.
    """
    chat = message.chat
    if chat.is_private:
        return not chat.blocked
    membership = chat.member(bot)
    if not membership.present:
        return False
    if chat.type == "channel" or membership.manages or not privacy or message.service:
        return True
    if message.reply_to is not None and message.reply_to.sender is bot:
        return True
    return message.content.get("via_bot", {}).get("id") == bot.id or addresses_bot(
        message.text, message.entities, bot
    )


def addresses_bot(text: str, entities: list[Json], bot: Person) -> bool:
    """Tell whether a text begins with a command that names this bot or none."""
    first = entities[0] if entities else None
    if first is None or first["type"] != "bot_command" or first["offset"] != 0:
        return False
    _, at, addressee = text[: first["length"]].partition("@")
    return not at or addressee.lower() == (bot.username or "").lower()
