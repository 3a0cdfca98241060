"""Inline queries: a person asks in any chat, the bot answers with results, and one of them is sent."""

from __future__ import annotations

from secrets import randbelow
from typing import TYPE_CHECKING

from sandbox.messaging import Messaging

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.people import Person

_LONGEST_QUERY = 256
_CHAT_TYPES = {"private": "sender", "group": "group", "supergroup": "supergroup", "channel": "channel"}


class Inline(Messaging):
    """Inline queries of people, and choosing of results.

    ``inline_answers`` has the answers of the bot by the id of the query: ``results``, ``button`` and more.
    """

    def ask_inline(self, person: Person, chat: Chat, query: str, offset: str = "") -> str:
        """Type ``@bot query`` in a chat; return the id of the query."""
        query_id = str(randbelow(2**62))
        self.inline_queries[query_id] = self.now, query
        self.emit(
            "inline_query",
            {
                "id": query_id,
                "from": person.api(),
                "query": query[:_LONGEST_QUERY],
                "offset": offset,
                "chat_type": _CHAT_TYPES[chat.type],
            },
        )
        return query_id

    def choose_inline(self, person: Person, chat: Chat, query_id: str, result_id: str) -> Json:
        """Send a result of an answered query and return it; the bot gets ``chosen_inline_result``."""
        answer = self.inline_answers.get(query_id)
        results = answer["results"] if answer else []
        result = next((item for item in results if item["id"] == result_id), None)
        if result is None:
            raise ValueError(f"the bot has not offered {result_id!r}")
        message = self._draft(person, chat, thread=None, anonymous=False, reply_to=None)
        message.text, message.entities = result["text"], result["entities"]
        message.reply_markup = result["reply_markup"]
        message.content["via_bot"] = self.bot.api()
        self.record(message)
        chosen: Json = {
            "result_id": result_id,
            "from": person.api(),
            "query": self.inline_queries[query_id][1],
        }
        if message.reply_markup is not None:
            chosen["inline_message_id"] = f"{chat.id}_{message.message_id}"
        self.emit("chosen_inline_result", chosen)
        return self.tell_bot(message)
