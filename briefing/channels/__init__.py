"""Channels that the bot writes in, and posts there."""
