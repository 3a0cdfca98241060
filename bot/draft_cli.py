"""``draft``: from an article to a draft statement, without a token or a network."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import Annotated

import typer

from bot.ready import FAULTY, stop
from briefing.errors import ContentFaulty
from storage.content.files import read_article


class DraftLanguage(StrEnum):
    """The languages that there are rules for."""

    RU = "ru"
    EN = "en"


def draft(
    file: Annotated[Path, typer.Argument(help="The article: a text in UTF-8, up to 1 MiB.")],
    lang: Annotated[DraftLanguage | None, typer.Option(help="Its language; guessed when left out.")] = None,
) -> None:
    """Print a draft of the statement in an article as TOML, for an editor to go on from; needs no token."""
    try:
        text = read_article(file)
    except ContentFaulty as error:
        stop(FAULTY, str(error))
    from views.drafts import draft_toml  # noqa: PLC0415 - imports the dictionaries

    # TOML is UTF-8, whatever the encoding of the terminal.
    typer.get_binary_stream("stdout").write(draft_toml(text, lang).encode())
