"""The named statements of the folder ``sql``.

A statement begins with ``-- name: …``; the comment below that says what it is for, and is not sent.
"""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "sql"
NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)
COMMENT = re.compile(r"^\s*--.*\n", re.MULTILINE)


def statements(topic: str) -> dict[str, str]:
    """Return the statements of a topic by their names; raise ValueError if a name is there twice."""
    _before, *found = NAME.split((FOLDER / f"{topic}.sql").read_text(encoding="utf-8"))
    names = found[::2]
    if len(set(names)) < len(names):
        raise ValueError(f"{topic}.sql has a name twice")
    return {
        name: COMMENT.sub("", text).strip().removesuffix(";")
        for name, text in zip(names, found[1::2], strict=True)
    }
