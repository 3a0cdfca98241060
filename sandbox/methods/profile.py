"""Methods for the bot's account: its name, descriptions and menu button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import fields
from sandbox.entities.utf16 import length
from sandbox.errors import bad_request
from sandbox.media import describe, store
from sandbox.methods.commands import language_of
from sandbox.methods.registry import method
from sandbox.methods.targets import known_chat

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

_JPEG = b"\xff\xd8"
_TEXTS = {
    "description": ("Description", 512),
    "short_description": ("ShortDescription", 120),
    "name": ("Name", 64),
}


@method("getMe")
def get_me(state: State, _params: Params) -> Json:
    """Return the ``User`` object of the bot."""
    settings = state.world.settings
    me: Json = {
        "can_join_groups": True,
        "can_read_all_group_messages": not state.world.privacy,
        "supports_inline_queries": settings.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    if not state.world.older_server:
        me["supports_guest_queries"] = settings.guests
        if settings.placeholder:
            me["inline_query_placeholder"] = settings.placeholder
    return state.bot.api() | me


def _register(field: str, title: str, limit: int) -> None:
    def store(state: State, params: Params) -> bool:
        text = params.text(field).strip()
        if length(text) > limit:
            raise bad_request(f"BOT_{field.upper()}_TOO_LONG")
        key = field, language_of(params)
        if text:
            state.descriptions[key] = text
        else:
            state.descriptions.pop(key, None)
        state.world.notify("commands")
        return True

    def read(state: State, params: Params) -> Json:
        language = language_of(params)
        fallback = state.bot.first_name if field == "name" else ""
        return {
            field: state.descriptions.get((field, language))
            or state.descriptions.get((field, ""))
            or fallback
        }

    method(f"setMy{title}")(store)
    method(f"getMy{title}")(read)


for _field, (_title, _limit) in _TEXTS.items():
    _register(_field, _title, _limit)


@method("setMyProfilePhoto", newer=True)
def set_my_profile_photo(state: State, params: Params) -> bool:
    """Store the picture of the bot's account: a JPEG that is uploaded with the call."""
    photo = params.object("photo", "profile photo", "InputProfilePhoto must be an Object")
    if photo is None or photo.get("type") != "static":
        raise bad_request('profile photo type must be one of "static" or "animated"')
    upload = params.files.get(str(photo.get("photo", "")).removeprefix("attach://"))
    if upload is None:
        raise bad_request("profile photo isn't specified")
    if not upload.data.startswith(_JPEG):
        raise bad_request("IMAGE_PROCESS_FAILED")
    state.picture = describe(store(state.files, "photo", upload))
    return True


@method("getUserProfilePhotos")
def get_user_profile_photos(state: State, params: Params) -> Json:
    """Return the picture of the bot's account; people of the sandbox have none."""
    person = params.integer("user_id")
    if person != state.bot.id and person not in state.world.people:
        raise bad_request("user not found")
    own = state.picture if person == state.bot.id else None
    photos = [own["photo"]] if own else []
    return {"total_count": len(photos), "photos": photos}


@method("setChatMenuButton")
def set_chat_menu_button(state: State, params: Params) -> bool:
    """Store the menu button of a private chat or the default one."""
    button = params.object("menu_button", "menu button", "MenuButton must be an Object") or {
        "type": "default"
    }
    with fields.Parsing("menu button"):
        kind = fields.text(button, "type", required=True)
        if kind == "web_app":
            fields.text(button, "text", required=True)
            fields.text(fields.inner(button, "web_app"), "url", required=True)
    if kind not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    if params.get("chat_id"):
        private_chat(state, params).menu_button = button
    else:
        state.menu_button = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(state: State, params: Params) -> Json:
    """Return the menu button of a private chat or the default one."""
    own = private_chat(state, params).menu_button if params.get("chat_id") else None
    return own or state.menu_button


def private_chat(state: State, params: Params) -> Chat:
    """Return the private chat that a call names; refuse other chats."""
    chat = known_chat(state, params.text("chat_id"))
    if not chat.is_private:
        raise bad_request("invalid chat_id specified")
    return chat


@method("logOut")
def log_out(_state: State, _params: Params) -> bool:
    """Return True; the sandbox has no session to end."""
    return True


@method("close")
def close(_state: State, _params: Params) -> bool:
    """Return True; the sandbox has nothing to close."""
    return True
