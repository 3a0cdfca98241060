"""``matching.toml``: what makes a story of a feed a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.proposals.story import ReasonKind
from tests.storage.content_examples import RULES, example, faults_of, load

if TYPE_CHECKING:
    from pathlib import Path

FILE = "matching.toml"


def test_a_folder_has_rules_of_its_own_or_those_of_the_package(tmp_path: Path) -> None:
    packaged = load(tmp_path / "without", example()).matching
    own = RULES.replace(b"threshold = 0.6", b"threshold = 0.75").replace(b"deadline = 0.2", b"deadline = 0.1")
    rules = load(tmp_path / "with", example() | {FILE: own}).matching
    assert (packaged.threshold, packaged.points[ReasonKind.DEADLINE]) == (0.6, 0.2)
    assert (rules.threshold, rules.points[ReasonKind.DEADLINE]) == (0.75, 0.1)
    assert rules.common == packaged.common
    assert set(rules.points) == set(ReasonKind)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("threshold = 0.6", "", "threshold: is missing", id="missing"),
        pytest.param("threshold = 0.6", 'threshold = "a"', "threshold: must be a number", id="no number"),
        pytest.param("threshold = 0.6", "threshold = 2", "threshold: must be at most 1", id="too much"),
        pytest.param("words = 0.3", "words = -1.0", "points.words: must be at least 0", id="negative"),
        pytest.param("enough_words = 1.5", "enough_words = 0.0", "enough_words: must be more than 0", id="0"),
        pytest.param("speaker = 0.6", "speeker = 0.6", "shares.speaker: is missing", id="another name"),
        pytest.param("days = 3 ", "days = 3.5 ", "same_story.days: must be a whole number", id="half a day"),
        pytest.param('"agreement"', "5", "common.en.1: must be text in quotation marks", id="no word"),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = RULES.decode()
    assert text.count(old) == 1
    found = [str(each) for each in faults_of(tmp_path, example() | {FILE: text.replace(old, new)})]
    assert any(each.startswith(f"{FILE}: {expected}") for each in found), found
