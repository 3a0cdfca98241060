"""aiogram's models, imported unbuilt: each is built when first used, and then is what aiogram builds."""

from __future__ import annotations

import copy
import pickle
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from aiogram.client.context_controller import BotContextController
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import Response, SendMessage
from aiogram.types import (
    Chat,
    ChatMemberMember,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MenuButtonDefault,
    Message,
    ResultChatMemberUnion,
    ResultMenuButtonUnion,
    Update,
    User,
)
from pydantic import BaseModel, TypeAdapter, ValidationError

from telegram.lean_aiogram import import_aiogram
from tests.running.test_cli import python

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

USER = {"id": 7, "is_bot": False, "first_name": "Emma"}
CHAT = {"id": 7, "type": "private", "first_name": "Emma"}
MESSAGE = {"message_id": 1, "date": 1_790_000_000, "chat": CHAT, "from": USER, "text": "/chamber"}
MEMBER = {"status": "member", "user": USER}
UPDATE = {
    "update_id": 1,
    "message": {
        **MESSAGE,
        "of_a_later_version": {"a": [1]},
        "forward_origin": {
            "type": "channel",
            "date": 1,
            "chat": {"id": -1, "type": "channel"},
            "message_id": 2,
        },
        "reply_to_message": MESSAGE,
        "entities": [{"type": "bot_command", "offset": 0, "length": 8}],
        "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]},
    },
    "callback_query": {"id": "1", "from": USER, "chat_instance": "1", "message": {**MESSAGE, "date": 0}},
    "my_chat_member": {
        "chat": CHAT,
        "from": USER,
        "date": 1,
        "old_chat_member": {"status": "left", "user": USER},
        "new_chat_member": MEMBER,
    },
}
SHOW = """
import json, sys
import bot.run_telegram
from aiogram import methods, types
from pydantic import BaseModel

rooms = {types: types.__all__, methods: methods.__all__}
models = [getattr(room, name) for room, names in rooms.items() for name in names]
models = {each.__name__: each for each in models if isinstance(each, type) and issubclass(each, BaseModel)}
unbuilt = [name for name, model in models.items() if not model.__pydantic_complete__]
update = types.Update.model_validate(json.loads(sys.argv[1]))
print(json.dumps({"all": len(models), "unbuilt": unbuilt, "update": repr(update)}))
"""
USE_EACH = """
import bot.run_telegram
from aiogram import methods, types
from pydantic import BaseModel, ValidationError

for room in (types, methods):
    for name in room.__all__:
        model = getattr(room, name)
        if isinstance(model, type) and issubclass(model, BaseModel):
            try:
                model.model_validate({"a": 1})
            except (ValidationError, TypeError):
                pass
            assert model.__pydantic_complete__, name
            assert not [field for field in model.model_fields.values() if isinstance(field.annotation, str)]
            print(name)
"""


class Shown(BaseModel):
    all: int
    unbuilt: list[str]
    update: str


def shown(cwd: Path, **environment: str) -> Shown:
    argument = TypeAdapter(dict[str, object]).dump_json(dict(UPDATE)).decode()
    ended = python("-W", "error", "-c", SHOW, argument, cwd=cwd, **environment)
    assert ended.returncode == 0, ended.stderr
    return Shown.model_validate_json(ended.stdout)


def test_the_program_leaves_unbuilt_what_it_does_not_use_and_reads_updates_as_aiogram_does(
    tmp_path: Path,
) -> None:
    lean, whole = shown(tmp_path), shown(tmp_path, AIOGRAM_BUILD_ALL="1")
    assert whole.unbuilt == []
    assert lean.all == whole.all
    assert len(lean.unbuilt) > 0.8 * lean.all
    assert lean.update == whole.update


def test_every_type_and_method_of_the_bot_api_is_built_when_first_used(tmp_path: Path) -> None:
    ended = python("-W", "error", "-c", USE_EACH, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    used = set(ended.stdout.split())
    assert {"Update", "SendMessage", "EditMessageText", "AnswerCallbackQuery", "GetUpdates"} <= used


def test_what_is_imported_already_stays_as_it_is() -> None:
    class Mine(User):
        pass

    assert isinstance(Mine.model_validate(USER), Mine)
    import_aiogram()
    assert Mine.__pydantic_complete__


def test_models_of_others_are_built_at_once_as_ever() -> None:
    class Plain(BaseModel):
        number: int

    assert Plain.__pydantic_complete__
    assert "defer_build" not in BaseModel.model_config


def test_a_model_of_another_library_may_hold_aiograms() -> None:
    class Holder(BaseModel):
        user: User
        messages: list[Message]

    held = Holder.model_validate({"user": USER, "messages": [MESSAGE]})
    assert isinstance(held.messages[0].chat, Chat)


def test_unions_are_told_apart_in_answers_too() -> None:
    member = Response[ResultChatMemberUnion].model_validate({"ok": True, "result": MEMBER}).result
    assert isinstance(member, ChatMemberMember)
    assert isinstance(member.user, User)
    button = (
        Response[ResultMenuButtonUnion].model_validate({"ok": True, "result": {"type": "default"}}).result
    )
    assert isinstance(button, MenuButtonDefault)
    refused = Response[bool].model_validate({"ok": False, "parameters": {"retry_after": 3}})
    assert refused.parameters is not None
    assert refused.parameters.retry_after == 3


def test_what_is_wrong_is_refused_with_the_names_of_the_fields() -> None:
    with pytest.raises(ValidationError) as refused:
        Message.model_validate({**MESSAGE, "chat": {"id": "x", "type": "private"}})
    assert [each["loc"] for each in refused.value.errors()] == [("chat", "id")]
    with pytest.raises(ValidationError, match="SendMessage"):
        SendMessage(chat_id=1)  # type: ignore[call-arg] # that is the point


def test_updates_can_be_copied_pickled_and_written() -> None:
    update = Update.model_validate(UPDATE)
    assert pickle.loads(pickle.dumps(update)) == update  # noqa: S301 - made in the line itself
    assert copy.deepcopy(update) == update
    assert Update.model_validate_json(update.model_dump_json(by_alias=True, exclude_none=True)) == update
    assert update.message is not None
    assert update.message.model_copy(update={"text": "other"}).text == "other"
    assert update.message.chat.model_dump(exclude_unset=True) == CHAT


def test_an_object_that_was_put_together_unchecked_is_written_as_any_other() -> None:
    class Keyboard(InlineKeyboardMarkup):
        pass

    button = InlineKeyboardButton.model_construct(text="A", callback_data="a")
    keyboard = Keyboard.model_construct(inline_keyboard=[[button]])
    written = keyboard.model_dump(mode="json", exclude_none=True)
    assert written == {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}


def test_callback_data_made_in_a_function_is_packed_and_read() -> None:
    class Choice(CallbackData, prefix="c"):
        number: int

    assert Choice.unpack(Choice(number=3).pack()) == Choice(number=3)


@pytest.fixture
def impatient_threads() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_the_tests_meet_aiogram_as_the_program_does() -> None:
    assert "model_rebuild" in vars(BotContextController)


@pytest.mark.usefixtures("impatient_threads")
def test_threads_may_use_a_model_for_the_first_time_together() -> None:
    def use(model: type[User], barrier: threading.Barrier) -> object:
        barrier.wait()
        return type(model.model_validate(USER))

    with ThreadPoolExecutor(6) as pool:
        for number in range(100):
            model = type(f"User{number}", (User,), {"__module__": __name__})
            barrier = threading.Barrier(6)
            assert set(pool.map(use, [model] * 6, [barrier] * 6)) == {model}
