"""What is wrong with the translation of a message: what is missing, lost or too long."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from storage.content.placeholders import lost_placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from babel.messages.catalog import Catalog, Message

SHOWN_WORDS = 6
_LIMIT = re.compile(r"\bat most (\d+) characters\b", re.IGNORECASE)
_TAG = re.compile(
    r"<(/?)(b|strong|i|em|u|ins|s|strike|del|a|code|pre|blockquote|tg-spoiler|tg-emoji|tg-time)\b[^<>]*>",
    re.IGNORECASE,
)
"""The tags that Telegram knows. What else stands between < and > is text."""
_UNSEEN = {"Mn", "Me", "Cf"}
"""Unicode categories of what takes no place of its own: joined marks, selectors of emoji, joiners."""


class MessageFault(StrEnum):
    """What may be wrong with a translation."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    PLACEHOLDER = "placeholder"
    TAG = "tag"
    TOO_LONG = "too long"


REFUSED = frozenset({MessageFault.PLACEHOLDER, MessageFault.TAG})
"""What the bot does not start with; in place of a missing translation it shows English."""


def message_faults(catalogue: Catalog, forms: Counter[int]) -> Iterator[tuple[MessageFault, str]]:
    """Yield each fault of each message with the first words of the message, in order of the file.

    ``forms`` counts the numbers that use each plural form. A fault of several forms is yielded once.
    """
    for message in catalogue:
        if not message.id:
            continue
        for fault in dict.fromkeys(_faults(message, forms)):
            yield fault, first_words(_texts(message.id)[0])


def missing_messages(catalogue: Catalog, source: Catalog) -> Iterator[tuple[MessageFault, str]]:
    """Yield the messages of another catalogue that this one lacks, as :func:`message_faults` does."""
    present = {_key(each) for each in catalogue}
    for message in source:
        if _key(message) not in present:
            yield MessageFault.UNTRANSLATED, first_words(_texts(message.id)[0])


def _key(message: Message) -> tuple[str | None, str]:
    return message.context, _texts(message.id)[0]


def first_words(message: str) -> str:
    """Return the first words of a message, in the marks of quotation."""
    words = message.split()
    more = " …" if len(words) > SHOWN_WORDS else ""
    return f"“{' '.join(words[:SHOWN_WORDS])}{more}”"


def length_limit(message: Message) -> int | None:
    """Return the most characters that the comments of a message allow, or None if they name no limit."""
    if not message.auto_comments:
        return None
    limits = _LIMIT.findall(" ".join(message.auto_comments))
    return min(map(int, limits), default=None)


def shown_length(text: str) -> int:
    """Return how many characters of a text are seen; a placeholder counts as its name."""
    composed = unicodedata.normalize("NFC", text)
    return sum(each not in "{}" and unicodedata.category(each) not in _UNSEEN for each in composed)


def _faults(message: Message, forms: Counter[int]) -> Iterator[MessageFault]:
    if message.fuzzy:
        yield MessageFault.FUZZY
        return
    translations = _texts(message.string)
    wanted = len(forms) if len(_texts(message.id)) > 1 else 1
    if len(translations) < wanted or not all(translations):
        yield MessageFault.UNTRANSLATED
    limit = length_limit(message)
    for form, translation in enumerate(translations):
        if not translation:
            continue
        originals = _originals(message, form, forms)
        # Most messages have neither, and all are looked at when the bot starts.
        both = "".join((translation, *originals))
        if ("{" in both or "}" in both) and lost_placeholders(translation, originals):
            yield MessageFault.PLACEHOLDER
        if "<" in both and _lost_tags(translation, originals):
            yield MessageFault.TAG
        if limit is not None and len(translation) > limit and shown_length(translation) > limit:
            yield MessageFault.TOO_LONG


def _originals(message: Message, form: int, forms: Counter[int]) -> Sequence[str]:
    """Return the English texts of which a form may be the translation.

    A form for a single number ("one day") may be that of the singular; any other is that of the plural.
    """
    texts = _texts(message.id)
    return texts if len(texts) == 1 or forms[form] == 1 else texts[1:]


def _lost_tags(translation: str, originals: Sequence[str]) -> bool:
    if _tags(translation) not in map(_tags, originals):
        return True
    return not _are_closed(translation) and any(map(_are_closed, originals))


def _tags(text: str) -> Counter[tuple[str, str]]:
    return Counter((slash, name.lower()) for slash, name in _TAG.findall(text))


def _are_closed(text: str) -> bool:
    """Return whether each tag is closed, the inner ones first."""
    opened: list[str] = []
    for slash, name in _TAG.findall(text.lower()):
        if not slash:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def _texts(texts: str | Sequence[str]) -> Sequence[str]:
    return (texts,) if isinstance(texts, str) else tuple(each or "" for each in texts)
