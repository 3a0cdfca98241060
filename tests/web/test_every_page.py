"""What holds for every page of the site, in every language."""

from __future__ import annotations

import gzip
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.followups.corrected import with_correction
from tests.views import hostile
from tests.views.shown import LANGUAGES, plain, shipped
from tests.web.page_examples import Seen, page_addresses, seen, source
from tests.web.site_examples import HOST, site_of
from views.html.errors import not_found
from views.html.routes import addresses, answer

if TYPE_CHECKING:
    from views.html.site import Site

MARKED = re.compile(r"(«\d+»)([^«]*)")
UNFORMATTED = hostile.ATTACK.partition("{0}")[0]
"""The attack up to what is filled in where a phrase has a date."""
HEAVIEST = 60 * 1024
"""Bytes, compressed."""


@cache
def site() -> Site:
    return site_of(*with_correction(shipped()).statements.values())


@cache
def bodies(language: str) -> dict[str, str]:
    return {each: source(site(), each) for each in page_addresses(site(), f"/{language}/")}


@cache
def pages(language: str) -> tuple[tuple[str, Seen], ...]:
    unknown = not_found(site(), language).body.decode()
    return tuple((path, Seen(body)) for path, body in {**bodies(language), "": unknown}.items())


@cache
def answers(path: str) -> bool:
    return answer(site(), path) is not None


def test_there_are_pages_of_every_kind_in_every_language() -> None:
    paths = set(addresses(site()))
    for language in LANGUAGES:
        for page in (
            "",
            "ots-2025",
            "ots-2025/vision_2040",
            "ots-2025/deadlines",
            "ots-2025/scoreboard",
            "ots-2025/log",
            "ots-2025/log/page/2",
            "ots-2025/log/wrong",
            "digests/2026-11-30",
            "method",
            "statements",
            "search",
        ):
            assert f"/{language}/{page}" in paths


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_main_heading_and_the_others_in_order(language: str) -> None:
    for path, page in pages(language):
        assert page.levels.count(1) == 1, path
        assert page.levels[0] == 1, path
        assert all(b - a <= 1 for a, b in zip(page.levels, page.levels[1:], strict=False)), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_its_language_and_has_the_others(language: str) -> None:
    for path, page in pages(language):
        assert page.all("html") == [{"lang": language}], path
        others = {each["hreflang"] for each in page.all("a") if "hreflang" in each}
        assert others == set(LANGUAGES), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_is_to_be_found_names_its_address_and_its_translations(language: str) -> None:
    for path, page in pages(language):
        if [each["content"] for each in page.all("meta") if each.get("name") == "robots"] == ["noindex"]:
            continue
        links = page.all("link")
        (canonical,) = (each["href"] for each in links if each["rel"] == "canonical")
        assert canonical.startswith(f"{HOST}/{language}/"), path
        own = {each["hreflang"]: each["href"] for each in links if "hreflang" in each}
        assert own[language] == canonical, path
        assert own["x-default"] == own["en"], path
        assert own.keys() == {*LANGUAGES, "x-default"}, path
        for each in own.values():
            assert answers(each.removeprefix(HOST)), each


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_descriptions_are_there_and_differ(language: str) -> None:
    described: dict[str, list[str]] = {}
    for path, page in pages(language):
        (title,) = (data for tag, data in page.texts if tag == "title")
        (description,) = (each["content"] for each in page.all("meta") if each.get("name") == "description")
        assert 0 < len(title) <= 110, path
        assert 20 < len(description) <= 200, path
        described.setdefault(title, []).append(path)
    home = {f"/{language}/", f"/{language}/ots-2025"}
    assert [each for each in described.values() if len(each) > 1 and set(each) != home] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_within_the_site_leads_somewhere(language: str) -> None:
    for path, page in pages(language):
        ids = {attributes["id"] for _tag, attributes in page.tags if "id" in attributes}
        for link in (*page.links, *(each["href"] for each in page.all("link"))):
            if link.startswith("#"):
                assert link[1:] in ids, (path, link)
            elif link.startswith("/"):
                assert answers(link), (path, link)
            elif link.startswith("webcal://"):
                assert answers(link.removeprefix("webcal://briefing.example")), (path, link)
            else:
                assert link.startswith("https://"), (path, link)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_a_page_is_styled_or_run_in_place_or_asked_of_others(language: str) -> None:
    for path, page in pages(language):
        assert page.all("style", "iframe") == [], path
        assert {each["type"] for each in page.all("script")} <= {"application/ld+json"}, path
        assert all(each["src"].startswith("/") for each in page.all("img")), path
        for tag, attributes in page.tags:
            assert not [each for each in attributes if each == "style" or each.startswith("on")], (path, tag)
        assert all(
            not each["href"].startswith("http") for each in page.all("link") if each["rel"] == "stylesheet"
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_given_once_and_pages_are_light(language: str) -> None:
    for path, page in pages(language):
        ids = [each["id"] for _tag, each in page.tags if "id" in each]
        assert len(ids) == len(set(ids)), path
    for path, body in bodies(language).items():
        assert len(gzip.compress(body.encode())) < HEAVIEST, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_when_somebody_looked_and_up_to_which_day(language: str) -> None:
    tr = site().translators[language]
    until = max(each.sources_until for each in site().library.current.checks if each.sources_until)
    words = plain(tr.gettext("In sources up to {until}", until=tr.date(until)))
    for path, page in pages(language):
        assert words in page.text, path


def test_texts_that_try_to_break_out_of_the_page_are_shown_as_they_are() -> None:
    own = site_of(hostile.STATEMENT)
    marked = set()
    for path in page_addresses(own):
        page = seen(own, path)
        assert {each["type"] for each in page.all("script")} <= {"application/ld+json"}, path
        for tag, data in page.texts:
            if tag in ("script", "textarea"):
                continue
            for mark, behind in MARKED.findall(data):
                cut = behind.partition("…")[0].rstrip()
                assert behind.startswith(UNFORMATTED) or UNFORMATTED.startswith(cut), (path, tag, data)
                marked.add(mark)
        outside = [each for each in page.links if each.startswith("https://news")]
        assert set(outside) <= {hostile.URL}, path
    assert [each for each in hostile.marks if each not in marked] == []


def test_what_was_searched_for_is_repeated_unharmed() -> None:
    page = seen(site(), "/en/search", hostile.ATTACK)
    assert page.all("script") == []
    assert [each["value"] for each in page.all("input")] == [hostile.ATTACK]
    assert hostile.ATTACK in page.text
