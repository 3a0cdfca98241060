"""The world in which the bot lives, with everything that people can do in it."""

from __future__ import annotations

from sandbox.inline import Inline
from sandbox.membership import Membership
from sandbox.sharing import Sharing
from sandbox.topics import Topics


class World(Sharing, Inline, Membership, Topics):
    """People, chats and their messages, and the acts of people."""
