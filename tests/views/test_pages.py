"""What stands on the pages of the shipped statement, and where their buttons lead."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from briefing.statement.entry import Status
from briefing.statement.status import assessment
from briefing.statement.text import Text
from tests.support.largest import largest
from tests.views.shown import DAYS, LANGUAGES, TODAY, card, ots, plain, translator
from tests.views.telegram_html import links_of, outside, tags_of, text_of, units
from views.excerpts import sentences
from views.labels import STATUS, STATUS_SIGN
from views.telegram.following.callbacks import Follow
from views.telegram.statement import cards, history, lists, overview
from views.telegram.statement.callbacks import Cite, SendCalendar, ShowCard, ShowHistory, ShowLog, ShowMore
from views.telegram.statement.citations import citation
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
    text, initiative = seen(card(reader(language), slug)), ots().initiatives[slug]
    texts = [initiative.title, initiative.stance, *initiative.facts]
    texts += [initiative.verifiability_reason] if initiative.verifiability_reason else []
    for deadline in ots().deadlines.values():
        if deadline.initiative == slug:
            texts += [deadline.what, deadline.stated_as]
    texts += [why] if (why := assessment(ots(), slug).why) else []
    said = [each.in_language(language) for each in texts]
    said += sentences(initiative.summary.in_language(language))
    assert without(text, said) == []
    assert plain(translator(language).date(date(2026, 11, 29))) in text
    assert translator(language).listed(map(str, initiative.paragraphs)) in text


@every_language
@every_slug
def test_a_card_fits_a_phone_and_the_rest_of_it_unfolds(language: str, slug: str) -> None:
    for today in DAYS:
        (part,) = card(ViewContext(ots(), translator(language), today), slug).parts
        folded, unfolded = text_of(outside(part)), text_of(part)
        assert units(folded) <= 900
        assert ots().initiatives[slug].stance.in_language(language) in folded
        assert ots().source.outlet not in folded
        assert ots().source.outlet in unfolded


def test_facts_for_which_there_is_no_room_are_not_lost() -> None:
    (part,) = card(reader(), "middle_corridor").parts
    first, *_others, last = ots().initiatives["middle_corridor"].facts
    folded = text_of(outside(part))
    assert [first.in_language("en") in folded, last.in_language("en") in folded] == [True, False]
    assert last.in_language("en") in text_of(part)


def test_the_longest_card_keeps_its_quotation_closed_in_each_message() -> None:
    slug = next(iter(largest(ots(), 1).initiatives))
    parts = card(ViewContext(largest(ots(), 1), translator("en"), TODAY), slug).parts
    assert [tags_of(each).count("blockquote") for each in parts] == [1, 1]
    assert units(text_of(outside(parts[0]))) <= 900
    assert [text_of(outside(each)) for each in parts[1:]] == [""]


@every_slug
def test_that_no_evidence_does_not_mean_not_done_is_seen_without_unfolding(slug: str) -> None:
    folded = text_of(outside(card(reader(), slug).parts[0]))
    is_unknown = assessment(ots(), slug).status is Status.NO_EVIDENCE_FOUND
    assert ("“No evidence found” does not mean “not done”." in folded) is is_unknown


@every_slug
def test_a_card_says_once_when_somebody_last_looked_and_in_which_sources(slug: str) -> None:
    text = seen(card(reader(), slug))
    assert text.casefold().count("checked on 29 november 2026 in sources up to 15 may 2026") == 1


@every_slug
def test_a_card_without_a_deadline_names_the_next_review(slug: str) -> None:
    dated = slug in {each.initiative for each in ots().deadlines.values()}
    assert ("the next review is on 7 April 2027" in seen(card(reader(), slug))) is not dated


def test_a_card_shows_the_newest_evidence_with_its_publishers_as_links() -> None:
    page = card(reader(), "chamber")
    assert "Newest evidence\n8 January 2026: " in seen(page)
    assert seen(page).count("(DKNews, Qazinform)") == 1
    newest = next(each for each in ots().followups if each.id == "2026-01-08-chairmanship-taken")
    source = ots().source.url_in("en")
    assert links_of(page.parts[0]) == [*(each.url for each in newest.evidence), source]


@every_language
def test_the_source_is_linked_in_the_reader_s_language(language: str) -> None:
    # The outlet writes in three languages; readers of others get the page in Russian.
    path = {"kk": "/kaz/", "en": "/eng/"}.get(language, "/rus/")
    for page in (card(reader(language), "chamber"), overview.digest(reader(language))):
        assert path in links_of(page.parts[0])[-1]


def test_what_is_only_context_is_called_so() -> None:
    text = seen(card(reader(), "cyber_council"))
    assert "Context\n15 May 2026: " in text
    assert "Newest evidence" not in text


def test_that_nothing_was_found_is_never_said_without_what_it_means() -> None:
    """With the words of the check, else with a sentence of the interface."""
    silent = replace(ots(), checks=tuple(replace(each, why=None) for each in ots().checks))
    told = seen(card(reader(), "vision_2040"))
    untold = seen(card(ViewContext(silent, translator("en"), TODAY), "vision_2040"))
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
    text = seen(card(ViewContext(later, translator("en"), date(2026, 12, 2)), "vision_2040"))
    assert "✅ fulfilled" in text
    assert "No public evidence was found" not in text


@every_slug
def test_from_card_to_card_one_can_walk_around(slug: str) -> None:
    slugs = list(ots().initiatives)
    place = slugs.index(slug)
    page = card(reader(), slug)
    before, _list, after, follow, share, *log, more = data(page)
    assert before == ShowCard(statement="ots-2025", slug=slugs[place - 1]).pack()
    assert after == ShowCard(statement="ots-2025", slug=slugs[(place + 1) % len(slugs)]).pack()
    assert follow == Follow(statement="ots-2025", slug=slug, page="card").pack()
    assert share is None, "it has an address"
    follow_ups = ShowLog(statement="ots-2025", slug=slug, page=0).pack()
    is_empty = not any(each.initiative == slug for each in ots().followups)
    assert log == ([] if is_empty else [follow_ups])
    assert more == ShowMore(statement="ots-2025", slug=slug).pack()
    assert page.keyboard is not None
    assert len(page.keyboard.inline_keyboard) <= 4


@every_slug
def test_what_else_can_be_done_stands_behind_a_button(slug: str) -> None:
    cite, whole, dates, error, evidence, *write, back = data(
        cards.card_with_more(reader(), slug, writes=False)
    )
    assert cite == Cite(statement="ots-2025", slug=slug).pack()
    assert whole == ShowHistory(statement="ots-2025", slug=slug, page=0).pack()
    assert dates == SendCalendar(statement="ots-2025", slug=slug).pack()
    assert (error, evidence) == (f"rep:rep-e-ots-2025-{slug}", f"rep:rep-s-ots-2025-{slug}")
    assert write == []
    assert back == ShowCard(statement="ots-2025", slug=slug).pack()


@every_language
def test_a_card_is_shared_by_its_link_and_title(language: str) -> None:
    keyboard = card(reader(language), "chamber").keyboard
    assert keyboard is not None
    (address,) = (each.url for row in keyboard.inline_keyboard for each in row if each.url)
    parts = urlsplit(address)
    assert (parts.netloc, parts.path) == ("t.me", "/share/url")
    assert parse_qs(parts.query, strict_parsing=True) == {
        "url": ["https://t.me/a_bot?start=card-ots-2025-chamber"],
        "text": [ots().initiatives["chamber"].title.in_language(language)],
    }


@every_language
def test_the_overview_fits_a_phone_and_the_rest_of_it_unfolds(language: str) -> None:
    for today in DAYS:
        (part,) = overview.digest(ViewContext(ots(), translator(language), today)).parts
        folded, unfolded = plain(text_of(outside(part))), plain(text_of(part))
        assert units(folded) <= 900
        assert folded.count(ots().occasion.in_language(language)) <= 1
        heads = (ots().summary, ots().place, *ots().context)
        assert without(unfolded, (each.in_language(language) for each in heads)) == []
        assert "/about" in unfolded
        assert ots().source.outlet not in folded


@every_language
@pytest.mark.parametrize("count", [1, 10, 12, 100])
def test_the_overview_of_any_statement_fits_a_phone(language: str, count: int) -> None:
    big = ViewContext(largest(ots(), count), translator(language), TODAY)
    (first,) = overview.digest(big).parts
    folded = text_of(outside(first))
    assert units(folded) <= 900
    assert len(re.findall(r"^\d+\. ", folded, re.MULTILINE)) == min(count, 10)
    assert all(len(each) <= 45 for each in folded.splitlines() if each[:1].isdecimal())


@every_language
def test_the_overview_has_a_line_for_each_initiative_with_the_sign_of_its_status(language: str) -> None:
    text = seen(overview.digest(reader(language)))
    for number, initiative in enumerate(ots().in_order, 1):
        (line,) = (each for each in text.splitlines() if each.startswith(f"{number}. "))
        sign = STATUS_SIGN[assessment(ots(), initiative.slug).status]
        assert line == f"{number}. {sign} {plain(initiative.short.in_language(language))}"


def test_the_overview_counts_the_statuses_that_there_are() -> None:
    text = seen(overview.digest(reader()))
    assert text.splitlines()[1] == "🟡 1 partly fulfilled · 🔄 4 in progress · 🔍 5 no evidence found"


def test_the_overview_tells_the_newest_event_and_never_a_corrected_one() -> None:
    text = seen(overview.digest(reader()))
    assert "🗞 10 March 2026: A draft agreement" in text
    newest = max((each for each in ots().followups if not each.context), key=lambda each: each.happened_on)
    correction = replace(
        newest,
        id="correction",
        text=Text({"en": "There is no draft."}),
        correction_of=newest.id,
        correction_reason=Text({"en": "A mistake."}),
    )
    corrected = replace(ots(), followups=(*ots().followups, correction))
    text = seen(overview.digest(ViewContext(corrected, translator("en"), TODAY)))
    assert "🗞 10 March 2026: There is no draft. (Trend, Report)" in text
    empty = ViewContext(replace(ots(), followups=(), checks=()), translator("en"), TODAY)
    assert "🗞 Nothing has been recorded yet." in seen(overview.digest(empty))


def test_the_buttons_of_the_overview_are_numbers_in_rows_of_five() -> None:
    keyboard = overview.digest(reader()).keyboard
    assert keyboard is not None
    rows = [[each.text for each in row] for row in keyboard.inline_keyboard]
    assert rows[:2] == [["1", "2", "3", "4", "5"], ["6", "7", "8", "9", "10"]]
    assert rows[2] == ["🆕 What’s new", "⏰ Deadlines"]


@every_language
def test_the_list_has_each_name_once(language: str) -> None:
    page = lists.initiatives(reader(language))
    assert page.keyboard is not None
    numbers = [each.text for row in page.keyboard.inline_keyboard[:-1] for each in row]
    assert numbers == [str(number) for number in range(1, 11)]
    for initiative in ots().in_order:
        assert seen(page).count(plain(initiative.title.in_language(language))) == 1


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(
            TODAY, "⏰ 2026: Chamber of Commerce and Industry — 39 days left", id="a period that runs"
        ),
        pytest.param(
            date(2027, 1, 1), "⏰ 2040: Turkic World Vision 2040 — 13 years away", id="the next one"
        ),
        pytest.param(date(2041, 1, 1), "⏰ No deadline lies ahead.", id="none"),
    ],
)
def test_the_digest_says_what_is_next_due(today: date, expected: str) -> None:
    text = seen(overview.digest(ViewContext(ots(), translator("en"), today)))
    assert expected in text


def test_a_statement_without_dates_says_so() -> None:
    undated = ViewContext(replace(ots(), deadlines={}), translator("en"), TODAY)
    assert "The statement names no date." in seen(lists.deadlines(undated))
    assert "The next review is on 7 April 2027." in seen(lists.deadlines(undated))
    assert "No deadline lies ahead." in seen(overview.digest(undated))


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
    text = seen(citation(reader(language), "chamber", url))
    named = [ots().speaker, ots().occasion, ots().initiatives["chamber"].title]
    assert without(text, (each.in_language(language) for each in named)) == []
    assert without(text, [tr.date(ots().made_on), ots().source.outlet, "16:22", "§ 5", url]) == []
    assert without(text, [tr.gettext(STATUS[Status.IN_PROGRESS]), plain(tr.date(date(2026, 11, 29)))]) == []
