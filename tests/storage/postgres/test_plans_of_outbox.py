"""The statements of the outbox read an index, at a million rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from briefing.outbox import HELD
from storage.postgres.queries import statements
from storage.postgres.tables import table_text
from tests.storage.outboxes import at
from tests.storage.postgres.plans import Plan, fill
from tests.storage.postgres.server import migrated_database

if TYPE_CHECKING:
    from collections.abc import Iterator

TOPICS = ("advances", "bodies", "leases", "rows", "targets")
SQL = {(topic, name): text for topic in TOPICS for name, text in statements(topic).items()}
FILL = """
INSERT INTO chats (id, kind, since) SELECT each, 'private', now() FROM generate_series(0, 499999) AS each;
INSERT INTO bodies (hash, data) SELECT 'body' || each, to_json(repeat('text ', 200))
FROM generate_series(0, 9999) AS each;
-- Of each chat two rows: one that was sent, and another that is open for half of them. Each tenth is of a
-- broadcast, the others are of 1,000 digests.
INSERT INTO rows
    (occurrence, chat_id, thread, part, body, due_at, silent, state, attempts, other_message_ids, closed_at)
SELECT CASE WHEN each % 10 = 0 THEN 'broadcast:' ELSE 'digest:' END || each / 1000, each / 2, 0, each % 2,
    'body' || each % 10000, timestamptz '2026-01-01' + each * interval '1 second', false,
    CASE WHEN each % 4 = 0 THEN 'pending' ELSE 'sent' END, 0, '{}',
    CASE WHEN each % 4 > 0 THEN timestamptz '2026-01-01' + each * interval '1 second' END
FROM generate_series(0, 999999) AS each;
INSERT INTO targets (chat_id, thread, head, due_at, is_paused)
SELECT each / 2, 0, CASE WHEN each % 4 = 0 THEN each + 1 END,
    CASE WHEN each % 4 = 0 THEN timestamptz '2026-01-01' + each * interval '1 second' END, each % 20 = 8
FROM generate_series(0, 999999, 2) AS each;
INSERT INTO leases (number, process) SELECT number, 'one' FROM rows WHERE state = 'pending' LIMIT 1000;
UPDATE targets SET head = NULL, due_at = NULL WHERE head IN (SELECT number FROM leases);
INSERT INTO subscriptions (chat_id, next_due_at, data)
SELECT each, timestamptz '2026-01-01', '{}' FROM generate_series(0, 299999) AS each;"""
MANY = list(range(1000, 500_000, 500))
KEYS = {"chats": MANY, "threads": [0] * len(MANY)}
ROW_KEYS = KEYS | {"occurrences": ["digest:7"] * len(MANY), "parts": [1] * len(MANY)}
KEYS_OF_ROWS = [{"occurrence": "digest:7", "chat_id": each, "thread": 0, "part": 1} for each in MANY[:100]]
CHANGED = [
    each | {"number": number, "occurrence": "edit:7", "body": "body1", "due_at": at(0), "state": "sent"}
    for number, each in enumerate(KEYS_OF_ROWS, 990_000)
]
NUMBERS = {"numbers": MANY}
HASHES = {"hashes": [f"body{each}" for each in range(0, 10_000, 100)]}


@pytest.fixture(scope="module")
def filled() -> Iterator[psycopg.Connection]:
    with migrated_database() as uri, psycopg.connect(uri, autocommit=True) as connection:
        fill(connection, FILL)
        yield connection


@pytest.mark.parametrize(
    ("name", "values", "pages"),
    [
        pytest.param(
            ("targets", "lease"), {"now": at(9**7), "limit": 100, "process": "two"}, 3000, id="due work"
        ),
        pytest.param(("targets", "next_due"), {}, 10, id="oldest due"),
        pytest.param(("targets", "known"), KEYS, 6000, id="known targets"),
        pytest.param(("targets", "lock"), KEYS, 9000, id="targets of a slice"),
        pytest.param(("targets", "lock_of_rows"), NUMBERS, 12_000, id="targets of rows"),
        pytest.param(("targets", "refresh"), KEYS, 20_000, id="next rows of a slice"),
        pytest.param(("rows", "by_numbers"), NUMBERS, 6000, id="rows by number"),
        pytest.param(("rows", "with_bodies"), {"numbers": MANY[:100]}, 1500, id="rows to be sent"),
        pytest.param(
            ("rows", "page"),
            {"occurrence": "digest:7", "after": 7500, "limit": 500},
            100,
            id="a page of rows",
        ),
        pytest.param(("rows", "open_page"), {"after": 500_000, "limit": 500}, 300, id="a page of open rows"),
        pytest.param(
            ("rows", "numbers_of"),
            {"keys": table_text(KEYS_OF_ROWS)},
            800,
            id="rows by key",
        ),
        pytest.param(
            ("rows", "change"),
            {
                "rows": table_text(
                    {"silent": True, "attempts": 1, "other_message_ids": []} | each for each in CHANGED
                )
            },
            6000,
            id="closed rows",
        ),
        pytest.param(("rows", "remove"), NUMBERS, 20_000, id="removed rows"),
        pytest.param(("rows", "purge"), {"closed_before": at(9**7), "limit": 1000}, 12_000, id="old rows"),
        pytest.param(
            ("rows", "outcomes"),
            {"occurrence": "digest:7", "since": at(0), "until": at(9**7), "held": HELD},
            100,
            id="figures of an occurrence",
        ),
        pytest.param(("bodies", "read"), HASHES, 500, id="bodies"),
        pytest.param(("bodies", "keep"), HASHES, 800, id="bodies that are kept"),
        pytest.param(("bodies", "unreferenced"), HASHES, 1000, id="references of bodies"),
        pytest.param(("bodies", "remove"), HASHES, 1500, id="bodies without rows"),
        pytest.param(("leases", "hold"), NUMBERS, 6000, id="leases of rows"),
        pytest.param(("leases", "of_process"), {"process": "two"}, 20, id="leases of a process"),
        pytest.param(("advances", "read"), KEYS, 9000, id="subscriptions of a slice"),
    ],
)
def test_a_statement_reads_an_index(
    filled: psycopg.Connection, name: tuple[str, str], values: dict[str, Any], pages: int
) -> None:
    plan = Plan(filled, SQL[name], values)
    assert plan.scanned <= {"leases"}, str(plan)  # these are as many as are being sent
    assert plan.pages <= pages, str(plan)
