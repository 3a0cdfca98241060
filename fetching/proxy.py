"""The proxy through which an address is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.request import proxy_bypass

if TYPE_CHECKING:
    from yarl import URL


@dataclass(frozen=True, slots=True)
class Proxies:
    """The proxies of the settings; empty for none."""

    own: str = ""
    """``FEEDS_PROXY``: for all that is fetched."""
    common: str = ""
    """``HTTP_PROXY``, which other programs heed, too: not for the hosts of ``NO_PROXY``."""

    def of(self, url: URL) -> str | None:
        """Return the address of the proxy for a request, or None if there is none."""
        if self.own:
            return self.own
        return None if proxy_bypass(url.host or "") else self.common or None
