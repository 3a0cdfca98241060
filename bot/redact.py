"""Removal of secrets from logs and error messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TOKEN_SHAPED = re.compile(r"\b\d{5,}:[A-Za-z0-9_-]{20,}")
HIDDEN = "[hidden]"


def redact(text: str, secrets: Iterable[str]) -> str:
    """Return a text with the known secrets, and anything that looks like a bot's token, replaced."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return TOKEN_SHAPED.sub(HIDDEN, text)
