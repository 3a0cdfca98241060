"""The kinds of documents that lie flat, with their fields by the stored words."""

from briefing.chats.chat import Chat
from briefing.outbox import Row
from briefing.subscriptions.subscription import Subscription
from storage.ledger.seen import Sighting
from storage.tinydb.flat import flat_kind

CHATS = flat_kind(
    "chats", "chat", Chat, "kind since language? paused? greeted? statement? manages?", with_defaults=True
)
SUBSCRIPTIONS = flat_kind(
    "subscriptions",
    "subscription",
    Subscription,
    "chat thread? zone frequency hours weekdays month_day quiet? reminders silent"
    " language reminded_to digests_sent halted?"
    " since told_to told_before? last_digest_at? last_sent_at? changed_at? snoozed_until? next_due_at?",
)
ROWS = flat_kind(
    "outbox",
    "outbox",
    Row,
    "occurrence chat part body due_at state"
    " thread? expires_at? silent? attempts? message_id? also? reason? closed_at?",
)
SEEN = flat_kind("seen", "seen", Sighting, "name at")
