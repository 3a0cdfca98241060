"""Statements of any content, as the tables of one file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from briefing.legible import has_something_to_read

LANGUAGES = ("en", "kk", "ru")
Tables = dict[str, Any]

DAYS = st.dates(date(2025, 10, 7), date(2199, 12, 31))
MOMENTS = st.datetimes(datetime(2025, 10, 8), datetime(2199, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
SLUGS = st.text("abcxyz019_", min_size=1, max_size=32)
_SIGNS = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp"),
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)


def lines(longest: int) -> st.SearchStrategy[str]:
    """Return texts of one line, in any alphabet and with any sign that a format could stumble over."""
    signs = st.one_of(_SIGNS, st.sampled_from("\"'\\#=[]{},.«»‘’ӘәҰ🙂 "))
    return st.text(signs, min_size=1, max_size=min(longest, 30)).map(str.strip).filter(has_something_to_read)


@st.composite
def statements(draw: st.DrawFn) -> Tables:
    """Return the tables of a statement without a fault."""
    slugs = draw(st.lists(SLUGS, min_size=1, max_size=3, unique=True))
    reasoned = {slug: draw(st.booleans()) for slug in slugs}
    deadlines = {f"d{number}": draw(st.sampled_from(slugs)) for number in range(draw(st.integers(0, 2)))}
    followups = [draw(_followup(number, slugs, deadlines)) for number in range(draw(st.integers(0, 3)))]
    checks = [draw(_check(number, slugs)) for number in range(draw(st.integers(0, 3)))]
    whys = {each["id"]: draw(st.booleans()) for each in checks}
    zone = timezone(timedelta(minutes=draw(st.integers(-12 * 60, 14 * 60))))
    facts = {slug: draw(st.integers(1, 3)) for slug in slugs}
    context = draw(st.integers(1, 3))
    has_intro = draw(st.booleans())
    languages = sorted(draw(st.sets(st.sampled_from(LANGUAGES), min_size=1)))
    return {
        "id": draw(st.text("abcxyz019-", min_size=1, max_size=20)),
        "made_on": date(2025, 10, 7),
        "review_every_months": draw(st.integers(1, 24)),
        "source": {
            "outlet": draw(lines(100)),
            "published_at": draw(MOMENTS).astimezone(zone),
            **({"url": "https://paper.example/1?a=[b]&c='d'"} if draw(st.booleans()) else {}),
        },
        "initiatives": [
            {
                "slug": slug,
                "paragraphs": [1, 2],
                "verifiability": "partly" if reasoned[slug] else "verifiable",
            }
            for slug in slugs
        ],
        "deadlines": [draw(_deadline(slug, initiative)) for slug, initiative in deadlines.items()],
        "followups": followups,
        "checks": checks,
        "texts": {
            language: {
                **{
                    key: draw(lines(100))
                    for key in ("speaker", "title", "occasion", "place", "summary", "via")
                },
                **({"intro": draw(lines(100))} if has_intro else {}),
                **({"url": f"https://paper.example/{language}"} if draw(st.booleans()) else {}),
                "context": [draw(lines(100)) for _ in range(context)],
                "initiatives": {
                    slug: draw(_initiative_texts(facts[slug], reasoned=reasoned[slug])) for slug in slugs
                },
                "deadlines": {
                    slug: {
                        "what": draw(lines(100)),
                        "stated_as": draw(lines(100)),
                        "done_on": "ready on {date}",
                    }
                    for slug in deadlines
                },
                "followups": {
                    each["id"]: draw(_followup_texts(each))
                    for each in followups
                    if _told(each, language, languages)
                },
                "checks": {name: {"why": draw(lines(100))} for name, given in whys.items() if given},
            }
            for language in languages
        },
    }


def _told(entry: Tables, language: str, languages: list[str]) -> bool:
    return "by" not in entry or language == languages[len(entry["id"]) % len(languages)]


@st.composite
def _deadline(draw: st.DrawFn, slug: str, initiative: str) -> Tables:
    day = draw(DAYS)
    first = {"first_day": day} if draw(st.booleans()) else {}
    kind = "period" if first else "due"
    return {
        "slug": slug,
        "initiative": initiative,
        "kind": kind,
        "precision": "day",
        **first,
        "last_day": day,
        **({"in_title": True} if draw(st.booleans()) else {}),
    }


@st.composite
def _authorship(draw: st.DrawFn) -> Tables:
    role = draw(st.sampled_from([None, "owner", "editor", "reviewer"]))
    return {"by": role, "recorded_at": draw(MOMENTS)} if role else {}


@st.composite
def _followup(draw: st.DrawFn, number: int, slugs: list[str], deadlines: dict[str, str]) -> Tables:
    day = draw(DAYS)
    meets = draw(st.sampled_from([None, *deadlines]))
    evidence = {"publisher": draw(lines(100)), "url": "https://a.example/b#c", "read_on": day}
    return {
        "id": f"f{number}-{'x' * draw(st.integers(1, 5))}",
        "initiative": deadlines[meets] if meets else draw(st.sampled_from(slugs)),
        "happened_on": day,
        **draw(st.sampled_from([{}, {"status": "disputed"}, {"status": "fulfilled"}])),
        **({"meets": meets} if meets else {}),
        **draw(_authorship()),
        "evidence": [{**evidence, "kind": "official"}, {**evidence, "supports": False}],
    }


@st.composite
def _check(draw: st.DrawFn, number: int, slugs: list[str]) -> Tables:
    return {
        "id": f"c{number}",
        "initiative": draw(st.sampled_from(slugs)),
        **draw(st.sampled_from([{}, {"sources_until": date(2025, 10, 7)}])),
        "checked_on": draw(DAYS),
        **draw(_authorship()),
    }


@st.composite
def _initiative_texts(draw: st.DrawFn, facts: int, *, reasoned: bool) -> Tables:
    return {
        **{key: draw(lines(40)) for key in ("short", "title", "stance", "summary")},
        "facts": [draw(lines(100)) for _ in range(facts)],
        **({"verifiability_reason": draw(lines(100))} if reasoned else {}),
        **draw(st.fixed_dictionaries({}, optional={"aliases": st.lists(lines(60), min_size=1, max_size=3)})),
    }


@st.composite
def _followup_texts(draw: st.DrawFn, entry: Tables) -> Tables:
    reason = {"correction_reason": draw(lines(100))} if "correction_of" in entry else {}
    return {"text": draw(lines(100)), **reason}
