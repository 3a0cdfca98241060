"""Two states of a statement held against each other: what differs, and what may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.followups.entries import EntryState, LogEntry
from briefing.statement.entry import Status
from briefing.statement.revision import RevisionChange, changes
from briefing.statement.text import Aliases, Text
from briefing.team.roles import Role
from briefing.versions.append_only import Breach, breaches, with_log_of
from briefing.versions.publish import with_entries
from briefing.versions.versions import StatementVersion, digest_of, with_newest_versions
from tests.support.statement_examples import check, due, followup, shipped, statement, text

if TYPE_CHECKING:
    from briefing.statement.entry import FollowUp
    from briefing.statement.model import Statement

AT = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAY = date(2026, 3, 9)
EVENT = followup(DAY, Status.IN_PROGRESS, name="event", read_on=(DAY,))
LOOK = check(DAY, why="nothing yet")
HELD = statement(EVENT, LOOK, deadlines=(due(date(2027, 1, 1)),), slugs=("bridge", "road"))
BRIDGE, ROAD = HELD.in_order
GONE = RevisionChange("initiatives.bridge", None, "bridge", None)


def with_event(event: FollowUp) -> Statement:
    return replace(HELD, followups=(event,))


def with_kept(event: FollowUp) -> Statement:
    return replace(HELD, followups=(EVENT, event))


def by_editor(entry: FollowUp, **languages: str) -> FollowUp:
    return replace(entry, by=Role.EDITOR, recorded_at=AT, text=Text(languages or {"en": "event"}))


def test_the_same_differs_in_nothing() -> None:
    for each in (HELD, *shipped().statements.values()):
        assert changes(each, replace(each), "en") == []


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(
            replace(HELD, title=Text({"en": "other", "ru": "новое"})),
            [RevisionChange("title", "en", "words", "other"), RevisionChange("title", "ru", None, "новое")],
            id="text by language",
        ),
        pytest.param(
            replace(
                HELD,
                initiatives={
                    "bridge": replace(BRIDGE, aliases=Aliases({"en": ("crossing", "RB")})),
                    "road": ROAD,
                },
            ),
            [RevisionChange("initiatives.bridge.aliases", "en", None, "crossing, RB")],
            id="aliases",
        ),
        pytest.param(
            replace(HELD, made_on=date(2025, 10, 8)),
            [RevisionChange("made_on", None, "2025-10-07", "2025-10-08")],
            id="day",
        ),
        pytest.param(
            replace(HELD, source=replace(HELD.source, url="https://paper.example/2")),
            [RevisionChange("source.url", None, None, "https://paper.example/2")],
            id="optional value",
        ),
        pytest.param(
            replace(HELD, context=(text("peace"),)),
            [RevisionChange("context.1", "en", None, "peace")],
            id="list",
        ),
        pytest.param(
            replace(
                HELD,
                initiatives={
                    "bridge": replace(BRIDGE, paragraphs=(1, 2)),
                    "road": ROAD,
                },
            ),
            [RevisionChange("initiatives.bridge.paragraphs", None, "1", "1, 2")],
            id="numbers",
        ),
        pytest.param(
            replace(HELD, initiatives={"road": replace(ROAD, number=1)}),
            [
                RevisionChange("initiatives.road.number", None, "2", "1"),
                RevisionChange("initiatives.bridge", None, "bridge", None),
            ],
            id="removed initiative",
        ),
        pytest.param(
            replace(HELD, deadlines={"other": replace(due(date(2028, 1, 1)), slug="other")}),
            [
                RevisionChange("deadlines.deadline", None, "built on {date}", None),
                RevisionChange("deadlines.other", None, None, "built on {date}"),
            ],
            id="another deadline",
        ),
        pytest.param(
            replace(HELD, checks=(LOOK, check(date(2026, 4, 1)))),
            [RevisionChange("checks.2026-04-01-bridge", None, None, "2026-04-01")],
            id="added check",
        ),
        pytest.param(
            replace(HELD, followups=(replace(EVENT, recorded_at=AT),)), [], id="when it was first seen"
        ),
    ],
)
def test_each_difference_is_named_by_its_place(new: Statement, expected: list[RevisionChange]) -> None:
    assert changes(HELD, new, "en") == expected
    swapped = [replace(each, before=each.after, after=each.before) for each in expected]
    assert sorted(changes(new, HELD, "en"), key=str) == sorted(swapped, key=str)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(replace(HELD), [], id="the same"),
        pytest.param(replace(HELD, followups=(EVENT, replace(EVENT, id="more"))), [], id="one more"),
        pytest.param(replace(HELD, initiatives={"bridge": BRIDGE}), [], id="unused initiative"),
        pytest.param(replace(HELD, followups=()), [("event", Breach.DROPPED)], id="dropped"),
        pytest.param(with_event(replace(EVENT, status=None)), [("event", Breach.ALTERED)], id="fact"),
        pytest.param(
            with_event(replace(EVENT, meets="deadline")),
            [("event", Breach.ALTERED)],
            id="new fact",
        ),
        pytest.param(
            with_event(replace(EVENT, evidence=())),
            [("event", Breach.ALTERED)],
            id="evidence",
        ),
        pytest.param(
            with_event(replace(EVENT, text=text("no"))),
            [("event", Breach.ALTERED)],
            id="text",
        ),
        pytest.param(
            replace(HELD, checks=(replace(LOOK, why=None),)), [(LOOK.id, Breach.ALTERED)], id="reason gone"
        ),
        pytest.param(
            with_event(replace(EVENT, text=Text({"en": "event", "ru": "событие"}))),
            [],
            id="translated",
        ),
    ],
)
def test_what_is_in_the_log_stays(new: Statement, expected: list[tuple[str, Breach]]) -> None:
    assert breaches(HELD, new) == expected


KEPT = by_editor(
    replace(EVENT, id="kept", initiative="road", meets="deadline", correction_of="event"),
    ru="событие",
    en="event",
)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(HELD, [], id="not in the file"),
        pytest.param(with_kept(KEPT), [], id="in the file"),
        pytest.param(with_kept(by_editor(KEPT, ru="событие")), [], id="less translated"),
        pytest.param(
            with_kept(by_editor(KEPT, ru="нет")),
            [("kept", Breach.ALTERED)],
            id="altered",
        ),
        pytest.param(
            replace(HELD, initiatives={"bridge": BRIDGE}),
            [("kept", Breach.ORPHANED)],
            id="without its initiative",
        ),
        pytest.param(replace(HELD, deadlines={}), [("kept", Breach.ORPHANED)], id="without its deadline"),
        pytest.param(
            with_kept(replace(EVENT, id="other", correction_of="event", correction_reason=text("slip"))),
            [("kept", Breach.REPEATED)],
            id="corrected by both",
        ),
    ],
)
def test_what_editors_wrote_is_kept_apart(new: Statement, expected: list[tuple[str, Breach]]) -> None:
    assert breaches(HELD, new, [KEPT]) == expected


def test_a_state_takes_over_what_others_have_in_their_logs() -> None:
    old = replace(HELD, followups=(), checks=(), initiatives={"bridge": BRIDGE})
    joined = with_log_of(old, [HELD, replace(HELD, followups=(EVENT, KEPT))])
    assert (joined.followups, joined.checks) == ((EVENT,), (LOOK,)), "each once, and what has a place"


def test_a_state_does_not_take_over_a_second_correction() -> None:
    first, second = (replace(EVENT, id=name, correction_of="event") for name in ("first", "second"))
    joined = with_log_of(with_kept(first), [with_kept(second)])
    assert joined.followups == (EVENT, first)


def version(number: int, words: str) -> StatementVersion:
    return StatementVersion("summit", number, words, 1, Role.OWNER, AT)


def test_the_newest_version_that_can_be_read_is_shown() -> None:
    first, second = (replace(HELD, title=text(words), followups=()) for words in ("first", "second"))
    read = {"1": first, "2": second}.get

    def title(*versions: StatementVersion) -> str:
        return with_newest_versions({"summit": HELD}, versions, read)["summit"].title.in_language("en")

    assert title() == "words"
    assert title(version(2, "2"), version(1, "1")) == "second"
    assert title(version(1, "1"), version(2, "")) == "words", "as in the content folder"
    assert title(version(1, "1"), version(2, "damaged")) == "first"
    shown = with_newest_versions({"summit": HELD}, [version(1, "1")], read)["summit"]
    assert shown.followups == (EVENT,), "the log has what any version has"
    assert with_newest_versions({}, [version(1, "damaged")], read) == {}


def test_a_digest_is_for_one_text_in_place_of_one_other() -> None:
    digests = {digest_of(*texts) for texts in (("a", "b"), ("ab", ""), ("", "ab"), ("b", "a"))}
    assert len(digests) == 4


def test_an_entry_that_was_exported_is_there_once_in_every_language() -> None:
    exported = replace(HELD, followups=(by_editor(EVENT, en="event", kk="оқиға"),))
    item = by_editor(EVENT, ru="событие", en="event")
    entry = LogEntry("summit", item, 7, EntryState.PUBLISHED, AT, Status.NOT_ASSESSED, published_at=AT)
    (shown,) = with_entries(exported, [entry]).followups
    assert list(shown.text.by_language.items()) == [("ru", "событие"), ("en", "event"), ("kk", "оқиға")]
    assert with_entries(HELD, [replace(entry, state=EntryState.IN_REVIEW)]) is HELD
