"""A form at one of its steps, as its question is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.invalid_input import InvalidInput
    from views.telegram.support.page import ViewContext
    from views.translate import Translator


@dataclass(frozen=True)
class Asked:
    """What a question is made of."""

    reader: ViewContext
    """Of the statement that the form is about, if it is about one."""
    values: Mapping[str, str]
    """What was answered so far, by step."""
    step: str
    error: InvalidInput | None = None
    """What was wrong with the last answer."""

    @property
    def tr(self) -> Translator:
        """The translator."""
        return self.reader.tr

    @property
    def form(self) -> str:
        """The form's own name, which its buttons carry."""
        return self.values["form"]
