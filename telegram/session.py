"""A lean HTTP session: it sends plain JSON and reads only those parts of an answer that are used.

aiogram's session encodes each call as a form and validates each whole answer against its models. Without
that, a command costs a quarter less (see ``docs/performance.md``).
"""

from __future__ import annotations

import json
import re
from copy import copy
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast, get_args

from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.manager import RequestMiddlewareManager
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import GetFile, Response
from aiogram.types import Chat, InlineKeyboardMarkup, Message, PhotoSize
from aiohttp import ClientError
from aiohttp.http import HttpProcessingError
from yarl import URL

from telegram.body_call import BodyCall, EphemeralIds
from telegram.errors import flood_seconds
from telegram.posting import Address

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from aiogram import Bot
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.methods.base import TelegramMethod, TelegramType
    from aiogram.types import InputFile

CALL_SECONDS = 20.0
"""Timeout of a call; getUpdates adds its own waiting time."""
ONE_MESSAGE = re.compile(r'\{"ok":true,"result":\{"message_id":(\d+),')
"""The beginning of the usual answer to a push; the rest, the whole message, is not parsed."""


class UnreadableAnswer(ClientDecodeError):
    """An answer is not what the Bot API promises; its text, which logs show, quotes no message."""

    def __str__(self) -> str:
        return f"{self.message} ({type(self.original).__name__})"


class LeanSession(AiohttpSession):
    """A session that encodes calls and reads the usual answers without pydantic."""

    def __init__(self, api: TelegramAPIServer) -> None:
        super().__init__(api=api, timeout=CALL_SECONDS)
        self._addresses: dict[str, Address] = {}
        """By the names of the methods."""
        self._defaults: dict[str, object] = {}
        """The bot's defaults, prepared for JSON; they never change."""

    def another(self) -> LeanSession:
        """Return a session like this one, which made no call yet, with middlewares of its own.

        The certificates are shared: reading them takes longer than all else of a session.
        """
        other = copy(self)
        other.middleware = RequestMiddlewareManager()
        other._addresses = {}  # noqa: SLF001 - of the same class
        return other

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        """Call a method of the Bot API and return its result.

        Raises:
            TelegramNetworkError: no answer came, or not in time.
            TelegramServerError: the server answered with a 5xx status.
            TelegramRetryAfter: the server asks for a pause, with any status.
            TelegramAPIError: any other refusal, as the subclass that aiogram has for it.
            ClientDecodeError: the answer is not what the Bot API promises.

        """
        files: dict[str, InputFile] = {}
        body = method.body if isinstance(method, BodyCall) else self._body(bot, method, files)
        if files:
            return await super().make_request(bot, method, timeout)
        status, content = await self._post(bot, method, body, timeout or self.timeout)
        try:
            if status == HTTPStatus.OK and isinstance(method, BodyCall):
                read = self._ephemeral_ids if method.is_ephemeral else self._message_ids
                return cast("TelegramType", read(content))
            return self.check_response(bot, method, status, content).result  # type: ignore[return-value] # an ok response has one
        except ClientDecodeError as error:
            if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise TelegramServerError(method=method, message=f"HTTP {status}") from error
            raise

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Return the parsed answer; raise ``TelegramRetryAfter`` for a flood with any status."""
        if Message in (method.__returning__, *get_args(method.__returning__)):
            if status_code == HTTPStatus.OK:
                result = cast("TelegramType", self._sent_message(bot, content))
                return Response.model_construct(ok=True, result=result)
            method = _with_any_result(method)
        try:
            return super().check_response(bot, method, status_code, content)
        except TelegramRetryAfter:
            raise
        except TypeError as error:  # aiogram searches the description, and it is missing
            raise TelegramServerError(method=method, message=f"HTTP {status_code}") from error
        except TelegramAPIError as error:
            if not isinstance(error.message, str):
                error.message = f"HTTP {status_code}"
            seconds = flood_seconds(status_code, error.message)
            if seconds is None:
                raise
            raise TelegramRetryAfter(method, error.message, seconds) from error
        except ClientDecodeError as error:
            # A successful answer may quote people who write about floods; a refusal quotes nobody.
            refusal = content if status_code >= HTTPStatus.BAD_REQUEST else ""
            seconds = flood_seconds(status_code, refusal)
            if seconds is None:
                raise UnreadableAnswer(error.message, error.original, content) from None
            raise TelegramRetryAfter(method, f"HTTP {status_code}", seconds) from None

    async def close(self) -> None:
        """Close the connections; aiogram's method waits a quarter of a second, which only TLS needs."""
        if self.api.base.startswith("https:"):
            await super().close()
        elif self._session is not None:
            await self._session.close()

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: FBT001, FBT002 - aiogram's signature
    ) -> AsyncGenerator[bytes, None]:
        """Yield a file in chunks; raise ``TelegramNetworkError`` if it cannot be downloaded."""
        try:
            async for chunk in super().stream_content(url, headers, timeout, chunk_size, raise_for_status):
                yield chunk
        except (ClientError, TimeoutError, OSError) as error:
            # The error's text contains the address, and with it the token.
            raise TelegramNetworkError(
                method=GetFile(file_id=""), message=f"no file: {type(error).__name__}"
            ) from None

    def _body(self, bot: Bot, method: TelegramMethod[TelegramType], files: dict[str, InputFile]) -> bytes:
        """Return the set fields as JSON; add files that are to be uploaded to ``files``."""
        prepared = (
            (name, self._prepared(value, bot, files))
            for name, value in method.__dict__.items()
            if value is not None
        )
        return json.dumps({name: value for name, value in prepared if value is not None}).encode()

    def _prepared(self, value: object, bot: Bot, files: dict[str, InputFile]) -> object:
        if isinstance(value, InlineKeyboardMarkup):
            # A keyboard contains no files and no defaults.
            return value.model_dump(mode="json", exclude_none=True)
        if isinstance(value, Default):
            if value.name not in self._defaults:
                self._defaults[value.name] = self.prepare_value(
                    value, bot=bot, files=files, _dumps_json=False
                )
            return self._defaults[value.name]
        return self.prepare_value(value, bot=bot, files=files, _dumps_json=False)

    async def _post(
        self, bot: Bot, method: TelegramMethod[TelegramType], body: bytes, seconds: float
    ) -> tuple[int, str]:
        http = await self.create_session()
        assert http.connector is not None
        try:
            address = self._address(bot.token, method.__api_method__, http.headers)
            status, content = await address.post(http.connector, body, seconds)
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="no answer in time") from error
        except (ClientError, HttpProcessingError, OSError) as error:
            # The error's text may contain the address, and with it the token.
            raise TelegramNetworkError(method=method, message=type(error).__name__) from error
        return status, content.decode("utf-8", "replace")

    def _address(self, token: str, method: str, headers: Mapping[str, str]) -> Address:
        address = self._addresses.get(method)
        if address is None:
            url = URL(self.api.api_url(token=token, method=method))
            address = self._addresses[method] = Address(url, headers)
        return address

    def _message_ids(self, content: str) -> tuple[int, ...]:
        """Return the ids of the messages that were sent; none after a deletion, or in an unknown chat."""
        one = ONE_MESSAGE.match(content)
        if one is not None:
            return (int(one[1]),)
        try:
            result = self.json_loads(content)["result"]
            if result is True or "inline_message_id" in result:
                return ()
            return tuple(each["message_id"] for each in (result if isinstance(result, list) else [result]))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableAnswer("The answer is not what the Bot API promises", error, content) from None

    def _ephemeral_ids(self, content: str) -> EphemeralIds:
        """Return the ids of a message that was to be ephemeral, and is not on an older server."""
        try:
            result = self.json_loads(content)["result"]
            return EphemeralIds(result["message_id"], result.get("ephemeral_message_id"))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableAnswer("The answer is not what the Bot API promises", error, content) from None

    def _sent_message(self, bot: Bot, content: str) -> Message | bool:
        """Return the message with its id, its chat and the ids of its picture, or True if there is none.

        It is not validated, because the model of a message takes a tenth of the start to build.
        """
        try:
            result = self.json_loads(content)["result"]
            if result is True:
                return True
            chat: dict[str, Any] = {"id": int(result["chat"]["id"]), "type": result["chat"]["type"]}
            sizes: list[dict[str, Any]] = [{"file_id": each["file_id"]} for each in result.get("photo", ())]
            read: dict[str, Any] = {
                "message_id": int(result["message_id"]),
                "chat": Chat.model_construct(**chat),
                "photo": [PhotoSize.model_construct(**each) for each in sizes],
            }
            return Message.model_construct(**read).as_(bot)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableAnswer("The answer is not what the Bot API promises", error, content) from None


def _with_any_result(method: TelegramMethod[TelegramType]) -> TelegramMethod[TelegramType]:
    """Return a refused call as one with any result: a refusal has none, so no model of it is needed."""
    refused = method.model_copy()
    vars(refused)["__returning__"] = Any
    return refused
