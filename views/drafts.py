"""A draft as a statement file, for an editor to complete, and as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from briefing.statement.deadline import DeadlineKind
from drafting.draft_builder import draft_of
from drafting.sentences import shortened
from views.commands import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.model import Candidate, Draft, StatedDeadline

ABOUT = (
    "A draft for editors: rules of the language chose what stands here, no person has checked it.",
    "Strike out what is no initiative and add what is missing; “look here” at the end lists where it may be.",
    "Replace each [fill in: …] by your words; `python -m bot check` lists those that are left.",
)
_UNDATED = "made_on: the article names no day, so 2000-01-01 stands here and “this year” could not be read."
_NO_DAY = date(2000, 1, 1)
LONGEST_TITLE, LONGEST_NAME, LONGEST_WORDS = 150, 40, 100
LAST_PARAGRAPH = 1000
"""As in content files."""
UNKNOWN = "unknown"
UNNAMED = "initiative_1"
"""The slug of an initiative that is to be filled in; it must be no command of the bot, nor taken for one."""


def draft_toml(text: str, language: str | None) -> str:
    """Return the draft of an article as a statement file."""
    return as_toml(draft_of(text, language, RESERVED))


def draft_json(text: str, language: str | None) -> str:
    """Return the draft of an article as JSON."""
    return as_json(draft_of(text, language, RESERVED))


def as_json(draft: Draft) -> str:
    """Return a draft as JSON; what words do not settle has the precision "unknown" and no days."""
    value = {
        "language": draft.language,
        "candidates": [
            {
                "title": each.title,
                "stance": each.stance,
                "sentence": each.sentence,
                "paragraph": each.paragraphs[0],
                "why": each.why,
            }
            for each in draft.candidates
        ],
        "deadlines": [
            {
                "words": each.words,
                "kind": each.kind.value,
                "precision": each.precision.value if each.precision else UNKNOWN,
                "first_day": each.first_day.isoformat() if each.first_day else None,
                "last_day": each.last_day.isoformat() if each.last_day else None,
                "sentence": each.sentence,
            }
            for each in draft.deadlines
        ],
        "look": [
            {"sentence": each.sentence, "paragraph": each.paragraph, "why": each.why} for each in draft.look
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_toml(draft: Draft) -> str:
    """Return a draft as a statement file; what the article does not say is marked in it."""
    return "\n".join(
        [*_head(draft), *_initiatives(draft), *_deadlines(draft), *_texts(draft), *_more(draft), ""]
    )


def statement_id(draft: Draft) -> str:
    """Return the id of the statement in a draft."""
    return f"draft-{draft.made_on}" if draft.made_on else "draft"


def fill_in(what: str) -> str:
    """Return the mark of a text that an editor has to write."""
    return f"[fill in: {what}]"


def _head(draft: Draft) -> Iterator[str]:
    for line in ABOUT:
        yield _comment(line)
    if draft.made_on is None:
        yield _comment(_UNDATED)
    made_on = draft.made_on or _NO_DAY
    outlet = (
        "outlet, and moment of publishing above"
        if draft.made_on
        else "outlet, moment of publishing above, and made_on"
    )
    yield ""
    yield f"id = {_quoted(statement_id(draft))}"
    yield f"made_on = {made_on}"
    yield "review_every_months = 6"
    yield ""
    yield "[source]"
    yield f"published_at = {made_on}T00:00:00+00:00"
    yield f"outlet = {_quoted(fill_in(outlet))}"


def _initiatives(draft: Draft) -> Iterator[str]:
    for slug, candidate in _named(draft):
        yield ""
        if candidate is not None:
            yield _comment(f"why: {candidate.why}")
            yield _comment(f"source: {candidate.sentence}")
        paragraphs = (
            sorted({min(each, LAST_PARAGRAPH) for each in candidate.paragraphs}) if candidate else [1]
        )
        yield "[[initiatives]]"
        yield f"slug = {_quoted(slug)}"
        yield f"paragraphs = {paragraphs}"
        yield 'verifiability = "verifiable"'


def _named(draft: Draft) -> Sequence[tuple[str, Candidate | None]]:
    """Return the candidates by slug; one that is to be filled in where there are none."""
    return [(each.slug, each) for each in draft.candidates] or [(UNNAMED, None)]


def _settled(draft: Draft) -> list[StatedDeadline]:
    """Return the deadlines that a statement may have: none of them is before its day."""
    first = draft.made_on or _NO_DAY
    return [
        each
        for each in draft.deadlines
        if each.precision and each.initiative and each.last_day is not None and each.last_day >= first
    ]


def _deadlines(draft: Draft) -> Iterator[str]:
    for each in _settled(draft):
        assert each.precision is not None
        yield ""
        yield _comment(f"source: {each.sentence}")
        yield "[[deadlines]]"
        yield f"slug = {_quoted(each.slug)}"
        yield f"initiative = {_quoted(str(each.initiative))}"
        yield f"kind = {_quoted(each.kind.value)}"
        yield f"precision = {_quoted(each.precision.value)}"
        if each.kind is DeadlineKind.PERIOD:
            yield f"first_day = {each.first_day}"
        yield f"last_day = {each.last_day}"
    for each in draft.deadlines:
        if each not in _settled(draft):
            yield ""
            days = f", {each.last_day}" if each.last_day else ", not settled"
            yield _comment(
                f"deadline without a table: “{each.words}”{days} (§ {each.paragraph}): {each.sentence}"
            )


def _texts(draft: Draft) -> Iterator[str]:
    at = f"texts.{draft.language or 'en'}"
    yield ""
    yield f"[{at}]"
    for key in ("speaker", "title", "occasion", "place", "summary", "via"):
        yield f"{key} = {_quoted(fill_in(key))}"
    yield f"context = [{_quoted(fill_in('what else it is about'))}]"
    for slug, candidate in _named(draft):
        yield ""
        yield f"[{at}.initiatives.{slug}]"
        title = candidate.title if candidate else fill_in("title")
        yield f"short = {_quoted(_cut(title, LONGEST_NAME))}"
        yield f"title = {_quoted(_cut(title, LONGEST_TITLE))}"
        yield f"stance = {_quoted(_cut(candidate.stance, LONGEST_TITLE) if candidate else fill_in('stance'))}"
        yield f"summary = {_quoted(fill_in('summary, and whether it is verifiable'))}"
        yield f"facts = [{_quoted(fill_in('what the statement says of it'))}]"
    for each in _settled(draft):
        yield ""
        yield f"[{at}.deadlines.{each.slug}]"
        yield f"what = {_quoted(fill_in('what is to be done'))}"
        yield f"stated_as = {_quoted(_cut(each.words, LONGEST_WORDS))}"
        yield f"done_on = {_quoted(fill_in('done on') + ' {date}')}"


def _more(draft: Draft) -> Iterator[str]:
    if draft.figures:
        yield ""
        yield _comment("figures:")
    for figure in draft.figures:
        yield _comment(f"  {figure.value} {figure.unit} (§ {figure.paragraph})")
    if draft.look:
        yield ""
        yield _comment("look here:")
    for each in draft.look:
        yield _comment(f"  § {each.paragraph}, {each.why}: {each.sentence}")


def _comment(text: str) -> str:
    return f"# {' '.join(''.join(each for each in text if each.isprintable() or each.isspace()).split())}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _cut(text: str, longest: int) -> str:
    """Return a text of one line, shortened to what fits."""
    line = " ".join("".join(each for each in text if each.isprintable() or each.isspace()).split())
    if len(line) > longest:
        line = line[: longest - 1].rsplit(" ", 1)[0][: longest - 1].rstrip(" ,") + "…"
    return line or fill_in("title")


def source_of(sentence: str) -> str:
    """Return a sentence shortened to what a message shows."""
    return shortened(" ".join(sentence.split()))
