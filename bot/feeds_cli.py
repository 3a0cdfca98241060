"""``python -m bot feeds``: what owners do with feeds, with the bot stopped.

What imports the store and HTTP is imported inside the functions, so that ``--help`` starts fast.
"""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(
    help="Add, list, remove and check feeds of news; the bot must be stopped.", no_args_is_help=True
)

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="http:// or https:// …")]


@app.command()
def add(address: Address) -> None:
    """Add the feed at ADDRESS (RSS, Atom or JSON Feed), or the one that the page there names."""
    from bot.feeds_acts import add_one, with_store  # noqa: PLC0415 - see above

    typer.echo(with_store(lambda context: add_one(context, address)))


@app.command(name="list")
def list_feeds() -> None:
    """Print the feeds, one a line: its address, its title, and how it is."""
    from bot.feeds_acts import listed, with_store  # noqa: PLC0415 - see above

    typer.echo(with_store(listed))


@app.command()
def remove(address: Address) -> None:
    """Remove a feed; what was proposed from it stays."""
    from bot.feeds_acts import remove_one, with_store  # noqa: PLC0415 - see above

    typer.echo(with_store(lambda context: remove_one(context, address)))


@app.command()
def check() -> None:
    """Ask all feeds for news now; print what is wrong with each, and what is proposed and why."""
    from bot.feeds_acts import check_all  # noqa: PLC0415 - see above

    typer.echo(check_all())
