"""Reading a whole store once, to find what cannot be read."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from storage.copying.port import TABLES, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.copying.port import CopySource

SHOWN = 100
"""Faults that are kept for one table; more are counted only."""


@dataclass(slots=True)
class Findings:
    """What was read, and what could not be."""

    counts: dict[str, int] = field(default_factory=dict)
    """The number of objects by table, unreadable ones included."""
    faults: list[str] = field(default_factory=list)
    hidden: int = 0
    """The number of faults that are not in :attr:`faults`."""


async def check_store(store: CopySource, progress: Callable[[int], None]) -> Findings:
    """Read all objects; what lies between them is looked at when each can be read by itself."""
    findings = Findings()
    for table in TABLES:
        await _check_table(store, table, findings, progress)
    if not findings.faults:
        findings.faults += await store.contradictions()
    return findings


async def _check_table(
    store: CopySource, table: str, findings: Findings, progress: Callable[[int], None]
) -> None:
    count, faults = 0, []
    async with aclosing(store.read(table)) as batches:
        async for items in batches:
            count += len(items)
            faults += [each.fault for each in items if isinstance(each, Unreadable)]
            progress(len(items))
    findings.counts[table] = count
    findings.faults += faults[:SHOWN]
    findings.hidden += len(faults[SHOWN:])
