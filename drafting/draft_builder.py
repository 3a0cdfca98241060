"""Making of a draft from the text of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from drafting.cleaning import cleaned
from drafting.deadlines import DatedWords, deadlines_in
from drafting.figures import find_figures
from drafting.findings import ANYTHING, ORDERS
from drafting.languages import reading_of, rules_of
from drafting.look import Look, fewer, look_at
from drafting.model import Candidate, Draft, Figure, LookHere, StatedDeadline
from drafting.paragraphs import read_article
from drafting.periods import find_mentions
from drafting.sentences import split_sentences
from drafting.slugs import Slugs

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from drafting.findings import Finding
    from drafting.paragraphs import Paragraph
    from drafting.periods import Mention

MOST_CANDIDATES = 300
"""Most entries of each kind; far more than a speech has."""
MOST_PARAGRAPHS = 20
"""Most paragraphs of a candidate, as in a statement."""
NEAR = 3
"""Most paragraphs between two that may be a report and a quote of one thing."""
LONGEST_HEAD = 90
"""Characters of a line that may introduce a list without a colon."""
LONGEST_HEADING = 5
"""Words of a heading before the sentences of an item."""
SHORT = 2
"""Letters of words that tell nothing."""
STEM = 5
"""Letters by which two forms of a word are compared."""
_TWO_WORDS = re.compile(r"[^\W\d_]{2,40}[\W\d_](?:.{0,60}?[\W\d_])?[^\W\d_]{2}", re.DOTALL)
_SERIES = re.compile(
    r"(?:во-первых|во-вторых|в-\w+ых|в-третьих|наконец|firstly|secondly|thirdly|first|second|third|finally)\s*[,:.—–-]",
    re.IGNORECASE,
)
"""The beginning of a sentence that is an item of a series."""
_QUESTION = re.compile(r"(?:вопрос|question|q)\s*:", re.IGNORECASE)
"""The beginning of what a journalist asks, who puts nothing forward."""
_POINTER = re.compile(r"(?:^|.* )(?P<bare>(?:данн|указанн)\w+ )\w.*", re.IGNORECASE)
_NAME = re.compile(r"(?<=[\w–—-] )[A-ZА-ЯЁ][\w-]+(?: [\w-]+){1,4}(?=\W*$)")
"""A name at the end of a sentence, where Russian puts what is new."""
_WORD = re.compile(r"[^\W_]+")
REASONS = {
    "proposal": "words of proposing",
    "call": "words of calling for something",
    "instruction": "an instruction",
    "plan": "words of planning",
    "promise": "a promise",
    "support": "words of support",
    "announcement": "an announcement",
    "readiness": "readiness to act",
    "intention": "an intention to act",
    "need": "what is called needed",
    "future": "the future of an act",
    "decision": "a decision",
    "list": "an item of a list of things to be done",
}
"""The reason that a candidate of each rule shows."""


def draft_of(text: str, language: str | None, reserved: Collection[str] = ()) -> Draft:
    """Return the draft of an article.

    ``language``: how the article is to be read; with None, and where its script is another one, the language
    that is recognised. No candidate gets a slug in ``reserved``.
    """
    language = reading_of(text, language).language
    article = read_article(text, language)
    drafting = _DraftBuilder(language, article.made_on)
    for paragraph in article.paragraphs:
        drafting.read(paragraph)
    return drafting.finish(Slugs(reserved))


@dataclass(slots=True)
class _Group:
    """What was found about one thing; report and quote are one candidate."""

    finding: Finding
    sentence: str
    paragraphs: list[int]
    stems: frozenset[str] = field(default_factory=frozenset)


class _DraftBuilder:
    """Collects what is found in the paragraphs of an article, and makes the draft from it."""

    def __init__(self, language: str, made_on: date | None) -> None:
        self._language = language
        self._made_on = made_on
        self._rules = rules_of(language)
        self._groups: list[_Group] = []
        self._dated: list[tuple[DatedWords, _Group | None, str, int]] = []
        self._figures: dict[tuple[str, str], Figure] = {}
        self._look: list[Look] = []
        self._sentences = 0
        self._listed: set[str] = set()
        self._above = ""

    def read(self, paragraph: Paragraph) -> None:
        """Add what a paragraph puts forward."""
        lead = ""
        if paragraph.is_item and self._rules is not None:
            is_head = paragraph.lead.endswith(":") or len(paragraph.lead) <= LONGEST_HEAD
            leads = cleaned(f"{self._above} {paragraph.lead}")  # "II. The board resolved: 2. The clerk: …"
            introduces = is_head and (not paragraph.lead or self._rules.is_lead(leads))
            lead = ANYTHING if introduces else ORDERS
        self._above = self._above if paragraph.is_item else paragraph.text
        sentences = split_sentences(paragraph.text)
        if len(sentences) > 1 and len(sentences[0].split()) <= LONGEST_HEADING:
            lead = ""  # "2. Education and young people. We will …"
        for before, sentence in pairwise(["", *sentences]):
            if not _TWO_WORDS.search(sentence):
                continue
            self._sentences += 1
            is_found = self._read(sentence, before, paragraph, ANYTHING if _SERIES.match(sentence) else lead)
            lead = ORDERS if is_found else ""  # "agreed to set up a fund; build a school; …"

    def _read(self, sentence: str, before: str, paragraph: Paragraph, lead: str) -> bool:
        """Add what a sentence puts forward, and tell whether it puts something forward."""
        lead = "" if lead == ORDERS and not (paragraph.is_item or sentence[0].islower()) else lead
        text = cleaned(sentence)
        mentions = find_mentions(text, self._made_on, self._language)
        rules = self._rules if _QUESTION.match(paragraph.text) is None else None
        found = rules.find(text, mentions, lead) if rules is not None else []
        findings = [named for each in found if (named := _named(each, before)) is not None]
        joined = [(each, self._join(each, sentence, paragraph.number)) for each in findings]
        goes_on = bool(before) and sentence[0].islower() and before in self._listed
        look = look_at(
            text, self._language, is_item=paragraph.is_item or goes_on, is_dated=self._is_dated(mentions)
        )
        if look is not None or findings:
            self._listed.add(sentence)
        if look is not None:
            self._look.append(Look(sentence, paragraph.number, *look))
        speaks_of_it = look is not None and look[0] in {"the future", "need"}
        is_ahead = bool(findings) or speaks_of_it or (self._rules is None and self._made_on is not None)
        for dated in deadlines_in(
            text,
            mentions,
            findings,
            self._made_on,
            self._language,
            is_ahead=is_ahead,
            is_hinted=look is not None,
        ):
            owner = next((group for one, group in joined if one is dated.finding), None)
            self._dated.append((dated, owner or self._latest(paragraph.number), sentence, paragraph.number))
        for figure in find_figures(text, paragraph.number, mentions):
            self._figures.setdefault((figure.value, figure.unit), figure)
        return bool(findings)

    def _is_dated(self, mentions: Sequence[Mention]) -> bool:
        """Tell whether a day is named that is not over."""
        return any(
            each.span is None or self._made_on is None or each.span.last_day >= self._made_on
            for each in mentions
        )

    def _join(self, finding: Finding, sentence: str, paragraph: int) -> _Group:
        """Return the group of a finding: one about the same thing, else a new one."""
        stems = frozenset(
            each[:STEM]
            for each in _WORD.findall(finding.title.lower())
            if len(each) > SHORT or each.isdigit()
        )
        for group in reversed(self._groups[-MOST_CANDIDATES:]):
            is_near = paragraph - group.paragraphs[-1] <= NEAR
            shared = stems & group.stems
            is_part = shared in (stems, group.stems) and (len(shared) > 1 or len(stems) == 1)
            titles = (finding.title, group.finding.title)
            is_short = bool(shared) and (_abbreviates(*titles) or _abbreviates(*reversed(titles)))
            if stems == group.stems or (is_near and (is_part or is_short)):
                if paragraph != group.paragraphs[-1]:
                    group.paragraphs.append(paragraph)
                return group
        group = _Group(finding, sentence, [paragraph], stems)
        self._groups.append(group)
        return group

    def _latest(self, paragraph: int) -> _Group | None:
        """Return the last group of a paragraph, or None."""
        last = self._groups[-1] if self._groups else None
        return last if last is not None and paragraph in last.paragraphs else None

    def finish(self, slugs: Slugs) -> Draft:
        """Return the draft of all that was found."""
        groups = self._groups[:MOST_CANDIDATES]
        names = {id(group): slugs.from_title(group.finding.title) for group in groups}
        taken = {group.sentence for group in groups}
        look = [each for each in self._look if each.sentence not in taken]
        return Draft(
            self._language,
            self._rules is not None,
            self._made_on,
            tuple(_candidate(group, names[id(group)]) for group in groups),
            self._deadlines(names, slugs),
            tuple(self._figures.values())[:MOST_CANDIDATES],
            tuple(
                LookHere(each.sentence, each.paragraph, each.why)
                for each in fewer(look, len(taken), self._sentences)
            ),
            self._sentences,
        )

    def _deadlines(self, names: dict[int, str], slugs: Slugs) -> tuple[StatedDeadline, ...]:
        found: dict[tuple[object, ...], StatedDeadline] = {}
        for dated, named, sentence, paragraph in self._dated[:MOST_CANDIDATES]:
            owner = named
            if owner is None and sentence.endswith(":"):
                owner = next((each for each in self._groups if each.paragraphs[0] > paragraph), None)
            initiative, span = names.get(id(owner)), dated.span
            year = span.last_day.year if span else "open"
            key = (initiative, span.precision if span else dated.words, span.last_day if span else None)
            if key not in found:
                found[key] = StatedDeadline(
                    slugs.unique(f"{(initiative or 'deadline')[:24]}_{year}"),
                    initiative,
                    dated.words,
                    dated.kind,
                    span.precision if span else None,
                    span.first_day if span and dated.kind is DatedWords.PERIOD else None,
                    span.last_day if span else None,
                    sentence,
                    paragraph,
                )
        return tuple(found.values())


def _named(finding: Finding, before: str) -> Finding | None:
    """Return a finding that points back ("данный фонд") with the name at the end of the sentence before."""
    pointer, name = _POINTER.fullmatch(finding.title), _NAME.search(before)
    if pointer is None or (name is None and pointer.start("bare")):
        return finding
    return replace(finding, title=name[0]) if name is not None else None


def _abbreviates(one: str, other: str) -> bool:
    """Tell whether one title has the initials of the other: "ОТГ", "Организация тюркских государств"."""
    initials = "".join(each[0] for each in _WORD.findall(other)).lower()
    return any(
        len(each) > SHORT and each.isupper() and each.lower() in initials for each in _WORD.findall(one)
    )


def _candidate(group: _Group, slug: str) -> Candidate:
    finding = group.finding
    return Candidate(
        slug,
        finding.title,
        finding.stance,
        group.sentence,
        tuple(group.paragraphs[:MOST_PARAGRAPHS]),
        f"{REASONS[finding.rule]}: “{finding.stance or finding.title}”",
    )
