"""Methods to get updates: long polling, and setting of the webhook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.errors import ApiError
from sandbox.methods.registry import Described, method
from sandbox.webhook import Hook

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

_LONGEST_POLL_S = 50
_MOST = 100


@method("getUpdates", waits=True)
async def get_updates(state: State, params: Params) -> list[Json]:
    """Return updates from ``offset`` on and confirm those before it."""
    if state.webhook.hook is not None:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    state.updates.allow(_allowed(params))
    return await state.updates.poll(
        params.integer("offset"),
        params.clamped("limit", _MOST, 1, _MOST),
        params.clamped("timeout", 0, 0, _LONGEST_POLL_S),
    )


@method("setWebhook")
async def set_webhook(state: State, params: Params) -> Described:
    """Set a webhook; with an empty ``url`` go back to polling."""
    if not params.text("url"):
        return await _end(state, params)
    hook = Hook.of(params)
    state.updates.allow(_allowed(params))
    unchanged = hook == state.webhook.hook and not params.flag("drop_pending_updates")
    if not unchanged:
        if params.flag("drop_pending_updates"):
            state.updates.drop()
        state.updates.end_polls()
        await state.webhook.set(hook)
    return Described("Webhook is already set" if unchanged else "Webhook was set")


@method("deleteWebhook")
async def delete_webhook(state: State, params: Params) -> Described:
    """Go back to polling."""
    return await _end(state, params)


async def _end(state: State, params: Params) -> Described:
    had = state.webhook.hook is not None
    await state.webhook.set(None)
    if params.flag("drop_pending_updates"):
        state.updates.drop()
    return Described("Webhook was deleted" if had else "Webhook is already deleted")


@method("getWebhookInfo")
def get_webhook_info(state: State, _params: Params) -> Json:
    """Return the ``WebhookInfo`` object."""
    info = state.webhook.info(len(state.updates))
    if state.updates.allowed is not None:
        info["allowed_updates"] = sorted(state.updates.allowed)
    return info


def _allowed(params: Params) -> list[Any] | None:
    """Return the wanted kinds, or None if they are no list, as on the real server."""
    try:
        found = params.json("allowed_updates", "allowed updates")
    except ApiError:
        return None
    return found if isinstance(found, list) else None
