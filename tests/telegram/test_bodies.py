"""One encoder: a push, its preview and an edit are put into the words of the Bot API alike."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from briefing.outbox import Act, Body, Part, Row
from briefing.subscription import Target
from telegram.bodies import encoded
from telegram.body_call import BodyCall, call_of, edit_call, send_call

PHOTO = Part("Bridge", '[{"type":"bold","offset":0,"length":6}]', ("photo", "p"), '{"has_spoiler":true}')
ABOVE = "show_caption_above_media"


def row(body: Body, thread: int | None = None, *also: int) -> Row:
    moment = datetime(2026, 12, 1, tzinfo=UTC)
    return Row(
        "news", Target(5, thread), 0, body.hash, moment, silent=True, message_id=9, other_message_ids=also
    )


def said(call: BodyCall) -> tuple[str, dict[str, Any]]:
    return call.method, json.loads(call.body)


def test_what_the_bot_says_itself_is_html_without_a_preview() -> None:
    body = Body("<b>News</b>", '{"inline_keyboard":[[{"text":"Stop","callback_data":"u"}]]}')
    assert said(call_of(row(body, 3), body)) == (
        "sendMessage",
        {
            "chat_id": 5,
            "message_thread_id": 3,
            "disable_notification": True,
            "text": "<b>News</b>",
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
            "reply_markup": {"inline_keyboard": [[{"text": "Stop", "callback_data": "u"}]]},
        },
    )


@pytest.mark.parametrize(
    "body",
    [
        Body("<b>News</b>"),
        Body("", parts=(Part("Hello"),), links=(("Site", "https://example.org/"),)),
        Body("", parts=(PHOTO,)),
        Body("", parts=(PHOTO, Part(file=("video", "v")))),
        Body("", source=(7, 8)),
    ],
    ids=["html", "text", "photo", "album", "copy"],
)
def test_a_preview_is_the_call_of_its_push(body: Body) -> None:
    assert send_call(body, 5, 3, silent=True) == call_of(row(body, 3), body)


@pytest.mark.parametrize(
    "body",
    [
        Body("", act=Act.EDIT, parts=(Part("Hello"),)),
        Body("", act=Act.EDIT, parts=(PHOTO,)),
        Body("", act=Act.EDIT_CAPTION, parts=(replace(PHOTO, file=None),)),
    ],
    ids=["text", "photo", "caption"],
)
def test_an_edit_at_once_is_the_call_of_one_by_the_outbox(body: Body) -> None:
    assert edit_call(body, 5, 9) == call_of(row(body), body)


@pytest.mark.parametrize(
    "part",
    [replace(PHOTO, is_above=True), replace(PHOTO, extras=f'{{"has_spoiler":true,"{ABOVE}":true}}')],
    ids=["said", "said as before among the extras"],
)
def test_a_caption_above_stays_above_when_it_is_edited(part: Part) -> None:
    body = Body("", act=Act.EDIT_CAPTION, parts=(replace(part, file=None),))
    _method, parameters = said(edit_call(body, 5, 9))
    assert parameters.keys() == {"chat_id", "message_id", "caption", "caption_entities", ABOVE}
    assert said(send_call(Body("", parts=(part,)), 5))[1][ABOVE] is True


def test_a_caption_can_be_taken_away() -> None:
    body = Body("", act=Act.EDIT_CAPTION, parts=(Part(),))
    assert said(edit_call(body, 5, 9)) == ("editMessageCaption", {"chat_id": 5, "message_id": 9})


@pytest.mark.parametrize(
    ("also", "expected"),
    [
        ((), ("deleteMessage", {"chat_id": 5, "message_id": 9})),
        ((10, 11), ("deleteMessages", {"chat_id": 5, "message_ids": [9, 10, 11]})),
    ],
    ids=["one", "album"],
)
def test_a_deletion_deletes_whatever_the_row_has_become(
    also: tuple[int, ...], expected: tuple[str, dict[str, Any]]
) -> None:
    body = Body("", act=Act.DELETE)
    assert said(call_of(row(body, 3, *also), body)) == expected


def test_only_what_is_sent_counts_for_the_pace_and_is_paid_for() -> None:
    album = Body("", parts=(PHOTO, PHOTO), is_paid=True)
    sent, edited = encoded(album), encoded(Body("", act=Act.EDIT, parts=(PHOTO,), is_paid=True))
    assert (sent.messages, sent.is_paid) == (2, True)
    assert (edited.messages, edited.is_paid) == (0, False)
    assert b"allow_paid_broadcast" in sent.end
    assert b"allow_paid_broadcast" not in edited.end


def test_rows_of_a_body_share_what_is_encoded() -> None:
    body = Body("<b>News</b>")
    assert encoded(body) is encoded(replace(body))


def test_a_body_is_known_by_what_it_says_however_its_json_is_written() -> None:
    spaced = replace(PHOTO, entities='[{"type": "bold", "length": 6, "offset": 0}]')
    assert Body("", parts=(spaced,)).hash == Body("", parts=(PHOTO,)).hash
    assert Body("", parts=(replace(spaced, text="Road"),)).hash != Body("", parts=(PHOTO,)).hash
