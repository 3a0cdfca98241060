"""Inline queries: a person asks in any chat, the bot answers with results, and one of them is sent."""

from __future__ import annotations

from secrets import randbelow
from typing import TYPE_CHECKING

from sandbox.messaging import Messaging
from sandbox.queries import InlineQuery, fill

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.people import Person

_LONGEST_QUERY = 256


class Inline(Messaging):
    """Inline queries of people, and choosing of results.

    A test asks with ``query_id = world.ask_inline(person, chat, "words")``, waits with
    ``box.until(lambda: query_id in world.inline_answers)``, reads ``world.inline_answers[query_id]``
    (``results``, ``next_offset``, ``button`` and more) and sends one with ``choose_inline``. What was sent is
    in ``world.inline_messages`` by the ``inline_message_id`` that the bot got.
    """

    def ask_inline(self, person: Person, chat: Chat, query: str, offset: str = "") -> str:
        """Type ``@bot query`` in a chat; return the id of the query.

        The bot is not asked while an earlier answer to this query may be shown again: the cached answer is in
        ``inline_answers`` at once. ``offset`` is the ``next_offset`` of the page before. ValueError: inline
        mode is off.
        """
        if not self.settings.inline:
            raise ValueError(f"{self.bot.name} has no inline mode")
        query_id = str(randbelow(2**62) + 1)
        asked = InlineQuery(self.now, person, query[:_LONGEST_QUERY], offset)
        self.inline_queries[query_id] = asked
        cached = self._cached(asked)
        if cached is not None:
            self.inline_answers[query_id] = cached
            self.notify("inline_answer", inline_query_id=query_id)
            return query_id
        self.emit(
            "inline_query",
            {
                "id": query_id,
                "from": person.api(),
                "chat_type": "sender" if chat.is_private else chat.type,
                "query": asked.query,
                "offset": offset,
            },
        )
        return query_id

    def answer_inline(self, query_id: str, answer: Json) -> None:
        """Show the bot's answer to a query, and keep it for the same query as long as ``cache_time`` says."""
        asked = self.inline_queries[query_id]
        self.inline_answers[query_id] = answer
        whom = asked.person.id if answer["is_personal"] else None
        self.inline_cache[asked.query, asked.offset, whom] = self.now + answer["cache_time"], answer
        self.notify("inline_answer", inline_query_id=query_id)

    def choose_inline(
        self, person: Person, chat: Chat, query_id: str, result_id: str, *, thread: int | None = None
    ) -> Json:
        """Send a result of an answered query and return it; the bot gets ``chosen_inline_result``.

        Only a message with inline buttons has an ``inline_message_id``.
        """
        answer = self.inline_answers.get(query_id)
        results = answer["results"] if answer else []
        result = next((item for item in results if item["id"] == result_id), None)
        if result is None:
            raise ValueError(f"the bot has not offered {result_id!r}")
        message = self._draft(person, chat, thread=thread, anonymous=False, reply_to=None)
        message.content["via_bot"] = self.bot.api()
        fill(message, result)
        inline_id = self.keep_inline(message) if message.buttons else ""
        self.record(message)
        self._tell_choice(person, self.inline_queries[query_id].query, result_id, inline_id)
        return self.tell_bot(message)

    def _tell_choice(self, person: Person, query: str, result_id: str, inline_id: str) -> None:
        """Send ``chosen_inline_result`` for one of as many choices as the settings say."""
        self._choices += 1
        share = self.settings.feedback_share
        if not share or self._choices % share:
            return
        chosen: Json = {"from": person.api(), "query": query, "result_id": result_id}
        if inline_id:
            chosen["inline_message_id"] = inline_id
        self.emit("chosen_inline_result", chosen)

    def _cached(self, asked: InlineQuery) -> Json | None:
        for whom in (asked.person.id, None):
            until, answer = self.inline_cache.get((asked.query, asked.offset, whom), (0, None))
            if self.now < until:
                return answer
        return None
