"""The page docs/configuration.md: ``python -m bot.settings_table`` prints it.

What a setting takes and which there are is asked of :class:`~bot.settings.Settings`; what each is for is said
where operators read it first, in ``.env.example``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

EXAMPLE = Path(__file__).parents[1] / ".env.example"
HEAD = """\
# Configuration

For operators: every setting, its default and what it takes. They are read from the environment, which comes
first, and from a file `.env` in the folder that the bot is started in. `python -m bot check` says what is
wrong with them. This page is made by `python -m bot.settings_table` of the settings themselves.
"""
NAMED = re.compile(r"([A-Z][A-Z0-9_]*)=(.*)")


class Undocumented(Exception):
    """Settings that are missing in ``.env.example``, or names there that are no settings."""


def page(example: str) -> str:
    """Return the page as Markdown; ``example`` is the text of ``.env.example``.

    Raises:
        Undocumented: the example and the settings do not name the same.

    """
    purposes, defaults = _purposes(example), dict(NAMED.findall(example))
    names = [name.upper() for name in Settings.model_fields]
    if missing := set(names) ^ purposes.keys():
        raise Undocumented(", ".join(sorted(missing)))
    fields = zip(names, Settings.model_fields.values(), strict=True)
    return "\n".join([HEAD, *(_part(name, field, defaults[name], purposes[name]) for name, field in fields)])


def _purposes(example: str) -> dict[str, str]:
    """Return what is said above each name; a name without a comment of its own goes with the one before."""
    purposes: dict[str, str] = {}
    comment: list[str] = []
    is_open = False
    for line in example.splitlines():
        if line.startswith("#"):
            comment = [*comment, line[1:].strip()] if is_open else [line[1:].strip()]
            is_open = True
        elif named := NAMED.fullmatch(line):
            purposes[named.group(1)] = " ".join(comment)
            is_open = False
        else:
            is_open = False
    return purposes


def _part(name: str, field: FieldInfo, default: str, purpose: str) -> str:
    # A field's default is an object; the example has it as it is written.
    shown = f"`{default}`" if default else "empty"
    return f"## `{name}`\n\n{_linked(purpose)}\n\n- Default: {shown}\n- It takes {field.description}.\n"


def _linked(text: str) -> str:
    """Return a comment as Markdown: documents become links."""
    return re.sub(r"docs/([\w-]+\.md)", r"[\1](\1)", text).replace("<", r"\<")


if __name__ == "__main__":
    sys.stdout.write(page(EXAMPLE.read_text(encoding="utf-8")))
