"""Whatever a bot sends, it gets a Bot API answer: no input ends in an error of the server itself."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox import Sandbox
from sandbox.calls import execute
from sandbox.entities.formatted import formatted
from sandbox.entities.render import to_html
from sandbox.entities.utf16 import length
from sandbox.errors import ApiError
from sandbox.methods import METHODS
from sandbox.params import Params, Upload

NAMES = [
    "text",
    "caption",
    "parse_mode",
    "entities",
    "caption_entities",
    "message_thread_id",
    "reply_parameters",
    "reply_markup",
    "link_preview_options",
    "message_id",
    "message_ids",
    "from_chat_id",
    "media",
    "photo",
    "document",
    "commands",
    "scope",
    "language_code",
    "results",
    "inline_query_id",
    "callback_query_id",
    "user_id",
    "permissions",
    "reaction",
    "rich_message",
    "draft_id",
    "name",
    "title",
    "menu_button",
    "file_id",
    "allowed_updates",
    "offset",
    "limit",
    "action",
    "url",
    "button",
    "ephemeral_message_parameters",
    "receiver_user_id",
    "ephemeral_message_id",
    "result",
    "guest_query_id",
    "inline_message_id",
    "next_offset",
    "cache_time",
]
KEYS = [
    "type",
    "text",
    "id",
    "message_id",
    "chat_id",
    "offset",
    "length",
    "inline_keyboard",
    "keyboard",
    "media",
    "html",
    "callback_data",
    "url",
    "title",
    "input_message_content",
    "message_text",
    "blocks",
    "command",
    "emoji",
    "user",
    "unix_time",
    "language",
    "caption",
    "receiver_user_id",
    "callback_query_id",
    "replace_callback_query_message",
    "ephemeral_message_id",
    "is_ephemeral",
    "switch_inline_query_chosen_chat",
    "query",
    "allow_group_chats",
    "thumbnail_url",
    "photo_url",
    "photo_file_id",
    "start_parameter",
]
WORDS = [
    "photo",
    "bold",
    "pre",
    "date_time",
    "text_link",
    "emoji",
    "article",
    "chat",
    "HTML",
    "attach://f",
    "typing",
    "<b>x</b>",
    "-1",
    "7",
    '<tg-time/unix="x">x</tg-time>',
    "<table><tr><td>x</td></tr></table>",
]
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.sampled_from(WORDS)
    | st.text(max_size=8)
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
CALLABLE = sorted(item.name for item in METHODS.values() if item.name not in {"getUpdates", "setWebhook"})


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    method=st.sampled_from(CALLABLE),
    values=st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6),
    place=st.integers(0, 3),
    as_text=st.booleans(),
)
def test_every_call_has_an_answer(method: str, values: dict[str, Any], place: int, *, as_text: bool) -> None:
    async def call() -> None:
        box = Sandbox(token="42:FUZZ")
        person = box.world.add_person("Dana")
        box.world.start(person)
        forum = box.world.add_group("Forum", members=[person], forum=True, bot="administrator")
        box.world.say(person, forum, "hello")
        channel = box.world.add_channel("Press", admins=[person])
        params = Params()
        params.files["f"] = Upload("f.png", "image/png", b"x")
        params["chat_id"] = [person.id, forum.id, channel.id, "@nobody"][place]
        for name, value in values.items():
            if value is not None:
                params[name] = json.dumps(value) if as_text and not isinstance(value, str) else value
        outcome = await execute(box, method, params)
        json.dumps(outcome.result)
        if outcome.error is not None:
            assert outcome.error.code in {400, 403, 404, 413}

    asyncio.run(call())


MARKUP = st.text(alphabet="ab <>/&;*_~|`[]()!>\\\n\"'=-.#қ🙂", max_size=40)


@pytest.mark.parametrize("mode", ["HTML", "MarkdownV2", "Markdown", ""])
@settings(max_examples=300, deadline=None)
@given(source=MARKUP)
def test_any_text_parses_or_is_refused(mode: str, source: str) -> None:
    refusal: ApiError | None = None
    try:
        text, entities = formatted(source, mode, None)
    except ApiError as error:
        refusal = error
    if refusal is not None:
        assert refusal.code == 400
        assert refusal.description.startswith("Bad Request: can't parse entities: ")
        return
    assert text == text.strip() or entities
    for entity in entities:
        assert entity["offset"] >= 0
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= length(text)
    again, _ = formatted(to_html(text, entities), "HTML", None)
    assert again == text
