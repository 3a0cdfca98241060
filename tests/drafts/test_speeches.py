"""What is found in whole speeches; ``benchmarks/draft.py`` prints the same as a table."""

from __future__ import annotations

import pytest

from tests.drafts.speeches import SHARED, SHARED_EXPECTED, Speech, compare, load_speeches

SPEECHES = {speech.name: speech for speech in load_speeches()}
SEEN = [each for each in SPEECHES.values() if not each.held_out and each.name != SHARED_EXPECTED]
HELD_OUT = [each for each in SPEECHES.values() if each.held_out]


@pytest.mark.parametrize("speech", [pytest.param(each, id=each.name) for each in SEEN])
def test_every_initiative_and_deadline_of_a_speech_is_found_and_nothing_else(speech: Speech) -> None:
    initiatives, deadlines = compare(speech)
    assert (initiatives.missed, initiatives.false) == ((), ())
    assert (deadlines.missed, deadlines.false) == ((), ())


@pytest.mark.skipif(not SHARED.exists(), reason="the article is no part of the repository")
def test_an_article_that_ships_as_a_statement_is_drafted_nearly_whole() -> None:
    initiatives, deadlines = compare(SPEECHES[SHARED_EXPECTED])
    assert len(initiatives.missed) <= 1
    assert len(initiatives.false) <= 3
    assert (deadlines.missed, deadlines.false) == ((), ())


@pytest.mark.parametrize("speech", [pytest.param(each, id=each.name) for each in HELD_OUT])
def test_a_speech_that_was_held_out_is_drafted_no_worse_than_when_it_was_first_run(speech: Speech) -> None:
    assert speech.first_run is not None
    for outcome, (_found, missed, false) in zip(compare(speech), speech.first_run, strict=True):
        assert len(outcome.missed) <= missed
        assert len(outcome.false) <= false


def test_speeches_in_two_languages_are_held_out_from_the_rules() -> None:
    assert {each.language for each in HELD_OUT} == {"ru", "en"}
    assert len(SEEN) >= 6
