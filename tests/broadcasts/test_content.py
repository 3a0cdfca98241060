"""What a broadcast sends, and how a message is turned into another one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from briefing.broadcasts.content import Button, CannotEdit, Caption, Content, ContentKind
from telegram.body_call import send_call

if TYPE_CHECKING:
    from briefing.outbox import Body

AUTHOR = 7
BOLD = '[{"type":"bold","offset":0,"length":5}]'
BUTTONS = (Button("Site", "https://example.org/"),)
MARKUP = {"inline_keyboard": [[{"text": "Site", "url": "https://example.org/"}]]}

TEXT = Content(ContentKind.TEXT, "Hello", BOLD, extras='{"link_preview_options":{"is_disabled":true}}')
PHOTO = Content(ContentKind.PHOTO, "Bridge", BOLD, (("photo", "p1"),), extras='{"has_spoiler":true}')
ALBUM = Content(ContentKind.ALBUM, "Bridges", media=(("photo", "a"), ("video", "b")))
TITLED = replace(ALBUM, captions=(Caption("Bridges"), Caption("Roads", BOLD, '{"has_spoiler":true}')))
VOICE = Content(ContentKind.VOICE, "Listen", media=(("voice", "v"),))
COPY = Content(ContentKind.COPY, message_id=5)
DOCUMENT = Content(ContentKind.DOCUMENT, media=(("document", "d"),))


def spoken(body: Body) -> tuple[str, dict[str, Any]]:
    """Return the method of the Bot API that a body becomes, and its parameters without those of a row."""
    call = send_call(body, AUTHOR)
    parameters = json.loads(call.body)
    del parameters["chat_id"]
    return call.method, parameters


@pytest.mark.parametrize(
    ("content", "method", "parameters"),
    [
        pytest.param(
            TEXT,
            "sendMessage",
            {"text": "Hello", "entities": json.loads(BOLD), "link_preview_options": {"is_disabled": True}},
            id="text",
        ),
        pytest.param(
            PHOTO,
            "sendPhoto",
            {"photo": "p1", "caption": "Bridge", "caption_entities": json.loads(BOLD), "has_spoiler": True},
            id="photo",
        ),
        pytest.param(DOCUMENT, "sendDocument", {"document": "d"}, id="document without a caption"),
        pytest.param(
            ALBUM,
            "sendMediaGroup",
            {
                "media": [
                    {"type": "photo", "media": "a", "caption": "Bridges"},
                    {"type": "video", "media": "b"},
                ]
            },
            id="album",
        ),
        pytest.param(
            TITLED,
            "sendMediaGroup",
            {
                "media": [
                    {"type": "photo", "media": "a", "caption": "Bridges"},
                    {
                        "type": "video",
                        "media": "b",
                        "caption": "Roads",
                        "caption_entities": json.loads(BOLD),
                        "has_spoiler": True,
                    },
                ]
            },
            id="album with a caption each",
        ),
        pytest.param(COPY, "copyMessage", {"from_chat_id": AUTHOR, "message_id": 5}, id="anything else"),
    ],
)
def test_each_kind_is_sent_by_its_method(content: Content, method: str, parameters: dict[str, Any]) -> None:
    assert spoken(content.body((), AUTHOR)) == (method, parameters)


@pytest.mark.parametrize("content", [TEXT, PHOTO, VOICE, COPY, DOCUMENT])
def test_buttons_stand_below_each_in_a_row_of_its_own(content: Content) -> None:
    assert spoken(content.body(BUTTONS, AUTHOR))[1]["reply_markup"] == MARKUP


def test_an_album_has_no_buttons() -> None:
    assert not ALBUM.takes_buttons
    assert "reply_markup" not in spoken(ALBUM.body(BUTTONS, AUTHOR))[1]


def changed_caption(content: Content) -> Content:
    return replace(content, text="Another", entities="")


@pytest.mark.parametrize(
    ("earlier", "after", "expected"),
    [
        pytest.param([TEXT], replace(TEXT, text="Bye"), [(0, "editMessageText")], id="text"),
        pytest.param([TEXT], TEXT, [], id="the same"),
        pytest.param([TEXT, changed_caption(TEXT)], TEXT, [(0, "editMessageText")], id="back again"),
        pytest.param([PHOTO], changed_caption(PHOTO), [(0, "editMessageCaption")], id="caption"),
        pytest.param(
            [PHOTO], replace(PHOTO, media=(("photo", "p2"),)), [(0, "editMessageMedia")], id="photo"
        ),
        pytest.param([PHOTO], DOCUMENT, [(0, "editMessageMedia")], id="photo becomes a document"),
        pytest.param([TEXT], PHOTO, [(0, "editMessageMedia")], id="text becomes a photo"),
        pytest.param([VOICE], changed_caption(VOICE), [(0, "editMessageCaption")], id="voice's caption"),
        pytest.param([ALBUM], changed_caption(ALBUM), [(0, "editMessageCaption")], id="album's caption"),
        pytest.param(
            [TITLED],
            replace(TITLED, captions=(TITLED.captions[0], replace(TITLED.captions[1], text="Rails"))),
            [(1, "editMessageCaption")],
            id="caption of an album's second",
        ),
        pytest.param(
            [TITLED],
            replace(TITLED, captions=(TITLED.captions[0], replace(TITLED.captions[1], extras=""))),
            [(1, "editMessageMedia")],
            id="spoiler of an album's second",
        ),
        pytest.param([ALBUM], TITLED, [(1, "editMessageMedia")], id="album as it was kept before"),
        pytest.param([PHOTO], replace(PHOTO, extras=""), [(0, "editMessageMedia")], id="spoiler of a photo"),
        pytest.param(
            [ALBUM],
            replace(ALBUM, media=(("photo", "c"), ("video", "b"))),
            [(0, "editMessageMedia")],
            id="album's first",
        ),
        pytest.param(
            [PHOTO, replace(PHOTO, media=(("photo", "p2"),))],
            changed_caption(PHOTO),
            [(0, "editMessageMedia")],
            id="whichever of two photos it shows",
        ),
    ],
)
def test_a_message_is_turned_into_another_one(
    earlier: list[Content], after: Content, expected: list[tuple[int, str]]
) -> None:
    edits = after.edits(tuple(earlier), ())
    assert [(place, spoken(body)[0]) for place, body in edits] == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(PHOTO, TEXT, id="photo to text"),
        pytest.param(VOICE, replace(VOICE, media=(("voice", "w"),)), id="another voice"),
        pytest.param(TEXT, VOICE, id="text to voice"),
        pytest.param(TEXT, ALBUM, id="text to album"),
        pytest.param(ALBUM, replace(ALBUM, media=ALBUM.media[:1]), id="album with fewer"),
        pytest.param(ALBUM, PHOTO, id="album to photo"),
        pytest.param(COPY, replace(COPY, message_id=6), id="copy of another"),
    ],
)
def test_telegram_has_no_way_from_some_to_others(before: Content, after: Content) -> None:
    with pytest.raises(CannotEdit):
        after.edits((before,), ())


def test_an_edit_keeps_the_buttons_and_a_caption_above() -> None:
    above = replace(PHOTO, is_above=True)
    ((_place, body),) = changed_caption(above).edits((above,), BUTTONS)
    assert spoken(body) == (
        "editMessageCaption",
        {"caption": "Another", "show_caption_above_media": True, "reply_markup": MARKUP},
    )
