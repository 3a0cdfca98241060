"""Methods for the command menus, by scope and language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox import fields
from sandbox.errors import bad_request
from sandbox.methods.registry import method
from sandbox.methods.targets import known_chat

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_MOST = 100
_NO_SCOPE = "can't parse BotCommandScope: BotCommandScope must be an Object"
_DESCRIPTION = 256
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})


def scope_key(state: State, params: Params) -> str:
    """Return the scope as a text: its type, then chat and person if it has them."""
    scope = params.object("scope", "BotCommandScope", _NO_SCOPE)
    if scope is None:
        return "default"
    with fields.Parsing("BotCommandScope"):
        return _scope_of(state, fields.text(scope, "type", required=True), scope)


def _scope_of(state: State, kind: str, scope: Json) -> str:
    if kind in _PLAIN_SCOPES:
        return kind
    if kind in {"chat", "chat_administrators"}:
        return f"{kind}:{known_chat(state, fields.text(scope, 'chat_id', required=True)).id}"
    if kind == "chat_member":
        chat = known_chat(state, fields.text(scope, "chat_id", required=True))
        return f"{kind}:{chat.id}:{fields.integer(scope, 'user_id', required=True)}"
    raise fields.FieldError("Unsupported type specified")


def language_of(params: Params) -> str:
    """Return the two-letter ``language_code`` of a call, or ``""``."""
    language = params.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


@method("setMyCommands")
def set_my_commands(state: State, params: Params) -> bool:
    """Store the menu of a scope in a language."""
    commands = params.array("commands", "commands", "expected an Array of BotCommand") or []
    if len(commands) > _MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    checked = [_command(state, command) for command in commands]
    key = scope_key(state, params), language_of(params)
    if checked:
        state.commands[key] = checked
    else:
        state.commands.pop(key, None)
    state.world.notify("commands")
    return True


@method("getMyCommands")
def get_my_commands(state: State, params: Params) -> list[Json]:
    """Return the menu that was stored for exactly this scope and language."""
    return state.commands.get((scope_key(state, params), language_of(params)), [])


@method("deleteMyCommands")
def delete_my_commands(state: State, params: Params) -> bool:
    """Delete the menu of a scope in a language."""
    state.commands.pop((scope_key(state, params), language_of(params)), None)
    state.world.notify("commands")
    return True


def _command(state: State, item: Any) -> Json:  # noqa: ANN401 - whatever JSON held
    item = fields.as_object(item, "can't parse BotCommand: expected an Object")
    with fields.Parsing("BotCommand"):
        name = fields.text(item, "command", required=True).removeprefix("/")
        description = fields.text(item, "description", required=True).strip()
        ephemeral = not state.world.older_server and fields.flag(item, "is_ephemeral")
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= _DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    command: Json = {"command": name, "description": description}
    return command | {"is_ephemeral": True} if ephemeral else command
