"""The content of a broadcast in one language, and the bodies that are made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from briefing.outbox import Act, Body, Part


class ContentKind(StrEnum):
    """The kind of message; for a single file, the kind of file."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    AUDIO = "audio"
    DOCUMENT = "document"
    VOICE = "voice"
    ALBUM = "album"
    COPY = "copy"
    """Any other message: copied from a private chat with the bot, where it must not be deleted."""


@dataclass(frozen=True, slots=True)
class Button:
    """A link below the message, in a row of its own."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of one file of an album."""

    text: str = ""
    entities: str = ""
    """As a JSON array, empty for none."""
    extras: str = ""
    """How the file looks beyond its text; see :attr:`briefing.outbox.Part.extras`."""
    is_above: bool = False
    """Whether the caption stands above the file."""


@dataclass(frozen=True, slots=True)
class Content:
    """One message, or one album, in one language."""

    kind: ContentKind
    text: str = ""
    """The text or caption as it was written."""
    entities: str = ""
    """The entities of the text or caption as a JSON array, empty for none."""
    media: tuple[tuple[str, str], ...] = ()
    """For each file its type (``photo``, ``video``, ``audio``, ``document``, …) and its id."""
    message_id: int | None = None
    """For :attr:`ContentKind.COPY`, the id of the message that is copied."""
    copied_from: int | None = None
    """For :attr:`ContentKind.COPY`, the person in whose private chat that message is; None: the author."""
    extras: str = ""
    """How it looks beyond its text; see :attr:`briefing.outbox.Part.extras`."""
    is_above: bool = False
    """Whether the caption stands above the file."""
    captions: tuple[Caption, ...] = ()
    """The captions of an album by file; empty when only the first file has one, which is :attr:`text`."""

    @property
    def takes_buttons(self) -> bool:
        """Whether buttons can stand below the message; an album cannot have any."""
        return self.kind is not ContentKind.ALBUM

    def caption_of(self, place: int) -> Caption:
        """Return the caption of the file at an index."""
        if place < len(self.captions):
            return self.captions[place]
        if place:
            return Caption()
        return Caption(self.text, self.entities, self.extras, self.is_above)

    def body(self, buttons: tuple[Button, ...], author: int, *, is_paid: bool = False) -> Body:
        """Return the body to send; where :attr:`copied_from` is None, the message of ``author`` is copied."""
        if self.kind is not ContentKind.COPY:
            return Body("", parts=self._parts(), links=self._links(buttons), is_paid=is_paid)
        assert self.message_id is not None
        source = (self.copied_from or author, self.message_id)
        return Body("", links=self._links(buttons), source=source, is_paid=is_paid)

    def edits(
        self, earlier: tuple["Content", ...], buttons: tuple[Button, ...]
    ) -> tuple[tuple[int, Body], ...]:
        """Return the edits that turn a sent message into this one: index in the album, and body of the edit.

        ``earlier`` are the contents that the message may show now, from the sent one to the last correction.
        Raises :class:`CannotEdit` when Telegram cannot turn one of them into this.
        """
        if any(not self._can_replace(each) for each in earlier):
            raise CannotEdit
        if all(each == self for each in earlier):
            return ()
        found, links = [], self._links(buttons)
        for place, part in enumerate(self._parts()):
            if self.kind is ContentKind.TEXT or any(self._shows_other(each, place) for each in earlier):
                found.append((place, Body("", act=Act.EDIT, parts=(part,), links=links)))
            elif any(each.caption_of(place) != self.caption_of(place) for each in earlier):
                captioned = (replace(part, file=None),)
                found.append((place, Body("", act=Act.EDIT_CAPTION, parts=captioned, links=links)))
        return tuple(found)

    def _shows_other(self, other: "Content", place: int) -> bool:
        """Tell whether the file differs, or the way in which it is hidden."""
        file, others = self.media[place : place + 1], other.media[place : place + 1]
        return file != others or self.caption_of(place).extras != other.caption_of(place).extras

    def _can_replace(self, other: "Content") -> bool:
        if ContentKind.COPY in {self.kind, other.kind}:
            return self == other
        if self.kind is ContentKind.ALBUM or other.kind is ContentKind.ALBUM:
            return self.kind == other.kind and _types(self) == _types(other)
        if self.kind is ContentKind.TEXT or other.kind is ContentKind.VOICE:
            return self.kind == other.kind and (self.kind is ContentKind.TEXT or self.media == other.media)
        return self.kind is not ContentKind.VOICE

    def _parts(self) -> tuple[Part, ...]:
        if self.kind is ContentKind.TEXT:
            return (Part(self.text, self.entities, extras=self.extras),)
        captions = map(self.caption_of, range(len(self.media)))
        return tuple(
            Part(each.text, each.entities, file, each.extras, each.is_above)
            for file, each in zip(self.media, captions, strict=True)
        )

    def _links(self, buttons: tuple[Button, ...]) -> tuple[tuple[str, str], ...]:
        return tuple((each.title, each.url) for each in buttons) if self.takes_buttons else ()


Contents = Mapping[str, Content]
"""Content by language; ``""`` is the content for readers of all other languages."""


class CannotEdit(Exception):
    """Telegram cannot turn the one message into the other: the kind or the number of files differs."""


def _types(content: Content) -> list[str]:
    return [kind for kind, _id in content.media]
