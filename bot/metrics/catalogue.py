"""Every metric by name, with what it means; docs/metrics.md is made of this list."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The types of Prometheus."""

    GAUGE = "gauge"
    COUNTER = "counter"
    HISTOGRAM = "histogram"
    SUMMARY = "summary"


class Metric(NamedTuple):
    """A metric; counters from zero at each start."""

    name: str
    kind: Kind
    help: str
    labels: tuple[str, ...] = ()


PROGRAM = (
    Metric("briefing_ready", Kind.GAUGE, "1 while /readyz answers 200, else 0"),
    Metric("briefing_not_ready", Kind.GAUGE, "1 for each reason that /readyz names, else 0", ("reason",)),
    Metric("briefing_loop_lag_seconds", Kind.GAUGE, "By how much the event loop was late at the last look"),
    Metric("briefing_loop_stalls_total", Kind.COUNTER, "How often the event loop stood still for over 5 s"),
    Metric("briefing_polling", Kind.GAUGE, "1 if this process asks Telegram for updates, else 0"),
    Metric(
        "briefing_last_poll_timestamp_seconds",
        Kind.GAUGE,
        "When Telegram last answered a request for updates, with or without any; when the program started, "
        "while it has not",
    ),
    Metric(
        "briefing_last_update_timestamp_seconds",
        Kind.GAUGE,
        "When the last update came; when the program started, while none has come",
    ),
    Metric("briefing_updates_behind", Kind.GAUGE, "Updates that wait at Telegram, asked once a minute"),
    Metric("briefing_updates_in_hand", Kind.GAUGE, "Updates that are being dealt with"),
    Metric(
        "briefing_answer_seconds",
        Kind.HISTOGRAM,
        "How long an update took until all that it asked for was done",
        ("asked",),
    ),
    Metric("briefing_command_seconds", Kind.SUMMARY, "The same by command", ("command",)),
    Metric(
        "briefing_sends_total",
        Kind.COUNTER,
        "Attempts to send a message, by what it is and what became of the attempt",
        ("kind", "outcome"),
    ),
    Metric(
        "briefing_turn_wait_seconds", Kind.HISTOGRAM, "How long messages waited for their turn", ("kind",)
    ),
    Metric("briefing_floods_total", Kind.COUNTER, "How often Telegram asked for a pause (429)"),
    Metric("briefing_flood_seconds_total", Kind.COUNTER, "The seconds of these pauses, together"),
)
"""What the program knows by itself."""

STORED = (
    Metric("briefing_figures_timestamp_seconds", Kind.GAUGE, "When the figures below were read"),
    Metric(
        "briefing_oldest_due_seconds", Kind.GAUGE, "How long the oldest due row has waited; 0 without one"
    ),
    Metric("briefing_due_targets", Kind.GAUGE, "Chats and topics that a message can be sent to now"),
    Metric("briefing_rows", Kind.GAUGE, "Rows of the outbox", ("state",)),
    Metric("briefing_sent_last_minute", Kind.GAUGE, "Messages sent within a minute, by all replicas"),
    Metric("briefing_sent_last_hour", Kind.GAUGE, "Messages sent within an hour, by all replicas"),
    Metric("briefing_held_seconds", Kind.GAUGE, "How long Telegram still lets nothing be sent to anybody"),
    Metric("briefing_held_chats", Kind.GAUGE, "Chats that Telegram lets nothing be sent to"),
    Metric(
        "briefing_errors_since_report",
        Kind.GAUGE,
        "Errors since the report of the last morning: failed updates, messages not delivered, chats that "
        "shut the bot out",
        ("kind",),
    ),
    Metric("briefing_broadcasts_waiting", Kind.GAUGE, "Recipients that running broadcasts still wait for"),
    Metric("briefing_chats", Kind.GAUGE, "Chats", ("kind",)),
    Metric("briefing_chats_paused", Kind.GAUGE, "Chats that nothing is sent to", ("reason",)),
    Metric("briefing_chats_language", Kind.GAUGE, "Chats by the language that they chose", ("language",)),
    Metric("briefing_chats_subscribed", Kind.GAUGE, "Chats with a subscription"),
    Metric("briefing_subscriptions", Kind.GAUGE, "Subscriptions by what they bring", ("kind",)),
    Metric("briefing_store_bytes", Kind.GAUGE, "Size of the store, with its journal"),
    Metric("briefing_store_journal_bytes", Kind.GAUGE, "Size of the journal of a file"),
    Metric(
        "briefing_store_write_seconds",
        Kind.GAUGE,
        "How long the last hundred changes took until they were durable",
        ("percentile",),
    ),
    Metric("briefing_store_folds_total", Kind.COUNTER, "How often the journal was folded into the file"),
    Metric("briefing_store_folded_timestamp_seconds", Kind.GAUGE, "When the file was last written"),
    Metric("briefing_store_open_seconds", Kind.GAUGE, "How long the file took to open"),
    Metric(
        "briefing_last_backup_timestamp_seconds",
        Kind.GAUGE,
        "When the newest backup in BACKUP_DIR was made; 0 while there is none",
    ),
    Metric(
        "briefing_feeds",
        Kind.GAUGE,
        "Feeds by how they are: those that answered last, those that fail, and those that were paused",
        ("state",),
    ),
    Metric("briefing_feed_failing_seconds", Kind.GAUGE, "How long the feed that fails longest has failed"),
    Metric(
        "briefing_evidence_links",
        Kind.GAUGE,
        "Addresses of evidence by whether their page is there, as the last looks say",
        ("state",),
    ),
    Metric("briefing_disk_free_bytes", Kind.GAUGE, "Free on the disk on which the store lies in a file"),
    Metric("briefing_disk_bytes", Kind.GAUGE, "Size of that disk"),
    Metric(
        "briefing_statement_check_age_seconds",
        Kind.GAUGE,
        "Age of the newest check of a statement, of the ten newest statements",
        ("statement",),
    ),
)
"""What the store is asked for, at most every 15 s."""
