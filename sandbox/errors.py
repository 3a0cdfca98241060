"""Refusals of Bot API calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.kinds import Json


class ApiError(Exception):
    """A refused call: HTTP status, description and sometimes ``parameters``, as the bot gets them."""

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


def unknown_method() -> ApiError:
    """Return the error 404 of a server that does not have a method."""
    return ApiError(404, "Not Found: method not found")


def bad_request(sentence: str) -> ApiError:
    """Return an error 400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {sentence}")


def bad_entities(sentence: str) -> ApiError:
    """Return the error 400 for a text with invalid markup."""
    return bad_request(f"can't parse entities: {sentence}")


def forbidden(sentence: str) -> ApiError:
    """Return an error 403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {sentence}")
