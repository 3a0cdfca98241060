"""Short texts and texts of buttons say to translators where they stand and how long they may be."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from storage.content import translation_warnings
from storage.content.message_checks import length_limit
from tests.views.shown import CONTENT
from tests.views.test_catalogues import EXTRACTED, ROOT, TAG, extracted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

FEW_WORDS = 2
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
PLACEHOLDER = re.compile(r"\{[^}]*\}")
MAKES_BUTTONS = {"button", "InlineKeyboardButton"}


def texts(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def words(text: str) -> list[str]:
    return WORD.findall(PLACEHOLDER.sub("", text))


def limits() -> dict[str, int | None]:
    """Return the limit of each text, by its words in English."""
    return {text: length_limit(each) for each in extracted() if each.id for text in texts(each)}


def texts_of_buttons(source: str) -> Iterator[str]:
    """Yield the texts that stand within the calls that make buttons."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and _name(call) in MAKES_BUTTONS:
            for inner in ast.walk(call):
                if isinstance(inner, ast.Call) and _name(inner) in EXTRACTED:
                    yield from _literals(inner)


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _literals(call: ast.Call) -> Iterator[str]:
    return (
        each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )


def test_every_text_of_one_or_two_words_has_a_comment_with_a_limit() -> None:
    short = [each for each in extracted() if each.id and min(len(words(t)) for t in texts(each)) <= FEW_WORDS]
    assert len(short) > 300
    assert [each.id for each in short if length_limit(each) is None] == []


def test_every_text_that_the_code_puts_on_a_button_has_a_comment_with_a_limit() -> None:
    known = limits()
    found = {
        text
        for path in (ROOT / "views").rglob("*.py")
        for text in texts_of_buttons(path.read_text(encoding="utf-8"))
    }
    assert len(found) > 80
    assert {text for text in found if known[text] is None} == set()


def test_a_comment_says_more_than_its_limit() -> None:
    for message in extracted():
        said = " ".join(message.auto_comments)
        assert not said or len(words(said)) > 5, said
        assert TAG not in said


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('button(tr.gettext("A"), X())', ["A"]),
        ('InlineKeyboardButton(text=tr.ngettext("A", "B", n), url=u)', ["A", "B"]),
        ('page(tr.gettext("A"))', []),
    ],
)
def test_the_search_for_texts_of_buttons_finds_them(source: str, expected: list[str]) -> None:
    assert list(texts_of_buttons(source)) == expected


def test_the_shipped_catalogues_keep_every_limit_and_lack_nothing() -> None:
    assert [str(each) for each in translation_warnings(CONTENT, CONTENT)] == []
