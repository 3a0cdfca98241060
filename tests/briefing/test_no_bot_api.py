"""The rules speak of messages in words of their own: contracts see imports, and no strings."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from aiogram import methods, types
from aiogram.methods.base import TelegramMethod

import briefing

OWN = {
    "chat_id": "a chat is known by its id in every room, and under this name in ports and rows",
    "message_id": "a message that was sent is known by its id, and under this name in stored rows",
    "file_id": "a picture that was sent is known by its id, and under this name in stored records",
    "is_open": "a form or an offer says so of itself: it can be answered yet",
    "is_closed": "a post says so of itself: it was posted, or will not be",
}
"""Words that are parameters by accident, with the reason why they are ours."""
FILES = sorted(Path(*briefing.__path__).rglob("*.py"))


def api_words() -> frozenset[str]:
    """Return the names of methods, of parameters and of fields of what is sent, those of several words."""
    classes = [each for each in vars(methods).values() if inspect.isclass(each)]
    spoken = [each for each in classes if issubclass(each, TelegramMethod) and each is not TelegramMethod]
    sent = [
        each
        for name, each in vars(types).items()
        if name.startswith(("InlineKeyboard", "Input", "LinkPreview"))
    ]
    names = {each.__api_method__ for each in spoken}
    fields = {field for each in [*spoken, *sent] for field in getattr(each, "model_fields", {})}
    assert {"sendPhoto", "editMessageMedia"} <= names
    assert {"inline_keyboard", "allow_paid_broadcast", "parse_mode"} <= fields
    return frozenset(each for each in names | fields if re.search("_|[a-z][A-Z]", each)) - OWN.keys()


@pytest.fixture(scope="module")
def forbidden() -> frozenset[str]:
    return api_words()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_file_names_a_method_or_parameter_of_the_bot_api(file: Path, forbidden: frozenset[str]) -> None:
    assert set(re.findall(r"\w+", file.read_text(encoding="utf-8"))) & forbidden == set()


def test_each_word_of_our_own_is_used() -> None:
    used = {word for file in FILES for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))}
    assert OWN.keys() <= used
