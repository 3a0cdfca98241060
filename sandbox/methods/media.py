"""Methods for photos, documents and other files: sending, albums, captions, downloads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox import fields
from sandbox.errors import bad_request
from sandbox.media import DOWNLOAD_BYTES, KINDS, describe, store
from sandbox.methods.keyboards import reply_markup
from sandbox.methods.messages import NOT_MODIFIED, edited
from sandbox.methods.outgoing import check_pace, deliver, draft
from sandbox.methods.registry import method
from sandbox.methods.targets import names_inline, own_message
from sandbox.methods.texts import caption, checked_caption

if TYPE_CHECKING:
    from sandbox.chats import Message
    from sandbox.files import StoredFile
    from sandbox.kinds import Json
    from sandbox.methods.targets import Find
    from sandbox.params import Params
    from sandbox.state import State

_FEWEST, _MOST = 2, 10
_PERMISSIONS = {"photo": "can_send_photos", "video": "can_send_videos", "audio": "can_send_audios"}
_ALBUM_KINDS = frozenset({"photo", "video", "audio", "document"})
_ALONE = frozenset({"audio", "document"})
_LOOKS = ("has_spoiler", "show_caption_above_media")


def _register(kind: str) -> None:
    def send(state: State, params: Params) -> Json:
        stored = _file_of(state, params, kind)
        text, entities = caption(state, params)
        permission = _PERMISSIONS.get(kind, "can_send_documents")
        message = draft(state, params, permission, can_be_ephemeral=True)
        _fill(message, stored, text, entities, params)
        return deliver(state, params, message)

    method("send" + kind.title().replace("_", ""))(send)


for _kind in KINDS:
    _register(_kind)


@method("sendMediaGroup")
def send_media_group(state: State, params: Params) -> list[Json]:
    """Send an album of 2 to 10 files; if one is refused, none is sent."""
    params.required("media")
    items = params.array("media", "media", "expected an Array of InputMedia") or []
    if not _FEWEST <= len(items) <= _MOST:
        raise bad_request(f"there must be from {_FEWEST} to {_MOST} messages to be sent")
    parsed = [_input_media(state, params, item, album=True) for item in items]
    kinds = {stored.kind for stored, _ in parsed}
    if len(kinds) > 1 and not kinds.isdisjoint(_ALONE):
        mixed = "Document" if "document" in kinds else "Audio"
        raise bad_request(f"{mixed} can't be mixed with other media types")
    drafts = [
        draft(state, params, _PERMISSIONS.get(stored.kind, "can_send_documents")) for stored, _ in parsed
    ]
    check_pace(state, params, drafts[0].chat, len(drafts))
    group = str(state.world.next_album_id())
    sent = []
    for message, (stored, item) in zip(drafts, parsed, strict=True):
        text, entities = _item_caption(state, item)
        _fill(message, stored, text, entities, item)
        message.content["media_group_id"] = group
        message.reply_markup = None
        sent.append(deliver(state, params, message, paced=True))
    return sent


@method("editMessageCaption")
def edit_message_caption(state: State, params: Params) -> Json | bool:
    """Change the caption and inline keyboard of a message with media."""
    return edit_caption(state, params, own_message)


def edit_caption(state: State, params: Params, find: Find) -> Json | bool:
    """Change the caption and inline keyboard of the message that ``find`` returns."""
    text, entities = caption(state, params)
    markup = reply_markup(params, inline_only=True)
    message = find(state, params)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    if (text, entities, markup) == (message.text, message.entities, message.reply_markup):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.reply_markup = text, entities, markup
    return edited(state, params, message)


@method("editMessageMedia")
def edit_message_media(state: State, params: Params) -> Json | bool:
    """Replace the file of a message."""
    return edit_media(state, params, own_message)


def edit_media(state: State, params: Params, find: Find) -> Json | bool:
    """Replace the file of the message that ``find`` returns."""
    params.required("media")
    if params.files and names_inline(params):
        raise bad_request("invalid message content specified")
    item = params.object("media", "input media", "can't parse InputMedia: expected an Object") or {}
    stored, item = _input_media(state, params, item, album=False)
    text, entities = _item_caption(state, item)
    markup = reply_markup(params, inline_only=True)
    message = find(state, params)
    content = describe(stored)
    same = all(message.content.get(key) == value for key, value in content.items())
    if same and (text, entities, markup) == (message.text, message.entities, message.reply_markup):
        raise bad_request(NOT_MODIFIED)
    for kind in KINDS:
        message.content.pop(kind, None)
    _fill(message, stored, text, entities, item)
    message.reply_markup = markup
    return edited(state, params, message)


@method("getFile")
def get_file(state: State, params: Params) -> Json:
    """Return the ``File`` object, which has the path for the download."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = state.files.by_id(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.data) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
        "file_path": stored.path,
    }


def _fill(message: Message, stored: StoredFile, text: str, entities: list[Json], looks: Json) -> None:
    message.media = True
    message.text, message.entities = text, entities
    message.content |= describe(stored)
    for look in _LOOKS:
        if str(looks.get(look, "")).lower() == "true":
            key = "has_media_spoiler" if look == "has_spoiler" else look
            message.content[key] = True


def _file_of(state: State, params: Params, kind: str) -> StoredFile:
    upload = params.files.get(kind)
    if upload is not None:
        return store(state.files, kind, upload)
    value = params.text(kind)
    if not value:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    return _referred(state, params, kind, value)


def _referred(state: State, params: Params, kind: str, value: str) -> StoredFile:
    """Return the file that a text names: an upload of this call or a known id; addresses are refused."""
    if value.startswith("attach://"):
        upload = params.files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request("can't parse InputMedia: media not found")
        return store(state.files, kind, upload)
    if value.lower().startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = state.files.by_id(value)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
    return stored


def _input_media(state: State, params: Params, item: Any, *, album: bool) -> tuple[StoredFile, Json]:  # noqa: ANN401 - whatever JSON held
    item = fields.as_object(item, "can't parse InputMedia: expected an Object")
    with fields.Parsing("InputMedia"):
        kind = fields.text(item, "type", required=True)
        media = fields.text(item, "media")
    if not media:
        raise bad_request("can't parse InputMedia: media not found")
    if kind not in _ALBUM_KINDS and (album or kind != "animation"):
        allowed = "can't be used in sendMediaGroup" if kind == "animation" else "is unsupported"
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" {allowed}')
    return _referred(state, params, kind, media), item


def _item_caption(state: State, item: Json) -> tuple[str, list[Json]]:
    with fields.Parsing("InputMedia"):
        return checked_caption(
            state, fields.text(item, "caption"), fields.text(item, "parse_mode"), item.get("caption_entities")
        )
