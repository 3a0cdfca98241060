"""A local Bot API server with a web chat, which behaves to a bot as Telegram does, without an account."""

from __future__ import annotations

from sandbox.box import Sandbox
from sandbox.chats import Chat, Message, Topic
from sandbox.errors import ApiError
from sandbox.journal import Call
from sandbox.people import Person
from sandbox.world import World

__all__ = ["ApiError", "Call", "Chat", "Message", "Person", "Sandbox", "Topic", "World"]
