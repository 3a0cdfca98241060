"""The language in which the bot answers a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chats.nearest_language import nearest_language

if TYPE_CHECKING:
    from collections.abc import Collection


def supported(tag: str | None, languages: Collection[str]) -> str | None:
    """Return the language among ``languages`` that fits a BCP 47 tag best, or None.

    Telegram's tags come in many shapes: ``""``, ``en_US``, ``uz-Cyrl``, ``zh-hans``. The longest known
    prefix counts, so that ``en-GB`` finds ``en``; ``uz-cyrl`` finds ``uz`` only when there is no ``uz-cyrl``.
    A language that is not offered finds the one nearest to it (:mod:`briefing.chats.nearest_language`).
    """
    if not tag or tag in languages:
        return tag or None
    parts = tag.strip().lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        candidate = "-".join(parts[:length])
        if candidate in languages:
            return candidate
    return nearest_language(parts[0], languages)


def resolve(chosen: str | None, person_tag: str | None, default: str, languages: Collection[str]) -> str:
    """Return the language in which to answer.

    The language chosen by ``/language`` counts first, then that of the person's Telegram, then the default.
    A chosen language that is no longer offered is ignored.
    """
    return supported(chosen, languages) or supported(person_tag, languages) or default
