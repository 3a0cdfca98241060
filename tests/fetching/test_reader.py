"""Feeds of every kind are read in a process of their own, and what is meant to harm it only ends it."""

from __future__ import annotations

from typing import Any

import pytest
from yarl import URL

from briefing.fetched import FetchFailed, ProblemKind
from fetching.fetcher import Answer
from fetching.reader import FeedReader

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0"><channel><title>Новости &amp; мнения</title>
<item><title>Палата &lt;i&gt;открылась&lt;/i&gt;</title><link>/2026/1?a=1&amp;b=2</link>
<guid isPermaLink="false">n-1</guid>
<description><![CDATA[<p>Торговая палата <b>открыта</b>.</p><script>steal()</script>
<style>p{{}}</style>]]></description>
<pubDate>Mon, 30 Nov 2026 10:00:00 +0500</pubDate></item>
<item><title>Without an address</title></item>
<item><title>Not of the web</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ticker</title><entry><id>tag:1</id>
<title type="html">A &amp;amp; B</title><link href="https://other.example/a"/><summary>Said so</summary>
<source><title>Other Times</title></source><updated>2026-11-30T05:00:00Z</updated></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [
{"id": "1", "url": "https://j.example/1", "title": "One", "content_html": "<p>Lead</p>",
"date_published": "2026-11-30T10:00:00+05:00"}, {"id": "2", "external_url": "https://k.example/",
"content_text": "No title here"}, {"id": 3}, 4]}"""
AT = 1_796_014_800


async def read(body: bytes | str, kind: str = "", seconds: float = 60) -> dict[str, Any]:
    data = body.encode() if isinstance(body, str) else body
    answer = Answer(URL("https://news.example/feed/"), 200, {"Content-Type": kind}, data)
    return await FeedReader(longest_seconds=seconds).read(answer)


@pytest.mark.parametrize(
    ("encoding", "kind"),
    [
        pytest.param("utf-8", "application/rss+xml", id="as it should be"),
        pytest.param("utf-8", "image/png", id="wrong type"),
        pytest.param("utf-8", "text/html; charset=koi8-r", id="wrong charset"),
        pytest.param("windows-1251", "text/xml", id="of the file"),
        pytest.param("utf-16", "text/xml", id="two bytes a letter"),
        pytest.param("koi8-r", "text/xml; charset=koi8-r", id="of the server"),
    ],
)
async def test_rss_is_read_as_plain_texts(encoding: str, kind: str) -> None:
    text = RSS.format(encoding=encoding)
    if "charset" in kind:
        text = text.partition("\n")[2]
    feed = await read(text.encode(encoding), kind)
    (entry,) = feed["entries"]
    assert feed["title"] == "Новости & мнения"
    assert (entry["title"], entry["lead"]) == ("Палата открылась", "Торговая палата открыта .")
    assert (entry["url"], entry["at"]) == ("https://news.example/2026/1?a=1&b=2", AT)


@pytest.mark.parametrize(
    ("named", "encoding"),
    [
        pytest.param("utf-8", "windows-1251", id="CP1251 as UTF-8"),
        pytest.param("iso-8859-1", "windows-1251", id="CP1251 as Latin"),
        pytest.param("none at all", "windows-1251", id="CP1251 as a charset that there is not"),
        pytest.param("windows-1251", "utf-8", id="UTF-8 as CP1251"),
        pytest.param("utf-8", "koi8-r", id="KOI8 as UTF-8"),
    ],
)
@pytest.mark.parametrize("kind", ["", "text/xml; charset=utf-8", "text/xml; charset=windows-1252"])
async def test_a_wrong_charset_in_the_file_makes_nothing_unreadable(
    named: str, encoding: str, kind: str
) -> None:
    feed = await read(RSS.format(encoding=named).encode(encoding), kind)
    assert (feed["title"], feed["entries"][0]["title"]) == ("Новости & мнения", "Палата открылась")


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8"])
async def test_a_feed_that_names_no_charset_is_read(encoding: str) -> None:
    text = RSS.partition("\n")[2].replace("{{}}", "{}")
    assert (await read(text.encode(encoding)))["title"] == "Новости & мнения"


async def test_a_letter_that_was_cut_in_two_does_not_spoil_the_others() -> None:
    whole = RSS.format(encoding="utf-8").encode()
    feed = await read(whole.replace("мнения".encode(), "мнени".encode() + b"\xd1"))
    assert feed["title"] == "Новости & мнени\ufffd"
    assert feed["entries"][0]["title"] == "Палата открылась"


async def test_a_western_feed_in_one_byte_a_letter_stays_western() -> None:
    item = "<item><title>L’été du siècle</title><link>/1</link></item>"
    page = f'<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel>{item}</channel></rss>'
    assert (await read(page.encode("cp1252")))["entries"][0]["title"] == "L’été du siècle"


async def test_signs_of_less_and_more_are_no_markup() -> None:
    item = "<item><title>1 &lt; 2 and 3 &gt; 2, &lt;b&gt;bold&lt;/b&gt;</title><link>/1</link></item>"
    feed = await read(f'<rss version="2.0"><channel>{item}</channel></rss>')
    assert feed["entries"][0]["title"] == "1 < 2 and 3 > 2, bold"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("&#55357;&#56832; &#xD83D;&#xDE00;", "😀 😀"),
        ("&#55357&#56832", "😀"),
        ("half &#xD83D; of one", "half \ufffd of one"),
        ("&#1234567; &#99999999999; &#" + "9" * 5000 + ";", "\ufffd \ufffd \ufffd"),
        ("1 &#0000060; 2 &#0000000062; 1", "1 < 2 > 1"),
        ("&#128512; &#x01F600; &#x10FFFF; &#55000; &#57999;", "😀 😀 \U0010ffff \ud6d8 \ue28f"),
    ],
    ids=["pairs", "without their ends", "a half", "beyond all characters", "signs", "characters"],
)
async def test_numbers_of_no_characters_make_no_feed_unreadable(written: str, shown: str) -> None:
    item = f"<item><title>A {written}</title><link>/1</link></item>"
    (entry,) = (await read(f'<rss version="2.0"><channel>{item}</channel></rss>'))["entries"]
    assert entry["title"] == f"A {shown}"


async def test_a_strange_mark_hides_neither_a_feed_nor_those_that_a_page_names() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    assert (await read(f"<html>{link}<![weird[ x ]]>"))["feeds"] == ["https://news.example/feed.xml"]
    item = "<item><title>A <![weird[ B & C</title><link>/1</link></item>"
    (entry,) = (await read(f'<rss version="2.0"><channel>{item}</channel></rss>'))["entries"]
    assert entry["title"].startswith("A ")


async def test_one_strange_entry_makes_no_feed_unreadable() -> None:
    strange = "<item><title>A</title><description>&lt;![m x&gt; &lt;![ B</description><link>/1</link></item>"
    without_address = "<item><title>B</title><guid>/2<pubDate>2</guid></item>"
    feed = await read(f'<rss version="2.0"><channel>{strange}</channel></rss>')
    assert [each["url"] for each in feed["entries"]] == ["https://news.example/1"]
    feed = await read(f'<rss version="2.0"><channel>{without_address}{strange}</channel></rss>')
    assert "https://news.example/1" in [each["url"] for each in feed["entries"]]


async def test_atom_is_read_with_the_outlet_that_it_names() -> None:
    (entry,) = (await read(ATOM))["entries"]
    assert entry == {
        "id": "tag:1",
        "title": "A & B",
        "lead": "Said so",
        "url": "https://other.example/a",
        "publisher": "Other Times",
        "at": AT,
    }


@pytest.mark.parametrize("day", ["Thu, 01 Jan 1970 00:00:00 +0000", "Mon, 01 Jan 0001 00:00:00 GMT", "soon"])
async def test_what_stands_for_no_day_is_none(day: str) -> None:
    item = f"<item><title>A</title><link>/1</link><pubDate>{day}</pubDate></item>"
    (entry,) = (await read(f'<rss version="2.0"><channel>{item}</channel></rss>'))["entries"]
    assert entry["at"] is None


async def test_json_feed_is_read_as_far_as_it_is_right() -> None:
    feed = await read(JSON)
    assert [(each["title"], each["url"], each["at"]) for each in feed["entries"]] == [
        ("One", "https://j.example/1", AT),
        ("No title here", "https://k.example/", None),
    ]


async def test_a_page_names_its_feeds() -> None:
    page = """<!doctype html><html><head><base href="/a/"><title>News</title>
    <link rel="alternate" hreflang="ru" href="/ru"><link rel=stylesheet href=x.css>
    <LINK REL="Alternate home" TYPE="application/RSS+xml; charset=utf-8" HREF=" feed.xml ">
    <link rel="alternate" type="application/atom+xml" href="https://other.example/atom">
    <link rel="alternate" type="application/atom+xml" href="data:text/xml,x"></head><body>"""
    assert (await read(page))["feeds"] == ["https://news.example/a/feed.xml", "https://other.example/atom"]


async def test_a_page_may_name_a_feed_by_a_type_that_much_else_has() -> None:
    page = """<link rel="alternate" type="application/json" href="/one.json">
    <link rel="alternate" type="application/atom+xml" href="/atom">"""
    assert (await read(page))["feeds"] == ["https://news.example/atom", "https://news.example/one.json"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<html><body>Not found</body></html>", id="page without feeds"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99, id="picture"),
        pytest.param(b'{"version": "1"}', id="other JSON"),
        pytest.param(b'{"a":' * 500_000, id="deep JSON"),
        pytest.param(b"{not JSON", id="no JSON"),
    ],
)
async def test_what_is_no_feed_is_none(body: bytes) -> None:
    assert await read(body) == {}


def laughs() -> bytes:
    entities = [b'<!ENTITY a0 "laugh">']
    entities += [b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 10)]
    return b'<?xml version="1.0"?><!DOCTYPE rss [%s]>' % b"".join(entities)


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param(laughs(), id="entities of entities"),
        pytest.param(b'<!DOCTYPE rss [<!ENTITY a9 "%s">]>' % (b"a" * 100_000), id="one long entity"),
        pytest.param(b'<!DOCTYPE rss [<!ENTITY a9 SYSTEM "file:///etc/hostname">]>', id="a file of ours"),
        pytest.param(b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd">', id="a definition elsewhere"),
    ],
)
async def test_an_xml_bomb_does_not_go_off(bomb: bytes) -> None:
    item = b"<item><title>%s</title><link>https://news.example/1</link></item>" % (b"&a9;" * 50)
    feed = await read(bomb + b'<rss version="2.0"><channel>' + item + b"</channel></rss>")
    assert len(feed["entries"][0]["title"]) <= 300
    assert "aaaaaaaaaa" not in feed["entries"][0]["title"]
    assert "laughlaugh" not in feed["entries"][0]["title"]


async def test_reading_that_takes_too_long_is_ended() -> None:
    with pytest.raises(FetchFailed) as failed:
        await read(b"<a " * 1_000_000, seconds=1)
    assert failed.value.problem.kind is ProblemKind.UNREADABLE


async def test_a_feed_with_very_many_entries_is_cut() -> None:
    item = "<item><title>T {}</title><link>https://news.example/{}</link></item>"
    items = "".join(item.format(number, number) for number in range(1000))
    feed = await read(f'<rss version="2.0"><channel>{items}</channel></rss>')
    assert len(feed["entries"]) == 300
