"""Nothing that is shown passes Telegram's limits."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from briefing.deadlines.timeliness import Timeliness
from briefing.finder import Found
from briefing.followings import FollowMode
from briefing.statement.entry import Status
from briefing.statement.text import Text
from briefing.team.roles import Role
from tests.views import hostile
from tests.views.shown import DAYS, LANGUAGES, TODAY, every_hit, ots, pages, translator
from tests.views.telegram_html import text_of, units
from views.commands import RESERVED, SECOND_NAMES
from views.telegram.chats.callbacks import Forget, SetLanguage, ShowLanguages
from views.telegram.chats.general import help_page
from views.telegram.deadlines.callbacks import (
    ChooseCommitments,
    ScoreboardTheme,
    ShowCommitment,
    ShowCommitments,
)
from views.telegram.following.callbacks import ChooseFollowMode, Follow, ShowFollowing, Unfollow
from views.telegram.inline.callbacks import ShowNewest
from views.telegram.search import search_pages
from views.telegram.statement.callbacks import (
    ChooseStatement,
    Cite,
    ShowCard,
    ShowDeadlines,
    ShowDigest,
    ShowHistory,
    ShowList,
    ShowLog,
    ShowMore,
    ShowStatements,
)
from views.telegram.support import notices
from views.telegram.support.callbacks import TurnPage
from views.telegram.support.menu import description, menu_of, menus, short_description
from views.telegram.support.page import Page, ViewContext

if TYPE_CHECKING:
    from datetime import date

    from aiogram.filters.callback_data import CallbackData

    from briefing.statement.model import Statement

MESSAGE, TOAST = 4096, 200
"""UTF-16 units of a message and of the answer to a press."""
DATA = 64
"""Bytes that a button may carry."""
BUTTONS = 100
LINE_OF_A_PHONE = 40
"""Characters; about what a line of a message holds at 390 px."""
LONGEST_STATUS, LONGEST_TIMELINESS = max(Status, key=len), max(Timeliness, key=len)

every_language = pytest.mark.parametrize("language", LANGUAGES)

OF_READERS = [
    "digest",
    "whatsnew",
    "initiative",
    "deadlines",
    "search",
    "subscribe",
    "settings",
    "follow",
    "following",
    "scoreboard",
    "share",
    "language",
    "help",
]
FOR_ADMINISTRATORS = {"follow", "language", "settings", "subscribe"}
"""Commands that change what holds for everybody in a group."""


def _check_keyboard(page: Page) -> None:
    rows = page.keyboard.inline_keyboard if page.keyboard else []
    assert sum(map(len, rows)) <= BUTTONS
    for each in (button for row in rows for button in row):
        assert each.text.strip()
        if each.url is None:
            assert each.callback_data is not None
            assert 1 <= len(each.callback_data.encode()) <= DATA
    assert all(rows)


@every_language
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_page_of_the_shipped_statement_is_one_message(language: str, today: date) -> None:
    reader = ViewContext(ots(), translator(language), today)
    for name, page in pages(reader, "слово"):
        assert [name for part in page.parts if 1 <= units(text_of(part)) <= MESSAGE] == [name]
        _check_keyboard(page)


@every_language
def test_a_search_that_finds_everything_is_shown_in_part(language: str) -> None:
    hits = every_hit(ots())
    page = search_pages.results(ViewContext(ots(), translator(language), TODAY), "слово", Found((), hits))
    assert all(1 <= units(text_of(part)) <= MESSAGE for part in page.parts)
    _check_keyboard(page)
    assert str(len(hits)) in text_of(page.parts[0]).splitlines()[0]
    assert page.keyboard is not None
    carried = [each.callback_data or "" for row in page.keyboard.inline_keyboard for each in row]
    cards = [data for data in carried if data.startswith(ShowCard.__prefix__ + ":")]
    assert len(cards) == search_pages.SHOWN
    assert [TurnPage.unpack(data).page for data in carried if data not in cards] == [1]


def _longest() -> Statement:
    """A statement whose texts are as long as the content may have them."""

    def words(length: int) -> Text:
        return Text(MappingProxyType({"en": ("слово 🙂& " * length)[: length - 1] + "."}))

    base = hostile.STATEMENT
    initiatives = {
        f"{number:032}"[::-1]: replace(
            base.initiatives[hostile.SLUGS[0]],
            slug=f"{number:032}"[::-1],
            number=number,
            paragraphs=tuple(range(981, 1001)),
            title=words(150),
            short=words(40),
            stance=words(200),
            summary=words(700),
            facts=(words(300),) * 8,
            verifiability_reason=words(200),
        )
        for number in range(1, 91)
    }
    slugs = list(initiatives)
    return replace(
        base,
        speaker=words(100),
        title=words(150),
        occasion=words(200),
        intro=words(300),
        place=words(200),
        summary=words(600),
        context=(words(400),) * 8,
        initiatives=MappingProxyType(initiatives),
        deadlines=MappingProxyType(
            {slug: replace(each, initiative=slugs[0]) for slug, each in base.deadlines.items()}
        ),
        followups=tuple(replace(each, initiative=slugs[0], text=words(500)) for each in base.followups),
        checks=tuple(replace(each, initiative=slugs[0], why=words(300)) for each in base.checks),
    )


@every_language
def test_the_longest_texts_are_split_within_the_limit(language: str) -> None:
    statement = _longest()
    reader = ViewContext(statement, translator(language), TODAY)
    for name, page in pages(reader, "🙂" * 2048):
        assert page.parts, name
        assert all(1 <= units(text_of(part)) <= MESSAGE for part in page.parts), name
        _check_keyboard(page)


@pytest.mark.parametrize(
    "data",
    [
        ShowDigest(statement=hostile.ID),
        ShowList(statement=hostile.ID),
        ShowCard(statement=hostile.ID, slug=hostile.SLUGS[0]),
        ShowNewest(statement=hostile.ID, slug=hostile.SLUGS[0], language="zh-hant-"),
        ShowDeadlines(statement=hostile.ID),
        ShowLog(statement=hostile.ID, slug=hostile.SLUGS[0], page=999),
        ShowLog(statement=hostile.ID, slug="", page=0),
        ShowHistory(statement=hostile.ID, slug=hostile.SLUGS[0], page=999),
        ShowCommitments(statement=hostile.ID, status=LONGEST_STATUS, timeliness=LONGEST_TIMELINESS, page=99),
        ShowCommitment(statement=hostile.ID, slug=hostile.SLUGS[0]),
        ChooseCommitments(statement=hostile.ID, by="s", status=LONGEST_STATUS, timeliness=LONGEST_TIMELINESS),
        ScoreboardTheme(statement=hostile.ID, theme="light"),
        ShowStatements(),
        ChooseStatement(statement=hostile.ID),
        ShowMore(statement=hostile.ID, slug=hostile.SLUGS[0]),
        Cite(statement=hostile.ID, slug=hostile.SLUGS[0]),
        Follow(statement=hostile.ID, slug=hostile.SLUGS[0], page="card"),
        Unfollow(statement=hostile.ID, slug=hostile.SLUGS[0], page="list"),
        ShowFollowing(),
        ChooseFollowMode(mode=FollowMode.WITH_DIGEST),
        ShowLanguages(),
        SetLanguage(code="zh-hans-419"),
        Forget(confirmed=True),
        Forget(confirmed=False),
    ],
    ids=str,
)
def test_a_button_carries_at_most_64_bytes_and_means_what_it_meant(data: CallbackData) -> None:
    packed = data.pack()
    assert len(packed.encode()) <= DATA
    assert type(data).unpack(packed) == data


def _menus(language: str) -> dict[str, list[BotCommand]]:
    return {scope.type: commands for scope, commands in menus(translator(language))}


@every_language
def test_the_menus_are_what_telegram_takes(language: str) -> None:
    for commands in (*_menus(language).values(), menu_of(translator(language), Role.OWNER)):
        assert 1 <= len(commands) <= 100
        names = [each.command for each in commands]
        assert len(set(names)) == len(names)
        for each in commands:
            assert re.fullmatch("[a-z0-9_]{1,32}", each.command)
            assert 1 <= units(each.description) <= 256


@every_language
def test_each_kind_of_chat_has_the_menu_of_what_may_be_done_there(language: str) -> None:
    found = {scope: [each.command for each in menu] for scope, menu in _menus(language).items()}
    assert found == {
        BotCommandScopeAllPrivateChats().type: OF_READERS,
        BotCommandScopeAllGroupChats().type: [each for each in OF_READERS if each not in FOR_ADMINISTRATORS],
        BotCommandScopeAllChatAdministrators().type: OF_READERS,
    }
    assert not RESERVED & set(ots().initiatives)


@every_language
def test_a_member_has_the_newsroom_first_and_the_menu_of_readers_below(language: str) -> None:
    for role in Role:
        names = [each.command for each in menu_of(translator(language), role)]
        assert names[0] == "newsroom"
        assert names[-len(OF_READERS) :] == OF_READERS
        assert ("team" in names, "broadcast" in names) == (role is Role.OWNER, role is not Role.REVIEWER)


def _commands_in_help(language: str, role: Role | None) -> dict[str, str]:
    """Return the lines of /help that begin with a command, by its name."""
    (shown,) = help_page(ViewContext(ots(), translator(language), TODAY), role).parts
    lines = [line for line in text_of(shown).splitlines() if line.startswith("/")]
    found = {line.split()[0].removeprefix("/"): line for line in lines}
    assert len(found) == len(lines)
    return found


@every_language
def test_help_has_every_command_a_line_each(language: str) -> None:
    assert set(_commands_in_help(language, Role.OWNER)) == RESERVED - SECOND_NAMES | set(ots().initiatives)


@every_language
def test_a_command_of_readers_fits_a_line_of_a_phone_in_help(language: str) -> None:
    found = _commands_in_help(language, None)
    assert [found[name] for name in found.keys() & RESERVED if len(found[name]) > LINE_OF_A_PHONE] == []


@every_language
def test_the_shipped_descriptions_fit_without_being_cut(language: str) -> None:
    reader = ViewContext(ots(), translator(language), TODAY)
    assert 1 <= units(description(reader)) <= 512
    assert 1 <= units(short_description(reader)) <= 120
    assert description(reader).endswith(".")
    assert short_description(reader).endswith(".")


@every_language
def test_a_description_of_the_longest_names_still_fits(language: str) -> None:
    assert 1 <= units(description(ViewContext(_longest(), translator(language), TODAY))) <= 512


@every_language
def test_notices_fit_into_the_answer_to_a_press(language: str) -> None:
    tr = translator(language)
    for text in (
        notices.out_of_date(tr),
        notices.administrators_only(tr, "group"),
        notices.administrators_only(tr, "channel"),
        notices.too_many(tr, 86_400),
        notices.apology(tr, "f00ba4"),
        notices.storage_apology(tr, "f00ba4"),
    ):
        assert 1 <= units(text) <= TOAST
