"""Files in messages: checking and storing of uploads, and their Bot API objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import ApiError, bad_request
from sandbox.files import image_size

if TYPE_CHECKING:
    from sandbox.files import Files, StoredFile
    from sandbox.kinds import Json
    from sandbox.params import Upload

PHOTO_BYTES = 10 * 2**20
UPLOAD_BYTES = 50 * 2**20
DOWNLOAD_BYTES = 20 * 2**20
_LONGEST_SIDES = 10_000
_STEEPEST = 20

KINDS = ("photo", "document", "audio", "video", "animation", "voice", "video_note", "sticker")
"""Media with a sending method of their own; only the content of photos is checked."""


def store(files: Files, kind: str, upload: Upload) -> StoredFile:
    """Store an uploaded file; refuse it if it is empty, too large, or no picture where a photo is needed."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        _check_photo(upload.data)
    return files.add(kind, upload.name or "file", upload.content_type, upload.data)


def describe(stored: StoredFile) -> Json:
    """Return the fields of a message for a file: ``{"photo": [...]}``, ``{"document": {...}}`` and so on."""
    file: Json = {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
    }
    if stored.kind == "photo":
        width, height = image_size(stored.data) or (0, 0)
        return {"photo": [file | {"width": width, "height": height}]}
    if stored.kind != "sticker":
        file |= {"file_name": stored.name, "mime_type": stored.mime_type}
    if stored.kind in {"video", "animation"}:
        file |= {"width": 0, "height": 0}
    if stored.kind not in {"document", "sticker"}:
        file["duration"] = 0
    if stored.kind == "video_note":
        file["length"] = 0
    if stored.kind == "sticker":
        file |= {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    described: Json = {stored.kind: file}
    if stored.kind == "animation":
        described["document"] = file
    return described


def _check_photo(data: bytes) -> None:
    if len(data) > PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(data)} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes"
        )
    size = image_size(data)
    if size is None or 0 in size:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > _LONGEST_SIDES or max(size) > _STEEPEST * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
