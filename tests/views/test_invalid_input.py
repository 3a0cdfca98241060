"""What is wrong with an answer is said in one place, for every form."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefing.invalid_input import InvalidInput, Problem
from tests.views.shown import plain, translator
from views.telegram.channels import posting
from views.telegram.support.invalid_input import SENTENCES, sentence


def test_each_problem_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Problem)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(InvalidInput(Problem.TOO_LONG, length=4097, limit=500), "That has 4,097", id="numbers"),
        pytest.param(
            InvalidInput(Problem.FUTURE, day=date(2027, 1, 1), today=date(2026, 1, 1)),
            "1 January 2027 lies in the future; today is 1 January 2026.",
            id="days",
        ),
        pytest.param(
            InvalidInput(Problem.PAST, moment=datetime(2026, 1, 1, 9, 30, tzinfo=UTC)),
            "1 January 2026, 09:30 has passed.",
            id="a moment",
        ),
        pytest.param(
            InvalidInput(Problem.NO_IDS, lines=list("abcdef")),
            "These lines are no chat ids: “a”, “b”, “c”, “d”, “e” ….",
            id="the first lines",
        ),
        pytest.param(
            InvalidInput(Problem.NO_INITIATIVE, asked="x" * 101),
            f"“{'x' * 100}”",
            id="the beginning of a line",
        ),
        pytest.param(
            InvalidInput(Problem.REFUSED, reason="y" * 101), f"message: {'y' * 101}.", id="all of a reason"
        ),
    ],
)
def test_its_sentence_names_what_is_wrong(error: InvalidInput, expected: str) -> None:
    assert expected in plain(sentence(translator("en"), error))


def test_posts_say_it_in_words_of_their_own() -> None:
    error = InvalidInput(Problem.TEXT_TOO_LONG, length=4097, limit=4096)
    assert "The text has 4097 characters" in sentence(translator("en"), error, posting.SENTENCES)
    other = InvalidInput(Problem.NOBODY)
    assert sentence(translator("en"), other, posting.SENTENCES) == sentence(translator("en"), other)
