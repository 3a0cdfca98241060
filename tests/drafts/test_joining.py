"""What belongs together: report and quote, name and acronym, a list and what stands above it."""

from __future__ import annotations

from datetime import date

from drafting.draft_builder import draft_of

RU = "Ташлык. 7 октября 2025 года. "
EN = "Tashlyk. 7 October 2025. "


def test_report_and_quote_of_one_thing_are_one_initiative_with_both_paragraphs() -> None:
    draft = draft_of(
        f"{RU}Министр предложил создать совет по пчеловодству.\n\n"
        "«Предлагаю создать при министерстве совет по пчеловодству, который поможет всем», — сказал он.",
        "ru",
    )
    assert [(each.title, each.paragraphs) for each in draft.candidates] == [("совет по пчеловодству", (1, 2))]


def test_two_bodies_with_the_same_kind_of_name_stay_two() -> None:
    draft = draft_of(f"{RU}Он предложил создать центр почв. Он также предложил создать центр лесов.", "ru")
    assert [each.title for each in draft.candidates] == ["центр почв", "центр лесов"]


def test_a_day_above_a_list_goes_to_its_first_item() -> None:
    draft = draft_of(f"{EN}By 1 March 2026 the ministry will:\n\n- open a clinic;\n- train nurses.", "en")
    assert [each.title for each in draft.candidates] == ["clinic", "nurses"]
    assert [(each.initiative, each.last_day) for each in draft.deadlines] == [("clinic", date(2026, 3, 1))]


def test_members_of_a_series_go_on_with_what_announced_it() -> None:
    draft = draft_of(
        f"{RU}Он озвучил ряд предложений. Во-первых, создать банк семян. Во-вторых, провести ярмарку.", "ru"
    )
    assert [(each.stance, each.title) for each in draft.candidates] == [
        ("создать", "банк семян"),
        ("провести", "ярмарка"),
    ]


def test_days_that_are_over_are_no_deadlines() -> None:
    draft = draft_of(f"{RU}Предлагаю развить итоги конференции, прошедшей в сентябре этого года.", "ru")
    assert draft.deadlines == ()


def test_slugs_are_short_unique_and_plain() -> None:
    text = "We will open a Border School. We will open a Mountain School. We propose a border school fair. "
    draft = draft_of(EN + text + "Предлагаю создать Щучий центр ёлок и ежей.", "en")
    slugs = [each.slug for each in draft.candidates] + [each.slug for each in draft.deadlines]
    assert len(slugs) == len(set(slugs))
    assert all(len(slug) <= 32 and slug.replace("_", "a").isalnum() and slug.isascii() for slug in slugs)
