"""Drills of the sandbox, done to our bot."""
