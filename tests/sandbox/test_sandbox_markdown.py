"""MarkdownV2, the old Markdown, explicit entities and what the server finds."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import ApiError
from sandbox.entities.detect import detect
from sandbox.entities.formatted import formatted


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_", "a b", [entity("bold", 0, 1), entity("italic", 2, 1)]),
        (
            "__a__ ~b~ ||c||",
            "a b c",
            [entity("underline", 0, 1), entity("strikethrough", 2, 1), entity("spoiler", 4, 1)],
        ),
        ("`a*b`", "a*b", [entity("code", 0, 3)]),
        ("```py\nx\n```", "x", [entity("pre", 0, 1, language="py")]),
        ("[a](https://example.org/x)", "a", [entity("text_link", 0, 1, url="https://example.org/x")]),
        (r"1\. a\!", "1. a!", []),
        (">a\n>b\nc", "a\nb\nc", [entity("blockquote", 0, 3)]),
        (">a\n>b||", "a\nb", [entity("expandable_blockquote", 0, 3)]),
        ("![👍](tg://emoji?id=5)", "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
        ("*a _b_*", "a b", [entity("bold", 0, 3), entity("italic", 2, 1)]),
    ],
)
def test_markdown_v2(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert formatted(source, "MarkdownV2", None) == (text, entities)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("a.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a | b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("ә *b", "Can't find end of Bold entity at byte offset 3"),
        ("_b", "Can't find end of Italic entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        ("![a]", "Custom emoji entity must contain a tg://emoji URL"),
    ],
)
def test_markdown_v2_that_is_refused(source: str, sentence: str) -> None:
    with pytest.raises(ApiError) as caught:
        formatted(source, "MarkdownV2", None)
    assert caught.value.description == f"Bad Request: can't parse entities: {sentence}"


def test_the_old_markdown() -> None:
    text, entities = formatted("*a* _b_ [c](example.org) `d` snake\\_case", "Markdown", None)
    assert text == "a b c d snake_case"
    assert [item["type"] for item in entities] == ["bold", "italic", "text_link", "code"]
    with pytest.raises(ApiError, match="Can't find end of the entity starting at byte offset 2"):
        formatted("a _b", "Markdown", None)


def test_explicit_entities_are_cut_to_the_text() -> None:
    sent = [
        entity("bold", 0, 99),
        entity("mention", 0, 1),
        entity("italic", 50, 3),
        entity("text_link", 0, 1, url="example.org"),
    ]
    assert formatted("abc", "", sent) == (
        "abc",
        [entity("bold", 0, 3), entity("text_link", 0, 1, url="http://example.org/")],
    )


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("x", "expected an Object"),
        ({"length": 1, "type": "bold"}, 'Can\'t find field "offset"'),
        (entity("bolder", 0, 1), "Unsupported type specified"),
    ],
)
def test_explicit_entities_that_are_refused(item: object, sentence: str) -> None:
    with pytest.raises(ApiError) as caught:
        formatted("abc", "", [item])
    assert caught.value.description == f"Bad Request: can't parse MessageEntity: {sentence}"


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        formatted("a", "BBCode", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/digest", [("bot_command", "/digest")]),
        ("/digest@briefing_bot now", [("bot_command", "/digest@briefing_bot")]),
        ("see /help, or /a/b", [("bot_command", "/help")]),
        ("see https://example.org/a_b?c=1. Yes", [("url", "https://example.org/a_b?c=1")]),
        ("example.org and not.a-domain", [("url", "example.org")]),
        ("write to a.b@example.org", [("email", "a.b@example.org")]),
        ("@durov #саммит #2026 $USD", [("mention", "@durov"), ("hashtag", "#саммит"), ("cashtag", "$USD")]),
        ("🙂 /go", [("bot_command", "/go")]),
        ("1/2 and 3.14", []),
        ("сайт.қаз", [("url", "сайт.қаз")]),
    ],
)
def test_what_the_server_finds(text: str, found: list[tuple[str, str]]) -> None:
    units = text.encode("utf-16-le")
    cut = [
        (item["type"], units[2 * item["offset"] : 2 * (item["offset"] + item["length"])].decode("utf-16-le"))
        for item in detect(text)
    ]
    assert cut == found
