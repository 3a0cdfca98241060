"""A bot that speaks raw HTTP meets the sandbox."""

from __future__ import annotations

import aiohttp

from sandbox import Sandbox


async def test_a_question_and_its_answer() -> None:
    box = Sandbox(token="42:TEST", username="briefing_bot")
    url = await box.start()
    person = box.world.add_person("Aigerim", language="kk")
    chat = box.world.private(person)
    async with aiohttp.ClientSession(f"{url}/bot42:TEST/") as session:
        asked = box.world.say(person, chat, "/digest")
        async with session.post("getUpdates", json={"timeout": 5}) as answer:
            updates = (await answer.json())["result"]
        assert updates[0]["message"] == asked
        assert asked["entities"] == [{"offset": 0, "length": 7, "type": "bot_command"}]
        body = {"chat_id": chat.id, "text": "<b>Hi</b> &lt;you&gt;", "parse_mode": "HTML"}
        async with session.post("sendMessage", data=body) as answer:
            assert (await answer.json())["result"]["text"] == "Hi <you>"
        sent = await box.next_message(chat, after=asked["message_id"])
        assert sent.html == "<b>Hi</b> &lt;you&gt;"
        async with session.post("getUpdates", json={"offset": updates[0]["update_id"] + 1}) as answer:
            assert await answer.json() == {"ok": True, "result": []}
        await box.settled(timeout=1)
    await box.stop()
