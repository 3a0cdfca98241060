"""What is found in whole speeches; ``benchmarks/draft.py`` prints the same as a table."""

from __future__ import annotations

import pytest

from tests.draft.speeches import SHARED, SHARED_EXPECTED, Speech, compare, load_speeches

SPEECHES = {speech.name: speech for speech in load_speeches()}
SEEN = [each for each in SPEECHES.values() if not each.held_out and each.name != SHARED_EXPECTED]


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


def test_two_speeches_in_two_languages_are_held_out_from_the_rules() -> None:
    held_out = [each for each in SPEECHES.values() if each.held_out]
    assert {each.language for each in held_out} == {"ru", "en"}
    assert len(SEEN) >= 6
