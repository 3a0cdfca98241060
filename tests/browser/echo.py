"""A bot of its own for the page's tests: raw HTTP, no library, so that nothing of ours stands between."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from aiohttp import ClientSession

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

RICH = (
    "<b>bold</b> <i>italic</i> <u>under</u> <s>struck</s> <code>code()</code> "
    '<a href="https://example.org/page">link</a> <tg-spoiler>secret</tg-spoiler>\n'
    "<blockquote>short quote</blockquote>\n"
    "<blockquote expandable>one\ntwo\nthree\nfour\nfive\nsix</blockquote>\n"
    '<pre><code class="language-python">print(1)</code></pre>\n'
    'on <tg-time unix="1793448000" format="D">that day</tg-time>, see /help'
)
ARTICLE = (
    "<h2>The title</h2><p>Some <b>bold <i>both</i></b>, <mark>marked</mark>, H<sub>2</sub>O and "
    "<a href='https://example.org/'>a link</a>, <tg-spoiler>veiled</tg-spoiler></p>"
    "<ol><li>one</li><li><p>two</p></li></ol>"
    "<table bordered><caption>Sums</caption><tr><th>What</th><th align='right'>How many</th></tr>"
    "<tr><td colspan='2'>both columns</td></tr></table>"
    "<details><summary>More</summary><p>folded away</p></details>"
    "<blockquote>quoted</blockquote><pre>print(1)</pre><hr/><footer>the end</footer>"
)
BUTTONS = {
    "inline_keyboard": [
        [{"text": "Next", "callback_data": "edit"}, {"text": "Toast", "callback_data": "toast"}],
        [{"text": "Alert", "callback_data": "alert"}, {"text": "Site", "url": "https://example.org/"}],
        [{"text": "Copy", "copy_text": {"text": "copied words"}}],
        [{"text": "Ask", "switch_inline_query_current_chat": "word"}],
    ]
}
NEXT = {"inline_keyboard": [[{"text": "Next", "callback_data": "edit"}]]}
COMMANDS = {
    "": [("start", "begin"), ("help", "all commands"), ("digest", "in one message")],
    "ru": [("start", "начать"), ("help", "все команды"), ("digest", "одним сообщением")],
}


class EchoBot:
    """Answers each message and each press; ``post`` calls the Bot API."""

    def __init__(self, url: str, token: str, session: ClientSession) -> None:
        self._base = f"{url}/bot{token}"
        self._session = session

    async def post(self, method: str, **params: object) -> Any:  # noqa: ANN401 - whatever the method answers
        """Call a method and return its result; a refusal fails the test."""
        async with self._session.post(f"{self._base}/{method}", json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def send_regardless(self, chat_id: int, text: str) -> None:
        """Send a message and let it fail."""
        async with self._session.post(
            f"{self._base}/sendMessage", json={"chat_id": chat_id, "text": text}
        ) as response:
            await response.read()

    async def introduce(self) -> None:
        """Set the menu in two languages, and the description."""
        for code, commands in COMMANDS.items():
            menu = [{"command": name, "description": text} for name, text in commands]
            await self.post("setMyCommands", commands=menu, language_code=code)
        await self.post("setMyDescription", description="I say back what you say.")

    async def run(self) -> None:
        """Poll until cancelled."""
        offset = 0
        while True:
            for update in await self.post("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                if "message" in update:
                    await self._message(update["message"])
                elif "callback_query" in update:
                    await self._press(update["callback_query"])

    async def _message(self, message: dict[str, Any]) -> None:
        text = message.get("text")
        if text is None:
            return
        chat = message["chat"]["id"]
        if "ephemeral_message_id" in message:
            await self._whisper(message)
            return
        if text.startswith("/rich"):
            await self.post("sendMessage", chat_id=chat, text=RICH, parse_mode="HTML")
        elif text.startswith("/article"):
            await self.post("sendRichMessage", chat_id=chat, rich_message={"html": ARTICLE})
        elif text.startswith("/buttons"):
            await self.post("sendMessage", chat_id=chat, text="before", reply_markup=BUTTONS)
        elif text.startswith("/typing"):
            await self.post("sendChatAction", chat_id=chat, action="typing")
        else:
            code = message["from"].get("language_code")
            await self.post("sendMessage", chat_id=chat, text=f"[{code}] {text}")

    async def _whisper(self, message: dict[str, Any]) -> None:
        """Answer an ephemeral message by one with a button."""
        await self.post(
            "sendMessage",
            chat_id=message["chat"]["id"],
            text=f"only for you: {message['text']}",
            reply_markup=NEXT,
            ephemeral_message_parameters={"receiver_user_id": message["from"]["id"]},
            reply_parameters={"ephemeral_message_id": message["ephemeral_message_id"]},
        )

    async def _press(self, query: dict[str, Any]) -> None:
        data, message = query["data"], query["message"]
        if "ephemeral_message_id" in message:
            await self.post("answerCallbackQuery", callback_query_id=query["id"])
            await self.post(
                "editEphemeralMessageText",
                chat_id=message["chat"]["id"],
                receiver_user_id=query["from"]["id"],
                ephemeral_message_id=message["ephemeral_message_id"],
                text="still only for you",
            )
            return
        if data == "edit":
            await self.post("answerCallbackQuery", callback_query_id=query["id"])
            await self.post(
                "editMessageText",
                chat_id=message["chat"]["id"],
                message_id=message["message_id"],
                text="after",
                reply_markup=BUTTONS,
            )
        else:
            words = {"toast": "a passing word", "alert": "a word that waits"}[data]
            alert = data == "alert"
            await self.post(
                "answerCallbackQuery", callback_query_id=query["id"], text=words, show_alert=alert
            )


@asynccontextmanager
async def echo_bot(url: str, token: str) -> AsyncIterator[EchoBot]:
    """Run the bot beside the test."""
    async with ClientSession() as session:
        bot = EchoBot(url, token, session)
        await bot.introduce()
        task = asyncio.create_task(bot.run())
        yield bot
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
