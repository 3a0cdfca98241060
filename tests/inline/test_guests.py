"""Guest mode: the bot's name in a chat of which it is no member."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.inline.asking import NAME, asked, foreign, links, posted

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk


async def test_a_word_is_answered_by_the_card(desk: Desk, emma: Person) -> None:
    (answer,) = await asked(desk, emma, foreign(desk, emma), f"{NAME} chamber")
    print(answer.text, answer.buttons)
