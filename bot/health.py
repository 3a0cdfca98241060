"""Whether the program can do its work: what ``/readyz`` says, and the reasons against it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.loop_watch import LoopWatch
    from bot.updates_watch import UpdatesWatch


class Reason(StrEnum):
    """Why the program is not ready; docs/operating.md says what to do."""

    STARTING = "starting"
    STOPPING = "stopping"
    STORE = "store"
    """Changes cannot be stored, or the store cannot be reached."""
    STALLED = "stalled"
    """The event loop stands still, or did so a moment ago."""
    UPDATES_REFUSED = "updates_refused"
    """Telegram gives the updates to another process (409)."""
    WEBHOOK = "webhook"
    """The webhook is not set, is another one, or Telegram could not deliver to it lately."""


class Health:
    """Puts together what the parts of the program know; asking it costs nothing and waits for nothing.

    ``state`` returns what the program is at (``starting``, ``ok``, ``standby``, ``stopping``), ``failure``
    why the store does not take changes.
    """

    def __init__(
        self,
        state: Callable[[], str],
        failure: Callable[[], str | None],
        loop: LoopWatch,
        updates: UpdatesWatch,
    ) -> None:
        self._state = state
        self._failure = failure
        self.loop = loop
        self.updates = updates
        self.is_refused: Callable[[], bool] = lambda: False
        """Tells whether Telegram refuses requests for updates, as one that polls knows."""

    def reasons(self) -> list[Reason]:
        """Return why the program is not ready; an empty list if it is."""
        state = self._state()
        held = {
            Reason.STARTING: state == "starting",
            Reason.STOPPING: state == "stopping",
            Reason.STORE: self._failure() is not None,
            Reason.STALLED: self.loop.is_stalled(),
            Reason.UPDATES_REFUSED: state == "standby" or self.is_refused(),
            # Before the program has come so far, the webhook is not set, which says nothing.
            Reason.WEBHOOK: state == "ok" and self.updates.is_broken(),
        }
        return [reason for reason, holds in held.items() if holds]
