"""Refusals of Bot API calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.kinds import Json


class ApiError(Exception):
    """A refusal as the bot reads it: HTTP status, sentence and, at times, ``parameters``."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """Return the JSON object of the answer."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters is not None:
            answer["parameters"] = self.parameters
        return answer


def bad_request(sentence: str) -> ApiError:
    """Return a 400 with the prefix that Telegram puts before it."""
    return ApiError(400, f"Bad Request: {sentence}")


def bad_entities(sentence: str) -> ApiError:
    """Return the 400 for a text whose markup cannot be parsed."""
    return bad_request(f"can't parse entities: {sentence}")


def forbidden(sentence: str) -> ApiError:
    """Return a 403 with the prefix that Telegram puts before it."""
    return ApiError(403, f"Forbidden: {sentence}")
