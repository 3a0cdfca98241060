"""Making of a draft from the text of an article."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.statement.model import DeadlineKind
from drafting.deadlines import StatedDeadline, deadlines_in
from drafting.figures import find_figures
from drafting.merging import Group, same_thing
from drafting.model import DeadlineCandidate, Draft, Figure, InitiativeCandidate
from drafting.paragraphs import Paragraph, read_article
from drafting.periods import find_mentions
from drafting.reading import guess_language, reader_of
from drafting.sentences import shortened, split_sentences
from drafting.slugs import Slugs

if TYPE_CHECKING:
    from datetime import date

    from drafting.findings import Finding
    from drafting.periods import Mention

_TWO_WORDS = re.compile(r"[^\W\d_]{2,40}[\W\d_](?:.{0,60}?[\W\d_])?[^\W\d_]{2}")
ORDINAL = re.compile(
    r"(?:во-первых|во-вторых|в-\w+ых|в-третьих|наконец|перв\w+|втор\w+|трет\w+|firstly|secondly|thirdly|first|second|third|finally)"
    r"\s*[,:.—–-]",
    re.IGNORECASE,
)
"""The beginning of a sentence that belongs to a series: "secondly, …"."""
RECENT = 6
"""Sentences that are searched for the introduction of a series."""
MOST_IN_PARAGRAPH = 50
MOST_CANDIDATES = 300
"""Most candidates of each kind; far more than a speech has."""
MOST_PARAGRAPHS = 20
"""Most paragraphs of an initiative, as in a statement."""
LOOKS_BACK = 2
"""Sentences before "this body" that are searched for its name."""
REASONS = {
    "proposal": "words of proposing",
    "call": "words of calling for something",
    "invitation": "words of inviting",
    "instruction": "an instruction",
    "plan": "words of planning",
    "promise": "a promise",
    "support": "words of support",
    "announcement": "an announcement",
    "readiness": "readiness to act",
    "intention": "an intention to act",
    "need": "what is called needed",
    "aim": "an aim that is set",
    "future": "the future of an act",
    "decision": "a decision",
    "consideration": "something that is considered",
    "potential": "a potential that is seen",
    "list": "an item of a list that begins so",
}
"""The reason that a candidate of each rule shows."""


def draft_of(text: str, language: str | None) -> Draft:
    """Return the draft of an article; the text must have some letters.

    ``language`` is ``ru`` or ``en``; with None it is guessed.
    """
    language = language or guess_language(text)
    article = read_article(text, language)
    drafting = _DraftBuilder(language, article.made_on)
    for paragraph in article.paragraphs:
        drafting.read(paragraph)
    return drafting.finish()


class _DraftBuilder:
    """Collects what is found in the paragraphs of an article, and makes the draft from it."""

    def __init__(self, language: str, made_on: date | None) -> None:
        self._language = language
        self._made_on = made_on
        self._reader = reader_of(language)
        self._groups: list[Group] = []
        self._by_head: dict[str, list[Group]] = {}
        self._named: list[tuple[StatedDeadline, Group | None, int, str]] = []
        self._figures: dict[tuple[str, str], Figure] = {}
        self._lead: str | None = None
        self._recent: deque[str] = deque(maxlen=RECENT)
        """The last sentences, of which one may introduce a series."""
        self._list_deadlines: list[tuple[StatedDeadline, int, str]] = []
        """The deadlines in the introduction of a list, until its first item is found."""

    def read(self, paragraph: Paragraph) -> None:
        """Add what a paragraph proposes to what was found before."""
        sentences = split_sentences(paragraph.text)
        if not paragraph.is_item:
            self._lead = self._reader.lead(paragraph.text)
            self._assign_list_deadlines(None)
        lead = self._lead if paragraph.is_item else None
        before: list[tuple[str, Group | None]] = []
        for sentence in filter(_TWO_WORDS.search, sentences):
            mentions = find_mentions(sentence, self._made_on, self._language)
            findings = self._reader.find(
                sentence, mentions, self._made_on, lead or self._series(sentence, before)
            )
            joined = [(each, self._join(each, sentence, paragraph.number, before)) for each in findings]
            findings = [each for each, group in joined if group is not None]
            groups = [group for _each, group in joined if group is not None]
            self._add_deadlines(sentence, paragraph, mentions, findings, groups)
            for figure in find_figures(sentence, paragraph.number, mentions):
                self._figures.setdefault((figure.value, figure.unit), figure)
            self._recent.append(sentence)
            before.append((sentence, groups[-1] if groups else None))
            if findings and paragraph.is_item:
                self._lead = self._lead or findings[-1].cue
                lead = None

    def _series(self, sentence: str, before: list[tuple[str, Group | None]]) -> str | None:
        """Return the introduction of a sentence of a series, "secondly, …" or "…; to hold …", or None."""
        if before and before[-1][1] is not None and not sentence[0].isupper():
            return before[-1][1].first.cue
        if not ORDINAL.match(sentence):
            return None
        leads = (self._reader.lead(text.rstrip(" .") + ":") for text in reversed(self._recent))
        return next(filter(None, leads), None)

    def _join(
        self, finding: Finding, sentence: str, paragraph: int, before: list[tuple[str, Group | None]]
    ) -> Group | None:
        """Add a finding to the group about the same thing, or to a new one; return the group.

        Return None if the finding refers to something earlier that is not found.
        """
        title = finding.title
        if finding.refers_back:
            for text, group in reversed(before[-LOOKS_BACK:]):
                if group is not None:
                    group.add(finding, paragraph)
                    return group
                name = self._reader.last_name(text)
                if name is not None:
                    title = name
                    break
            else:
                return None
        alike = self._by_head.setdefault(finding.head, [])
        for group in reversed(alike):
            if same_thing(group, finding, paragraph):
                group.add(finding, paragraph)
                return group
        group = Group(finding, sentence, [paragraph], title, [finding])
        self._groups.append(group)
        alike.append(group)
        return group

    def _add_deadlines(
        self,
        sentence: str,
        paragraph: Paragraph,
        mentions: list[Mention],
        findings: list[Finding],
        groups: list[Group],
    ) -> None:
        owners = dict(zip(map(id, findings), groups, strict=True))
        if groups:
            self._assign_list_deadlines(groups[0])
        begins_list = self._lead is not None and not findings and not paragraph.is_item
        for named in deadlines_in(
            sentence, mentions, findings, self._made_on, self._reader, ahead=begins_list
        ):
            if begins_list:
                self._list_deadlines.append((named, paragraph.number, sentence))
                continue
            owner = owners[id(named.finding)] if named.finding else self._latest(paragraph.number)
            self._named.append((named, owner, paragraph.number, sentence))

    def _assign_list_deadlines(self, first_item: Group | None) -> None:
        """Assign the deadlines in the introduction of a list to its first item.

        Without an item there was no list; then only deadlines in sentences about the future count.
        """
        for named, paragraph, sentence in self._list_deadlines:
            if first_item is not None or self._reader.looks_ahead(sentence):
                self._named.append((named, first_item or self._latest(paragraph), paragraph, sentence))
        self._list_deadlines = []

    def _latest(self, paragraph: int) -> Group | None:
        """Return the last group of a paragraph, else the last of all, or None if there is none."""
        for group in reversed(self._groups[-MOST_IN_PARAGRAPH:]):
            if paragraph in group.paragraphs:
                return group
        return self._groups[-1] if self._groups else None

    def finish(self) -> Draft:
        """Return the draft of all that was found."""
        self._assign_list_deadlines(None)
        slugs = Slugs()
        groups = self._groups[:MOST_CANDIDATES]
        names = {id(group): slugs.from_title(group.title) for group in groups}
        initiatives = tuple(
            InitiativeCandidate(
                names[id(group)],
                group.first.stance,
                group.title,
                tuple(group.paragraphs[:MOST_PARAGRAPHS]),
                shortened(group.source),
                f"{REASONS[group.first.rule]}: “{group.first.cue}”",
            )
            for group in groups
        )
        return Draft(
            self._language,
            self._made_on,
            initiatives,
            self._deadlines(names, slugs),
            tuple(self._figures.values())[:MOST_CANDIDATES],
        )

    def _deadlines(self, names: dict[int, str], slugs: Slugs) -> tuple[DeadlineCandidate, ...]:
        found: dict[tuple[object, ...], DeadlineCandidate] = {}
        for named, owner, paragraph, sentence in self._named:
            if len(found) == MOST_CANDIDATES:
                break
            initiative = names.get(id(owner))
            key = (initiative, named.precision, named.last_day)
            if key in found:
                if named.kind is DeadlineKind.PERIOD and found[key].kind is DeadlineKind.DUE:
                    found[key] = replace(found[key], kind=named.kind, first_day=named.first_day)
                continue
            found[key] = DeadlineCandidate(
                slugs.unique(f"{(initiative or 'deadline')[:24]}_{named.last_day.year}"),
                initiative,
                named.kind,
                named.stated_as,
                named.precision,
                named.first_day if named.kind is DeadlineKind.PERIOD else None,
                named.last_day,
                paragraph,
                shortened(sentence),
            )
        return tuple(found.values())
