"""What the pages of the site say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from http import HTTPStatus

import pytest

from briefing.statement.entry import Status
from briefing.statement.history import history
from tests.followups.corrected import with_correction
from tests.support.statement_examples import check, followup, statement
from tests.views.shown import LANGUAGES, ots, shipped
from tests.web.page_examples import Seen, seen
from tests.web.site_examples import site_of
from views.html.entries import whole_log
from views.html.errors import not_found
from views.html.resources import Moved
from views.html.routes import addresses, answer

NOT, DOING, DONE = Status.NOT_ASSESSED, Status.IN_PROGRESS, Status.FULFILLED
SITE = site_of()
CORRECTED = site_of(*with_correction(shipped()).statements.values())


def articles(page: Seen) -> list[str]:
    return [each["id"].removeprefix("entry-") for each in page.all("article")]


def test_the_first_page_is_that_of_the_newest_statement() -> None:
    assert answer(SITE, "/kk/") == answer(SITE, "/kk/ots-2025")


def test_no_line_of_a_heading_ends_within_an_ordinal_number() -> None:
    for language, number in (
        ("ru", "12\N{NON-BREAKING HYPHEN}м"),
        ("kk", "12\N{NON-BREAKING HYPHEN}саммитінде"),
    ):
        assert number in seen(SITE, f"/{language}/ots-2025").text
    assert "12-" not in seen(SITE, "/ru/ots-2025/log").text


def test_nor_does_one_of_the_title_of_a_statement_among_others() -> None:
    pages = [seen(SITE, f"/ru/{path}") for path in ("statements", "digests/2026-11-23")]
    for page in (*pages, seen(SITE, "/ru/search", "палата"), Seen(not_found(SITE, "ru").body.decode())):
        assert "12\N{NON-BREAKING HYPHEN}м саммите" in page.text


def test_each_status_of_the_overview_links_to_the_entry_that_set_it() -> None:
    page = seen(SITE, "/en/ots-2025")
    for path in (
        "/en/ots-2025/log/2026-11-29-vision-2040",
        "/en/ots-2025/log/2026-11-29-industry",
    ):
        assert path in page.links
        assert answer(SITE, path) is not None
    assert "No evidence found, checked on 29 November" in page.text


def test_a_card_has_the_whole_history_of_its_initiative() -> None:
    page = seen(SITE, "/en/ots-2025/chamber")
    assert articles(page) == [each.entry.id for each in history(ots(), "chamber")]
    for entry in (each for each in ots().followups if each.initiative == "chamber"):
        assert {each.url for each in entry.evidence} <= set(page.links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_result_says_of_each_initiative_what_it_is_about(language: str) -> None:
    for slug, initiative in ots().initiatives.items():
        page = seen(SITE, f"/{language}/ots-2025/{slug}")
        (description,) = (each["content"] for each in page.all("meta") if each.get("name") == "description")
        assert initiative.summary.in_language(language)[:30] in description
        assert len(description) <= 200


def test_a_corrected_entry_stands_struck_beside_its_correction() -> None:
    page = seen(CORRECTED, "/en/ots-2025/log/wrong")
    assert articles(page) == ["wrong", "right"]
    assert page.all("s")
    assert "Correction of the entry of 1 October 2026: it was the first reading only" in page.text
    assert "/en/ots-2025/log/right" in page.links
    assert articles(seen(CORRECTED, "/en/ots-2025/log/right")) == ["right", "wrong"]
    assert "wrong" in articles(seen(CORRECTED, "/en/ots-2025/vision_2040"))


def test_a_text_in_another_language_says_which() -> None:
    page = seen(CORRECTED, "/en/ots-2025/log/right")
    assert {"lang": "ru"} in page.all("p")


def test_who_wrote_an_entry_is_said_by_role() -> None:
    assert "Written by a reviewer" in seen(CORRECTED, "/en/ots-2025/log/right").text


def test_the_pages_of_the_log_have_each_entry_once_newest_first() -> None:
    paths = ["/en/ots-2025/log", "/en/ots-2025/log/page/2", "/en/ots-2025/log/page/3"]
    pages = [seen(SITE, path) for path in paths]
    listed = [each for page in pages for each in articles(page)]
    assert sorted(listed) == sorted(each.entry.id for each in whole_log(ots()))
    days = [each["datetime"] for page in pages for each in page.all("time")]
    assert days == sorted(days, reverse=True)
    assert paths[1] in pages[0].links
    assert {paths[0], paths[2]} <= set(pages[1].links)


@pytest.mark.parametrize("number", ["0", "1", "02", "4", "-1", "x", "²"])
def test_a_page_of_the_log_has_one_address(number: str) -> None:
    assert answer(SITE, f"/en/ots-2025/log/page/{number}") is None


@pytest.mark.parametrize(
    "path",
    [
        "/de/",
        "/en/other",
        "/en/ots-2025/other",
        "/en/ots-2025/log/other",
        "/en/other/deadlines",
        "/de/method",
        "/en/digests/2026-11-29",
        "/en/digests/2026-12-07",
        "/en/digests/x",
        "/assets/0123.css",
    ],
)
def test_there_is_no_such_page(path: str) -> None:
    assert answer(SITE, path) is None


def test_a_name_with_dashes_has_moved_to_the_one_with_underscores() -> None:
    assert answer(SITE, "/en/ots-2025/Vision-2040") == Moved("/en/ots-2025/vision_2040")


@pytest.mark.parametrize(("language", "heading"), [("ru", "Страница не найдена"), ("en", "Page not found")])
def test_an_unknown_address_is_answered_in_the_language(language: str, heading: str) -> None:
    found = not_found(SITE, language)
    assert found.status is HTTPStatus.NOT_FOUND
    assert heading in Seen(found.body.decode()).text


def test_the_deadlines_are_on_a_timeline_with_words_beside() -> None:
    page = seen(SITE, "/en/ots-2025/deadlines")
    bars = [each for each in page.all("rect") if each.get("class") == "span"]
    assert len(bars) == len(ots().deadlines)
    assert "held on 20 February 2026, 51 days late" in page.text
    for each in bars:
        assert 0 <= float(each["x"].rstrip("%")) <= 100


def test_the_bar_of_a_year_covers_that_year() -> None:
    page = seen(SITE, "/en/ots-2025/deadlines")
    bar = [each for each in page.all("rect") if each.get("class") == "span"][1]
    assert float(bar["x"].rstrip("%")) == pytest.approx(100 / 16, abs=0.05)
    assert float(bar["width"].rstrip("%")) == pytest.approx(100 / 16, abs=0.05)


def test_the_scoreboard_counts_each_initiative_once() -> None:
    page = seen(SITE, "/en/ots-2025/scoreboard")
    assert {f"/en/ots-2025/{slug}" for slug in ots().initiatives} <= set(page.links)
    widths = [float(each["width"].rstrip("%")) for each in page.all("rect")]
    assert sum(widths) == pytest.approx(100)


def test_a_week_says_what_changed_in_it_from_its_beginning_to_its_end() -> None:
    made = statement(
        followup(
            date(2026, 11, 3), DOING, name="before", recorded_at=datetime(2026, 11, 15, 18, 59, tzinfo=UTC)
        ),
        followup(
            date(2026, 11, 4), None, name="first", recorded_at=datetime(2026, 11, 15, 19, 0, tzinfo=UTC)
        ),
        followup(
            date(2026, 11, 5), DONE, name="last", recorded_at=datetime(2026, 11, 22, 18, 59, tzinfo=UTC)
        ),
        followup(
            date(2026, 11, 6), None, name="after", recorded_at=datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
        ),
    )
    page = seen(site_of(made), "/en/digests/2026-11-16")
    assert articles(page) == ["last", "first"]
    assert "Status: in progress →" in page.text


def test_the_weeks_with_changes_are_linked_one_to_the_next() -> None:
    week, walked = "/en/digests/2026-11-30", []
    while week:
        walked.append(week)
        before = [each["href"] for each in seen(SITE, week).all("a") if each.get("rel") == "prev"]
        week = before[0] if before else ""
    every = [path for path in addresses(SITE) if path.startswith("/en/digests/")]
    assert walked == every[::-1]
    assert len(every) > 2


def test_a_week_without_changes_says_so_while_it_lasts_and_then_has_no_page() -> None:
    made = statement(check(date(2026, 11, 1), DOING, recorded_at=datetime(2026, 11, 1, tzinfo=UTC)))
    own = site_of(made)
    assert "Nothing changed in this week so far." in seen(own, "/en/digests/2026-11-30").text
    assert answer(own, "/en/digests/2026-11-23") is None
    assert articles(seen(own, "/en/digests/2026-10-26")) == ["2026-11-01-bridge"]


def test_the_method_names_each_status() -> None:
    page = seen(SITE, "/en/method").text
    for words in ("Not assessed yet", "Sources disagree", "never by the calendar"):
        assert words in page


def test_a_search_finds_initiatives_and_entries() -> None:
    page = seen(SITE, "/en/search", "chamber of commerce")
    assert "/en/ots-2025/chamber" in page.links
    assert page.all("mark")


def test_a_search_without_a_result_says_so() -> None:
    assert "Nothing was found for “zzzzqqq”" in seen(SITE, "/en/search", "zzzzqqq").text


def test_a_search_looks_into_every_statement() -> None:
    older = replace(ots(), id="older", made_on=date(2024, 1, 1))
    page = seen(site_of(older, ots()), "/en/search", "chamber")
    assert {"/en/older/chamber", "/en/ots-2025/chamber"} <= set(page.links)


def test_a_statement_without_a_log_says_that_nothing_was_recorded() -> None:
    made = statement()
    own = site_of(made)
    nothing = "Nothing has been recorded yet. That does not mean that nothing was done."
    for path in ("/en/summit", "/en/summit/log", "/en/summit/bridge"):
        assert nothing in seen(own, path).text
    assert "The statement names no date." in seen(own, "/en/summit/deadlines").text
