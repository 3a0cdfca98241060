"""Checking of keyboards and their buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox import fields
from sandbox.entities.links import checked_url
from sandbox.errors import bad_request

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.params import Params

_DATA_BYTES = 64
_MOST_BUTTONS = 100
_JUMPS = ("switch_inline_query", "switch_inline_query_current_chat")
_CHOSEN = "switch_inline_query_chosen_chat"
_OBJECTS = (_CHOSEN, "login_url", "web_app", "copy_text", "callback_game")
_CHAT_KINDS = ("allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats")
_LONGEST_QUERY = 256
_SPECIAL_KEYS = (
    "request_contact",
    "request_location",
    "request_poll",
    "request_users",
    "request_chat",
    "web_app",
)


def reply_markup(params: Params, *, inline_only: bool = False) -> Json | None:
    """Return the checked ``reply_markup`` of a call, or None if there is none or it is empty.

    With ``inline_only``, as for edits, other kinds of keyboard are refused.
    """
    if not params.get("reply_markup"):
        return None
    markup = params.object("reply_markup", "reply keyboard markup", "object expected as reply markup")
    if markup is None:
        return None
    with fields.Parsing():
        found = checked_markup(markup)
    if inline_only and found is not None and "inline_keyboard" not in found:
        raise bad_request("inline keyboard expected")
    return found


def checked_markup(markup: Json) -> Json | None:
    """Return a keyboard without unknown fields, or None if it is empty; FieldError or ApiError if invalid."""
    rows = [[_key(item) for item in row] for row in _rows(markup, "keyboard", "keyboard")]
    inline = [
        [_button(item) for item in row]
        for row in _rows(markup, "inline_keyboard", 'inline_keyboard" of the InlineKeyboardMarkup')
    ]
    if rows:
        return {"keyboard": rows, **_options(markup, "resize_keyboard", "one_time_keyboard", "is_persistent")}
    kept = [row for row in inline if row]
    if sum(map(len, kept)) > _MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    if kept:
        return {"inline_keyboard": kept}
    if fields.flag(markup, "remove_keyboard"):
        return {"remove_keyboard": True, **_options(markup)}
    if fields.flag(markup, "force_reply"):
        return {"force_reply": True, **_options(markup)}
    return None


def _options(markup: Json, *names: str) -> Json:
    options: Json = {name: True for name in (*names, "selective") if fields.flag(markup, name)}
    if placeholder := fields.text(markup, "input_field_placeholder"):
        options["input_field_placeholder"] = placeholder
    return options


def _rows(markup: Json, name: str, shown: str) -> list[list[Any]]:
    rows = markup.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise fields.FieldError(f'Field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        quote = "" if shown.endswith("Markup") else '"'
        raise fields.FieldError(f'Field "{shown}{quote} must be an Array of Arrays')
    return rows


def _key(item: Any) -> Json:  # noqa: ANN401 - whatever JSON held
    if isinstance(item, str):
        return {"text": item}
    if not isinstance(item, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    with fields.Parsing("keyboard button"):
        key: Json = {"text": fields.text(item, "text", required=True)}
    return key | {name: item[name] for name in _SPECIAL_KEYS if item.get(name)}


def _button(item: Any) -> Json:  # noqa: ANN401 - whatever JSON held
    button = fields.as_object(
        item, "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
    )
    with fields.Parsing("inline keyboard button"):
        return {"text": fields.text(button, "text", required=True), **_action(button), **_options_of(button)}


def _options_of(item: Json) -> Json:
    return {name: item[name] for name in ("style", "icon_custom_emoji_id") if item.get(name)}


def _action(item: Json) -> Json:
    """Return the action of a button: the first kind that it has, as on the real server."""
    if url := fields.text(item, "url"):
        checked = checked_url(url)
        if checked is None:
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return {"url": checked}
    if data := fields.text(item, "callback_data"):
        if len(data.encode()) > _DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return {"callback_data": data}
    if item.get("pay"):
        return {"pay": True}
    for name in _JUMPS:
        if name in item:
            return {name: _query(item, name, required=True)}
    for name in _OBJECTS:
        if name in item:
            return _object(item, name)
    raise fields.FieldError("Text buttons are unallowed in the inline keyboard")


def _chosen_chat(item: Json) -> Json:
    """Return the action of choosing a chat; with all kinds of chats the server makes it the plain one."""
    query = _query(item, "query")
    allowed: Json = {name: fields.flag(item, name) for name in _CHAT_KINDS}
    if not any(allowed.values()):
        raise bad_request("at least one chat type must be allowed")
    if all(allowed.values()):
        return {"switch_inline_query": query}
    return {_CHOSEN: {"query": query, **allowed}}


def _query(item: Json, name: str, *, required: bool = False) -> str:
    query = fields.text(item, name, required=required)
    if len(query) > _LONGEST_QUERY:
        raise bad_request("BUTTON_DATA_INVALID")
    return query


def _object(item: Json, name: str) -> Json:
    found = fields.inner(item, name)
    if name == _CHOSEN:
        return _chosen_chat(found)
    if name == "web_app":
        url = fields.text(found, "url", required=True)
        if not url.startswith("https://"):
            where = f"inline keyboard button Web App URL '{url}' is invalid"
            raise bad_request(f"{where}: Only HTTPS links are allowed")
    return {name: found}


def inline_markup(item: Json) -> Json | None:
    """Return the checked inline keyboard of an inline query result, or None if it has none."""
    if not item.get("reply_markup"):
        return None
    found = checked_markup(fields.inner(item, "reply_markup"))
    if found is not None and "inline_keyboard" not in found:
        raise bad_request("inline keyboard expected")
    return found


def check_place(markup: Json | None, chat: Chat | None) -> None:
    """Refuse buttons that open a page inside Telegram elsewhere than in a private chat.

    ``chat`` is None for messages made of inline query results.
    """
    rows = (markup or {}).get("inline_keyboard", [])
    if (chat is None or chat.type != "private") and any(
        "web_app" in button for row in rows for button in row
    ):
        raise bad_request("BUTTON_TYPE_INVALID")
