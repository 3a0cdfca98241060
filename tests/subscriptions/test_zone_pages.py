"""The choice of a time zone: places by region, each with its offset, in the language of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.zones import NEAREST, Region, places, places_in
from tests.support.buttons import on
from views.telegram.subscriptions.callbacks import ShowSettings

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk


def labels(page: Message) -> list[str]:
    return [each["text"] for row in page.buttons for each in row]


async def first_page(desk: Desk, person: Person, language: str) -> Message:
    chat = desk.box.world.private(person)
    await desk.say(person, chat, f"/language {language}")
    settings, *_digest = await desk.say(person, chat, "/subscribe")
    await desk.press(person, chat, settings, on(ShowSettings, page="zone"))
    return settings


def test_every_place_lies_in_one_region() -> None:
    divided = [zone for region in Region for zone in places_in(region)]
    assert sorted(divided) == sorted(places())
    assert set(NEAREST) <= set(places())


async def test_places_of_most_readers_are_one_tap_away_and_the_present_one_is_marked(
    desk: Desk, emma: Person
) -> None:
    page = await first_page(desk, emma, "en")
    assert labels(page)[:4] == ["✓ Almaty · UTC+5", "Tashkent · UTC+5", "Bishkek · UTC+6", "Dushanbe · UTC+5"]
    assert {"Baku · UTC+4", "Istanbul · UTC+3", "Moscow · UTC+3"} < set(labels(page))
    assert labels(page)[-1] == "⬅ Settings"
    assert "/settings Almaty" in page.text


async def test_a_place_far_away_stays_in_sight_when_it_is_the_present_one(desk: Desk, emma: Person) -> None:
    await first_page(desk, emma, "en")
    chat = desk.box.world.private(emma)
    (settings,) = await desk.say(emma, chat, "/settings Oslo")
    await desk.press(emma, chat, settings, on(ShowSettings, page="zone"))
    assert labels(settings)[0] == "✓ Oslo · UTC+1"


async def test_regions_and_places_are_named_and_ordered_in_the_language_of_the_reader(
    desk: Desk, emma: Person
) -> None:
    page = await first_page(desk, emma, "kk")
    assert "🌍 Орталық Азия" in labels(page)
    await desk.press(emma, desk.box.world.private(emma), page, on(ShowSettings, page="in=central-asia"))
    names = [each.partition(" · ")[0].removeprefix("✓ ") for each in labels(page)][:12]
    assert names == sorted(names, key=lambda name: name.lower().replace("қ", "кя"))
    assert names[0] == "Ақтау"


async def test_a_long_region_has_several_sheets(desk: Desk, emma: Person) -> None:
    page = await first_page(desk, emma, "en")
    chat = desk.box.world.private(emma)
    await desk.press(emma, chat, page, on(ShowSettings, page="in=americas"))
    assert "page 1 of 4" in page.text
    await desk.press(emma, chat, page, on(ShowSettings, page="in=americas=1"))
    assert "page 2 of 4" in page.text
    await desk.press(emma, chat, page, on(ShowSettings, page="zone"))
    assert "✓ Almaty · UTC+5" in labels(page)


async def test_an_offset_of_an_old_button_leads_to_its_places(desk: Desk, emma: Person) -> None:
    page = await first_page(desk, emma, "en")
    await desk.press(emma, desk.box.world.private(emma), page, "set:0:0:utc=345", forged=True)
    assert labels(page)[0] == "Kathmandu · UTC+5:45"


async def test_a_page_that_does_not_exist_is_the_main_one(desk: Desk, emma: Person) -> None:
    page = await first_page(desk, emma, "en")
    await desk.press(emma, desk.box.world.private(emma), page, "set:0:0:in=atlantis", forged=True)
    assert "Subscribed" in page.text
