"""The values of what the program knows by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.health import Reason
from briefing.ports_replicas import Duty

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import App
    from bot.metrics.families import Values


def program_values(app: App, started_at: datetime) -> Values:
    """Return the values of this moment of a program that was started at a moment, UTC."""
    health, measured = app.health, app.measured
    reasons = health.reasons()
    behind, polled_at = health.updates.pending, health.updates.polled_at
    has_webhook = bool(app.settings.webhook_url)
    polls = not has_webhook and app.replicas.membership.has(Duty.POLLING)
    return {
        "briefing_ready": {(): float(not reasons)},
        "briefing_not_ready": {(each.value,): float(each in reasons) for each in Reason},
        "briefing_loop_lag_seconds": {(): health.loop.lag()},
        "briefing_loop_stalls_total": {(): health.loop.stalls},
        "briefing_polling": {(): float(polls)},
        "briefing_last_poll_timestamp_seconds": (
            {} if has_webhook else {(): (polled_at or started_at).timestamp()}
        ),
        "briefing_last_update_timestamp_seconds": {(): (measured.last_update_at or started_at).timestamp()},
        "briefing_updates_behind": {} if behind is None else {(): behind},
        "briefing_updates_in_hand": {(): app.intake.in_hand},
        "briefing_answer_seconds": {(asked.value,): each for asked, each in measured.answers.items()},
        "briefing_command_seconds": {(name,): each for name, each in sorted(measured.commands.items())},
        "briefing_sends_total": {
            (kind.value, outcome.value): count for (kind, outcome), count in sorted(measured.sends.items())
        },
        "briefing_turn_wait_seconds": {("answer",): measured.answer_waits, ("push",): measured.push_waits},
        "briefing_floods_total": {(): measured.floods},
        "briefing_flood_seconds_total": {(): measured.flood_seconds},
    }
