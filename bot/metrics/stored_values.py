"""The values of what the store is asked for: the same figures that ``/stats`` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chat import ChatKind, PauseReason
from briefing.evidence.sources import sources_of
from briefing.local_time import at_local

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.metrics.families import Values
    from briefing.feeds.feed import Feed
    from briefing.statement.model import Statement
    from briefing.stats.overview import Overview
    from briefing.store_stats import StoreStats

NO_LANGUAGE = "none"
PERCENTILES = (50, 95, 100)
STATEMENTS = 10
"""Of so many statements the age of the newest check is told, because each is a series of its own."""
ONLY = ()
"""The labels of a metric that has none."""


def stored_values(shown: Overview) -> Values:
    """Return the values of an overview."""
    store, chats, errors = shown.store, shown.store.chats, shown.error_counts
    held = 0.0 if shown.held_until is None else (shown.held_until - shown.at).total_seconds()
    return {
        "briefing_figures_timestamp_seconds": {ONLY: shown.at.timestamp()},
        "briefing_oldest_due_seconds": {ONLY: 0.0 if shown.oldest is None else shown.oldest.total_seconds()},
        "briefing_due_targets": {ONLY: store.due},
        "briefing_rows": {(state.value,): count for state, count in shown.rows.items()},
        "briefing_sent_last_minute": {ONLY: shown.sent_in_minute},
        "briefing_sent_last_hour": {ONLY: shown.sent_in_hour},
        "briefing_held_seconds": {ONLY: held},
        "briefing_held_chats": {ONLY: shown.held},
        "briefing_errors_since_report": {
            ("update",): errors.failures,
            ("dead",): sum(errors.dead.values()),
            ("paused",): errors.paused,
        },
        "briefing_broadcasts_waiting": {ONLY: sum(each.waiting for each in shown.broadcasts)},
        "briefing_chats": {(kind.value,): chats.kinds.get(kind, 0) for kind in ChatKind},
        "briefing_chats_paused": {(each.value,): chats.paused.get(each, 0) for each in PauseReason},
        "briefing_chats_language": {(code or NO_LANGUAGE,): n for code, n in chats.languages.items()},
        "briefing_chats_subscribed": {ONLY: chats.subscribed},
        "briefing_subscriptions": {
            ("digest",): store.subscriptions.digests,
            ("reminder",): store.subscriptions.reminders,
            ("summary",): store.subscriptions.summaries,
            ("follow",): store.documents.get("followings", 0),
        },
        **_of_feeds([each.feed for each in shown.feeds], shown.at),
        **_of_store(store),
    }


def _of_feeds(feeds: Sequence[Feed], now: datetime) -> Values:
    asked = [each for each in feeds if not each.is_paused]
    since = [each.failing_since for each in asked if each.failing_since is not None]
    return {
        "briefing_feeds": {
            ("ok",): len(asked) - len(since),
            ("failing",): len(since),
            ("paused",): len(feeds) - len(asked),
        },
        "briefing_feed_failing_seconds": {ONLY: (now - min(since, default=now)).total_seconds()},
    }


def _of_store(store: StoreStats) -> Values:
    times = {str(each): store.write_time(each / 100) for each in PERCENTILES}
    file = store.file
    return {
        "briefing_store_bytes": {} if store.size is None else {ONLY: store.size},
        "briefing_store_journal_bytes": {} if file is None else {ONLY: file.journal_bytes},
        "briefing_store_write_seconds": {(p,): each.total_seconds() for p, each in times.items() if each},
        "briefing_store_folds_total": {} if file is None else {ONLY: file.folds},
        "briefing_store_folded_timestamp_seconds": {} if file is None else {ONLY: file.folded_at.timestamp()},
        "briefing_store_open_seconds": {} if file is None else {ONLY: file.opened_in.total_seconds()},
    }


def library_values(newest_first: Sequence[Statement], now: datetime, zone: ZoneInfo) -> Values:
    """Return how old the newest check of each statement is, and how its evidence is."""
    checked = [(each.id, max(one.checked_on for one in each.checks)) for each in newest_first if each.checks]
    gone = {each.evidence.url: each.evidence.is_gone for each in sources_of(newest_first)}
    return {
        "briefing_statement_check_age_seconds": {
            (name,): (now - at_local(day, 0, zone)).total_seconds() for name, day in checked[:STATEMENTS]
        },
        "briefing_evidence_links": {("gone",): sum(gone.values()), ("ok",): len(gone) - sum(gone.values())},
    }
