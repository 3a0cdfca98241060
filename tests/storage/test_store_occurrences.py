"""What every backend promises about all rows of one occurrence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.outbox import Act, Body, Part, Row, RowState
from briefing.subscription import Target
from storage.open import open_store
from tests.storage.outboxes import at

if TYPE_CHECKING:
    from briefing.ports import Store

PHOTO = Body(
    "",
    parts=(
        Part(
            "Көпір",
            '[{"type":"bold","offset":0,"length":5}]',
            ("photo", "AgAC"),
            '{"has_spoiler":true}',
            is_above=True,
        ),
    ),
    links=(("Site", "https://example.org/"),),
    is_paid=True,
)
FAR = at(10**9)


def row(chat_id: int, occurrence: str = "broadcast:1") -> Row:
    return Row(occurrence, Target(chat_id), 0, PHOTO.hash, due_at=at(0))


async def test_rows_are_found_by_their_occurrence(store: Store) -> None:
    await store.enqueue({}, [row(3), row(1), row(2, "other")], [PHOTO])
    assert [each.target.chat_id async for each in store.rows_of("broadcast:1")] == [3, 1]
    assert [row async for row in store.rows_of("broadcast:2")] == []


async def test_held_rows_are_not_leased_until_they_are_due_again(store: Store) -> None:
    await store.enqueue({}, [row(chat_id) for chat_id in range(1, 301)], [PHOTO])
    assert await store.change_rows("broadcast:1", lambda each: replace(each, due_at=FAR)) == 300
    assert await store.lease_rows(at(1), 1000) == []
    assert await store.change_rows("broadcast:1", lambda each: replace(each, due_at=at(2))) == 300
    assert len(await store.lease_rows(at(2), 1000)) == 300


async def test_what_is_being_sent_stays_and_what_goes_takes_its_body_along(store: Store) -> None:
    await store.enqueue({}, [row(1), row(2)], [PHOTO])
    ((leased, body),) = await store.lease_rows(at(1), 1)
    assert body == PHOTO
    assert await store.begin_row(leased, at(1)) == (leased, PHOTO)
    assert await store.change_rows("broadcast:1", lambda _each: None) == 1
    sent = replace(leased, state=RowState.SENT, message_id=5, other_message_ids=(6, 7), closed_at=at(3))
    await store.close_rows([sent])
    assert [row async for row in store.rows_of("broadcast:1")] == [sent]


async def test_rows_of_broadcasts_are_not_purged(store: Store) -> None:
    await store.enqueue({}, [row(1), row(1, "digest:1")], [PHOTO])
    for _row in range(2):
        ((leased, _body),) = await store.lease_rows(at(1), 1)
        await store.close_rows([replace(leased, state=RowState.SENT, message_id=5, closed_at=at(2))])
    assert await store.purge_rows(at(3)) == 1
    assert [row async for row in store.rows_of("digest:1")] == []
    assert len([row async for row in store.rows_of("broadcast:1")]) == 1


@pytest.mark.parametrize(
    "body",
    [
        PHOTO,
        Body("<b>Digest</b>", '{"inline_keyboard": []}', people=(3, -4)),
        Body("", parts=(Part("One", file=("photo", "a")), Part(file=("video", "b")))),
        Body("", act=Act.EDIT, parts=(Part("Other"),)),
        Body("", act=Act.EDIT_CAPTION, parts=(Part(),)),
        Body("", act=Act.DELETE),
        Body("", source=(7, 5)),
    ],
    ids=["photo", "html", "album", "edit", "caption", "deletion", "copy"],
)
async def test_a_body_of_any_kind_survives_a_restart(url: str, store: Store, body: Body) -> None:
    await store.enqueue({}, [replace(row(1), body=body.hash, other_message_ids=(8, 9))], [body])
    if url != "memory://":
        await store.close()
        store = await open_store(url)
    ((leased, kept),) = await store.lease_rows(at(1), 1)
    assert (leased.other_message_ids, kept) == ((8, 9), body)
    await store.close()


async def test_open_rows_of_all_occurrences_change_together(store: Store) -> None:
    await store.enqueue({}, [row(1), row(2, "digest:1"), row(3, "digest:1")], [PHOTO])
    ((leased, _body),) = await store.lease_rows(at(1), 1)
    await store.close_rows([replace(leased, state=RowState.SENT, message_id=5, closed_at=at(2))])
    ((in_hand, _also),) = await store.lease_rows(at(1), 1)
    await store.begin_row(in_hand, at(1))
    assert await store.change_open_rows(lambda each: replace(each, due_at=FAR)) == 1
    assert [each.due_at async for each in store.rows_of("digest:1")] == [in_hand.due_at, FAR]
