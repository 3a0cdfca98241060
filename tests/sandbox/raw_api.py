"""A clock that tests move, and a bot that is nothing but HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import aiohttp


@dataclass
class Clock:
    """Both of a sandbox's clocks, moved by hand."""

    now: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    seconds: float = 1000.0

    def __call__(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        return self.seconds

    def set(self, to: datetime) -> None:
        self.now = to

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.seconds += seconds


@dataclass
class Api:
    """Calls methods with JSON bodies and keeps the last answer's status."""

    session: aiohttp.ClientSession
    base: str
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)

    async def raw(self, method: str, **params: object) -> dict[str, Any]:
        async with self.session.post(f"{self.base}/{method}", json=params) as answer:
            self.status = answer.status
            body: dict[str, Any] = await answer.json()
            return body

    async def __call__(self, method: str, **params: object) -> Any:  # noqa: ANN401 - as varied as the API
        """Return the result of a call that must succeed."""
        body = await self.raw(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: object) -> tuple[int, str]:
        """Return code and sentence of a call that must be refused."""
        body = await self.raw(method, **params)
        assert not body["ok"], body
        assert body["error_code"] == self.status
        return body["error_code"], body["description"]

    async def updates(self, **params: object) -> list[dict[str, Any]]:
        """Return all waiting updates and confirm them."""
        found: list[dict[str, Any]] = await self("getUpdates", **params)
        if found:
            await self("getUpdates", offset=found[-1]["update_id"] + 1, limit=1)
        return found
