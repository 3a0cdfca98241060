"""Messages arrive as they look: each file of an album with its own caption, and what is left out is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.broadcasts.desk import PNG, TEXT, readers, wrote
from tests.support.buttons import on
from views.telegram.broadcasts.callbacks import FillBroadcast, FinishBroadcast, GoInBroadcast

if TYPE_CHECKING:
    from tests.followups.desk import Editor

BOLD = [{"type": "bold", "offset": 0, "length": 3}]


async def photos(olga: Editor) -> list[list[dict[str, Any]]]:
    """Return two pictures that Telegram knows."""
    world = olga.desk.box.world
    return [
        world.send_file(olga.person, olga.chat, PNG)["photo"],
        world.send_file(olga.person, olga.chat, PNG)["photo"],
    ]


async def begun(olga: Editor) -> None:
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="everyone"))


async def test_each_part_of_an_album_has_its_own_caption_and_spoiler(olga: Editor) -> None:
    await readers(olga.desk, 1)
    first, second = await photos(olga)
    await begun(olga)
    await wrote(olga, photo=first, caption="One bridge", caption_entities=BOLD, media_group_id="7")
    await wrote(
        olga,
        photo=second,
        caption="Two bridges",
        caption_entities=BOLD,
        has_media_spoiler=True,
        show_caption_above_media=True,
        media_group_id="7",
    )
    await olga.do(
        on(FillBroadcast, step="content", value="done"),
        on(FillBroadcast, step="texts", value="done"),
        on(FillBroadcast, step="silent", value="no"),
    )
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    await olga.press(on(FinishBroadcast, starts=True))
    await olga.desk.travel(olga.desk.now)
    preview, *sent = (each.params["media"] for each in olga.desk.box.journal.filter("sendMediaGroup"))
    expected = [
        {"type": "photo", "media": first[-1]["file_id"], "caption": "One bridge", "caption_entities": BOLD},
        {
            "type": "photo",
            "media": second[-1]["file_id"],
            "caption": "Two bridges",
            "caption_entities": BOLD,
            "has_spoiler": True,
            "show_caption_above_media": True,
        },
    ]
    assert [each == expected for each in (preview, *sent)] == [True] * (1 + len(sent))
    assert len(sent) == 2


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({"effect_id": "1"}, "Without: its effect."),
        (
            {"reply_markup": {"inline_keyboard": [[{"text": "x", "url": "https://a.example"}]]}},
            "Without: the buttons below it.",
        ),
        ({"quote": {"text": "x", "position": 0}}, "Without: the message that it answers."),
        (
            {"entities": [{"type": "custom_emoji", "offset": 0, "length": 3, "custom_emoji_id": "5"}]},
            "Without: custom emoji, where this bot may not send them.",
        ),
    ],
    ids=["effect", "buttons", "quote", "custom emoji"],
)
async def test_what_does_not_arrive_is_said_before_it_is_sent(
    olga: Editor, extra: dict[str, Any], said: str
) -> None:
    await readers(olga.desk, 1)
    await begun(olga)
    await wrote(olga, text=TEXT, **extra)
    await olga.do(
        on(FillBroadcast, step="buttons", value="none"),
        on(FillBroadcast, step="texts", value="done"),
        on(FillBroadcast, step="silent", value="no"),
    )
    assert said in olga.last.text


async def test_a_video_keeps_its_cover_its_beginning_and_its_spoiler(olga: Editor) -> None:
    world = olga.desk.box.world
    await readers(olga.desk, 1)
    cover, _other = await photos(olga)
    video = world.send_file(olga.person, olga.chat, PNG, kind=cast("Any", "video"))["video"]
    await begun(olga)
    await wrote(
        olga,
        video=video | {"cover": cover, "start_timestamp": 9},
        caption="Look",
        has_media_spoiler=True,
        show_caption_above_media=True,
    )
    await olga.do(
        on(FillBroadcast, step="buttons", value="none"),
        on(FillBroadcast, step="texts", value="done"),
        on(FillBroadcast, step="silent", value="no"),
    )
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    await olga.press(on(FinishBroadcast, starts=True))
    await olga.desk.travel(olga.desk.now)
    looks = {"has_spoiler", "show_caption_above_media", "cover", "start_timestamp", "caption", "video"}
    calls = [
        {name: str(each.params[name]) for name in looks} for each in olga.desk.box.journal.filter("sendVideo")
    ]
    assert len(calls) == 3
    assert calls[0]["cover"] == cover[-1]["file_id"]
    assert calls.count(calls[0]) == 3, "the preview is what is sent"


async def test_a_rich_message_is_refused_with_a_sentence(olga: Editor) -> None:
    await begun(olga)
    await wrote(olga, rich_message={"blocks": []})
    assert "That cannot be sent to many." in olga.last.text
