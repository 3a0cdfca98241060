"""What the newsroom is told of the bot's own accord comes in the language of each person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing.followups.publishing import send_for_review
from briefing.statement.entry import FollowUp
from briefing.statement.text import Text
from briefing.team.audit import Actor
from briefing.team.roles import Role
from tests.followups.desk import Editor, store_of
from tests.support.buttons import on
from tests.team.editors import hired, met, owned_by
from views.telegram.followups.callbacks import DecideEntry

if TYPE_CHECKING:
    from sandbox import Sandbox
    from tests.desk import Desk


async def test_an_owner_is_told_in_the_language_that_the_bot_was_met_in(
    idle_desk: Desk, box: Sandbox
) -> None:
    chat = await owned_by(idle_desk, box.world.add_person("Olga", language="ru"))
    (told,) = await idle_desk.pushed(chat, datetime(2027, 1, 7, 4, 0, tzinfo=UTC))
    assert "Пора проверить" in told.text


async def test_a_language_that_an_owner_chose_stays_when_the_bot_is_met_again(
    idle_desk: Desk, box: Sandbox
) -> None:
    owner = box.world.add_person("Olga", language="ru")
    chat = await owned_by(idle_desk, owner)
    await idle_desk.say(owner, chat, "/language en")
    await met(idle_desk, owner)
    (told,) = await idle_desk.pushed(chat, datetime(2027, 1, 7, 4, 0, tzinfo=UTC))
    assert "Time for a new check" in told.text


async def test_an_author_hears_of_a_decision_in_the_language_of_their_telegram(olga: Editor) -> None:
    person, _chat = await hired(olga.desk, "Ivan", language="ru")
    app, now = olga.desk.app, olga.desk.now
    assert app is not None
    item = FollowUp("e-1", "chamber", now.date(), Text({"ru": "Открыли."}), ())
    actor, statement = Actor(person.id, Role.EDITOR, now), app.services.library.current
    await store_of(olga.desk).transact(lambda records: send_for_review(records, actor, statement, item))
    await olga.do(
        "/queue", on(DecideEntry, entry="e-1", act="show"), on(DecideEntry, entry="e-1", act="publish")
    )
    await olga.desk.travel(now)
    assert "✅ Опубликовано." in Editor(olga.desk, person).last.text
