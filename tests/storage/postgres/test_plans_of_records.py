"""The statements that find chats, subscriptions and records read an index, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from briefing.channels.posts import Post
from briefing.followings import Following
from briefing.records import PERSON, Between
from briefing.team.audit import AuditEntry
from storage.postgres.queries import statements
from storage.postgres.record_finder import BY_TABLE
from storage.postgres.record_queries import Wanted
from tests.storage.outboxes import at
from tests.storage.postgres.plans import Plan
from tests.storage.postgres.server import migrated_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.records import Record

TOPICS = ("records", "chats", "subscriptions", "outbox_of_chat")
SQL = {name: text for topic in TOPICS for name, text in statements(topic).items()}
FILL = """
INSERT INTO chats (id, kind, since, paused, manages)
SELECT each, 'private', now(), CASE WHEN each % 50 = 0 THEN 'blocked' END,
    CASE WHEN each % 1000 = 0 THEN ARRAY[-each] ELSE '{}' END
FROM generate_series(1, 200000) AS each;

INSERT INTO subscriptions (chat_id, next_due_at, is_paused, data)
SELECT each, timestamptz '2026-01-01' + each % 100000 * interval '1 minute', each % 50 = 0, '{}'
FROM generate_series(1, 200000) AS each;

INSERT INTO bodies (hash, data, copied_from, people)
SELECT 'body' || each, '{}', CASE WHEN each % 100 = 0 THEN each END,
    CASE WHEN each % 100 = 1 THEN ARRAY[each] ELSE '{}' END
FROM generate_series(1, 2000) AS each;
INSERT INTO targets (chat_id, thread) SELECT each, 0 FROM generate_series(1, 200000) AS each;
INSERT INTO rows
    (occurrence, chat_id, thread, part, body, due_at, silent, state, attempts, other_message_ids, closed_at)
SELECT 'digest:' || each % 7, each % 100000 + 1, 0, each / 100000, 'body' || each % 2000 + 1, now(), false,
    CASE WHEN each % 3 = 0 THEN 'pending' ELSE 'sent' END, 0, '{}', CASE WHEN each % 3 > 0 THEN now() END
FROM generate_series(0, 199999) AS each;

INSERT INTO records (kind, key, data) SELECT 'followings', each::text, '{}'
FROM generate_series(1, 200000) AS each;
INSERT INTO record_terms
SELECT 'followings', term, value, number FROM records, LATERAL (
    VALUES ('person', key), ('initiatives', 'towns:' || key::bigint % 4000),
        ('initiatives', CASE WHEN key::bigint % 4 = 0 THEN 'towns:famous' ELSE 'towns:rest' END)
) AS terms (term, value);

INSERT INTO records (kind, key, data) SELECT 'posts', each::text, '{}'
FROM generate_series(1, 50000) AS each;
INSERT INTO record_terms
SELECT 'posts', term, value, number FROM records, LATERAL (
    VALUES ('person', (key::bigint % 5000)::text), ('chat', (key::bigint % 5000)::text),
        ('waits', CASE WHEN key::bigint % 10 = 0 THEN 'True' ELSE 'False' END)
) AS terms (term, value) WHERE kind = 'posts';

INSERT INTO records (kind, key, data) SELECT 'audit', each::text, '{}'
FROM generate_series(1, 50000) AS each;
INSERT INTO record_terms
SELECT 'audit', 'at',
    to_char(
        timestamp '2026-01-01' + key::bigint * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'
    ),
    number
FROM records WHERE kind = 'audit';"""


@pytest.fixture(scope="module")
def filled() -> Iterator[psycopg.Connection]:
    with migrated_database() as uri, psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(FILL)
        connection.execute("VACUUM ANALYZE")
        yield connection


@pytest.fixture(autouse=True)
def _found_by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Following, "found_by", ("initiatives",))
    monkeypatch.setattr(Post, "found_by", ("chat", "waits"))
    monkeypatch.setattr(AuditEntry, "found_by", ("at",))


def finding(kind: type[Record], limit: int | None, after: int | None = None, **wanted: Any) -> Any:  # noqa: ANN401 - a statement and its parameters
    return Wanted(kind, wanted).find(limit, after, newest_first=False)


@pytest.mark.parametrize(
    ("name", "params", "pages"),
    [
        pytest.param("chats_by_id", {"ids": [5, 7]}, 10, id="chats by id"),
        pytest.param("chats_after", {"after": 100_000, "limit": 500}, 30, id="a page of chats"),
        pytest.param("managers_of", {"id": -5000}, 20, id="managers"),
        pytest.param("subscription_of", {"chat": 5, "thread": 0}, 10, id="a subscription"),
        pytest.param("subscriptions_of_chats", {"chats": [5, 7, 9]}, 20, id="subscriptions of chats"),
        pytest.param("due_subscriptions", {"now": at(600), "limit": 100}, 200, id="due subscriptions"),
        pytest.param("due_subscriptions", {"now": at(10**8), "limit": 100}, 200, id="all are due"),
        pytest.param("pause_subscriptions", {"id": 5, "is_paused": True}, 60, id="a pause"),
        pytest.param("lock_targets", {"chats": [5, 7]}, 30, id="targets of chats"),
        pytest.param("open_rows", {"chat": 5, "thread": 0}, 20, id="open rows of a target"),
        pytest.param("rows_to_forget", {"chat": 5}, 30, id="rows of a chat"),
        pytest.param("rows_to_forget", {"chat": 201}, 600, id="rows with a body that names a chat"),
        pytest.param("rows_to_forget", {"chat": 300}, 600, id="rows that copy from a chat"),
        pytest.param("rows_to_move", {"old": 5, "new": 7}, 60, id="rows of a group"),
        pytest.param("copies", {"chat": 300}, 20, id="bodies that copy from a chat"),
        pytest.param("naming", {"chat": 201}, 20, id="bodies that name a chat"),
        pytest.param("records_by_key", {"kind": "followings", "keys": ["5", "7"]}, 20, id="records by key"),
        pytest.param(
            "records_naming",
            {"kinds": list(BY_TABLE), "term": PERSON, "value": "77"},
            250,
            id="records naming",
        ),
        pytest.param(
            "records_of_people",
            {"kind": "followings", "term": PERSON, "values": [str(each * 400) for each in range(500)]},
            6000,
            id="records of people",
        ),
    ],
)
def test_a_named_statement_reads_an_index(
    filled: psycopg.Connection, name: str, params: dict[str, Any], pages: int
) -> None:
    plan = Plan(filled, SQL[name], params)
    assert plan.scanned <= {"leases"}, str(plan)  # these are as many as are being sent
    assert plan.pages <= pages, str(plan)


@pytest.mark.parametrize(
    ("limit", "wanted", "pages"),
    [
        pytest.param(None, {"initiatives": "towns:77"}, 300, id="50 followers"),
        pytest.param(500, {"initiatives": "towns:famous"}, 2500, id="500 of 50,000 followers"),
        pytest.param(500, {"initiatives": "towns:rest"}, 2500, id="500 of 150,000 followers"),
        pytest.param(500, {}, 60, id="a page of all"),
        pytest.param(9, {"person": 77}, 20, id="those of a chat"),
    ],
)
@pytest.mark.parametrize("is_later", [False, True], ids=["from the first on", "from the middle on"])
def test_followings_are_found_in_their_order(
    filled: psycopg.Connection, limit: int | None, wanted: dict[str, Any], pages: int, *, is_later: bool
) -> None:
    after = 100_000 if is_later else None
    plan = Plan(filled, *finding(Following, limit, after, **wanted))
    assert plan.scanned == set(), str(plan)
    assert plan.pages <= pages, str(plan)
    if limit == 500:
        assert not plan.sorts, str(plan)


def test_two_values_are_found_together(filled: psycopg.Connection) -> None:
    plan = Plan(filled, *finding(Post, None, chat=770, waits=True))
    assert plan.tree["Actual Rows"] == 10
    assert plan.scanned == set(), str(plan)
    assert plan.pages <= 150, str(plan)


def test_a_range_reads_its_part_of_the_index(filled: psycopg.Connection) -> None:
    plan = Plan(filled, *finding(AuditEntry, None, at=Between(at(60_000), at(66_000))))
    assert plan.tree["Actual Rows"] == 101
    assert plan.scanned == set(), str(plan)
    assert plan.pages <= 600, str(plan)


@pytest.mark.parametrize(
    ("kind", "wanted", "pages"),
    [
        pytest.param(Following, {"initiatives": "towns:famous"}, 1000, id="50,000 followers"),
        pytest.param(Post, {}, 300, id="all of a kind"),
        pytest.param(Post, {"chat": 770, "waits": True}, 150, id="two values"),
        pytest.param(AuditEntry, {"at": Between(at(60_000), at(66_000))}, 600, id="a range"),
    ],
)
def test_records_are_counted_in_an_index(
    filled: psycopg.Connection, kind: type[Record], wanted: dict[str, Any], pages: int
) -> None:
    plan = Plan(filled, *Wanted(kind, wanted).count())
    assert plan.scanned == set(), str(plan)
    assert plan.pages <= pages, str(plan)
