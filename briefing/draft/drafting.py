"""From the text of an article to a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.draft.deadlines import Named, deadlines_in
from briefing.draft.figures import find_figures
from briefing.draft.merging import Group, same_thing
from briefing.draft.model import DeadlineCandidate, Draft, Figure, InitiativeCandidate
from briefing.draft.paragraphs import Paragraph, read_article
from briefing.draft.periods import find_mentions
from briefing.draft.reading import guess_language, reader_of
from briefing.draft.sentences import shortened, split_sentences
from briefing.draft.slugs import Slugs
from briefing.statement import DeadlineKind

if TYPE_CHECKING:
    from datetime import date

    from briefing.draft.findings import Finding

LOOKS_BACK = 2
"""Sentences before "this body" in which its name may stand."""
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
    "potential": "a potential that is seen",
    "list": "an item of a list that begins so",
}
"""Why each rule takes something for a candidate."""


def draft_of(text: str, language: str | None) -> Draft:
    """Return what an article seems to promise; ``language`` is ``ru`` or ``en``, guessed when None."""
    language = language or guess_language(text)
    article = read_article(text, language)
    drafting = _Drafting(language, article.made_on)
    for paragraph in article.paragraphs:
        drafting.read(paragraph)
    return drafting.finish()


class _Drafting:
    """What has been found so far."""

    def __init__(self, language: str, made_on: date | None) -> None:
        self._language = language
        self._made_on = made_on
        self._reader = reader_of(language)
        self._groups: list[Group] = []
        self._named: list[tuple[Named, Group | None, int, str]] = []
        self._figures: dict[tuple[str, str], Figure] = {}
        self._lead: str | None = None

    def read(self, paragraph: Paragraph) -> None:
        """Read a paragraph; what it finds joins what was found before."""
        sentences = split_sentences(paragraph.text)
        if not paragraph.is_item:
            self._lead = self._reader.lead(paragraph.text)
        lead = self._lead if paragraph.is_item else None
        before: list[tuple[str, Group | None]] = []
        for sentence in sentences:
            mentions = find_mentions(sentence, self._made_on, self._language)
            follows_on = lead is None and before and not sentence[0].isupper()
            cue = before[-1][1] if follows_on else None
            findings = self._reader.find(sentence, mentions, self._made_on, cue.first.cue if cue else lead)
            groups = [self._join(each, sentence, paragraph.number, before) for each in findings]
            self._note_deadlines(sentence, paragraph.number, findings, groups)
            for figure in find_figures(sentence, paragraph.number, mentions):
                self._figures.setdefault((figure.value, figure.unit), figure)
            before.append((sentence, groups[-1] if groups else None))
            if findings and paragraph.is_item:
                self._lead = self._lead or findings[-1].cue
                lead = None

    def _join(
        self, finding: Finding, sentence: str, paragraph: int, before: list[tuple[str, Group | None]]
    ) -> Group:
        """Return the group that a finding belongs to, a new one where it is about a new thing."""
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
        for group in reversed(self._groups):
            if same_thing(group, finding, paragraph):
                group.add(finding, paragraph)
                return group
        group = Group(finding, sentence, [paragraph], title, [finding])
        self._groups.append(group)
        return group

    def _note_deadlines(
        self, sentence: str, paragraph: int, findings: list[Finding], groups: list[Group]
    ) -> None:
        mentions = find_mentions(sentence, self._made_on, self._language)
        owners = dict(zip(map(id, findings), groups, strict=True))
        for named in deadlines_in(sentence, mentions, findings, self._made_on, self._reader):
            owner = owners[id(named.finding)] if named.finding is not None else self._latest(paragraph)
            self._named.append((named, owner, paragraph, sentence))

    def _latest(self, paragraph: int) -> Group | None:
        """Return the last candidate of a paragraph, else the last of all."""
        here = [group for group in self._groups if paragraph in group.paragraphs]
        return (here or self._groups or [None])[-1]

    def finish(self) -> Draft:
        """Name what was found."""
        slugs = Slugs()
        names = {id(group): slugs.take(group.title) for group in self._groups}
        initiatives = tuple(
            InitiativeCandidate(
                names[id(group)],
                group.first.stance,
                group.title,
                tuple(sorted(group.paragraphs)),
                shortened(group.source),
                f"{REASONS[group.first.rule]}: “{group.first.cue}”",
            )
            for group in self._groups
        )
        return Draft(
            self._language,
            self._made_on,
            initiatives,
            self._deadlines(names, slugs),
            tuple(self._figures.values()),
        )

    def _deadlines(self, names: dict[int, str], slugs: Slugs) -> tuple[DeadlineCandidate, ...]:
        found: dict[tuple[object, ...], DeadlineCandidate] = {}
        for named, owner, paragraph, sentence in self._named:
            initiative = names[id(owner)] if owner is not None else None
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
