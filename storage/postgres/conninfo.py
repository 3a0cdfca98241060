"""The settings of a connection: what ``STORAGE_URL`` names, without a password in any message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

if TYPE_CHECKING:
    from psycopg import Error

DEFAULTS = {"connect_timeout": 2, "tcp_user_timeout": 3000}
"""After how many seconds a host that does not answer counts as away, and after how many milliseconds one that
is silent to what was sent to it; the URL may say otherwise."""
HIDDEN = "[hidden]"


class Conninfo:
    """A libpq URI that was checked; as a text it has no password."""

    def __init__(self, url: str) -> None:
        """Raise ValueError for a URL that libpq does not accept."""
        try:
            self._settings = conninfo_to_dict(url)
        except ProgrammingError:
            # libpq's message may quote the part with the password.
            raise ValueError("It is no URL of PostgreSQL that libpq accepts.") from None
        # libpq ends the password at a slash in it, and takes the rest for the name of the database.
        if "@" in url.partition("//")[2].partition("?")[0].partition("/")[2]:
            raise ValueError("A slash in a password is written as %2F.")

    @property
    def full(self) -> str:
        """The text for libpq, with the password, and the settings that the program needs."""
        needed = {"client_encoding": "utf8", "application_name": "briefing-bot"}
        return make_conninfo("", **DEFAULTS | self._settings | needed)

    @property
    def address(self) -> str:
        """The server and the name of the database as a URL; without user and password."""
        host = self._settings.get("host") or self._settings.get("hostaddr") or "localhost"
        port, name = self._settings.get("port") or 5432, self._settings.get("dbname") or ""
        return f"postgresql://{host}:{port}/{name}"

    @property
    def secrets(self) -> list[str]:
        """The passwords, as they are sent to the server."""
        found = (self._settings.get(name) for name in ("password", "sslpassword"))
        return [str(each) for each in found if each]

    def reason(self, error: Error) -> str:
        """Return the first line of an error, without passwords."""
        text = str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__
        for secret in self.secrets:
            text = text.replace(secret, HIDDEN)
        return text

    def __str__(self) -> str:
        place = str(self._settings.get("host") or self._settings.get("hostaddr") or "this machine")
        name = self._settings.get("dbname")
        return f"“{name}” on {place}" if name else f"on {place}"
