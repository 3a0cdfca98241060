"""Subscriptions, digests and reminders."""
