"""What an editor forwards or sends as a bare address begins a follow-up."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from briefing.statement.entry import FollowUp
from tests.followups.desk import STEPS, TEXT, URL, Editor, entries, forms
from tests.support.buttons import on
from views.telegram.followups.callbacks import FillIn, FinishForm

if TYPE_CHECKING:
    from sandbox import Person

DAY = int(datetime(2026, 11, 19, 20, 30, tzinfo=UTC).timestamp())
"""Already the 20th in Almaty, where the newsroom is."""


def post(message_id: int = 77, date: int = DAY, **chat: str | None) -> dict[str, Any]:
    origin = {"id": -1009, "type": "channel", "title": "Akorda", "username": "akorda_news"} | chat
    return {"type": "channel", "date": date, "message_id": message_id, "chat": origin}


async def forward(editor: Editor, origin: dict[str, Any] | None, **content: object) -> None:
    message = {
        "message_id": 900,
        "date": int(editor.desk.now.timestamp()),
        "chat": editor.chat.api(),
        "from": editor.person.api(),
        "forward_origin": origin,
        **({"text": "The Chamber has an office now."} | content),
    }
    editor.desk.box.inject({"message": message})
    await editor.desk.box.settled()


async def test_a_forwarded_post_gives_its_link_its_day_and_its_channel(olga: Editor) -> None:
    await forward(olga, post())
    assert "Which initiative is it about?" in olga.last.text
    await olga.do(on(FillIn, step="initiative", value="chamber"), *STEPS[1:], on(FinishForm, review=False))
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    (evidence,) = entry.item.evidence
    assert entry.item.happened_on.isoformat() == "2026-11-20"
    assert (evidence.url, evidence.publisher) == ("https://t.me/akorda_news/77", "Akorda")


async def test_a_post_that_people_forward_in_the_sandbox_is_taken_over(olga: Editor) -> None:
    world = olga.desk.box.world
    channel = world.add_channel("Akorda", admins=[olga.person], username="akorda_news")
    world.say(olga.person, channel, "The Chamber has an office now.")
    source = world.messages(channel)[-1]
    world.forward(olga.person, source, olga.chat)
    await olga.desk.box.settled()
    (form,) = await forms(olga.desk)
    assert form.values["url.1"] == f"https://t.me/akorda_news/{source.message_id}"


async def test_the_day_of_a_post_before_the_statement_is_offered_only(olga: Editor) -> None:
    await forward(olga, post(date=int(datetime(2025, 9, 1, tzinfo=UTC).timestamp())))
    await olga.do(on(FillIn, step="initiative", value="chamber"), TEXT)
    await olga.press(on(FillIn, step="day", value="posted"))
    assert "is before the statement" in olga.last.text
    await olga.press(on(FillIn, step="day", value="context.2025-09-01"))
    assert (await forms(olga.desk))[0].values["status"] == "context"
    assert "1 September 2025" in olga.last.text
    assert "context, changes nothing" in olga.last.text


async def test_a_picture_of_a_channel_is_a_starting_point_too(olga: Editor) -> None:
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    await forward(olga, post(), text=None, photo=photo, caption="An office")
    assert (await forms(olga.desk))[0].values["url.1"] == "https://t.me/akorda_news/77"


async def test_a_channel_whose_name_cannot_stand_is_named_by_its_address(olga: Editor) -> None:
    await forward(olga, post(title="<b>Akorda</b>"))
    assert (await forms(olga.desk))[0].values["publisher.1"] == "t.me/akorda_news"


@pytest.mark.parametrize(
    "origin",
    [
        pytest.param(post(username=None), id="private channel"),
        pytest.param({"type": "hidden_user", "date": DAY, "sender_user_name": "X"}, id="hidden sender"),
        pytest.param(
            {"type": "user", "date": DAY, "sender_user": {"id": 5, "is_bot": False, "first_name": "X"}},
            id="user",
        ),
    ],
)
async def test_what_has_no_public_link_is_told_and_the_form_begins_without(
    olga: Editor, origin: dict[str, Any]
) -> None:
    await forward(olga, origin)
    assert_begun_without_link(olga)
    assert set((await forms(olga.desk))[0].values) == {"form", "statement"}


async def test_what_was_forwarded_from_where_nobody_knows_is_told_the_same(olga: Editor) -> None:
    await forward(olga, None, forward_date=DAY)
    assert_begun_without_link(olga)


def assert_begun_without_link(olga: Editor) -> None:
    said = [each.text for each in olga.desk.box.world.messages(olga.chat)][-2:]
    assert "no date and public link" in said[0]
    assert "Which initiative is it about?" in said[1]


async def test_a_bare_address_is_taken_over(olga: Editor) -> None:
    await olga.do(URL, on(FillIn, step="initiative", value="chamber"), *STEPS[1:])
    await olga.press(on(FinishForm, review=False))
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert entry.item.evidence[0].url == URL


async def test_within_a_form_an_address_is_an_answer(olga: Editor) -> None:
    await olga.say("/followup chamber")
    (before,) = await forms(olga.desk)
    await olga.say(URL)
    (after,) = await forms(olga.desk)
    assert after.values["form"] == before.values["form"]
    assert after.values["url.1"] == URL


async def test_within_a_form_a_forwarded_post_is_a_source(olga: Editor) -> None:
    await olga.say("/followup chamber")
    await forward(olga, post())
    assert "What happened?" in olga.last.text
    assert (await forms(olga.desk))[0].values["url.1"] == "https://t.me/akorda_news/77"


async def test_an_album_begins_one_form(olga: Editor) -> None:
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    for _ in range(3):
        await forward(olga, post(), text=None, photo=photo, media_group_id="5")
    asked = [each for each in olga.desk.box.world.messages(olga.chat) if "Which initiative" in each.text]
    assert len(asked) == 1


async def test_the_address_of_a_reader_is_searched_for_as_before(olga: Editor, emma: Person) -> None:
    reader = Editor(olga.desk, emma)
    assert "matches for" in (await reader.say(URL)).text
    await forward(reader, post(), text="палатой")
    assert "match" in reader.last.text
    assert await forms(olga.desk) == []


async def test_words_of_an_editor_are_searched_for_as_before(olga: Editor) -> None:
    assert "Turkic Chamber" in (await olga.say("палатой")).text
    assert await forms(olga.desk) == []
