"""Links in texts: which URLs are valid, and their entities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sandbox.kinds import Json

_USER = re.compile(r"tg://user/?\?id=(\d{1,19})(?:&.*)?", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "ftp", "tg", "ton", "tonsite"})
_HOST = re.compile(r"[^\s\"<>\\^`{|}@/?#]+\.[^\s\"<>\\^`{|}@/?#.]{2,}|localhost|tg")


def link(url: str) -> Json | None:
    """Return the entity of a link: a mention of a user, a link, or None if the URL is not valid."""
    user = _USER.fullmatch(url.strip())
    if user is not None:
        return {"type": "text_mention", "user_id": int(user.group(1))}
    checked = checked_url(url)
    return None if checked is None else {"type": "text_link", "url": checked}


def checked_url(url: str) -> str | None:
    """Return a URL as Telegram returns it (with scheme, host in lower case), or None if it is not valid."""
    raw = url.strip()
    if not raw or any(char.isspace() for char in raw):
        return None
    try:
        parts = urlsplit(raw if "://" in raw else f"http://{raw}")
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES:
        return None
    if scheme in {"tg", "ton", "tonsite"}:
        return raw
    if not _HOST.fullmatch(host):
        return None
    return parts._replace(scheme=scheme, netloc=parts.netloc.lower(), path=parts.path or "/").geturl()
