"""Getting updates: long polling, and switching the webhook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import ApiError
from sandbox.methods.registry import method

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.kinds import Json
    from sandbox.params import Params

_LONGEST_POLL_S = 50
_MOST = 100


@method("getUpdates", waits=True)
async def get_updates(box: Sandbox, params: Params) -> list[Json]:
    """Return updates from ``offset`` on and confirm those before it."""
    if box.webhook.url:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    box.updates.allow(params.array("allowed_updates", "allowed_updates"))
    box.updates.confirm(params.integer("offset"))
    return await box.updates.poll(
        params.clamped("limit", _MOST, 1, _MOST), params.clamped("timeout", 0, 0, _LONGEST_POLL_S)
    )


@method("setWebhook")
def set_webhook(box: Sandbox, params: Params) -> bool:
    """Switch to a webhook, or back to polling with an empty ``url``."""
    box.webhook.set(params.text("url"), secret=params.text("secret_token"))
    box.updates.allow(params.array("allowed_updates", "allowed_updates"))
    if params.flag("drop_pending_updates"):
        box.updates.drop()
    return True


@method("deleteWebhook")
def delete_webhook(box: Sandbox, params: Params) -> bool:
    """Switch back to polling."""
    box.webhook.set("")
    if params.flag("drop_pending_updates"):
        box.updates.drop()
    return True


@method("getWebhookInfo")
def get_webhook_info(box: Sandbox, _params: Params) -> Json:
    """Describe the webhook and what waits."""
    info = box.webhook.info() | {"pending_update_count": len(box.updates)}
    if box.updates.allowed is not None:
        info["allowed_updates"] = sorted(box.updates.allowed)
    return info
