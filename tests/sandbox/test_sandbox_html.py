"""Telegram's HTML: what it gives and how it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import ApiError
from sandbox.entities.formatted import formatted
from sandbox.entities.render import to_html


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        pytest.param("plain", "plain", [], id="plain"),
        pytest.param("<b>a</b>", "a", [entity("bold", 0, 1)], id="bold"),
        pytest.param("<strong>a</strong>", "a", [entity("bold", 0, 1)], id="strong"),
        pytest.param(
            "<i>a</i> <em>b</em>", "a b", [entity("italic", 0, 1), entity("italic", 2, 1)], id="italic"
        ),
        pytest.param("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 2)], id="touching-ones-join"),
        pytest.param("<s>a</s>", "a", [entity("strikethrough", 0, 1)], id="s"),
        pytest.param("<del>a</del>", "a", [entity("strikethrough", 0, 1)], id="del"),
        pytest.param("<tg-spoiler>a</tg-spoiler>", "a", [entity("spoiler", 0, 1)], id="spoiler"),
        pytest.param('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)], id="span"),
        pytest.param("<code>a</code>", "a", [entity("code", 0, 1)], id="code"),
        pytest.param("<pre>a</pre>", "a", [entity("pre", 0, 1)], id="pre"),
        pytest.param(
            '<pre><code class="language-py">a</code></pre>',
            "a",
            [entity("pre", 0, 1, language="py")],
            id="pre-language",
        ),
        pytest.param("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)], id="quote"),
        pytest.param(
            "<blockquote expandable>a</blockquote>",
            "a",
            [entity("expandable_blockquote", 0, 1)],
            id="expandable",
        ),
        pytest.param(
            '<a href="https://Example.org/x?a=1&amp;b=2">a</a>',
            "a",
            [entity("text_link", 0, 1, url="https://example.org/x?a=1&b=2")],
            id="link",
        ),
        pytest.param(
            "<a href='example.org'>a</a>",
            "a",
            [entity("text_link", 0, 1, url="http://example.org/")],
            id="bare",
        ),
        pytest.param('<a href="nowhere">a</a>', "a", [], id="link-to-nowhere-is-dropped"),
        pytest.param(
            '<a href="tg://user?id=7">a</a>', "a", [entity("text_mention", 0, 1, user_id=7)], id="mention"
        ),
        pytest.param(
            '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
            "👍",
            [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
            id="emoji",
        ),
        pytest.param(
            '<tg-time unix="1771545600" format="d">20 February</tg-time>',
            "20 February",
            [entity("date_time", 0, 11, unix_time=1771545600, date_time_format="d")],
            id="time",
        ),
        pytest.param("🙂<b>a</b>", "🙂a", [entity("bold", 2, 1)], id="offsets-in-utf16"),
        pytest.param("қ<b>ә</b>", "қә", [entity("bold", 1, 1)], id="kazakh-is-one-unit"),
        pytest.param("&lt;b&gt; &amp;amp; &#65;&#x42; &quot;", '<b> &amp; AB "', [], id="references"),
        pytest.param("&copy; &nbsp; AT&T &", "&copy; &nbsp; AT&T &", [], id="unknown-references-stay"),
        pytest.param("<b></b>a", "a", [], id="empty-entity"),
        pytest.param("<B>a</B>", "a", [entity("bold", 0, 1)], id="case"),
        pytest.param("<b>a</>", "a", [entity("bold", 0, 1)], id="short-end-tag"),
        pytest.param("  <b>a </b> \n", "a", [entity("bold", 0, 1)], id="spaces-at-the-ends-go"),
        pytest.param("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)], id="nested"),
        pytest.param("a\r\nb\tc", "a\nb c", [], id="control-characters"),
    ],
)
def test_what_parses(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert formatted(source, "HTML", None) == (text, entities)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("ab <foo>x</foo>", 'Unsupported start tag "foo" at byte offset 3'),
        ("қ <p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=/x>y</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_what_is_refused(source: str, sentence: str) -> None:
    with pytest.raises(ApiError) as caught:
        formatted(source, "html", None)
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {sentence}"


@pytest.mark.parametrize(
    "source",
    [
        "<b>a<i>b</i></b> &lt;c&gt; &amp;",
        '<a href="https://example.org/?a=1&amp;b=2">қазақша <b>🙂</b></a>',
        '<pre><code class="language-py">x = 1</code></pre>',
        "<blockquote expandable><b>long</b> words</blockquote>",
        '<tg-time unix="1771545600" format="d">then</tg-time>',
    ],
)
def test_html_comes_back_as_it_was_sent(source: str) -> None:
    assert to_html(*formatted(source, "HTML", None)) == source


def test_what_the_server_finds_joins_what_was_marked() -> None:
    text, entities = formatted("<b>/digest</b> <code>/not</code> @some_bot", "HTML", None)
    assert text == "/digest /not @some_bot"
    assert entities == [
        entity("bot_command", 0, 7),
        entity("bold", 0, 7),
        entity("code", 8, 4),
        entity("mention", 13, 9),
    ]
