"""The world in which the bot lives, with everything that people can do in it."""

from __future__ import annotations

from sandbox.membership import Membership
from sandbox.speech import Speech


class World(Speech, Membership):
    """People, chats and their messages, and the acts of people."""
