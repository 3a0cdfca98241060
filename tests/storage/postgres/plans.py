"""How the server runs a statement in a large database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg


DROP_INDEXES = """
CREATE TEMPORARY TABLE dropped AS SELECT indexname, indexdef FROM pg_indexes
WHERE tablename IN ('chats', 'rows', 'subscriptions', 'targets') AND indexname NOT LIKE '%_pkey';
DO $$ DECLARE each record; BEGIN
    FOR each IN SELECT * FROM dropped LOOP EXECUTE 'DROP INDEX ' || each.indexname; END LOOP;
END $$"""
CREATE_INDEXES = """
DO $$ DECLARE each record; BEGIN
    FOR each IN SELECT * FROM dropped LOOP EXECUTE each.indexdef; END LOOP;
END $$"""


def fill(connection: psycopg.Connection, statements: str) -> None:
    """Fill a new database, and then index it, which is much faster than the other way round."""
    for each in (DROP_INDEXES, statements, CREATE_INDEXES, "VACUUM ANALYZE"):
        connection.execute(each)


class Plan:
    """How a statement was run."""

    def __init__(self, connection: psycopg.Connection, statement: str, params: dict[str, Any]) -> None:
        explained = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}"
        with connection.transaction(force_rollback=True):
            row = connection.execute(explained, params).fetchone()
        assert row is not None
        self.tree = row[0][0]["Plan"]
        self.nodes = list(_nodes(self.tree))

    @property
    def pages(self) -> int:
        """The pages of tables and indexes that were read."""
        return int(self.tree["Shared Hit Blocks"] + self.tree["Shared Read Blocks"])

    @property
    def scanned(self) -> set[str]:
        """The tables that were read from the first row to the last."""
        return {each["Relation Name"] for each in self.nodes if each["Node Type"] == "Seq Scan"}

    @property
    def sorts(self) -> bool:
        """Whether rows were sorted, instead of being read in their order."""
        return any("Sort" in each["Node Type"] for each in self.nodes)

    def __str__(self) -> str:
        return json.dumps(self.tree, indent=1)


def _nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for each in tree.get("Plans", ()):
        yield from _nodes(each)
