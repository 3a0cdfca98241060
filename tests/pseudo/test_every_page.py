"""All pages of the bot in the pseudo-locale: no text is cut, none is left untranslated, none is too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiogram.filters.callback_data import CallbackData

from storage.content.message_checks import shown_length
from tests.pseudo.data import unmarked
from tests.pseudo.locale import OPENED
from tests.pseudo.reading import MessageFinder, groups, outermost
from tests.views.telegram_html import units
from tests.views.test_translators_comments import limits as limits_of_messages
from views.telegram.support.page import ROW_OF_A_PHONE

if TYPE_CHECKING:
    from tests.pseudo.conftest import Shown

# The tour takes a minute, and more beside other tests on slow cores.
pytestmark = pytest.mark.timeout(400)
MESSAGE, TOAST = 4096, 200
"""UTF-16 units of a message and of the answer to a press."""
NOT_OFFERED = {"bcd", "bco", "bcy", "chl", "cmt", "dec", "ent", "fda", "n", "prm", "ret", "rpx", "tak", "tmt"}
"""Kinds of buttons for which the tour is too short: in long lists, where editors work together, below links
to other statements, below cards in any chat, for a feed that answers, and for a proposal that was taken."""


def test_nothing_fails_on_the_way(shown: Shown) -> None:
    assert shown.failed == []


def test_no_text_is_cut(shown: Shown) -> None:
    assert len(shown.every) > 1000
    for text in shown.every:
        assert len(list(groups(text))) == text.count(OPENED)


def test_no_text_is_left_as_it_is_in_the_code(shown: Shown) -> None:
    found = {text: words for text in shown.every if (words := unmarked(text, shown.statement))}
    assert found == {}


def test_nothing_passes_the_limits_of_telegram(shown: Shown) -> None:
    assert shown.refused == []
    assert [text for text in shown.texts if units(text) > MESSAGE] == []
    assert [text for text in shown.toasts if units(text) > TOAST] == []


def test_a_phone_shows_every_button_that_shares_its_row_whole(shown: Shown) -> None:
    shared = [row for row in shown.rows if len(row) > 1]
    assert len(shared) > 100
    assert [row for row in shared if len(row) * max(map(shown_length, row)) > ROW_OF_A_PHONE] == []


def test_the_tour_comes_by_every_kind_of_button(shown: Shown) -> None:
    kinds = {
        each.__prefix__ for each in CallbackData.__subclasses__() if each.__module__.startswith("views.")
    }
    assert len(kinds) > 80
    assert kinds - shown.prefixes <= NOT_OFFERED


def test_every_text_on_a_button_has_a_comment_with_a_limit_that_fits_its_row(shown: Shown) -> None:
    limits = limits_of_messages()
    finder = MessageFinder(limits)
    buttons = {text for row in shown.rows for text in row if OPENED in text}
    assert len(buttons) > 200
    for text in buttons:
        for group in outermost(text):
            found = finder.of(group)
            around = shown_length(text) - shown_length(group)
            fitting = [each for each in found if (limits[each] or ROW_OF_A_PHONE) + around <= ROW_OF_A_PHONE]
            assert any(limits[each] for each in fitting), (text, found)
