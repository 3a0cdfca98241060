"""What a broadcast says in one language, and the bodies that say it."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from briefing.outbox import COPY, Body


class ContentKind(StrEnum):
    """What kind of message it is; the values are the Bot API's names of the fields."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    AUDIO = "audio"
    DOCUMENT = "document"
    VOICE = "voice"
    ALBUM = "album"
    COPY = "copy"
    """Anything else: copied from the author's private chat with the bot, where it has to stay."""


METHOD = {
    ContentKind.PHOTO: "sendPhoto",
    ContentKind.VIDEO: "sendVideo",
    ContentKind.ANIMATION: "sendAnimation",
    ContentKind.AUDIO: "sendAudio",
    ContentKind.DOCUMENT: "sendDocument",
    ContentKind.VOICE: "sendVoice",
}
"""How a single file is sent."""

ABOVE = "show_caption_above_media"
CAPTION = frozenset({"caption", "caption_entities"})


@dataclass(frozen=True, slots=True)
class Button:
    """A link below the message, in a row of its own."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands with one file of an album."""

    text: str = ""
    entities: str = ""
    """As a JSON array, empty for none."""
    extras: str = ""
    """Further parameters of the file as a JSON object: ``has_spoiler``, ``show_caption_above_media``, …"""

    def parameters(self) -> dict[str, Any]:
        """Return the parameters of the Bot API that show it."""
        caption = {"caption": self.text} if self.text else {}
        entities = {"caption_entities": json.loads(self.entities)} if self.entities else {}
        return caption | entities | self.looks()

    def looks(self) -> dict[str, Any]:
        """Return how the file looks beyond its text."""
        extras: dict[str, Any] = json.loads(self.extras) if self.extras else {}
        return extras

    @property
    def is_above(self) -> bool:
        """Whether it stands above the file."""
        return bool(self.looks().get(ABOVE))

    @property
    def hides(self) -> dict[str, Any]:
        """What only another file, or the same one sent anew, can change."""
        return {name: each for name, each in self.looks().items() if name != ABOVE}


@dataclass(frozen=True, slots=True)
class Content:
    """One message, or one album, in one language."""

    kind: ContentKind
    text: str = ""
    """As it was written: the text, or the caption."""
    entities: str = ""
    """The entities of the text or caption as a JSON array, empty for none."""
    media: tuple[tuple[str, str], ...] = ()
    """For each file its type (``photo``, ``video``, ``audio``, ``document``, …) and its file_id."""
    message_id: int | None = None
    """Of :attr:`ContentKind.COPY`: the message in the private chat that it is copied from."""
    copied_from: int | None = None
    """Of :attr:`ContentKind.COPY`: whose private chat that is; None: the author's."""
    extras: str = ""
    """Further parameters of the method as a JSON object: ``has_spoiler``, ``link_preview_options``, …"""
    captions: tuple[Caption, ...] = ()
    """Of an album, for each file; empty where only the first one has a caption, which is the text."""

    @property
    def takes_buttons(self) -> bool:
        """Whether buttons can stand below it: the Bot API has none for albums, so they are refused there."""
        return self.kind is not ContentKind.ALBUM

    def caption_of(self, place: int) -> Caption:
        """Return what stands with a file."""
        if place < len(self.captions):
            return self.captions[place]
        return Caption(self.text, self.entities, self.extras) if place == 0 else Caption()

    def body(self, buttons: tuple[Button, ...], author: int, *, is_paid: bool = False) -> Body:
        """Return what is sent; ``author`` is whose private chat a copy is taken from."""
        parameters = self._parameters(author) | ({"allow_paid_broadcast": True} if is_paid else {})
        return _body(self._method, parameters, keyboard(buttons) if self.takes_buttons else None)

    def edits(
        self, earlier: tuple["Content", ...], buttons: tuple[Button, ...]
    ) -> tuple[tuple[int, Body], ...]:
        """Return what turns a sent message into this one: places in the album, and what edits each.

        ``earlier``: what it may show at present, from what was sent to the last correction.
        Raises :class:`CannotEdit` when Telegram has no way from one of them to this.
        """
        if any(not self._can_replace(each) for each in earlier):
            raise CannotEdit
        if all(each == self for each in earlier):
            return ()
        markup = keyboard(buttons) if self.takes_buttons else None
        if self.kind is ContentKind.TEXT:
            return ((0, _body("editMessageText", self._parameters(0), markup)),)
        edits = []
        for place, item in enumerate(self._items()):
            caption = self.caption_of(place)
            if any(self._shows_other(each, place) for each in earlier):
                edits.append((place, _body("editMessageMedia", {"media": item}, markup)))
            elif any(each.caption_of(place) != caption for each in earlier):
                # Unless it is said again, an edit of the caption puts it below.
                above = {ABOVE: True} if caption.is_above else {}
                text = {name: each for name, each in caption.parameters().items() if name in CAPTION}
                edits.append((place, _body("editMessageCaption", text | above, markup)))
        return tuple(edits)

    def _shows_other(self, other: "Content", place: int) -> bool:
        """Tell whether a file is another one, or hidden in another way."""
        file, others = self.media[place : place + 1], other.media[place : place + 1]
        return file != others or self.caption_of(place).hides != other.caption_of(place).hides

    def _can_replace(self, other: "Content") -> bool:
        if ContentKind.COPY in {self.kind, other.kind}:
            return self == other
        if self.kind is ContentKind.ALBUM or other.kind is ContentKind.ALBUM:
            return self.kind == other.kind and _types(self) == _types(other)
        if self.kind is ContentKind.TEXT or other.kind is ContentKind.VOICE:
            return self.kind == other.kind and (self.kind is ContentKind.TEXT or self.media == other.media)
        return self.kind is not ContentKind.VOICE

    @property
    def _method(self) -> str:
        match self.kind:
            case ContentKind.TEXT:
                return "sendMessage"
            case ContentKind.ALBUM:
                return "sendMediaGroup"
            case ContentKind.COPY:
                return COPY
            case _:
                return METHOD[self.kind]

    def _parameters(self, author: int) -> dict[str, Any]:
        match self.kind:
            case ContentKind.TEXT:
                entities = {"entities": json.loads(self.entities)} if self.entities else {}
                return {"text": self.text} | entities | self._extras()
            case ContentKind.ALBUM:
                return {"media": self._items()}
            case ContentKind.COPY:
                return {"from_chat_id": self.copied_from or author, "message_id": self.message_id}
            case _:
                return {self.kind.value: self.media[0][1]} | self.caption_of(0).parameters()

    def _items(self) -> list[dict[str, Any]]:
        """Return the files as ``InputMedia``, each with its caption."""
        return [
            {"type": kind, "media": file_id, **self.caption_of(place).parameters()}
            for place, (kind, file_id) in enumerate(self.media)
        ]

    def _extras(self) -> dict[str, Any]:
        extras: dict[str, Any] = json.loads(self.extras) if self.extras else {}
        return extras


class CannotEdit(Exception):
    """Telegram has no way to turn the one message into the other: the kind or the number of files differ."""


def keyboard(buttons: tuple[Button, ...]) -> str | None:
    """Return buttons as an inline keyboard in JSON, one a row; None when there are none."""
    rows = [[{"text": each.title, "url": each.url}] for each in buttons]
    return json.dumps({"inline_keyboard": rows}, ensure_ascii=False) if rows else None


def _body(method: str, parameters: dict[str, Any], markup: str | None) -> Body:
    return Body("", markup, method, json.dumps(parameters, ensure_ascii=False))


def _types(content: Content) -> list[str]:
    return [kind for kind, _file_id in content.media]
