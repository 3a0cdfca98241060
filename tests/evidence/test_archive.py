"""A copy is asked for once when an entry is published; what counts is the copy that there is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.evidence.link import Link, link_key
from tests.desk import NOW
from tests.evidence.archive_stub import Fault
from tests.evidence.test_links import ask
from tests.followups.desk import URL, store_of
from tests.support.buttons import on
from views.telegram.followups.callbacks import FinishForm

if TYPE_CHECKING:
    from tests.evidence.archive_stub import ArchiveStub
    from tests.followups.desk import Editor

LATER = timedelta(minutes=11)


async def publish(publisher: Editor) -> None:
    await publisher.preview()
    await publisher.press(on(FinishForm, review=False))


async def link(publisher: Editor) -> Link:
    kept = await store_of(publisher.desk).get(Link, link_key(URL))
    assert kept is not None
    return kept


async def test_a_published_entry_is_saved_once_and_its_copy_is_shown(
    publisher: Editor, archive: ArchiveStub
) -> None:
    await publish(publisher)
    await ask(publisher, NOW + LATER)
    kept = await link(publisher)
    assert archive.saved == [URL]
    assert (kept.copy_url, kept.copy_at, kept.ask_at) == (archive.copy(URL, NOW), NOW, None)
    shown = await publisher.say("/chamber")
    assert "copy of 22 November 2026" in (await publisher.say("/log")).text or shown.text
    for days in (1, 8, 30):
        await ask(publisher, NOW + timedelta(days))
    assert archive.saved == [URL]


@pytest.mark.parametrize("fault", [Fault.ERROR, Fault.SILENT, Fault.DROPS])
async def test_a_copy_counts_whatever_the_archive_said_of_saving(
    publisher: Editor, archive: ArchiveStub, fault: Fault
) -> None:
    archive.fault = fault
    await publish(publisher)
    await ask(publisher, NOW)
    kept = await link(publisher)
    assert (kept.copy_url, kept.copy_at) == (archive.copy(URL, NOW), NOW)
    assert archive.saved == [URL]


async def test_a_copy_that_shows_late_is_found_later(publisher: Editor, archive: ArchiveStub) -> None:
    archive.fault, archive.shows = Fault.ERROR, False
    await publish(publisher)
    await ask(publisher, NOW)
    assert (await link(publisher)).copy_at is None
    archive.shows = True
    await ask(publisher, NOW + LATER)
    assert (await link(publisher)).copy_at == NOW
    assert archive.saved == [URL]


async def test_an_older_copy_is_taken_until_there_is_a_newer_one(
    publisher: Editor, archive: ArchiveStub
) -> None:
    archive.fault = Fault.REFUSES
    archive.copies[URL] = [NOW - timedelta(days=400)]
    await publish(publisher)
    await ask(publisher, NOW)
    assert (await link(publisher)).copy_at == NOW - timedelta(days=400)
    archive.copies[URL].append(NOW)
    await ask(publisher, NOW + LATER)
    assert (await link(publisher)).copy_at == NOW


async def test_an_archive_is_not_asked_for_ever(publisher: Editor, archive: ArchiveStub) -> None:
    archive.fault = Fault.REFUSES
    await publish(publisher)
    for hours in (0, 1, 3, 48, 240, 480, 960):
        await ask(publisher, NOW + timedelta(hours=hours))
    assert archive.saved == [URL]
    assert (await link(publisher)).ask_at is None
    assert len(archive.asked) == 6, "saving once, and five questions for a copy"


async def test_publishing_waits_for_no_archive(publisher: Editor, archive: ArchiveStub) -> None:
    await publish(publisher)
    assert "published" in publisher.last.text.lower()
    assert archive.asked == []


async def test_nobody_is_asked_without_an_archive(publisher: Editor, archive: ArchiveStub) -> None:
    await publisher.desk.stop()
    await publisher.desk.start(admin_ids=frozenset({publisher.person.id}))
    await publish(publisher)
    await ask(publisher, NOW)
    assert archive.asked == []
