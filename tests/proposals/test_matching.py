"""Why a story is matched with an initiative, in every language of the statement."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.proposals.story import Match, ReasonKind, Story
from tests.proposals.headlines import matcher

DAY = date(2026, 6, 1)


def matches(title: str, lead: str = "", day: date = DAY) -> tuple[Match, ...]:
    return matcher(with_log=False).matches(Story(title, lead, "https://n.example/1", "News", day, "feed"))


def words_of(match: Match, kind: ReasonKind) -> tuple[str, ...]:
    return next((each.words for each in match.reasons if each.kind is kind), ())


def test_each_reason_names_the_words_of_the_story_that_it_rests_on() -> None:
    best = matches("Turkic Investment Fund finances a railway", "Its capital is 600 million dollars.")[0]
    assert (best.statement, best.initiative) == ("ots-2025", "investment_fund")
    assert words_of(best, ReasonKind.INITIATIVE) == ("Turkic", "Investment", "Fund")
    assert words_of(best, ReasonKind.NAMES) == ("Turkic",)
    assert "capital" in words_of(best, ReasonKind.WORDS)
    points = [each.points for each in best.reasons]
    assert points == sorted(points, reverse=True)
    assert sum(points) == pytest.approx(best.score)


def test_the_days_around_a_deadline_are_a_reason_and_others_are_not() -> None:
    title = "Ministers of economy and trade of the OTS to meet in Turkistan"
    for day, words in ((date(2025, 12, 20), ("2025-12-31",)), (date(2026, 6, 1), ())):
        best = matches(title, day=day)[0]
        assert best.initiative == "investment_fund"
        assert "Turkistan" in words_of(best, ReasonKind.DEADLINE)
        assert words_of(best, ReasonKind.DAY) == words


@pytest.mark.parametrize(
    "title",
    [
        "Türk Yatırım Fonu ilk projesini finanse etti",
        "Türk İnvestisiya Fondu ilk layihəsini maliyyələşdirdi",
        "Turkiy investitsiya jamgʻarmasi birinchi loyihasini moliyalashtirdi",
        "Түрк инвестициялык фонду биринчи долбоорун каржылады",
        "Түркі инвестициялық қоры алғашқы жобасын қаржыландырды",
        "Тюркский инвестиционный фонд профинансировал первый проект",
        "Turkic Investment Fund finances its first project",
    ],
    ids=["tr", "az", "uz", "ky", "kk", "ru", "en"],
)
def test_a_story_matches_in_every_language_of_the_statement(title: str) -> None:
    assert [each.initiative for each in matches(title)][:1] == ["investment_fund"]


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Oman Vision 2040 is on track", "Non-oil revenue grew."),
        ("Turkish Investment Fund for start-ups opens", "Banks in Istanbul take part."),
        ("Chamber of Commerce and Industry elects a president", "The vote was held in Vienna."),
        ("", ""),
        ("😀", "2026"),
        ("x" * 5000, "y " * 5000),
    ],
    ids=["other vision", "Turkish, not Turkic", "other chamber", "empty", "no words", "endless"],
)
def test_what_only_sounds_alike_is_not_matched(title: str, lead: str) -> None:
    assert matches(title, lead) == ()


def test_the_best_match_comes_first() -> None:
    found = matches("Turkic Investment Fund and Turkic Chamber of Commerce and Industry agree", "Fund, fund.")
    assert {"investment_fund", "chamber"} <= {each.initiative for each in found}
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
