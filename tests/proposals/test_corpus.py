"""How many headlines of outlets become proposals, and rightly."""

from __future__ import annotations

import pytest

from tests.proposals.headlines import HELD_OUT, STATEMENT, TUNING, figures, headlines, judged
from tests.support.statement_examples import shipped


def test_the_corpus_is_large_and_in_four_languages() -> None:
    both = [*headlines(TUNING), *headlines(HELD_OUT)]
    assert len(both) >= 200
    assert {each.language for each in both} == {"en", "kk", "ru", "tr"}
    assert sum(each.initiative is not None for each in both) >= 80
    known = shipped().statements[STATEMENT].initiatives
    assert {each.initiative for each in both} - {None} <= set(known)
    assert len(headlines(HELD_OUT)) >= 0.4 * len(both)
    assert not {each.story.title for each in headlines(TUNING)} & {
        each.story.title for each in headlines(HELD_OUT)
    }


@pytest.mark.parametrize(
    ("file", "with_log", "least_right", "most_wrong"),
    [
        pytest.param(TUNING, False, 49, 3, id="tuning, before the log had them"),
        pytest.param(TUNING, True, 49, 3, id="tuning, with the log"),
        pytest.param(HELD_OUT, False, 31, 5, id="held out, before the log had them"),
        pytest.param(HELD_OUT, True, 32, 4, id="held out, with the log"),
    ],
)
def test_most_that_is_proposed_is_right_and_most_that_concerns_is_proposed(
    file: str, *, with_log: bool, least_right: int, most_wrong: int
) -> None:
    all_of_them = judged(file, with_log=with_log)
    result = figures(all_of_them)
    wrong = [
        (each.headline.story.title, each.headline.initiative, each.proposed)
        for each in all_of_them
        if each.proposed != each.headline.initiative
    ]
    assert result.precision >= 0.8, wrong
    assert result.recall >= 0.7, wrong
    assert result.right >= least_right, wrong
    assert result.proposed - result.right <= most_wrong, wrong
