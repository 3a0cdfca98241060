"""What the commands on the store print."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.store_stats import StoreStats
    from storage.backup.sealing import Header
    from storage.copying.checking import Findings
    from storage.copying.digests import Digest

MIB = 2**20


def copied_lines(copied: Mapping[str, Digest], left_out: Sequence[str]) -> Iterator[str]:
    """Yield the counts and checksums of a copy that is complete."""
    for table, each in copied.items():
        if each.count:
            yield f"{table}: {each.count}, {each.checksum[:12]}"
    for name in left_out:
        yield f"Not copied, because this version does not know it: {name}."
    yield "Both are the same. STORAGE_URL can name the copy now."


def checked_lines(findings: Findings) -> Iterator[str]:
    """Yield what was read, and what is wrong."""
    yield from _counted(findings.counts)
    yield from findings.faults
    if findings.hidden:
        yield f"… and {findings.hidden} more of the same tables"
    if not findings.faults:
        yield "Everything can be read."


def backup_lines(header: Header, counts: Mapping[str, int], left_out: Sequence[str]) -> Iterator[str]:
    """Yield what a backup has."""
    yield f"Backup of {header.made_at:%Y-%m-%d %H:%M:%S} UTC, made by version {header.program}"
    yield from _counted(counts)
    for name in left_out:
        yield f"Left out, because this version does not know it: {name}."


def restored_lines(header: Header, counts: Mapping[str, int], left_out: Sequence[str]) -> Iterator[str]:
    """Yield what was restored from a backup."""
    yield from backup_lines(header, counts, left_out)
    yield "Everything was restored and compared. The bot can be started."


def stats_lines(stats: StoreStats) -> Iterator[str]:
    """Yield the figures of a store."""
    yield f"Kept by {stats.kind}" + (", with estimates of what is large" if stats.is_estimate else "")
    yield f"chats: {stats.chats.total}, with a subscription: {stats.chats.subscribed}"
    yield f"messages that are due: {stats.due}"
    for table, count in sorted(stats.documents.items()):
        yield f"{table}: {count}"
    if stats.file is not None:
        yield f"file: {stats.file.file_bytes / MIB:.1f} MiB"
        yield f"journal: {stats.file.journal_bytes / MIB:.1f} MiB"
        yield f"last fold: {stats.file.folded_at:%Y-%m-%d %H:%M} UTC"


def _counted(counts: Mapping[str, int]) -> Iterator[str]:
    return (f"{table}: {count}" for table, count in counts.items() if count)
