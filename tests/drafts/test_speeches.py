"""What is found in whole speeches that were written for these tests."""

from __future__ import annotations

import pytest

from drafting.draft_builder import draft_of
from tests.drafts.speeches import (
    SHARED,
    SHARED_EXPECTED,
    Initiative,
    Outcome,
    Speech,
    compare,
    load_speeches,
    wrong_deadlines,
)

SPEECHES = {speech.name: speech for speech in load_speeches()}
OURS = [each for each in SPEECHES.values() if each.name != SHARED_EXPECTED]


def total(outcomes: list[Outcome]) -> tuple[int, int, int]:
    found, missed, false = (sum(each) for each in zip(*(one.counts for one in outcomes), strict=True))
    return found, missed, false


def not_in_sight(speech: Speech) -> list[Initiative]:
    """Return the initiatives in whose paragraphs neither tier has anything."""
    draft = draft_of(speech.text, speech.language)
    seen = {number for each in draft.candidates for number in each.paragraphs} | {
        each.paragraph for each in draft.look
    }
    return [each for each in speech.initiatives if not set(each.paragraphs) & seen]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_most_initiatives_are_candidates_and_few_candidates_are_none(language: str) -> None:
    outcomes = [compare(each)[0] for each in OURS if each.language == language]
    found, missed, false = total(outcomes)
    assert found >= 0.78 * (found + missed)
    assert false <= 0.15 * (found + false)


@pytest.mark.parametrize("speech", [pytest.param(each, id=each.name) for each in OURS])
def test_no_deadline_of_a_speech_is_wrong(speech: Speech) -> None:
    assert wrong_deadlines(speech) == []
    assert len(compare(speech)[1].missed) <= 1


@pytest.mark.parametrize("speech", [pytest.param(each, id=each.name) for each in OURS])
def test_every_paragraph_with_an_initiative_is_in_sight(speech: Speech) -> None:
    assert not_in_sight(speech) == []


@pytest.mark.skipif(not SHARED.exists(), reason="the article is no part of the repository")
def test_an_article_that_ships_as_a_statement_is_drafted_and_the_rest_is_in_sight() -> None:
    initiatives = compare(SPEECHES[SHARED_EXPECTED])[0]
    # False are a meeting, a list and grants: parts of two of the initiatives.
    assert initiatives.missed == ()
    assert len(initiatives.false) <= 3
    assert not_in_sight(SPEECHES[SHARED_EXPECTED]) == []
    assert wrong_deadlines(SPEECHES[SHARED_EXPECTED]) == []
