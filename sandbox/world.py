"""The world of the sandbox: people, chats and messages, with everything that people can do."""

from __future__ import annotations

from sandbox.deep_links import DeepLinks
from sandbox.ephemeral import Ephemeral
from sandbox.guests import Guests
from sandbox.inline import Inline
from sandbox.sharing import Sharing
from sandbox.topics import Topics


class World(Ephemeral, Sharing, Inline, DeepLinks, Topics, Guests):
    """All actions of people, put together from their classes."""
