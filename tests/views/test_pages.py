"""What stands on the pages of the shipped statement, and where their buttons lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing.statement.model import Status
from briefing.statement.status import assessment
from tests.views.shown import LANGUAGES, TODAY, ots, plain, translator
from tests.views.telegram_html import links_of, text_of
from views.labels import STATUS
from views.telegram.statement import cards, history, overview
from views.telegram.statement.callbacks import ShowCard, ShowHistory, ShowLog
from views.telegram.support.page import Page, ViewContext

if TYPE_CHECKING:
    from collections.abc import Iterable

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_slug = pytest.mark.parametrize("slug", list(ots().initiatives))


def reader(language: str = "en") -> ViewContext:
    return ViewContext(ots(), translator(language), TODAY)


def seen(page: Page) -> str:
    (part,) = page.parts
    return plain(text_of(part))


def data(page: Page) -> list[str | None]:
    assert page.keyboard is not None
    return [each.callback_data for row in page.keyboard.inline_keyboard for each in row]


def without(text: str, words: Iterable[str]) -> list[str]:
    return [each for each in words if plain(each) not in text]


@every_language
@every_slug
def test_a_card_says_everything_about_its_initiative(language: str, slug: str) -> None:
    text, initiative = seen(cards.card(reader(language), slug)), ots().initiatives[slug]
    texts = [initiative.title, initiative.stance, initiative.summary, *initiative.facts]
    texts += [initiative.verifiability_reason] if initiative.verifiability_reason else []
    for deadline in ots().deadlines.values():
        if deadline.initiative == slug:
            texts += [deadline.what, deadline.stated_as]
    texts += [why] if (why := assessment(ots(), slug).why) else []
    assert without(text, (each.in_language(language) for each in texts)) == []
    assert plain(translator(language).date(date(2026, 11, 29))) in text
    assert translator(language).listed(map(str, initiative.paragraphs)) in text


@every_slug
def test_a_card_without_a_deadline_names_the_next_review(slug: str) -> None:
    dated = slug in {each.initiative for each in ots().deadlines.values()}
    assert ("the next review is on 7 April 2027" in seen(cards.card(reader(), slug))) is not dated


def test_a_card_shows_the_newest_evidence_with_its_publishers_as_links() -> None:
    page = cards.card(reader(), "chamber")
    assert "Newest evidence: 8 January 2026: " in seen(page)
    assert seen(page).count("(DKNews, Qazinform)") == 1
    newest = next(each for each in ots().followups if each.id == "2026-01-08-chairmanship-taken")
    assert links_of(page.parts[0]) == [each.url for each in newest.evidence]


def test_what_is_only_context_is_called_so() -> None:
    text = seen(cards.card(reader(), "cyber_council"))
    assert "Context: 15 May 2026: " in text
    assert "Newest evidence" not in text


def test_that_nothing_was_found_is_never_said_without_what_it_means() -> None:
    """With the words of the check, else with a sentence of the interface."""
    silent = replace(ots(), checks=tuple(replace(each, why=None) for each in ots().checks))
    told = seen(cards.card(reader(), "vision_2040"))
    untold = seen(cards.card(ViewContext(silent, translator("en"), TODAY), "vision_2040"))
    assert "this does not mean that nothing was done" in told
    assert "“No evidence found” does not mean “not done”." in untold


def test_a_reason_that_a_later_event_outdated_is_not_shown() -> None:
    event = replace(
        ots().followups[-1],
        id="later",
        happened_on=date(2026, 12, 1),
        status=Status.FULFILLED,
        initiative="vision_2040",
        context=False,
    )
    later = replace(ots(), followups=(*ots().followups, event))
    text = seen(cards.card(ViewContext(later, translator("en"), date(2026, 12, 2)), "vision_2040"))
    assert "✅ fulfilled" in text
    assert "No public evidence was found" not in text


@every_slug
def test_from_card_to_card_one_can_walk_around(slug: str) -> None:
    slugs = list(ots().initiatives)
    place = slugs.index(slug)
    before, _list, after, *logs, error, evidence = data(cards.card(reader(), slug))
    assert before == ShowCard(statement="ots-2025", slug=slugs[place - 1]).pack()
    assert after == ShowCard(statement="ots-2025", slug=slugs[(place + 1) % len(slugs)]).pack()
    follow_ups = ShowLog(statement="ots-2025", slug=slug, page=0).pack()
    is_empty = not any(each.initiative == slug for each in ots().followups)
    assert logs[:-1] == ([] if is_empty else [follow_ups])
    assert logs[-1] == ShowHistory(statement="ots-2025", slug=slug, page=0).pack()
    assert (error, evidence) == (f"rep:rep-e-ots-2025-{slug}", f"rep:rep-s-ots-2025-{slug}")


@every_language
def test_the_digest_has_a_line_for_each_initiative_with_its_status(language: str) -> None:
    tr, text = translator(language), seen(overview.digest(reader(language)))
    statement = ots()
    for number, initiative in enumerate(statement.in_order, 1):
        (line,) = (each for each in text.splitlines() if each.startswith(f"{number}. "))
        assert plain(initiative.title.in_language(language)) in line
        assert line.endswith(f" /{initiative.slug}")
        assert any(tr.gettext(each) in line for each in STATUS.values())
    heads = (statement.title, statement.speaker, statement.occasion, statement.place, statement.summary)
    assert without(text, (each.in_language(language) for each in (*heads, *statement.context))) == []
    assert without(text, [tr.date(statement.made_on), "Kazakhstan Today", "16:22"]) == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(TODAY, "2026: Kazakhstan’s chairmanship", id="a period that runs"),
        pytest.param(date(2027, 1, 1), "2040: Full implementation", id="the next one"),
        pytest.param(date(2041, 1, 1), "No stated deadline lies ahead.", id="none"),
    ],
)
def test_the_digest_says_what_is_next_due(today: date, expected: str) -> None:
    text = seen(overview.digest(ViewContext(ots(), translator("en"), today)))
    assert f"Next due\n{expected}" in text


def test_a_statement_without_dates_says_so() -> None:
    undated = ViewContext(replace(ots(), deadlines={}), translator("en"), TODAY)
    assert "The statement names no date." in seen(overview.deadlines(undated))
    assert "The next review is on 7 April 2027." in seen(overview.deadlines(undated))
    assert "No stated deadline lies ahead." in seen(overview.digest(undated))


@every_language
def test_the_pages_of_the_log_have_each_follow_up_once_newest_first(language: str) -> None:
    text = "\n".join(seen(history.log_page(reader(language), "", number)) for number in range(5))
    followups = sorted(ots().followups, key=lambda each: each.happened_on, reverse=True)
    places = [text.index(plain(each.text.in_language(language))) for each in followups]
    assert len(places) == 22
    days = [each.happened_on for each in followups]
    by_place = [day for _, day in sorted(zip(places, days, strict=True), key=lambda pair: pair[0])]
    assert by_place == days
    assert all(text.count(plain(each.text.in_language(language))) == 1 for each in followups)


@pytest.mark.parametrize(
    ("number", "shown", "leads_to"),
    [
        pytest.param(0, "page 1 of 5", [1], id="first"),
        pytest.param(1, "page 2 of 5", [0, 2], id="middle"),
        pytest.param(4, "page 5 of 5", [3], id="last"),
        pytest.param(5, "page 5 of 5", [3], id="an old button beyond the last"),
        pytest.param(999, "page 5 of 5", [3], id="far beyond the last"),
        pytest.param(-1, "page 1 of 5", [1], id="before the first"),
    ],
)
def test_a_page_of_the_log_leads_to_its_neighbours(number: int, shown: str, leads_to: list[int]) -> None:
    page = history.log_page(reader(), "", number)
    assert shown in seen(page)
    *walk, _back = data(page)
    assert walk == [ShowLog(statement="ots-2025", slug="", page=each).pack() for each in leads_to]


def test_a_short_log_has_no_pages_and_leads_back_to_its_card() -> None:
    page = history.log_page(reader(), "chamber", 0)
    assert "page" not in seen(page)
    assert data(page) == [ShowCard(statement="ots-2025", slug="chamber").pack()]


def test_an_empty_log_does_not_read_as_inaction() -> None:
    assert "That does not mean that nothing was done." in seen(history.log_page(reader(), "vision_2040", 0))


@every_language
def test_a_citation_names_speaker_occasion_day_outlet_hour_paragraph_card_and_status(language: str) -> None:
    tr, url = translator(language), "https://t.me/a_bot?start=chamber"
    text = seen(cards.citation(reader(language), "chamber", url))
    named = [ots().speaker, ots().occasion, ots().initiatives["chamber"].title]
    assert without(text, (each.in_language(language) for each in named)) == []
    assert without(text, [tr.date(ots().made_on), ots().source.outlet, "16:22", "§ 5", url]) == []
    assert without(text, [tr.gettext(STATUS[Status.IN_PROGRESS]), plain(tr.date(date(2026, 11, 29)))]) == []
