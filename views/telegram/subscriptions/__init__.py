"""Subscriptions, their settings, and the digests and reminders that they bring."""
