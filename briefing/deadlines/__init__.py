"""Deadlines, and how far off they are."""
