"""What a newer version wrote into a document survives an older one that runs beside it."""

from __future__ import annotations

from dataclasses import replace

import psycopg

from briefing.records import Records, put_records
from briefing.subscription import Target
from briefing.team.members import Member
from briefing.team.roles import Role
from storage.open import open_store
from tests.storage.outboxes import at, subscribe, subscription

NEWER = """
UPDATE {table} SET data = (rtrim(data::text, '}}') || ',"newer":{{"deep":"\\u0000"}}}}')::json"""
ADA = Member(1, "Ada", Role.EDITOR, at(0), "en")


async def test_fields_that_this_version_does_not_know_stay(uri: str) -> None:
    store = await open_store(uri)
    await put_records(store, ADA, replace(ADA, person=-1))
    await subscribe(store, subscription(1), subscription(-1))
    with psycopg.connect(uri, autocommit=True) as connection:
        for table in ("records", "subscriptions"):
            connection.execute(NEWER.format(table=table))

        async def rename(step: Records) -> None:
            found = await step.get(Member, "1")
            assert found is not None
            step.put(replace(found, name="Ada L."))
            step.put(replace(found, role=Role.REVIEWER))

        await store.transact(rename)
        await put_records(store, replace(ADA, name="A."))
        await store.migrate_chat(-1, -100)
        await subscribe(store, subscription(1, due=5))
        await store.enqueue({subscription(1, due=5): subscription(1, due=9)}, [], [])
        for table in ("records", "subscriptions"):
            found = connection.execute(f"SELECT count(*) FROM {table} WHERE data::text LIKE '%newer%'")  # noqa: S608 - a name of ours
            assert found.fetchone() == (2,), table
    assert await store.find(Member) == [replace(ADA, name="A."), replace(ADA, person=-100)]
    assert await store.subscription(Target(-100)) == subscription(-100)
    await store.close()
