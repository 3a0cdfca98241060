"""Jinja2's environment; templates hold no words, which come translated from the functions that render."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from views.html.assets import asset_path
from views.html.resources import HTML, Resource

if TYPE_CHECKING:
    from http import HTTPStatus

Text = TypeVar("Text", bound=str)

ORDINAL = re.compile(r"(?<=\d)-(?=[^\W\d])")
"""The hyphen in an ordinal number that ends in letters."""


@cache
def environment() -> Environment:
    """Return the environment; each template is compiled once."""
    made = Environment(
        loader=PackageLoader("views.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["asset_path"] = asset_path
    made.filters["unbroken"] = unbroken
    return made


def unbroken(text: Text) -> Text:
    """Return a heading in which no line ends within an ordinal number: 12-м, 12-ші."""
    return type(text)(ORDINAL.sub("\N{NON-BREAKING HYPHEN}", text))


def filled_in(template: str, status: HTTPStatus | None = None, **values: object) -> Resource:
    """Return a template filled in as a page.

    It is not called html, because the first argument of that is taken for a text to translate.
    """
    body = environment().get_template(template).render(**values).encode()
    return Resource(HTML, body) if status is None else Resource(HTML, body, status)
