"""Corrections of what was sent, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import BroadcastState
from briefing.broadcasts.content import CannotEdit, Content, ContentKind
from briefing.broadcasts.progress import correction_progress, unsend_progress
from storage.memory import MemoryStore
from telegram.body_call import call_of
from tests.broadcasts.engine.office import ID, Office, actor, at, text

if TYPE_CHECKING:
    from briefing.outbox import Row

HELLO = {"": text("Hello"), "ru": text("Привет")}
ALBUM = Content(ContentKind.ALBUM, "Bridges", media=(("photo", "a"), ("photo", "b"), ("photo", "c")))


@pytest.fixture
async def office(office: Office) -> Office:
    """Four recipients, two of whom have it: one in each language."""
    await office.knows({1: "en", 2: "ru", 3: "en", 4: "ru"})
    await office.writes(HELLO)
    await running.start(office.store, ID, actor())
    await office.send(at(1), 2)
    return office


def said(office: Office) -> dict[int, list[tuple[str, str, int | None]]]:
    """Return what each chat got: the method, the text and the message that was changed."""
    found: dict[int, list[tuple[str, str, int | None]]] = {}
    for row, body in office.sent:
        words = body.parts[0].text if body.parts else ""
        found.setdefault(row.target.chat_id, []).append((call_of(row, body).method, words, row.message_id))
    return found


async def test_a_correction_edits_what_was_sent_and_sends_the_rest_corrected(office: Office) -> None:
    after = await running.correct(office.store, ID, actor(2), HELLO | {"": text("Good day")})
    assert after is not None
    assert (after.edits, after.enqueued) == (1, True)
    await office.send(at(3))
    assert said(office) == {
        1: [("sendMessage", "Hello", None), ("editMessageText", "Good day", 1)],
        2: [("sendMessage", "Привет", None)],
        3: [("sendMessage", "Good day", None)],
        4: [("sendMessage", "Привет", None)],
    }
    await office.broadcaster.tick(at(4))
    ended = await office.broadcast()
    assert (ended.state, ended.sent, ended.recipients) == (BroadcastState.DONE, 4, 4)
    assert (await correction_progress(office.store, ended, at(5))).sent == 1
    assert await office.acts() == ["broadcast_started", "broadcast_corrected"]


async def test_what_waits_for_its_turn_during_a_correction_goes_out_as_corrected(office: Office) -> None:
    waiting = await office.store.lease_rows(at(1), 2)
    await running.correct(office.store, ID, actor(2), {"": text("Good day"), "ru": text("Здравствуйте")})
    assert [await office.store.begin_row(row, at(3)) for row, _body in waiting] == [None, None]
    await office.send(at(3))
    assert {words for each in said(office).values() for _method, words, _id in each[-1:]} == {
        "Good day",
        "Здравствуйте",
    }
    assert [method for method, _text, _id in said(office)[3]] == ["sendMessage"]


async def test_what_was_being_sent_during_a_correction_is_edited_after_it(office: Office) -> None:
    leased = await office.take(at(1), 1)
    await running.correct(office.store, ID, actor(2), {"": text("Good day"), "ru": text("Здравствуйте")})
    await office.send(at(3))
    assert not (await office.broadcast()).enqueued
    office.sent += leased
    await office.close_row(leased, at(4))
    await office.broadcaster.tick(at(5))
    await office.send(at(6))
    assert [method for method, _text, _id in said(office)[3]] == ["sendMessage", "editMessageText"]
    assert (await office.broadcast()).enqueued


async def test_a_second_correction_comes_in_place_of_the_first(office: Office) -> None:
    await office.send(at(1))
    await office.broadcaster.tick(at(2))
    for number in (1, 2):
        await running.correct(office.store, ID, actor(number + 2), {"": text(f"Hello {number}")})
    assert sorted(await office.send(at(10))) == [(chat_id, "editMessageText") for chat_id in (1, 2, 3, 4)]
    assert {words for each in said(office).values() for _method, words, _id in each[1:]} == {"Hello 2"}


async def test_a_correction_while_it_is_paused_edits_at_once_and_sends_the_rest_later(office: Office) -> None:
    await running.pause(office.store, ID, actor(2))
    await running.correct(office.store, ID, actor(3), {"": text("Good day")})
    assert sorted(await office.send(at(4))) == [(1, "editMessageText"), (2, "editMessageText")]
    await running.resume(office.store, ID, actor(5))
    assert sorted(await office.send(at(6))) == [(3, "sendMessage"), (4, "sendMessage")]
    assert said(office)[3] == [("sendMessage", "Good day", None)]


async def test_what_telegram_cannot_turn_into_the_new_changes_nothing(office: Office) -> None:
    before = await office.broadcast()
    with pytest.raises(CannotEdit):
        await running.correct(office.store, ID, actor(2), {"": ALBUM})
    assert await office.broadcast() == before


async def test_the_same_text_again_is_no_correction(office: Office) -> None:
    assert await running.correct(office.store, ID, actor(2), HELLO) is None


async def test_an_album_is_edited_at_the_place_that_changed() -> None:
    office = Office(MemoryStore())
    await office.knows({1: "en"})
    await office.writes({"": ALBUM})
    await running.start(office.store, ID, actor())
    await office.send(at(1), end=lambda row: replace(row, other_message_ids=(101, 102)))
    changed = replace(ALBUM, media=(("photo", "a"), ("photo", "b"), ("photo", "other")))
    await running.correct(office.store, ID, actor(2), {"": changed})
    await office.send(at(3))
    changes = [(call_of(row, body).method, row.message_id) for row, body in office.sent[1:]]
    assert changes == [("editMessageMedia", 102)]


async def test_a_message_without_an_id_of_its_own_is_neither_corrected_nor_taken_back() -> None:
    office = Office(MemoryStore())
    await office.knows({1: "en"})
    await office.writes(HELLO)
    await running.start(office.store, ID, actor())
    await office.send(at(1), end=lambda row: replace(row, message_id=0))
    await running.correct(office.store, ID, actor(2), {"": text("Good day")})
    assert await office.send(at(3)) == []
    await running.unsend(office.store, ID, actor(4))
    assert await office.send(at(5)) == []


async def test_it_is_taken_back_from_whoever_has_it_and_nobody_else_gets_it(office: Office) -> None:
    assert await running.unsend(office.store, ID, actor(2)) is not None
    assert await running.unsend(office.store, ID, actor(2)) is None
    assert sorted(await office.send(at(3))) == [(1, "deleteMessage"), (2, "deleteMessage")]
    assert [row.message_id for row, _body in office.sent[2:]] == [1, 2]
    await office.broadcaster.tick(at(4))
    ended = await office.broadcast()
    assert (ended.state, ended.unsent_at, ended.enqueued) == (BroadcastState.CANCELLED, at(2), True)
    assert (await unsend_progress(office.store, ended, at(5))).sent == 2
    assert (await office.acts())[1:] == ["broadcast_unsent"]


async def test_what_was_being_sent_when_it_was_taken_back_is_taken_back_too(office: Office) -> None:
    leased = await office.take(at(1), 1)
    await running.unsend(office.store, ID, actor(2))
    await office.close_row(leased, at(3))
    await office.broadcaster.tick(at(4))
    deleted = await office.send(at(5))
    assert sorted(deleted) == [(chat_id, "deleteMessage") for chat_id in (1, 2, 3)]


async def test_an_album_is_taken_back_whole(office: Office) -> None:
    def as_album(row: Row) -> Row:
        return replace(row, other_message_ids=(101, 102))

    await office.send(at(2), 1, as_album)
    await running.unsend(office.store, ID, actor(3))
    await office.send(at(4))
    whole = {
        row.target.chat_id: (call_of(row, body).method, row.other_message_ids) for row, body in office.sent
    }
    assert whole[3] == ("deleteMessages", (101, 102))


async def test_only_what_is_under_two_days_old_is_taken_back(office: Office) -> None:
    await running.pause(office.store, ID, actor(2))
    await running.resume(office.store, ID, replace(actor(), at=at(0) + timedelta(hours=47)))
    await office.send(at(0) + timedelta(hours=47))
    later = at(2) + timedelta(hours=48)
    await running.unsend(office.store, ID, replace(actor(), at=later))
    assert sorted(await office.send(later)) == [(3, "deleteMessage"), (4, "deleteMessage")]


async def test_nothing_can_be_done_two_days_after_the_end(office: Office) -> None:
    await office.send(at(1))
    await office.broadcaster.tick(at(2))
    late = replace(actor(), at=at(2) + timedelta(hours=48))
    assert await running.correct(office.store, ID, late, {"": text("Good day")}) is None
    assert await running.unsend(office.store, ID, late) is None
