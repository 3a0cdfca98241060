"""A form at one of its steps, as its question is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from views.telegram.support.invalid_input import sentence, warning
from views.telegram.support.newsroom_notices import cancel_button
from views.telegram.support.page import Page, page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.invalid_input import InvalidInput
    from views.telegram.support.page import Rows, ViewContext
    from views.translate import Translator


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is made of."""

    reader: ViewContext
    """Of the statement that the form is about, if it is about one."""
    kind: str
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
        """The form's own name, which its buttons carry; empty for a form without one."""
        return self.values.get("form", "")


def question(asked: Asked, *sections: str, rows: Rows | None = None) -> Page:
    """Ask below what was wrong with the last answer; below its own buttons the form can be ended."""
    shown = [warning(asked.tr, asked.error), *sections]
    return page(*shown, rows=[*(rows or []), [cancel_button(asked.tr, asked.kind, asked.form)]])


def what_is_wrong(asked: Asked) -> Page:
    """Return what was wrong with the last answer alone; the question stands above it."""
    return page(sentence(asked.tr, asked.error) if asked.error else "")
