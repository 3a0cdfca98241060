"""A newsroom to which a newspaper brings stories."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.feeds.feed import Feed
from briefing.proposals.proposal import Proposal
from briefing.records import put_records
from tests.desk import NOW
from tests.followups.desk import store_of

if TYPE_CHECKING:
    from datetime import datetime

    from sandbox import Message
    from tests.feeds.newspaper import Newspaper
    from tests.followups.desk import Editor

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
FUND = "Turkic Investment Fund finances a railway"
FUND_LEAD = "The loan is 20 million dollars."
RETOLD = "Turkic Investment Fund to finance railway"
RETOLD_LEAD = "A loan of 20 million dollars was agreed."


async def brought(editor: Editor, *papers: Newspaper) -> list[Proposal]:
    """Let the newspapers be asked now; return all proposals."""
    store, app = store_of(editor.desk), editor.desk.app
    assert app is not None
    for each in papers:
        present = await store.get(Feed, each.address)
        await put_records(store, present or Feed(each.address, NOW, NOW))
        await app.services.feed_rounds.fetch_round([present or Feed(each.address, NOW, NOW)], editor.desk.now)
    return await store.find(Proposal)


async def told(editor: Editor, at: datetime) -> list[Message]:
    """Travel to a moment and return the messages about new proposals."""
    pushed = await editor.desk.pushed(editor.chat, at)
    return [each for each in pushed if "new proposal" in each.text]
