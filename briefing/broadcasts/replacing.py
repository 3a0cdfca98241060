"""A broadcast whose copied message was deleted meanwhile: it stops, and takes another one for the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.broadcasts.campaign import Campaign, CampaignState
from briefing.broadcasts.fitting import fit
from briefing.broadcasts.running import carry_out, vouched
from briefing.newsroom.audit import Act, Actor, audited

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from briefing.broadcasts.content import Content
    from briefing.ports import Store
    from briefing.records import Records


async def stop_at_source(store: Store, campaign_id: str, now: datetime) -> Campaign | None:
    """Pause a broadcast that has nothing to copy any more; None when it does not run, or does no more."""

    def stopped(records: Records) -> Campaign | None:
        present = records.get(Campaign, campaign_id)
        if present is None or present.state is not CampaignState.RUNNING or not present.copied_languages:
            return None
        after = replace(present, state=CampaignState.PAUSED, is_source_gone=True)
        records.put(after)
        actor = Actor(after.answerer, after.role, now)
        audited(records, actor, Act.BROADCAST_SOURCE_GONE, f"broadcast-{after.number}")
        return after

    done = await store.transact(stopped)
    present = done or await store.record(Campaign, campaign_id)
    if present is not None:
        # Also when it was stopped before: the next one that was under way has come back.
        await fit(store, present, now)
    return done


async def replace_rest(
    store: Store, campaign_id: str, actor: Actor, contents: Mapping[str, Content]
) -> Campaign | None:
    """Go on with other messages for whoever has none yet, by language; what was sent stays as it is.

    None when it does not wait for another message.
    """

    def replaced(each: Campaign) -> Campaign | None:
        if not each.is_source_gone or each.state is not CampaignState.PAUSED:
            return None
        return vouched(
            replace(
                each,
                state=CampaignState.RUNNING,
                is_source_gone=False,
                enqueued=False,
                contents={**each.contents, **contents},
                earlier=tuple({**kept, **contents} for kept in each.earlier),
                former=(*each.former, {language: each.contents[language] for language in contents}),
            ),
            actor,
        )

    return await carry_out(store, campaign_id, actor, Act.BROADCAST_REPLACED, replaced)
