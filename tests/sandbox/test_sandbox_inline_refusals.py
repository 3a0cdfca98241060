"""Answers to inline queries that are refused, with the sentences of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sandbox.test_sandbox_inline import ARTICLE, PHOTO, TOO_OLD

if TYPE_CHECKING:
    from sandbox import Sandbox
    from tests.sandbox.raw_api import Api

PARSE = "can't parse inline query result: "
PARSE_BUTTON = "can't parse inline query results button: "


@pytest.mark.parametrize(
    ("results", "sentence"),
    [
        ([ARTICLE] * 2, "RESULT_ID_DUPLICATE"),
        ([ARTICLE | {"id": str(n)} for n in range(51)], "too many inline query results specified"),
        ([ARTICLE | {"id": "x" * 65}], "RESULT_ID_INVALID"),
        ([ARTICLE | {"id": ""}], "RESULT_ID_INVALID"),
        ([ARTICLE | {"id": "қ" * 33}], "RESULT_ID_INVALID"),
        (["x"], f"{PARSE}Inline query result must be an object"),
        (
            [ARTICLE | {"type": "x"}],
            f'{PARSE}type "x" is unsupported for the inline query result',
        ),
        (
            [{"type": "article", "id": "1", "title": "x"}],
            f'{PARSE}Can\'t find field "message_text"',
        ),
        (
            [{"type": "article", "id": "1", "message_text": "x"}],
            f'{PARSE}Can\'t find field "title"',
        ),
        (
            [ARTICLE | {"input_message_content": {}}],
            f"{PARSE}Input message content is not specified",
        ),
        (
            [ARTICLE | {"input_message_content": {"message_text": "<b>", "parse_mode": "HTML"}}],
            f"{PARSE}Can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ([ARTICLE | {"title": ""}], "ARTICLE_TITLE_EMPTY"),
        ([ARTICLE | {"url": "no address"}], "URL_INVALID"),
        ([ARTICLE | {"thumbnail_url": "tg://resolve"}], "WEBDOCUMENT_URL_INVALID"),
        ([ARTICLE | {"reply_markup": {"keyboard": [["x"]]}}], "inline keyboard expected"),
        (
            [ARTICLE | {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x" * 65}]]}}],
            "BUTTON_DATA_INVALID",
        ),
        (
            [
                ARTICLE
                | {"reply_markup": {"inline_keyboard": [[{"text": "x", "web_app": {"url": "https://a.kz"}}]]}}
            ],
            "BUTTON_TYPE_INVALID",
        ),
        ([PHOTO | {"photo_url": "p"}], "WEBDOCUMENT_URL_INVALID"),
        ([PHOTO | {"thumbnail_url": ""}], "PHOTO_THUMB_URL_EMPTY"),
        ([PHOTO | {"photo_url": ""}], f'{PARSE}Can\'t find field "photo_file_id"'),
        ([PHOTO | {"photo_url": "", "photo_file_id": "x"}], "wrong file identifier/HTTP URL specified"),
        (
            [
                {
                    "type": "document",
                    "id": "1",
                    "title": "x",
                    "document_url": "https://a.kz/a.txt",
                    "mime_type": "a/b",
                }
            ],
            "unallowed document MIME type",
        ),
        ({}, "expected an Array of inline query results"),
        ([], TOO_OLD),
    ],
)
async def test_answers_that_are_refused(api: Api, results: object, sentence: str) -> None:
    refusal = await api.refused("answerInlineQuery", inline_query_id="1", results=results)
    assert refusal == (400, f"Bad Request: {sentence}")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"next_offset": "қ" * 33}, "NEXT_OFFSET_INVALID"),
        (
            {"button": {"text": "x"}},
            f"{PARSE_BUTTON}InlineQueryResultsButton must have exactly one optional field",
        ),
        (
            {"button": {"start_parameter": "x"}},
            f'{PARSE_BUTTON}Can\'t find field "text"',
        ),
        (
            {"button": []},
            f"{PARSE_BUTTON}InlineQueryResultsButton must be an Object",
        ),
        ({"button": {"text": "x", "start_parameter": ""}}, "can't use empty start_parameter"),
        ({"button": {"text": "x", "start_parameter": "a" * 65}}, "too long start_parameter specified"),
        (
            {"button": {"text": "x", "start_parameter": "a b"}},
            "unallowed characters in start_parameter are used",
        ),
        ({"button": {"text": " ", "start_parameter": "a"}}, "SWITCH_PM_TEXT_EMPTY"),
    ],
)
async def test_options_of_an_answer_that_are_refused(
    api: Api, box: Sandbox, options: dict[str, object], sentence: str
) -> None:
    person = box.world.add_person("Owner")
    query_id = box.world.ask_inline(person, box.world.private(person), "x")
    refusal = await api.refused("answerInlineQuery", inline_query_id=query_id, results=[ARTICLE], **options)
    assert refusal == (400, f"Bad Request: {sentence}")
    assert await api("answerInlineQuery", inline_query_id=query_id, results=[ARTICLE]) is True
