"""Buttons of a message, found by what they carry, in whatever language their words are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram.filters.callback_data import CallbackData

    from sandbox import Message


@dataclass(frozen=True)
class Button:
    """A button that carries data of a kind; fields that are not named may have any value."""

    kind: type[CallbackData]
    fields: Mapping[str, object]

    def of(self, message: Message) -> str:
        """Return what the button carries, which a message has to have once."""
        found = [each for each in pressable(message) if self._is(each)]
        assert len(found) == 1, f"{len(found)} buttons are {self} of {pressable(message)}"
        return found[0]

    def _is(self, data: str) -> bool:
        unmarked = data.partition("|")[0]  # behind it stands whose the page is
        if unmarked.partition(self.kind.__separator__)[0] != self.kind.__prefix__:
            return False
        carried = self.kind.unpack(unmarked)
        return all(getattr(carried, name) == value for name, value in self.fields.items())


def on(kind: type[CallbackData], /, **fields: object) -> Button:
    """Return the button that carries this, for whoever presses it."""
    return Button(kind, fields)


def pressable(message: Message) -> list[str]:
    """Return what the buttons of a message carry that call back."""
    return [each["callback_data"] for row in message.buttons for each in row if "callback_data" in each]
