"""The feeds, as a feed reader and the rules of their formats see them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import feedparser
import pytest

from briefing.statement.entry import Status
from briefing.statement.text import Text
from tests.followups.corrected import with_correction
from tests.support.statement_examples import check, followup, shipped, statement
from tests.web.site_examples import HOST, LANGUAGES, NOW, moved, read, resource, site_of, site_of_content
from views.html.routes import addresses, answer

if TYPE_CHECKING:
    from views.html.site import Site

FOLDERS = ("", "/ots-2025", "/ots-2025/chamber")
DAY, RECORDED = date(2026, 1, 5), datetime(2026, 1, 6, 8, 30, tzinfo=UTC)
DOING = Status.IN_PROGRESS


def atom(site: Site, path: str = "/en/summit/feed.atom") -> Any:  # noqa: ANN401 - as feedparser has it
    """Return a feed as a feed reader sees it, which has nothing to say against it."""
    parsed = feedparser.parse(read(site, path), response_headers={"content-type": "application/atom+xml"})
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def json_feed(site: Site, path: str = "/en/summit/feed.json") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read(site, path))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_feed_is_valid_and_names_itself_and_its_page(language: str, folder: str) -> None:
    parsed = atom(site_of(), f"/{language}{folder}/feed.atom")
    links = {each.rel: each.href for each in parsed.feed.links}
    assert links["self"] == f"{HOST}/{language}{folder}/feed.atom"
    assert links["alternate"].rstrip("/") == f"{HOST}/{language}{folder}"
    assert parsed.feed.title
    assert parsed.feed.author
    assert parsed.feed.language == language
    for each in parsed.entries:
        assert each.title
        assert each.updated_parsed >= each.published_parsed
        assert each.content[0].type == "text/html"
        assert each.content[0].language == language
        assert each.link.startswith(f"{HOST}/{language}/ots-2025/log/")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_json_feed_has_what_its_standard_requires_and_the_entries_of_the_atom_feed(
    language: str, folder: str
) -> None:
    site = site_of()
    found = json_feed(site, f"/{language}{folder}/feed.json")
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == f"{HOST}/{language}{folder}/feed.json"
    assert found["language"] == language
    for each in found["items"]:
        assert isinstance(each["id"], str)
        assert each["content_html"]
        assert urlsplit(each["url"]).scheme == "https"
        for name in ("date_published", "date_modified"):
            assert datetime.fromisoformat(each[name]).tzinfo is not None
    entries = atom(site, f"/{language}{folder}/feed.atom").entries
    assert [each["id"] for each in found["items"]] == [each.id for each in entries]
    assert len(entries) > 0


def test_ids_are_tags_that_neither_language_nor_address_of_the_site_change() -> None:
    site = site_of()
    here = [atom(site, f"/{language}/ots-2025/feed.atom") for language in LANGUAGES]
    there = atom(moved(site, "http://other.example:8080"), "/en/ots-2025/feed.atom")
    known = {(each.feed.id, *(one.id for one in each.entries)) for each in [*here, there]}
    assert len(known) == 1
    (ids,) = known
    assert len(set(ids)) == len(ids)
    assert ids[0] == "tag:briefing-bot,2025-10-07:ots-2025"
    assert "tag:briefing-bot,2025-10-07:ots-2025/log/2026-01-08-chairmanship-taken" in ids


def test_an_entry_has_old_and_new_status_why_and_the_evidence() -> None:
    event = followup(DAY, DOING, name="contract", read_on=[DAY], recorded_at=RECORDED)
    event = replace(event, why=Text(MappingProxyType({"en": "Because <work> began."})))
    (entry,) = atom(site_of(statement(event))).entries
    assert entry.title == "bridge: not assessed yet → in progress"
    shown = entry.content[0].value.replace("\N{NO-BREAK SPACE}", " ")
    for each in (
        "Status: not assessed yet → 🔄 in progress",
        "Because &lt;work&gt; began.",
        '<a href="https://agency.example/">Agency</a>, press, read on 5 January 2026',
        "contract",
        "Checked by the editors",
    ):
        assert each in shown
    assert entry.published == entry.updated == "2026-01-06T08:30:00Z"


def test_a_correction_is_a_new_entry_and_the_corrected_one_says_so() -> None:
    site = site_of_content(with_correction(shipped()))
    entries = {each.id.rpartition("/")[2]: each for each in atom(site, "/en/ots-2025/feed.atom").entries}
    right, wrong = (
        entries[name].content[0].value.replace("\N{NO-BREAK SPACE}", " ") for name in ("right", "wrong")
    )
    assert "Correction of the entry of 1 October 2026: it was the first reading only" in right
    assert "contradicts this" in right
    assert "corrected later" in wrong
    assert "corrected later" not in right
    assert entries["wrong"].updated == entries["right"].updated > entries["wrong"].published


@pytest.mark.parametrize(
    ("looked", "entries"),
    [
        pytest.param(check(DAY, DOING), 1, id="another status"),
        pytest.param(check(DAY, why="Nothing moved."), 1, id="a reason"),
        pytest.param(check(DAY), 0, id="only a look"),
    ],
)
def test_a_check_is_a_change_only_if_it_says_something(looked: Any, entries: int) -> None:  # noqa: ANN401
    assert len(json_feed(site_of(statement(looked)))["items"]) == entries


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe", "\ud800"])
def test_a_character_that_xml_forbids_costs_nobody_the_feed(character: str) -> None:
    event = replace(
        followup(DAY, name="a", recorded_at=RECORDED),
        text=Text(MappingProxyType({"en": f"be{character}fore"})),
    )
    site = site_of(statement(event))
    (entry,) = atom(site).entries
    assert "before" in entry.content[0].value
    assert "before" in json_feed(site)["items"][0]["content_html"]


def test_texts_that_look_like_markup_stay_texts() -> None:
    event = replace(
        followup(DAY, name="a", recorded_at=RECORDED),
        text=Text(MappingProxyType({"en": "]]> <script>alert(1)</script> & co"})),
    )
    site = site_of(statement(event))
    raw = read(site, "/en/summit/feed.atom")
    assert b"<script" not in raw
    assert "&lt;script&gt;" in json_feed(site)["items"][0]["content_html"]
    assert atom(site).entries[0].title.startswith("bridge: ]]>")


@pytest.mark.parametrize("form", ["atom", "json"])
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_feed_does_not_change_while_the_log_does_not(folder: str, form: str) -> None:
    later = NOW + timedelta(days=400)
    one, other = (read(site_of(now=now), f"/ru{folder}/feed.{form}") for now in (NOW, later))
    assert one == other


def test_a_feed_is_as_new_as_its_newest_change() -> None:
    older = followup(DAY, name="a", recorded_at=RECORDED)
    newer = followup(DAY - timedelta(days=30), name="b", recorded_at=RECORDED + timedelta(days=2))
    site = site_of(statement(older, newer))
    parsed = atom(site)
    assert [each.id.rpartition("/")[2] for each in parsed.entries] == ["b", "a"]
    assert parsed.feed.updated == "2026-01-08T08:30:00Z"
    assert resource(site, "/en/summit/feed.atom").modified_at == newer.recorded_at


def test_what_was_published_at_one_moment_is_newest_first_by_its_day() -> None:
    days = {"a": 5, "b": 7, "c": 7, "d": 6}
    log = (followup(date(2026, 1, day), name=name, recorded_at=RECORDED) for name, day in days.items())
    found = [each.id.rpartition("/")[2] for each in atom(site_of(statement(*log))).entries]
    assert found == ["b", "c", "d", "a"]


def test_a_feed_without_changes_is_as_old_as_its_statement() -> None:
    assert atom(site_of(statement())).feed.updated == "2025-10-07T11:22:00Z"


def test_a_long_log_leaves_the_newest_hundred_entries() -> None:
    log = [
        followup(DAY, name=f"e{number}", recorded_at=RECORDED + timedelta(hours=number))
        for number in range(130)
    ]
    items = json_feed(site_of(statement(*log)))["items"]
    assert len(items) == 100
    assert items[0]["id"].endswith("/e129")


@pytest.mark.parametrize(
    "path",
    ["/xx/feed.atom", "/en/feed.rss", "/en/nothing/feed.atom", "/en/ots-2025/nothing/feed.json"],
)
def test_what_does_not_exist_has_no_feed(path: str) -> None:
    assert answer(site_of(), path) is None


def test_every_address_of_a_feed_answers() -> None:
    site = site_of()
    found = [each for each in addresses(site) if "/feed." in each]
    assert len(found) == len(LANGUAGES) * 2 * (1 + 1 + 10)
    for each in found:
        assert read(site, each)
