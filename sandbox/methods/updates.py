"""Getting updates: long polling, and switching the webhook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.errors import ApiError
from sandbox.methods.registry import Answer, method
from sandbox.webhook import Hook

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.kinds import Json
    from sandbox.params import Params

_LONGEST_POLL_S = 50
_MOST = 100


@method("getUpdates", waits=True)
async def get_updates(box: Sandbox, params: Params) -> list[Json]:
    """Return updates from ``offset`` on and confirm those before it."""
    if box.webhook.hook is not None:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    box.updates.allow(_allowed(params))
    return await box.updates.poll(
        params.integer("offset"),
        params.clamped("limit", _MOST, 1, _MOST),
        params.clamped("timeout", 0, 0, _LONGEST_POLL_S),
    )


@method("setWebhook")
async def set_webhook(box: Sandbox, params: Params) -> Answer:
    """Switch to a webhook, or back to polling with an empty ``url``."""
    if not params.text("url"):
        return await _end(box, params)
    hook = Hook.of(params)
    box.updates.allow(_allowed(params))
    unchanged = hook == box.webhook.hook and not params.flag("drop_pending_updates")
    if not unchanged:
        if params.flag("drop_pending_updates"):
            box.updates.drop()
        box.updates.end_polls()
        await box.webhook.set(hook)
    return Answer("Webhook is already set" if unchanged else "Webhook was set")


@method("deleteWebhook")
async def delete_webhook(box: Sandbox, params: Params) -> Answer:
    """Switch back to polling."""
    return await _end(box, params)


async def _end(box: Sandbox, params: Params) -> Answer:
    had = box.webhook.hook is not None
    await box.webhook.set(None)
    if params.flag("drop_pending_updates"):
        box.updates.drop()
    return Answer("Webhook was deleted" if had else "Webhook is already deleted")


@method("getWebhookInfo")
def get_webhook_info(box: Sandbox, _params: Params) -> Json:
    """Describe the webhook and what waits."""
    info = box.webhook.info(len(box.updates))
    if box.updates.allowed is not None:
        info["allowed_updates"] = sorted(box.updates.allowed)
    return info


def _allowed(params: Params) -> list[Any] | None:
    """Return the kinds asked for; what is no list is passed over, as on the real server."""
    try:
        found = params.json("allowed_updates", "allowed updates")
    except ApiError:
        return None
    return found if isinstance(found, list) else None
