"""How much a story says of each initiative, and why."""

from __future__ import annotations

from datetime import timedelta
from math import exp
from typing import TYPE_CHECKING

from briefing.proposals.story import Match, Reason, ReasonKind
from briefing.proposals.told_words import ToldWord, told_of_name, told_words
from briefing.search.vocabulary import FORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from briefing.proposals.profile import Profile
    from briefing.proposals.rules import MatchingRules
    from briefing.proposals.told_words import StoryWords
    from briefing.statement.deadline import Deadline


FEWEST_POINTS = 0.01
"""Fewer points are no reason."""


def scores(words: StoryWords, day: date, profile: Profile, rules: MatchingRules) -> Iterator[Match]:
    """Yield the score of each initiative for a story of a day, also the lowest."""
    yield from _Scoring(words, day, profile, rules).matches()


class _Scoring:
    """One story beside one profile."""

    def __init__(self, words: StoryWords, day: date, profile: Profile, rules: MatchingRules) -> None:
        self._day = day
        self._profile = profile
        self._rules = rules
        self._told = told_words(words, profile, rules.nearness)
        self._anchors = profile.occasion | profile.speaker
        self._of_occasion = [each for each in self._told if self._is_named(each, profile.occasion)]
        self._of_speaker = [each for each in self._told if not profile.speaker.isdisjoint(each.keys)]

    def _is_named(self, word: ToldWord, names: frozenset[str]) -> bool:
        # "Turkish" is akin to "Turkic", but names another people.
        near = self._profile.near(word.text).items()
        return any(key in names for key, nearness in near if nearness >= FORM)

    def matches(self) -> Iterator[Match]:
        """Yield the score of each initiative."""
        for slug in self._profile.initiatives:
            reasons = sorted(self._reasons(slug), key=lambda each: -each.points)
            score = min(1.0, sum(each.points for each in reasons))
            profile = self._profile
            yield Match(profile.statement.id, slug, profile.language, score, tuple(reasons))

    def _reasons(self, slug: str) -> Iterator[Reason]:
        shares = {
            ReasonKind.WORDS: self._words(slug),
            ReasonKind.INITIATIVE: self._names(slug, self._profile.initiatives[slug].names),
            ReasonKind.DEADLINE: self._names(
                slug, (keys for keys, _deadline in self._profile.initiatives[slug].deadlines)
            ),
            ReasonKind.NAMES: self._proper_names(slug),
        }
        for kind, (share, words) in shares.items():
            points = self._rules.points[kind] * share
            if points >= FEWEST_POINTS:
                yield Reason(kind, points, tuple(dict.fromkeys(word.text for word in words)))
        near = next(
            (each for _keys, each in self._profile.initiatives[slug].deadlines if self._is_near(each)), None
        )
        if near is not None:
            day = near.last_day.isoformat()
            yield Reason(ReasonKind.DAY, self._rules.points[ReasonKind.DAY], (day,))

    def _words(self, slug: str) -> tuple[float, list[ToldWord]]:
        counted: dict[str, tuple[float, ToldWord]] = {}
        for word in self._told:
            weight = max(near * self._profile.weight(key, slug) for key, near in word.keys.items())
            if weight and word.text not in counted and self._anchors.isdisjoint(word.keys):
                place = self._rules.shares.lead if word.in_lead else 1.0
                counted[word.text] = (weight * place * self._profile.rarity(word.keys), word)
        total = sum(weight for weight, _word in counted.values())
        heaviest = sorted(counted.values(), key=lambda each: -each[0])
        return 1.0 - exp(-total / self._rules.enough_words), [word for _weight, word in heaviest]

    def _names(self, slug: str, names: Iterable[frozenset[str]]) -> tuple[float, list[ToldWord]]:
        told = (told_of_name(name, self._told, self._anchors, self._rules) for name in names)
        share, words = max(told, key=lambda each: each[0], default=(0.0, []))
        if self._profile.bears_occasion(slug) and not self._of_occasion:
            share *= self._rules.shares.without_occasion
        return share, words

    def _proper_names(self, slug: str) -> tuple[float, list[ToldWord]]:
        own = [each for each in self._told if not self._profile.initiatives[slug].own.isdisjoint(each.keys)]
        common = self._of_occasion or self._of_speaker
        shared = 1.0 if self._of_occasion else self._rules.shares.speaker if self._of_speaker else 0.0
        share = shared + self._rules.shares.own_name * len({each.text for each in own})
        return min(1.0, share), [*common, *own]

    def _is_near(self, deadline: Deadline) -> bool:
        return self._first_day(deadline) <= self._day <= deadline.last_day + timedelta(self._rules.days_after)

    def _first_day(self, deadline: Deadline) -> date:
        return deadline.begins_on - timedelta(self._rules.days_before)
