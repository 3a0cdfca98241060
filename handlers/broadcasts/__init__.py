"""Broadcasts of editors."""
