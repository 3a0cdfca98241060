"""Uzbek in the spelling that is in force: what the bot says changes with the date, without a restart."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.views.shown import plain

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person, Sandbox
    from tests.desk import Desk

REFORM = datetime(2027, 4, 21, 19, tzinfo=UTC)
"""Midnight in Tashkent, from which it is 22 April 2027."""
EVE = REFORM - timedelta(minutes=1)
QUOTATION = "“shu yili”"
PUBLISHER = "International Institute for Central Asia, Tashkent"


@pytest.fixture
def shahzod(box: Sandbox) -> Person:
    return box.world.add_person("Shahzod", language="uz")


async def said(desk: Desk, person: Person, text: str) -> Message:
    chat = desk.box.world.private(person)
    (answer,) = await desk.say(person, chat, text)
    return answer


def before(text: str) -> bool:
    return bool(re.search("sh|ch|oʻ|gʻ", text)) and not re.search("[şçöğ]", text)


def after(text: str) -> bool:
    """Tell whether words are in the reformed spelling but for what keeps its letters."""
    for kept in (QUOTATION, PUBLISHER):
        text = text.replace(kept, "")
    text = re.sub(r"/\w+|https?://\S+", "", text)
    return bool(re.search("[şçöğ]", text)) and not re.search("sh|ch|oʻ|gʻ", text, re.IGNORECASE)


@pytest.mark.parametrize(
    "command", ["/digest", "/initiatives", "/vision_2040", "/deadlines", "/help", "/about"]
)
async def test_pages_change_at_midnight_in_tashkent(desk: Desk, shahzod: Person, command: str) -> None:
    desk.now = EVE
    assert before((await said(desk, shahzod, command)).text)
    desk.now = REFORM
    answer = (await said(desk, shahzod, command)).text
    assert after(answer), answer
    desk.now = EVE
    assert before((await said(desk, shahzod, command)).text)


async def test_quotations_publishers_and_addresses_keep_their_letters(desk: Desk, shahzod: Person) -> None:
    desk.now = REFORM
    fund = await said(desk, shahzod, "/investment_fund")
    assert QUOTATION in plain(fund.text)
    assert "jamğarma" in plain(fund.text)
    council = await said(desk, shahzod, "/followups cyber_council")
    assert PUBLISHER in plain(council.text)
    assert "kengaş" in plain(council.text)
    assert "hamkorlikni-rivojlantirish-boyicha" in str(council.entities)
    assert "/search" in (await said(desk, shahzod, "/help")).text


def labels(message: Message) -> list[str]:
    return [each["text"] for row in message.buttons for each in row]


async def test_weekdays_and_names_of_languages_change(desk: Desk, shahzod: Person) -> None:
    desk.now = REFORM
    await desk.say(shahzod, desk.box.world.private(shahzod), "/subscribe")
    assert "(Duş)" in (await said(desk, shahzod, "/settings har duşanba 18:00")).text
    emma = desk.box.world.add_person("Emma", language="en")
    for person in (shahzod, emma):
        names = labels(await said(desk, person, "/language"))
        assert next(each for each in names if "zbek" in each).removeprefix("✓ ").startswith("Özbek")
        assert next(each for each in names if "Engl" in each).removeprefix("✓ ") == "English"


async def test_a_name_that_somebody_typed_keeps_its_letters(desk: Desk, shahzod: Person) -> None:
    desk.now = REFORM
    answer = await said(desk, shahzod, "/search shahar chorrahasi")
    assert "shahar chorrahasi" in answer.text


async def test_pushes_after_the_reform_are_in_its_spelling(desk: Desk, shahzod: Person) -> None:
    chat: Chat = desk.box.world.private(shahzod)
    await desk.say(shahzod, chat, "/subscribe")
    early = await desk.pushed(chat, datetime(2027, 4, 1, 12, tzinfo=UTC))
    assert all(before(each.text) for each in early)
    assert early
    late = await desk.pushed(chat, datetime(2027, 5, 1, 12, tzinfo=UTC))
    assert all(after(each.text) for each in late)
    assert late


@pytest.mark.profile
async def test_menus_and_descriptions_are_published_anew(desk: Desk, box: Sandbox) -> None:
    def published() -> str:
        return str(box.descriptions.get(("description", "uz"), ""))

    desk.now = EVE
    await box.until(lambda: before(published()))
    await desk.travel(REFORM)
    await box.until(lambda: after(published()))


@pytest.mark.parametrize(
    ("settings", "is_reformed"),
    [
        pytest.param({"uzbek_spelling": "current"}, (False, False), id="never"),
        pytest.param({"uzbek_spelling": "reformed"}, (True, True), id="at once"),
        pytest.param({"uzbek_reform_on": "2026-11-23"}, (False, True), id="from another day on"),
    ],
)
async def test_the_spelling_is_a_setting(
    idle_desk: Desk, shahzod: Person, settings: dict[str, object], is_reformed: tuple[bool, bool]
) -> None:
    await idle_desk.start(**settings)
    for moment, expected in zip((idle_desk.now, REFORM), is_reformed, strict=True):
        idle_desk.now = moment
        assert after((await said(idle_desk, shahzod, "/digest")).text) is expected
