"""What a log of the program tells of faults, its lines being JSON."""

from __future__ import annotations

import json

EXPECTED = frozenset({"update_not_understood", "update_without_number"})
"""Errors that are said of an update, once, as they should be."""
NEEDLESS = frozenset({"call_repeated"})
"""Warnings that nothing in the sandbox gives cause for."""
WORLD = (
    "chat not found",
    "thread not found",
    "bot can't initiate conversation",
    "PEER_ID_INVALID",
    "bot is not a member",
)
"""What Telegram says where an update named a chat or topic that is not there."""


def faults_in(log: str) -> list[str]:
    """Return the lines that tell of a fault, and those that are no line of the log at all."""
    faults = []
    for line in filter(None, log.splitlines()):
        try:
            entry = json.loads(line)
        except ValueError:
            faults.append(f"not of the log: {line}")
            continue
        if _is_fault(entry):
            faults.append(f"{entry.get('event')}: {entry.get('exception') or line}")
    return faults


def _is_fault(entry: dict[str, object]) -> bool:
    if entry.get("event") in NEEDLESS:
        return True
    if entry.get("level") not in {"error", "critical"} or entry.get("event") in EXPECTED:
        return False
    return not any(words in str(entry.get("exception", "")) for words in WORLD)
