"""Bringing the schema of a database up to this version of the program, and refusing what does not fit.

The schema has a number. ``0003.pre.sql`` leads to number 3 and changes nothing that programs of number 2
need; ``0003.post.sql`` then removes what only those needed. A program applies every ``pre`` up to its own
number when it starts, and every ``post`` below it. So it runs beside programs of the number before its own
and of the one after it, and replicas can be replaced one by one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from briefing.errors import StorageOfOtherVersion, StorageUnavailable
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Collection

    from storage.postgres.conninfo import Conninfo

FOLDER = Path(__file__).parent / "migrations"
PRE, POST = "pre", "post"
SQL = statements("migrating")


def schema_number(folder: Path = FOLDER) -> int:
    """Return the number of the schema that this program uses."""
    return max(_number(each.stem) for each in folder.glob(f"*.{PRE}.sql"))


def migrate(conninfo: Conninfo, folder: Path = FOLDER) -> None:
    """Apply the migrations that are missing; this blocks.

    Raises ``StorageOfOtherVersion`` when this program cannot use the database, and ``StorageUnavailable``
    when it does not answer.
    """
    try:
        with psycopg.connect(conninfo.full, autocommit=True, prepare_threshold=None) as connection:
            own, applied = schema_number(folder), _applied(connection)
            _check(connection, conninfo, own, applied)
            missing = _wanted(folder, own) - applied
            if missing:
                # Imported here, because it takes a tenth of a second and is seldom needed.
                from storage.postgres.yoyo_backend import apply_migrations  # noqa: PLC0415 - see above

                apply_migrations(connection, folder, missing)
    except psycopg.Error as error:
        sentence = f"The database {conninfo} cannot be opened ({conninfo.reason(error)})."
        raise StorageUnavailable(sentence) from error


def _number(name: str) -> int:
    return int(name.partition(".")[0])


def _wanted(folder: Path, own: int) -> set[str]:
    """Return the names of the migrations that a program of a number applies."""
    names = {each.stem for each in folder.glob("*.sql")}
    return {each for each in names if _number(each) + each.endswith(f".{POST}") <= own}


def _applied(connection: psycopg.Connection[Any]) -> set[str]:
    """Return the names of the migrations that were applied; none in an empty database."""
    (is_there,) = _row(connection, "is_there")
    return set(_row(connection, "applied")[0]) if is_there else set()


def _check(
    connection: psycopg.Connection[Any], conninfo: Conninfo, own: int, applied: Collection[str]
) -> None:
    oldest = max((_number(each) for each in applied if each.endswith(f".{POST}")), default=0)
    if own < oldest:
        raise StorageOfOtherVersion(
            f"This program is too old for the database {conninfo}: it uses schema {own}, the database needs "
            f"programs of schema {oldest} or newer. Start a newer one."
        )
    running = _row(connection, "oldest_running")[0] if applied else None
    if running is not None and running < own - 1:
        raise StorageOfOtherVersion(
            f"This program is too new for the database {conninfo}: it uses schema {own}, and a program of "
            f"schema {running} is running on it. Stop that, or start the versions between them first."
        )


def _row(connection: psycopg.Connection[Any], name: str) -> tuple[Any, ...]:
    row = connection.execute(SQL[name]).fetchone()
    assert row is not None
    return tuple(row)
