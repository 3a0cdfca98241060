"""What becomes of records when somebody whom they name is forgotten or gets another id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.postgres.queries import statements
from storage.postgres.record_finder import BY_TABLE, Stored
from storage.postgres.record_tables import RecordTables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.records import Record
    from storage.postgres.database import Connection

SQL = statements("records")


async def forget_in_records(connection: Connection, person: int) -> bool:
    """Put an alias in place of a person or remove records, as each defines; return False if none names it."""
    tables, found = await _locked(connection, person)
    if not found:
        return False
    ((alias,),) = await (await connection.execute(SQL["new_alias"])).fetchall()
    for kind, several in found.items():
        await _replace(connection, tables, kind, several, lambda each: each.forgetting(person, alias))
    return True


async def move_in_records(connection: Connection, old_id: int, new_id: int) -> None:
    """Put a new id in place of an old one; where there is a record with the new key, that one stays."""
    tables, found = await _locked(connection, old_id)
    for kind, several in found.items():
        await _replace(connection, tables, kind, several, lambda each: each.moved(old_id, new_id))


async def _locked(
    connection: Connection, person: int
) -> tuple[RecordTables, dict[type[Record], list[Stored]]]:
    """Return the records that name a person; nobody can change them or add one until the transaction ends."""
    tables = RecordTables(connection)
    await tables.locks.lock_person(BY_TABLE.keys(), person)
    return tables, await tables.finder.naming(person)


async def _replace(
    connection: Connection,
    tables: RecordTables,
    kind: type[Record],
    several: Sequence[Stored],
    becomes: Callable[[Record], Record | None],
) -> None:
    """Replace records, which keep their numbers though their keys may change."""
    changed: dict[str, Record | None] = {}
    present = {each.record.key: each for each in several}
    renamed = {}
    for key, before in present.items():
        after = becomes(before.record)
        if after is not None and after.key != key:
            renamed[key] = after
        elif after != before.record:
            changed[key] = after
    await tables.locks.lock_keys(kind.table, [*changed, *renamed])
    taken = await tables.lock_each(kind, [each.key for each in renamed.values()])
    moving = {key: each for key, each in renamed.items() if each.key not in taken}
    changed |= dict.fromkeys(renamed.keys() - moving.keys())
    if moving:
        after_keys = [each.key for each in moving.values()]
        params = {"kind": kind.table, "before": list(moving), "after": after_keys}
        await connection.execute(SQL["rename_records"], params)
    changed |= {each.key: each for each in moving.values()}
    present |= {each.key: present[key] for key, each in moving.items()}
    await tables.change(kind, changed, present)
