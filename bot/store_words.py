"""What the commands on the store print."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.store_stats import StoreStats
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
    for table, count in findings.counts.items():
        if count:
            yield f"{table}: {count}"
    yield from findings.faults
    if findings.hidden:
        yield f"… and {findings.hidden} more of the same tables"
    if not findings.faults:
        yield "Everything can be read."


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
