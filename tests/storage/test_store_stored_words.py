"""What is kept is text for text what it always was, whatever its fields are called in the code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from briefing.chat import Chat, ChatKind, PauseReason
from briefing.followed_words import FollowedWord, WordsSeen
from briefing.followings import Followed, Following
from briefing.outbox import Row, RowState
from briefing.subscription import HaltReason, Target
from storage.documents.kinds import CHATS, RECORDS, ROWS, SEEN, SUBSCRIPTIONS
from storage.ledger.change import Sighting
from tests.storage.outboxes import FULL, at, row, subscription

if TYPE_CHECKING:
    from storage.documents.kind import Kind

KEPT = [
    pytest.param(
        CHATS,
        Chat(1, ChatKind.PRIVATE, at(0)),
        '{"kind": "private", "since": "2026-01-01T00:00:00+00:00", "language": null, "paused": null,'
        ' "greeted": false, "statement": null, "manages": []}',
        id="chat",
    ),
    pytest.param(
        CHATS,
        Chat(
            1,
            ChatKind.CHANNEL,
            at(0.5),
            "kk",
            PauseReason.REMOVED,
            greeted=True,
            statement="towns",
            manages=(-5, -6),
        ),
        '{"kind": "channel", "since": "2026-01-01T00:00:00.500000+00:00", "language": "kk",'
        ' "paused": "removed", "greeted": true, "statement": "towns", "manages": [-5, -6]}',
        id="chat, all of it",
    ),
    pytest.param(
        SUBSCRIPTIONS,
        subscription(5, due=None),
        '{"chat": 5, "zone": "Asia/Almaty", "frequency": "daily", "hours": [9], "weekdays": [0, 1, 2, 3, 4],'
        ' "month_day": 1, "reminders": true, "silent": false, "language": "kk", "reminded_to": "2026-01-01",'
        ' "since": "2026-01-01T00:00:00+00:00", "told_to": "2026-01-01T00:00:00+00:00"}',
        id="subscription",
    ),
    pytest.param(
        SUBSCRIPTIONS,
        FULL,
        '{"chat": -1000000000000, "thread": 7, "zone": "UTC", "frequency": "weekdays", "hours": [9, 18],'
        ' "weekdays": [0, 6], "month_day": 31, "quiet": [22, 8], "reminders": false, "silent": true,'
        ' "monthly_summary": false,'
        ' "language": "ru", "reminded_to": "2026-02-28", "summarized_to": "2026-02-01", "halted": "no_right",'
        ' "since": "2026-01-01T00:00:00.000001+00:00", "told_to": "2026-01-01T00:00:01+00:00",'
        ' "told_before": "2026-01-01T00:00:00.500000+00:00", "last_digest_at": "2026-01-01T00:00:02+00:00",'
        ' "changed_at": "2026-01-01T00:00:03.500000+00:00",'
        ' "snoozed_until": "2026-01-01T00:00:05+00:00", "next_due_at": "2026-01-01T00:00:06+00:00"}',
        id="subscription, all of it",
    ),
    pytest.param(
        ROWS,
        Row("digest", Target(5), 0, "9f", at(0)),
        '{"occurrence": "digest", "chat": 5, "part": 0, "body": "9f", "due_at": "2026-01-01T00:00:00+00:00",'
        ' "state": "pending"}',
        id="row",
    ),
    pytest.param(
        ROWS,
        Row(
            "broadcast:1",
            Target(5, 3),
            1,
            "9f",
            due_at=at(0),
            expires_at=at(1),
            silent=True,
            state=RowState.SENT,
            attempts=2,
            message_id=77,
            other_message_ids=(78, 79),
            reason="x",
            closed_at=at(2),
        ),
        '{"occurrence": "broadcast:1", "chat": 5, "part": 1, "body": "9f",'
        ' "due_at": "2026-01-01T00:00:00+00:00", "state": "sent", "thread": 3,'
        ' "expires_at": "2026-01-01T00:00:01+00:00", "silent": true, "attempts": 2, "message_id": 77,'
        ' "also": [78, 79], "reason": "x", "closed_at": "2026-01-01T00:00:02+00:00"}',
        id="row, all of it",
    ),
    pytest.param(
        SEEN, Sighting("a/1", at(0)), '{"name": "a/1", "at": "2026-01-01T00:00:00+00:00"}', id="sighting"
    ),
    pytest.param(
        RECORDS["followings"],
        Following(5, None, "en", followed=(Followed("towns", "bridge", at(3)),), halted=HaltReason.NO_RIGHT),
        '{"chat_id": 5, "thread": null, "language": "en", "followed": [{"statement": "towns",'
        ' "slug": "bridge", "told_to": "2026-01-01T00:00:03Z"}], "halted": "no_right"}',
        id="following",
    ),
    pytest.param(
        RECORDS["followings"],
        Following(
            5,
            None,
            "en",
            words=(FollowedWord("port", "*0123456789ab", at(3)),),
            words_seen=(WordsSeen("towns", at(4)),),
        ),
        '{"chat_id": 5, "thread": null, "language": "en", "words": [{"word": "port", "mark": "*0123456789ab",'
        ' "since": "2026-01-01T00:00:03Z"}], "words_seen": [{"statement": "towns",'
        ' "until": "2026-01-01T00:00:04Z"}]}',
        id="following of words",
    ),
]


@pytest.mark.parametrize(("kind", "kept", "text"), KEPT)
def test_a_document_is_written_and_read_as_it_always_was(kind: Kind[Any], kept: object, text: str) -> None:
    assert json.dumps(kind.dump(kept)) == text
    assert kind.load(1, json.loads(text)) == kept


@pytest.mark.parametrize(("kind", "kept", "text"), KEPT)
def test_every_word_that_is_written_is_known_to_be_ours(kind: Kind[Any], kept: object, text: str) -> None:
    assert kind.dump(kept).keys() <= kind.known
    assert json.loads(text).keys() <= kind.known


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"part": "0"}, "part is '0': ", id="text for a number"),
        pytest.param({"part": True}, "part is True: ", id="truth for a number"),
        pytest.param({"attempts": 1.0}, "attempts is 1.0: ", id="fraction"),
        pytest.param({"silent": 1}, "silent is 1: ", id="number for truth"),
        pytest.param({"due_at": 5}, "due_at is 5: ", id="number for a moment"),
        pytest.param({"closed_at": "5"}, "closed_at is '5': ", id="no moment"),
        pytest.param({"also": "78"}, "also is '78': ", id="text for numbers"),
        pytest.param({"also": [78, "79"]}, "also.1 is '79': ", id="text among numbers"),
    ],
)
def test_nothing_is_taken_for_what_it_is_not(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=f"^outbox 3: {reason}"):
        ROWS.load(3, ROWS.dump(row(5)) | fields)


@pytest.mark.parametrize("word", ["occurrence", "chat", "part", "body", "due_at", "state"])
def test_a_row_that_lacks_a_field_is_refused(word: str) -> None:
    document = ROWS.dump(row(5))
    del document[word]
    with pytest.raises(ValueError, match=f"^outbox 3: '{word}' is missing$"):
        ROWS.load(3, document)


def test_a_subscription_of_an_earlier_version_is_read_with_summaries_switched_on() -> None:
    """It counted its digests, which nobody asks for any more."""
    fields = SUBSCRIPTIONS.dump(subscription(5)) | {
        "digests_sent": 4,
        "last_sent_at": "2026-01-01T00:00:03+00:00",
    }
    assert not fields.keys() & {"monthly_summary", "summarized_to"}
    read = SUBSCRIPTIONS.load(1, fields)
    assert read == subscription(5)
    assert (read.preferences.monthly_summary, read.summarized_to) == (True, None)
