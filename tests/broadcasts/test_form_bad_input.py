"""Whatever is wrong with a part of a broadcast: a sentence that says what to do, and nothing half kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from briefing.broadcasts.composing import buttons_of, ids_of, name_of
from briefing.broadcasts.content import Button
from briefing.invalid_input import InvalidInput, Problem
from briefing.moments import moment_of
from briefing.team.roles import Role
from tests.broadcasts.desk import (
    AS_IT_IS,
    ASK_TO_SEND,
    EVERYONE,
    PNG,
    SEND,
    TEXT,
    broadcasts,
    readers,
    to_preview,
    wrote,
)
from tests.followups.desk import Editor, forms, join
from tests.support.buttons import on
from views.telegram.broadcasts.callbacks import FillBroadcast, GoInBroadcast

if TYPE_CHECKING:
    from collections.abc import Mapping

ALMATY = ZoneInfo("Asia/Almaty")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PICTURE = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}
FILE = {"document": {"file_id": "d", "file_unique_id": "d"}}
POLL = {
    "id": "1",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}


async def at_message(olga: Editor) -> None:
    await readers(olga.desk, 1)
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="everyone"))


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        pytest.param({"text": "x" * 4097}, "4,097 characters; at most 4,096 fit", id="text over the limit"),
        pytest.param(
            {"text": "🎉" * 2049}, "4,098 characters; at most 4,096 fit", id="pairs of UTF-16 units"
        ),
        pytest.param({**PICTURE, "caption": "x" * 1025}, "at most 1,024 fit", id="caption over the limit"),
        pytest.param({**FILE, "caption": "🎉" * 513}, "1,026 characters", id="caption of pairs"),
        pytest.param({"poll": POLL}, "That cannot be sent to many.", id="poll"),
    ],
)
async def test_a_message_that_cannot_be_sent_is_not_kept(
    olga: Editor, sent: Mapping[str, object], expected: str
) -> None:
    await at_message(olga)
    assert expected in (await wrote(olga, **sent)).text
    (form,) = await forms(olga.desk)
    assert form.step == "content"
    assert "Which buttons" in (await olga.say(TEXT)).text


async def test_a_text_of_just_the_limit_is_taken(olga: Editor) -> None:
    await at_message(olga)
    assert "Which buttons" in (await wrote(olga, text="🎉" * 2048)).text


async def test_an_album_has_ten_parts_at_most(olga: Editor) -> None:
    await at_message(olga)
    for _ in range(10):
        await wrote(olga, **PICTURE, media_group_id="1")
    assert "The album has 10 parts so far." in olga.last.text
    assert "An album has at most 10" in (await wrote(olga, **PICTURE, media_group_id="1")).text


async def test_pictures_and_files_are_not_mixed_in_one_album(olga: Editor) -> None:
    await at_message(olga)
    await wrote(olga, **PICTURE, media_group_id="1")
    page = await wrote(olga, **FILE, media_group_id="1")
    assert "Telegram does not mix files or audio with pictures" in page.text
    assert "The album has 1 part so far." in page.text


async def test_a_service_message_is_no_answer(olga: Editor) -> None:
    await at_message(olga)
    before = olga.last
    await wrote(olga, message_auto_delete_timer_changed={"message_auto_delete_time": 60})
    assert olga.last is before


async def test_wrong_lines_of_buttons_are_named(olga: Editor) -> None:
    await at_message(olga)
    await olga.say(TEXT)
    page = await olga.say("Open - https://a.example\nno link\nLocal - http://localhost\n<b> - javascript:x")
    assert "“no link”, “Local - http://localhost”, “<b> - javascript:x”" in page.text
    assert "“Open" not in page.text
    assert "Is there a message of its own" in (await olga.say("Open - https://a.example")).text


async def test_what_telegram_refuses_is_said_before_anything_is_sent(olga: Editor) -> None:
    await at_message(olga)
    await olga.do(
        TEXT, on(FillBroadcast, step="buttons", value="none"), on(FillBroadcast, step="texts", value="done")
    )
    olga.desk.box.faults.add(kind="400", method="sendMessage", description="Bad Request: ENTITY_BAD")
    await olga.press(on(FillBroadcast, step="silent", value="no"))
    assert "Telegram does not take this message: ENTITY_BAD. Send another one." in olga.last.text
    (form,) = await forms(olga.desk)
    assert form.step == "content"


async def test_what_is_to_be_chosen_by_a_button_is_not_typed(olga: Editor) -> None:
    await olga.say("/broadcast")
    assert "Choose one of the buttons below." in (await olga.say("everyone")).text


async def test_a_wrong_moment_is_asked_for_again(olga: Editor) -> None:
    await readers(olga.desk, 1)
    await to_preview(olga)
    await olga.press(on(GoInBroadcast, step="preview", to="when"))
    assert "22 November 2026, 08:59 has passed." in (await olga.say("2026-11-22 08:59")).text
    assert "It is not clear which day and hour that is." in (await olga.say("soon")).text
    assert "It is not clear" in (await olga.say("next Friday at 9")).text
    assert await broadcasts(olga.desk) == []
    assert "Starts: 1 December 2026, 09:00" in (await olga.say("01.12.2026 09:00")).text


async def test_who_has_nobody_left_to_send_to_chooses_another_audience(olga: Editor) -> None:
    people = await readers(olga.desk, 2)
    await olga.say(f"/broadcast list partners\n{people.people[0].id}")
    await olga.do("/broadcast", on(FillBroadcast, step="audience", value="named"))
    await olga.do(on(FillBroadcast, step="list", value="partners"), TEXT, *AS_IT_IS, ASK_TO_SEND)
    olga.desk.box.world.block(people.people[0])
    await olga.desk.box.settled()
    assert await olga.press(SEND) == (
        "There is nobody in this audience at present. Choose another one.",
        True,
    )
    await olga.do(on(GoInBroadcast, step="confirm", to="preview"))
    await olga.do(on(GoInBroadcast, step="preview", to="audience"), EVERYONE, ASK_TO_SEND, SEND)
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[], [TEXT]]


async def test_the_form_is_for_owners_and_editors_in_private_alone(olga: Editor) -> None:
    reviewer = await join(olga.desk, olga.desk.box.world.add_person("Rita"), Role.REVIEWER)
    for command in ("/broadcast", "/broadcast list partners", "/broadcasts"):
        assert "members of the newsroom who have the right" in (await reviewer.say(command)).text
    group = olga.desk.box.world.add_group("Neighbours", members=[olga.person])
    olga.desk.box.world.bot_added(group, by=olga.person)
    (answer,) = await olga.desk.say(olga.person, group, "/broadcast")
    assert "private chat" in answer.text
    assert await forms(olga.desk) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-12-01 09:00", datetime(2026, 12, 1, 4, 0, tzinfo=UTC), id="ISO"),
        pytest.param(" 01.12.2026  9:05 ", datetime(2026, 12, 1, 4, 5, tzinfo=UTC), id="dotted"),
        pytest.param("1 December 2026, 09:00", datetime(2026, 12, 1, 4, 0, tzinfo=UTC), id="named month"),
        pytest.param("today 23:59", datetime(2026, 11, 22, 18, 59, tzinfo=UTC), id="today"),
        pytest.param("tomorrow 9:00", datetime(2026, 11, 23, 4, 0, tzinfo=UTC), id="tomorrow"),
        pytest.param("Tomorrow, at 9", datetime(2026, 11, 23, 4, 0, tzinfo=UTC), id="without minutes"),
        pytest.param("at 9:30 tomorrow", datetime(2026, 11, 23, 4, 30, tzinfo=UTC), id="the hour first"),
        pytest.param("завтра в 9", datetime(2026, 11, 23, 4, 0, tzinfo=UTC), id="завтра"),
        pytest.param("Послезавтра в 10 часов.", datetime(2026, 11, 24, 5, 0, tzinfo=UTC), id="послезавтра"),
        pytest.param("ертең 9:00", datetime(2026, 11, 23, 4, 0, tzinfo=UTC), id="ертең"),
        pytest.param("ертең сағат 9-да", datetime(2026, 11, 23, 4, 0, tzinfo=UTC), id="сағат 9-да"),
        pytest.param("БҮРСІГҮНІ 9:05", datetime(2026, 11, 24, 4, 5, tzinfo=UTC), id="бүрсігүні"),
        pytest.param("2026-12-01 в 9", datetime(2026, 12, 1, 4, 0, tzinfo=UTC), id="a date and a bare hour"),
    ],
)
def test_a_moment_is_read_in_the_zone(text: str, expected: datetime) -> None:
    assert moment_of(text, NOW, ALMATY) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("", Problem.NO_MOMENT, id="empty"),
        pytest.param("2026-12-01", Problem.NO_MOMENT, id="no hour"),
        pytest.param("09:00", Problem.NO_MOMENT, id="no day"),
        pytest.param("tomorrow", Problem.NO_MOMENT, id="tomorrow without an hour"),
        pytest.param("завтра в 24", Problem.NO_SUCH_HOUR, id="no such hour tomorrow"),
        pytest.param("yesterday 9:00", Problem.PAST, id="yesterday"),
        pytest.param("12/01/2026 09:00", Problem.NO_MOMENT, id="month or day first"),
        pytest.param("2026-12-01 9", Problem.NO_MOMENT, id="no minutes"),
        pytest.param("31.02.2027 09:00", Problem.NO_SUCH_DAY, id="no such day"),
        pytest.param("2026-12-01 24:00", Problem.NO_SUCH_HOUR, id="no such hour"),
        pytest.param("2026-12-01 12:60", Problem.NO_SUCH_HOUR, id="no such minute"),
        pytest.param("2027-03-14 02:30", Problem.NO_SUCH_HOUR, id="hour that the clock jumps over"),
        pytest.param("2026-11-22 04:00", Problem.PAST, id="this very minute"),
        pytest.param("2027-11-24 09:00", Problem.TOO_FAR, id="over a year ahead"),
    ],
)
def test_what_is_no_moment_has_a_name(text: str, problem: Problem) -> None:
    with pytest.raises(InvalidInput) as caught:
        moment_of(text, NOW, NEW_YORK)
    assert caught.value.problem is problem


@pytest.mark.parametrize(
    ("line", "button"),
    [
        pytest.param("A - https://a.example", Button("A", "https://a.example"), id="plain"),
        pytest.param("A - b – https://a.example/x-y", Button("A - b", "https://a.example/x-y"), id="dashes"),
        pytest.param("R&D <x> — http://a.example", Button("R&D <x>", "http://a.example"), id="signs"),
        pytest.param("A https://a.example", None, id="no dash"),
        pytest.param("- https://a.example", None, id="no title"),
        pytest.param("A - a.example", None, id="no scheme"),
        pytest.param("A - https://", None, id="no host"),
        pytest.param("A - https://me:x@a.example", None, id="password"),
        pytest.param(f"{'x' * 65} - https://a.example", None, id="title too long"),
    ],
)
def test_a_line_is_a_button_or_none(line: str, button: Button | None) -> None:
    if button is not None:
        assert buttons_of(f"\n{line}\n") == (button,)
        return
    with pytest.raises(InvalidInput) as caught:
        buttons_of(line)
    assert caught.value.details == {"lines": [line.strip()]}


def test_too_many_buttons_are_counted() -> None:
    with pytest.raises(InvalidInput) as caught:
        buttons_of("\n".join(["A - https://a.example"] * 21))
    assert caught.value.details == {"count": 21, "limit": 20}


def test_ids_and_names_of_lists_are_read_strictly() -> None:
    assert ids_of("1\n -100123 \n\n1") == (1, -100123)
    assert name_of(" Partners-2 ") == "partners-2"
    for read, wrong in ((ids_of, "1 2"), (ids_of, "x"), (ids_of, ""), (name_of, "über"), (name_of, "x" * 21)):
        with pytest.raises(InvalidInput):
            read(wrong)


async def test_a_picture_for_the_buttons_is_no_line(olga: Editor) -> None:
    await at_message(olga)
    await olga.say(TEXT)
    olga.desk.box.world.send_file(olga.person, olga.chat, PNG)
    await olga.desk.box.settled()
    assert "That is empty." in olga.last.text


async def test_a_forward_of_a_kind_that_is_not_known_here_is_refused(olga: Editor) -> None:
    origin = {"type": "galaxy", "date": 5}
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="everyone"))
    page = await wrote(olga, hologram={"depth": 3}, forward_origin=origin)
    assert "That cannot be sent to many" in page.text
