"""Tokens that name a chat in a link, so that nobody can guess or change which one it is.

A token is the id of the chat with a signature. Nothing of it is stored, so a link opens after a restart and
on every replica. Whoever has one still has to be an administrator of the chat.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

ID_BYTES, SIGNATURE_BYTES = 8, 13
"""21 bytes are 28 characters of the 62 for which a start parameter has room, without padding."""


class GroupTokens:
    """Makes and reads tokens with one key."""

    def __init__(self, secret: str) -> None:
        self._key = hmac.digest(secret.encode(), b"group tokens", "sha256")

    def token(self, chat_id: int) -> str:
        """Return the token of a chat."""
        number = chat_id.to_bytes(ID_BYTES, "big", signed=True)
        signature = hmac.digest(self._key, number, "sha256")[:SIGNATURE_BYTES]
        return urlsafe_b64encode(number + signature).decode()

    def chat_id(self, token: str) -> int | None:
        """Return the id of the chat that a token names; None if the token was not made with this key."""
        try:
            number = urlsafe_b64decode(token)[:ID_BYTES]
        except (Error, ValueError):
            return None
        chat_id = int.from_bytes(number, "big", signed=True)
        return chat_id if hmac.compare_digest(self.token(chat_id), token) else None
