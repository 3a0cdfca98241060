"""What the values of settings may be; pydantic turns each ValueError into the sentence of its setting."""

from __future__ import annotations

import os
import re
from datetime import date
from ipaddress import ip_network
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from briefing.days import FIRST_YEAR, LAST_YEAR
from storage.open import check_storage_url

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import SecretStr

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
CONTACT = re.compile(r"(https://|mailto:)[!-~]+")
LAST_ID = 2**52 - 1
"""Ids of people at Telegram have at most 52 bits; those of groups and channels are negative."""
DSN = re.compile(r"https?://[^\s/@]+@[^\s/@]+/(?:\S+/)?\d+")


def http_url(value: str) -> str:
    """Return an http or https address without its last slash; raise ValueError if it is none."""
    address = urlsplit(value)
    # ``port`` raises ValueError if it is not a number; aiohttp would read braces in a path as a pattern.
    wrong = address.scheme not in ("http", "https") or not address.hostname or address.port == 0
    if wrong or "{" in address.path or "}" in address.path:
        raise ValueError(value)
    return value.rstrip("/")


def proxy(value: str) -> str:
    """Return the address of a proxy, with a scheme; raise ValueError if it is none."""
    # Other programs take HTTP_PROXY without a scheme as well.
    address = value if "://" in value else f"http://{value}"
    if urlsplit(address).path.strip("/"):
        raise ValueError(value)
    return http_url(address)


def site_url(value: str) -> str:
    """Return an address without a path; raise ValueError if it is none."""
    address = urlsplit(value)
    if address.path.strip("/") or address.query or address.fragment:
        raise ValueError(value)
    return http_url(value)


def contact(value: str) -> str:
    """Return an address with https:// or mailto:; raise ValueError if it is none."""
    if value and not CONTACT.fullmatch(value):
        raise ValueError(value)
    return value


def token(value: SecretStr) -> SecretStr:
    """Return a token of a bot; raise ValueError if it is none."""
    if value.get_secret_value() and not TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError
    return value


def secret(value: SecretStr) -> SecretStr:
    """Return a secret of a webhook; raise ValueError if it is none."""
    if value.get_secret_value() and not SECRET.fullmatch(value.get_secret_value()):
        raise ValueError
    return value


def zone(value: str) -> str:
    """Return the name of a time zone; raise ValueError if it is none."""
    if value not in available_timezones():
        raise ValueError(value)
    return value


def day(value: object) -> object:
    """Return a day; raise ValueError if it is none."""
    if not isinstance(value, str):
        return value
    day = date.fromisoformat(value)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(value)
    return day


def storage(value: str) -> str:
    """Return the URL of a store; raise ValueError if it is none."""
    check_storage_url(value)
    return value


def directory(value: Path) -> Path:
    """Return a folder that is there and may be read; raise ValueError if it is none."""
    # Of a folder within one that may not be entered, ``is_dir`` alone raises an error of another kind.
    if not os.access(value, os.R_OK | os.X_OK) or not value.is_dir():
        raise ValueError(value)
    return value


def dsn(value: SecretStr) -> SecretStr:
    """Return an address of Sentry; raise ValueError if it is none."""
    if value.get_secret_value() and not DSN.fullmatch(value.get_secret_value()):
        raise ValueError
    return value


def recipient(value: str) -> str:
    """Return a public key that age encrypts for; raise ValueError if it is none."""
    if value:
        # Imported here, because only backups need it.
        from storage.backup.encryption import recipient_of  # noqa: PLC0415 - see above

        recipient_of(value)
    return value


def upper(value: object) -> object:
    """Return a text in capitals; what is no text stays as it is."""
    return value.upper() if isinstance(value, str) else value


def ids(value: object) -> object:
    """Return ids of people that are separated by commas; what is no text stays as it is."""
    if not isinstance(value, str):
        return value
    found = [int(part) for part in value.split(",") if part.strip()]
    if any(not 0 < each <= LAST_ID for each in found):
        raise ValueError(value)
    return found


def networks(value: object) -> object:
    """Return the networks in a list separated by commas."""
    if not isinstance(value, str):
        return value
    return tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())
