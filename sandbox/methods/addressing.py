"""``ephemeral_message_parameters`` of the send methods: to whom a message goes, and whether it may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox import fields
from sandbox.errors import bad_request

if TYPE_CHECKING:
    from sandbox.chats import Chat, Message
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.people import Person
    from sandbox.state import State

OCCASION_S = 15
"""How long a press or an ephemeral message of a person lets a bot that is no administrator answer."""


@dataclass(frozen=True, slots=True)
class Address:
    """The receiver of an ephemeral message.

    ``press`` is the id of a callback query, or ``""``; ``in_place_of`` the id of the message that the
    receiver sees it instead of.
    """

    receiver: Person
    press: str = ""
    in_place_of: int | None = None


def address_of(state: State, params: Params, chat: Chat) -> Address | None:
    """Return to whom the message of a call goes, or None if it is for all; refuse wrong receivers.

    An older server does not know the parameters and ignores them, so that the message is for all.
    """
    wanted = None if state.world.older_server else _parameters(params)
    if wanted is None:
        return None
    with fields.Parsing("EphemeralMessageParameters"):
        user_id = fields.integer(wanted, "receiver_user_id", required=True)
        press = fields.text(wanted, "callback_query_id")
        replaces = fields.flag(wanted, "replace_callback_query_message")
    if not chat.is_group:
        raise bad_request("PEER_ID_INVALID")
    if not chat.takes_ephemeral:
        raise bad_request("CHAT_SEND_EPHEMERAL_FORBIDDEN")
    receiver = state.world.people.get(user_id)
    if receiver is None:
        raise bad_request("USER_BOT_INVALID" if user_id == state.bot.id else "user not found")
    if not chat.member(receiver).present:
        raise bad_request("USER_NOT_PARTICIPANT")
    pressed = _pressed(state, chat, receiver, press) if press else None
    if not replaces:
        return Address(receiver, press)
    if pressed is None or pressed.ephemeral_id:
        raise bad_request("MESSAGE_ID_INVALID")
    return Address(receiver, press, pressed.message_id)


def _parameters(params: Params) -> Json | None:
    """Return the parameters, also in the flat form of Bot API 10.2, which is still read."""
    if params.get("ephemeral_message_parameters"):
        return params.object(
            "ephemeral_message_parameters",
            "ephemeral message parameters",
            "object expected as ephemeral message parameters",
        )
    if not params.get("receiver_user_id"):
        return None
    names = ("receiver_user_id", "callback_query_id")
    return {name: params[name] for name in names if params.get(name) is not None}


def _pressed(state: State, chat: Chat, receiver: Person, press: str) -> Message:
    """Return the message whose button was pressed; refuse presses of others, of elsewhere and old ones."""
    person, message = state.world.presses.get(press, (None, None))
    asked_at = state.world.queries.get(press, 0)
    if message is None or person is not receiver or message.chat is not chat:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if state.world.now - asked_at > OCCASION_S:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return message


def ephemeral_target(state: State, chat: Chat, wanted: Json, address: Address | None) -> Message:
    """Return the ephemeral message that is answered: one that the receiver sent within 15 seconds.

    ``wanted`` are the reply parameters. An answer that would not be ephemeral itself is refused.
    """
    with fields.Parsing():
        target = state.world.ephemeral(chat, fields.integer(wanted, "ephemeral_message_id", required=True))
    if target is None or address is None or target.sender is not address.receiver:
        raise bad_request("message to be replied not found")
    if state.world.now - target.date > OCCASION_S:
        raise bad_request("message to be replied not found")
    return target


def check_occasion(state: State, chat: Chat, address: Address, target: Message | None) -> None:
    """Refuse a message out of the blue of a bot that is no administrator."""
    answers = address.press or (target is not None and target.ephemeral_id)
    if not (answers or chat.member(state.bot).manages):
        raise bad_request("CHAT_ADMIN_REQUIRED")
