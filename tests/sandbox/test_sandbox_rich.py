"""Rich messages: blocks, limits, and a server that does not know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sandbox import Chat, Sandbox
    from tests.sandbox.raw_api import Api


@pytest.fixture
def chat(box: Sandbox) -> Chat:
    person = box.world.add_person("Dana")
    box.world.start(person)
    return box.world.private(person)


SOURCE = (
    "<h2>Title</h2><p>Some <b>bold <i>both</i></b> and <a href='https://example.org/'>link</a></p>"
    "<ol><li>one</li><li><p>two</p></li></ol>"
    "<table bordered><caption>C</caption><tr><th>H</th><td colspan='2'>d</td></tr></table>"
    "<details open><summary>More</summary>hidden &lt;</details><hr/><footer>end</footer>"
)


async def test_html_becomes_blocks(api: Api, box: Sandbox, chat: Chat) -> None:
    sent = await api("sendRichMessage", chat_id=chat.id, rich_message={"html": SOURCE})
    assert "text" not in sent
    assert sent["rich_message"]["blocks"] == [
        {"type": "heading", "text": "Title", "size": 2},
        {
            "type": "paragraph",
            "text": [
                "Some ",
                {"type": "bold", "text": ["bold ", {"type": "italic", "text": "both"}]},
                " and ",
                {"type": "url", "text": "link", "url": "https://example.org/"},
            ],
        },
        {
            "type": "list",
            "items": [
                {"label": "1.", "blocks": [{"type": "paragraph", "text": "one"}]},
                {"label": "2.", "blocks": [{"type": "paragraph", "text": "two"}]},
            ],
        },
        {
            "type": "table",
            "cells": [
                [
                    {"align": "left", "valign": "top", "text": "H", "is_header": True},
                    {"align": "left", "valign": "top", "text": "d", "colspan": 2},
                ]
            ],
            "caption": "C",
            "is_bordered": True,
        },
        {
            "type": "details",
            "summary": "More",
            "blocks": [{"type": "paragraph", "text": "hidden <"}],
            "is_open": True,
        },
        {"type": "divider"},
        {"type": "footer", "text": "end"},
    ]
    assert box.world.messages(chat)[-1].rich_html == SOURCE


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("ә<foo>x</foo>", 'can\'t parse entities: Unsupported start tag "foo" at byte offset 2'),
        ("<p>x", "can't parse entities: Can't find end tag corresponding to start tag \"p\""),
        ("x</p>", "can't parse entities: Unexpected end tag at byte offset 1"),
        (
            "<b>x</i>",
            'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        ("<ul><p>x</p></ul>", "can't parse entities: a list has items only"),
        (
            "<p><table><tr><td>x</td></tr></table></p>",
            'can\'t parse entities: Tag "table" stands where it cannot',
        ),
        ("x" * 32_769, "rich message text is too long"),
        ("<p>x</p>" * 501, "rich message has too many blocks"),
        ("<blockquote>" * 17 + "x" + "</blockquote>" * 17, "rich message is nested too deep"),
        ("<table><tr>" + "<td>x</td>" * 21 + "</tr></table>", "rich message table has too many columns"),
        ("<p> </p>", "rich message is empty"),
    ],
    ids=range(11),
)
async def test_html_that_is_refused(api: Api, chat: Chat, html: str, sentence: str) -> None:
    refusal = await api.refused("sendRichMessage", chat_id=chat.id, rich_message={"html": html})
    assert refusal == (400, f"Bad Request: {sentence}")


async def test_the_limits_themselves_pass(api: Api, chat: Chat) -> None:
    for html in ("x" * 32_768, "<p>x</p>" * 500, "<table><tr>" + "<td>x</td>" * 20 + "</tr></table>"):
        await api("sendRichMessage", chat_id=chat.id, rich_message={"html": html})


async def test_exactly_one_form(api: Api, chat: Chat) -> None:
    code, _ = await api.refused(
        "sendRichMessage", chat_id=chat.id, rich_message={"html": "x", "markdown": "x"}
    )
    assert code == 400
    code, _ = await api.refused("sendRichMessage", chat_id=chat.id)
    assert code == 400
    sent = await api("sendRichMessage", chat_id=chat.id, rich_message={"markdown": "a\n\nb"})
    assert [block["text"] for block in sent["rich_message"]["blocks"]] == ["a", "b"]


async def test_rich_and_plain_are_edited_into_each_other(api: Api, chat: Chat) -> None:
    sent = await api("sendMessage", chat_id=chat.id, text="a")
    where = {"chat_id": chat.id, "message_id": sent["message_id"]}
    rich = {"html": "<h1>a</h1>"}
    changed = await api("editMessageText", **where, rich_message=rich)
    assert "text" not in changed
    assert changed["rich_message"]["blocks"][0]["type"] == "heading"
    code, sentence = await api.refused("editMessageText", **where, rich_message=rich)
    assert (code, "is not modified" in sentence) == (400, True)
    changed = await api("editMessageText", **where, text="a")
    assert (changed["text"], "rich_message" in changed) == ("a", False)


async def test_drafts_are_shown_in_private_chats(api: Api, box: Sandbox, chat: Chat) -> None:
    seen: list[dict[str, object]] = []
    box.world.subscribe(seen.append)
    assert await api("sendRichMessageDraft", chat_id=chat.id, draft_id=3, rich_message={"html": "<p>a</p>"})
    assert {"type": "draft", "chat_id": chat.id, "draft_id": 3, "html": "<p>a</p>"} in seen
    group = box.world.add_group("Desk", members=[box.world.add_person("X")])
    code, _ = await api.refused("sendMessageDraft", chat_id=group.id, draft_id=1, text="a")
    assert code == 400


async def test_an_older_server_knows_none(api: Api, box: Sandbox, chat: Chat) -> None:
    box.rich_messages = False
    refusal = await api.refused("sendRichMessage", chat_id=chat.id, rich_message={"html": "x"})
    assert refusal == (404, "Not Found: method not found")
