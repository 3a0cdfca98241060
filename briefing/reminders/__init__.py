"""Reminder days: when a deadline is recalled."""
