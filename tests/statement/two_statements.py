"""The shipped statement beside a newer, smaller one that has an initiative of the same name."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tests.storage.content_examples import EN, FACTS, RU, changed, example, load

if TYPE_CHECKING:
    from pathlib import Path

    from storage.content import Content

OWN, NEWER = "ots-2025", "summit"


def with_newer(content: Content, directory: Path) -> Content:
    """Return content with a statement of 20 October 2025 on the initiatives ``chamber`` and ``tunnel``."""
    files = example()
    for field in ("made_on", "published_at"):
        files = changed(files, FACTS, f"{field} = 2025-10-07", f"{field} = 2025-10-20")
    for file in (FACTS, EN, RU):
        text = str(files[file]).replace("bridge", "chamber").replace("vision", "tunnel")
        files = {**files, file: text}
    newer = load(directory, files).statements[NEWER]
    return replace(content, statements=MappingProxyType({**content.statements, NEWER: newer}))
