"""Yoyo on a connection of our own, each migration with its mark in one transaction."""

from __future__ import annotations

import socket
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from yoyo import internalmigrations, read_migrations
from yoyo.backends.core.postgresql import PostgresqlPsycopgBackend
from yoyo.connections import DatabaseURI

from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    import psycopg

SQL = statements("migrating")


class Backend(PostgresqlPsycopgBackend):  # type: ignore[misc] # yoyo has no types
    """Yoyo's backend; it uses the given connection also where yoyo would open one more.

    Yoyo reads URLs in a way of its own, without sockets and some settings, so it gets none. Its lock is a row
    that stays when a program is killed, so it is not used.
    """

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._given = connection
        names = DatabaseURI("postgresql", None, None, None, None, connection.info.dbname, {})
        super().__init__(names, "_yoyo_migration")

    def connect(self, dburi: DatabaseURI) -> psycopg.Connection[Any]:
        """Return the given connection."""
        del dburi
        return self._given

    def copy(self) -> Backend:
        """Return itself, so that a migration and its mark are one transaction."""
        return self

    def __exit__(self, *_: object) -> None:
        """Keep the connection: whoever gave it closes it."""

    def get_log_data(self, migration: Any = None, operation: str = "apply") -> dict[str, Any]:  # noqa: ANN401 - as yoyo has it
        """Return yoyo's entry about a migration, without the name of the user, which containers lack."""
        return {
            "id": str(uuid.uuid4()),
            "migration_id": migration and migration.id,
            "migration_hash": migration and migration.hash,
            "username": "",
            "hostname": socket.gethostname(),
            "created_at_utc": datetime.now(UTC).replace(tzinfo=None),
            "operation": operation,
        }


def apply_migrations(connection: psycopg.Connection[Any], folder: Path, wanted: Collection[str]) -> None:
    """Apply these migrations in order, except those that another replica has applied meanwhile."""
    backend = Backend(connection)
    with backend.transaction():
        backend.execute(SQL["lock"])
        if internalmigrations.needs_upgrading(backend):
            internalmigrations.upgrade(backend)
    for each in read_migrations(str(folder)):
        if each.id in wanted:
            with backend.transaction():
                backend.execute(SQL["lock"])
                if not backend.is_applied(each):
                    backend.apply_one(each)
