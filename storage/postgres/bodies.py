"""Bodies in the database: stored with their first row, and removed with their last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storage.documents.bodies import BODIES, NamedBody, body_id
from storage.postgres.queries import statements
from storage.postgres.tables import table_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from briefing.outbox import Body
    from storage.postgres.database import Connection

SQL = statements("bodies")


def read_body(name: str, document: Mapping[str, Any]) -> Body:
    """Return the body that is stored under a hash."""
    return BODIES.load(body_id(name), document).body


async def keep_bodies(connection: Connection, needed: Collection[str], known: Mapping[str, Body]) -> None:
    """Store the needed bodies that are missing; nobody removes the others before the transaction ends."""
    missing = set(needed)
    while missing:
        found = await connection.execute(SQL["keep"], {"hashes": list(missing)})
        missing -= {name for (name,) in await found.fetchall()}
        if missing:
            bodies = table_text(_columns(name, known[name]) for name in missing)
            added = await connection.execute(SQL["add"], {"bodies": bodies})
            if added.rowcount == len(missing):
                return


async def drop_bodies(connection: Connection, hashes: Collection[str]) -> None:
    """Remove those of these bodies that no row refers to any more."""
    if not hashes:
        return
    found = await connection.execute(SQL["unreferenced"], {"hashes": list(hashes)})
    names = [name for (name,) in await found.fetchall()]
    if names:
        await connection.execute(SQL["lock"], {"hashes": names})
        await connection.execute(SQL["remove"], {"hashes": names})


def _columns(name: str, body: Body) -> dict[str, object]:
    document = BODIES.text(NamedBody(name, body))
    return {"hash": name, "data": document, "copied_from": body.copied_from, "people": body.people}
