"""A statement to begin with: valid as it stands, with comments that say what goes where."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def skeleton(templates: Path, statement_id: str, languages: Iterable[str]) -> str:
    """Return a new statement as one file, with the texts of each language still in English."""
    facts = (templates / "statement.toml").read_text(encoding="utf-8")
    texts = (templates / "texts.toml").read_text(encoding="utf-8")
    each = (texts.replace("<language>", language) for language in languages)
    return facts.replace("<id>", statement_id) + "".join(each)
