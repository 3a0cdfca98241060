"""A folder with a backup of each day, of which the newest are kept."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"briefing-(\d{8}T\d{6}Z)\.backup(?:\.age)?")
HALF_WRITTEN = ".tmp"


def name_for(moment: datetime, *, is_encrypted: bool) -> str:
    """Return the name of a backup that is made at ``moment``."""
    return f"briefing-{moment.astimezone(UTC):{MOMENT}}.backup" + (".age" if is_encrypted else "")


def last_backup_at(folder: Path, now: datetime) -> datetime | None:
    """Return when the newest backup was made, or None if there is none; those of the future do not count.

    Raises:
        OSError: the folder cannot be read.

    """
    return max((at for _path, at in _backups(folder) if at <= now), default=None)


def prune(folder: Path, keep: int, now: datetime) -> None:
    """Remove all but the ``keep`` newest backups, and what an interrupted one has left.

    Backups of the future, from when the clock was wrong, are not removed: they may be the newest.

    Raises:
        OSError: the folder cannot be read, or a file in it cannot be removed; all others were.

    """
    past = sorted((at, path) for path, at in _backups(folder) if at <= now)
    half_written = (path for path in folder.glob(f"*{HALF_WRITTEN}") if NAME.match(path.name))
    failure: OSError | None = None
    for path in (*(path for _at, path in past[:-keep]), *half_written):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            failure = error
    if failure is not None:
        raise failure


def _backups(folder: Path) -> list[tuple[Path, datetime]]:
    if not folder.exists():
        return []
    matches = ((path, NAME.fullmatch(path.name)) for path in folder.iterdir())
    return [(path, datetime.strptime(f"{found[1]}+0000", f"{MOMENT}%z")) for path, found in matches if found]
