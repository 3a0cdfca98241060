"""The command menu, by scope and language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox.errors import bad_request
from sandbox.methods.registry import method

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.kinds import Json
    from sandbox.params import Params

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_MOST = 100
_DESCRIPTION = 256
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})


def scope_key(params: Params) -> str:
    """Return the scope as one word: its type, then the chat and the person where it has them."""
    scope = params.object("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type")
    if kind in _PLAIN_SCOPES:
        return str(kind)
    if kind in {"chat", "chat_administrators"}:
        return f"{kind}:{scope.get('chat_id')}"
    if kind == "chat_member":
        return f"{kind}:{scope.get('chat_id')}:{scope.get('user_id')}"
    raise bad_request("can't parse BotCommandScope: Unsupported type specified")


def language_of(params: Params) -> str:
    """Return the two-letter ``language_code`` of a call or ``""``."""
    language = params.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


@method("setMyCommands")
def set_my_commands(box: Sandbox, params: Params) -> bool:
    """Store the menu of a scope in a language."""
    commands = params.array("commands", "BotCommand list")
    if commands is None:
        raise bad_request('parameter "commands" is required')
    if len(commands) > _MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    checked = [_command(command) for command in commands]
    box.commands[scope_key(params), language_of(params)] = checked
    box.world.notify("commands")
    return True


@method("getMyCommands")
def get_my_commands(box: Sandbox, params: Params) -> list[Json]:
    """Return what was stored for exactly this scope and language."""
    return box.commands.get((scope_key(params), language_of(params)), [])


@method("deleteMyCommands")
def delete_my_commands(box: Sandbox, params: Params) -> bool:
    """Forget the menu of a scope in a language."""
    box.commands.pop((scope_key(params), language_of(params)), None)
    box.world.notify("commands")
    return True


def _command(item: Any) -> Json:  # noqa: ANN401 - whatever JSON held
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(item.get("command", "")).removeprefix("/")
    description = str(item.get("description", "")).strip()
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= _DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
