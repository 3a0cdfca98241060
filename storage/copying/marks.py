"""The mark of an unfinished copy: which store it is copied from."""

from __future__ import annotations

from briefing.errors import StorageUnavailable

MARK = "unfinished_copy"
"""The table that holds the mark."""


class TargetRefused(StorageUnavailable):
    """The target of a copy holds something else; it was not changed."""


def refuse_to_run(name: str, source: str) -> StorageUnavailable:
    """Return the error for opening an unfinished copy as a store."""
    return StorageUnavailable(
        f"{name} is an unfinished copy of {source}: give “store copy” (of a backup: “restore”) again to "
        "complete it, or remove it."
    )


def check_target(name: str, mark: str | None, source: str, *, is_empty: bool) -> None:
    """Raise :class:`TargetRefused` unless a target is empty or an unfinished copy of this source."""
    if mark is not None and mark != source:
        raise TargetRefused(f"{name} is an unfinished copy of {mark}, not of {source}; it was left as it is.")
    if mark is None and not is_empty:
        raise TargetRefused(f"{name} is not empty and was left as it is; choose another target.")
