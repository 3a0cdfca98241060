"""Channels that are linked to the bot, and posts there."""
