"""The list of all commitments, and choosing some of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.deadlines.commitments import CommitmentFilter
from briefing.deadlines.timeliness import Timeliness
from briefing.statement.entry import Status
from tests.support.buttons import on
from tests.views.shown import TODAY, ots, plain, translator
from tests.views.telegram_html import text_of
from views.labels import STATUS, TIMELINESS
from views.named_choice import named_choice
from views.telegram.deadlines.callbacks import ChooseCommitments, ShowCommitment, ShowCommitments
from views.telegram.deadlines.commitments import commitments_page
from views.telegram.statement.callbacks import ShowCard
from views.telegram.support.page import ViewContext

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk


def slugs(message: Message) -> list[str]:
    return re.findall(r" /(\w+)$", message.text, re.MULTILINE)


async def test_every_commitment_has_status_timeliness_verifiability_and_last_check(
    desk: Desk, emma: Person
) -> None:
    (shown,) = await desk.say(emma, desk.box.world.private(emma), "/commitments")
    assert slugs(shown) == [each.slug for each in ots().in_order]
    _head, *rows = shown.text.split("\n\n")
    assert rows[2].splitlines() == [
        "3. 🔄 Turkic Investment Fund — in progress /investment_fund",
        (
            "⏰ 2025: Meeting of the ministers of economy and trade in Turkistan (stated as “this year”) — "
            "held on 20 February 2026, 51 days late"
        ),
        "🔎 can be checked in part",
    ]
    assert rows[0].splitlines()[1] == "⏰ no date was stated · 🔎 can be checked"
    assert "(the year in its title)" in rows[1]


async def test_when_somebody_last_looked_is_said_once_where_it_is_the_same_for_all(
    desk: Desk, emma: Person
) -> None:
    (shown,) = await desk.say(emma, desk.box.world.private(emma), "/commitments")
    assert shown.text.endswith("\n\nChecked on 29 November 2026 in sources up to 15 May 2026")
    assert shown.text.casefold().count("checked on") == 1


def test_when_somebody_last_looked_stands_in_each_row_where_it_differs() -> None:
    older = replace(ots(), checks=tuple(each for each in ots().checks if each.initiative != "chamber"))
    page = commitments_page(ViewContext(older, translator("en"), TODAY), CommitmentFilter(), 0)
    text = plain(text_of(page.parts[0]))
    assert text.count("· checked on 29 November 2026 in sources up to 15 May 2026") == 9
    assert text.count("· checked on ") == 10


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        pytest.param(
            "in_progress", ["investment_fund", "chamber", "middle_corridor", "ai_university"], id="status"
        ),
        pytest.param("Partly fulfilled", ["ots_plus"], id="status in words"),
        pytest.param("met_late", ["investment_fund"], id="timeliness"),
        pytest.param("under way", ["chamber"], id="timeliness in words"),
        pytest.param("under_way in_progress", ["chamber"], id="both"),
        pytest.param("no evidence found upcoming", ["vision_2040"], id="both in words"),
        pytest.param("chamber", ["chamber"], id="initiative"),
        pytest.param("4", ["chamber"], id="number"),
    ],
)
async def test_an_argument_chooses(desk: Desk, emma: Person, argument: str, expected: list[str]) -> None:
    (shown,) = await desk.say(emma, desk.box.world.private(emma), f"/commitments {argument}")
    assert slugs(shown) == expected
    assert f"{len(expected)} of 10" in shown.text


async def test_status_is_the_second_name_of_the_command(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (shown,), (same,) = [await desk.say(emma, chat, f"/{name} chamber") for name in ("commitments", "status")]
    assert same.text == shown.text


@pytest.mark.parametrize("argument", ["overdue", "disputed", "fulfilled upcoming"])
async def test_that_nothing_stands_so_is_said(desk: Desk, emma: Person, argument: str) -> None:
    (shown,) = await desk.say(emma, desk.box.world.private(emma), f"/commitments {argument}")
    assert "0 of 10" in shown.text
    assert shown.text.endswith("No initiative fits today.")


@pytest.mark.parametrize(
    "argument", ["late", "in_progress in_progress", "99", "<b>x</b>", "🙂" * 1000], ids=lambda each: each[:12]
)
async def test_a_wrong_argument_is_told_what_there_is(desk: Desk, emma: Person, argument: str) -> None:
    (shown,) = await desk.say(emma, desk.box.world.private(emma), f"/commitments {argument}")
    assert f"There is no status, deadline or initiative called “{argument[:100]}”." in shown.text
    assert all(label in shown.text for label in (*STATUS.values(), *TIMELINESS.values()))
    assert "in_progress (" not in shown.text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("", CommitmentFilter(), id="all"),
        pytest.param(
            "в работе", CommitmentFilter(Status.IN_PROGRESS), id="a status in the reader's language"
        ),
        pytest.param("В РАБОТЕ", CommitmentFilter(Status.IN_PROGRESS), id="in capitals"),
        pytest.param("in-progress", CommitmentFilter(Status.IN_PROGRESS), id="with a hyphen"),
        pytest.param(
            "overdue в работе",
            CommitmentFilter(Status.IN_PROGRESS, Timeliness.OVERDUE),
            id="one of each language",
        ),
        pytest.param("/chamber", CommitmentFilter(initiative="chamber"), id="an initiative with its slash"),
        pytest.param("чужое", None, id="nothing of ours"),
        pytest.param("в " * 5000, None, id="very many words"),
    ],
)
def test_a_choice_can_be_named_in_the_language_of_the_reader(
    asked: str, expected: CommitmentFilter | None
) -> None:
    assert named_choice(translator("ru"), ots(), asked) == expected


@pytest.mark.parametrize(
    ("language", "asked", "expected"),
    [
        pytest.param("az", "İCRA OLUNUR", Status.IN_PROGRESS, id="az capitals"),
        pytest.param("az", "Icra olunur", Status.IN_PROGRESS, id="az from a keyboard without İ"),
        pytest.param("tr", "YERİNE GETİRİLDİ", Status.FULFILLED, id="tr dotted"),
        pytest.param("tr", "KANIT BULUNAMADI", Status.NO_EVIDENCE_FOUND, id="tr dotless"),
        pytest.param("tr", "kanit bulunamadi", Status.NO_EVIDENCE_FOUND, id="tr without ı"),
    ],
)
def test_the_dots_of_i_do_not_part_a_name_from_its_status(
    language: str, asked: str, expected: Status
) -> None:
    assert named_choice(translator(language), ots(), asked) == CommitmentFilter(expected)


async def test_buttons_choose_by_status_then_by_deadline(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (shown,) = await desk.say(emma, chat, "/commitments")
    await desk.press(emma, chat, shown, on(ChooseCommitments, by="s", timeliness=""))
    await desk.press(emma, chat, shown, on(ShowCommitments, status="in_progress", timeliness=""))
    assert "Status: in progress · 4 of 10" in shown.text
    await desk.press(emma, chat, shown, on(ChooseCommitments, by="t", timeliness=""))
    await desk.press(emma, chat, shown, on(ShowCommitments, status="in_progress", timeliness="under_way"))
    assert "Status: in progress · Deadline: under way · 1 of 10" in shown.text
    assert slugs(shown) == ["chamber"]
    await desk.press(emma, chat, shown, on(ShowCommitments, status="", timeliness=""))
    assert len(slugs(shown)) == 10


async def test_buttons_choose_an_initiative_and_lead_to_its_card(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (shown,) = await desk.say(emma, chat, "/commitments overdue")
    await desk.press(emma, chat, shown, on(ChooseCommitments, status="", timeliness=""))
    await desk.press(emma, chat, shown, on(ShowCommitment, slug="industry"))
    assert slugs(shown) == ["industry"]
    await desk.press(emma, chat, shown, on(ShowCard, slug="industry"))
    assert shown.text.startswith("5. Programme of Industrial Cooperation")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("com:old:::0", id="statement that is gone"),
        pytest.param("com:ots-2025:gone::0", id="status that is gone"),
        pytest.param("cmc:ots-2025:s::gone", id="timeliness that is gone"),
        pytest.param("cmc:ots-2025:x::", id="menu that is gone"),
        pytest.param("cmi:ots-2025:gone", id="initiative that is gone"),
    ],
)
async def test_a_button_without_meaning_says_so(desk: Desk, emma: Person, data: str) -> None:
    chat = desk.box.world.private(emma)
    (shown,) = await desk.say(emma, chat, "/commitments")
    assert await desk.press(emma, chat, shown, data, forged=True) == (
        "This button is out of date. /start shows new ones.",
        True,
    )
