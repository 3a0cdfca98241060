"""What editors do with a broadcast: each act is one step, in the log, and the outbox follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from briefing.broadcasts.campaign import Campaign
    from briefing.broadcasts.content import Content
    from briefing.newsroom.audit import Actor
    from briefing.ports import Store


async def start(store: Store, campaign_id: str, actor: Actor, *, is_paid: bool = False) -> Campaign | None:
    """Start a draft, a scheduled or a late broadcast and put its rows in; None when it is none of these."""
    raise NotImplementedError


async def schedule(store: Store, campaign_id: str, actor: Actor, at: datetime) -> Campaign | None:
    """Let a draft, or one that is scheduled or late, start at a moment; None when it is none of these."""
    raise NotImplementedError


async def pause(store: Store, campaign_id: str, actor: Actor) -> Campaign | None:
    """Hold what was not sent yet; None when it was not running."""
    raise NotImplementedError


async def resume(store: Store, campaign_id: str, actor: Actor) -> Campaign | None:
    """Go on with a paused one; None when it was not paused."""
    raise NotImplementedError


async def cancel(store: Store, campaign_id: str, actor: Actor) -> Campaign | None:
    """Send nothing more, or never begin; None when it was done or cancelled already."""
    raise NotImplementedError


async def correct(
    store: Store, campaign_id: str, actor: Actor, contents: Mapping[str, Content]
) -> Campaign | None:
    """Edit what was sent, and send the rest as corrected; None when it was never started or was taken back.

    Raises :class:`briefing.broadcasts.content.CannotEdit` when Telegram has no way from the old to the new.
    """
    raise NotImplementedError


async def unsend(store: Store, campaign_id: str, actor: Actor) -> Campaign | None:
    """Delete what was sent less than 48 hours ago and send nothing more; None when nothing was started."""
    raise NotImplementedError
