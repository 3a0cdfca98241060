"""Inline queries: asked in any chat, answered with a list, one of which is sent."""

from __future__ import annotations

from secrets import randbelow
from typing import TYPE_CHECKING

from sandbox.speech import Speech

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.people import Person

_LONGEST_QUERY = 256
_CHAT_TYPES = {"private": "sender", "group": "group", "supergroup": "supergroup", "channel": "channel"}


class Inline(Speech):
    """Asking the bot inline and choosing from its answer.

    ``inline_answers`` holds what the bot answered, by the id of the query: ``results``, ``button`` and more.
    """

    def ask_inline(self, person: Person, chat: Chat, query: str, offset: str = "") -> str:
        """Write ``@bot query`` into a chat's field; return the query's id."""
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
        """Send one of the results of an answered query; the bot is told by ``chosen_inline_result``."""
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
