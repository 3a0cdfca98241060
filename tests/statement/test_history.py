"""The log of one initiative as readers see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing.statement.entry import Status
from briefing.statement.history import history
from tests.followups.corrected import with_correction
from tests.followups.published import plain
from tests.support.buttons import on
from tests.support.statement_examples import check, followup, statement
from views.telegram.statement.callbacks import ShowCard, ShowHistory, ShowMore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.statement.entry import Entry
    from sandbox import Person
    from storage.content import Content
    from tests.desk import Desk

D1, D2 = date(2026, 1, 1), date(2026, 2, 1)
NOT, DOING, DONE = Status.NOT_ASSESSED, Status.IN_PROGRESS, Status.FULFILLED


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(
            [followup(D1, DOING, name="a"), followup(D2, DONE, name="b")],
            [("b", DOING, DONE), ("a", NOT, DOING)],
            id="newest first",
        ),
        pytest.param(
            [followup(D2, DONE, name="b"), followup(D1, DOING, name="a")],
            [("b", DOING, DONE), ("a", NOT, DOING)],
            id="by the event, not by the place in the log",
        ),
        pytest.param(
            [followup(D1, DOING, name="a"), followup(D1, DONE, name="b"), check(D1)],
            [("2026-01-01-bridge", DONE, DONE), ("b", DOING, DONE), ("a", NOT, DOING)],
            id="of one day the check is the newest, then what was recorded last",
        ),
        pytest.param(
            [followup(D1, DOING, name="a"), followup(D2, DONE, name="b", context=True)],
            [("b", DOING, DOING), ("a", NOT, DOING)],
            id="context changes nothing",
        ),
        pytest.param(
            [followup(D1, name="a"), followup(D1, DONE, slug="tunnel", name="b")],
            [("a", NOT, NOT)],
            id="others are left out",
        ),
    ],
)
def test_the_history_has_each_entry_with_what_it_changed(
    log: Sequence[Entry], expected: list[tuple[str, Status, Status]]
) -> None:
    found = history(statement(*log, slugs=("bridge", "tunnel")), "bridge")
    assert [(each.entry.id, each.before, each.after) for each in found] == expected


@pytest.fixture
async def corrected_desk(idle_desk: Desk, content: Content) -> Desk:
    idle_desk.content = with_correction(content)
    await idle_desk.start()
    return idle_desk


async def test_the_history_has_followups_and_checks_with_their_evidence(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (shown,) = await desk.say(emma, chat, "/history 3")
    checked, _checked_before, *events, usual = shown.text.split("\n\n")[1:]
    assert checked.startswith(
        "29 November 2026 · check in sources up to 15 May 2026\nStatus unchanged: 🔄 in progress\n"
    )
    assert [each.split("\n")[0] for each in events] == [
        "20 February 2026",
        "20 February 2026 · corrected",
        "30 December 2025",
    ]
    met = "meets the deadline “Meeting of the ministers of economy and trade in Turkistan”, 51 days late"
    assert met in plain(shown)
    assert usual == "Unless said otherwise: sources read on 29 November 2026 · Checked by the editors"
    assert shown.text.count("Checked by the editors") == 1
    assert "🔗 24.kg, press\n" in events[0]
    assert "🔗 24.kg, press, read on 22 November 2026" in events[1]
    assert 'href="https://24.kg/ekonomika/' in shown.html
    await desk.press(emma, chat, shown, on(ShowHistory, page=1))
    first, again = shown.text.split("\n\n")[-2:]
    assert again == usual
    assert first.startswith("18 November 2025\nStatus: not assessed yet → 🔄 in progress\n")


async def test_a_correction_is_shown_as_one_and_what_it_corrects_stays(
    corrected_desk: Desk, emma: Person
) -> None:
    (shown,) = await corrected_desk.say(emma, corrected_desk.box.world.private(emma), "/history vision_2040")
    _head, checked, right, wrong = shown.text.split("\n\n")
    assert checked.endswith("Written by an owner")
    assert "Жаңалық жоқ. [Kazakh]" in checked
    assert right.splitlines() == [
        "1 October 2026",
        "Correction of the entry of 1 October 2026: it was the first reading only",
        "Status: not assessed yet → 🔄 in progress",
        "План принят в первом чтении. [Russian]",
        "🔗 Ministry, official, read on 5 October 2026",
        "🔗 Watch, independent, read on 6 October 2026 — ⚠️ contradicts this",
        "Written by a reviewer",
    ]
    assert wrong.splitlines() == [
        "1 October 2026 · corrected",
        "Status: not assessed yet → ✅ fulfilled",
        "A plan was adopted <in full>.",
        "🔗 Paper & Sons, press, read on 2 October 2026",
        "Written by an editor",
    ]
    assert "<s>A plan was adopted &lt;in full&gt;.</s>" in shown.html
    assert "<s>План" not in shown.html


async def test_the_log_of_all_shows_corrections_and_languages_too(corrected_desk: Desk, emma: Person) -> None:
    (shown,) = await corrected_desk.say(emma, corrected_desk.box.world.private(emma), "/followups")
    assert "Correction of the entry of 1 October 2026: it was the first reading only" in shown.text
    assert "1 October 2026 · Turkic World Vision 2040 /vision_2040 · corrected" in shown.text
    assert "План принят в первом чтении. [Russian]" in shown.text


async def test_a_card_marks_a_text_that_is_in_another_language(corrected_desk: Desk, emma: Person) -> None:
    (card,) = await corrected_desk.say(emma, corrected_desk.box.world.private(emma), "/vision_2040")
    assert "План принят в первом чтении. [Russian] (Ministry, Watch)" in card.text
    assert "Жаңалық жоқ. [Kazakh]" in card.text


async def test_a_search_that_finds_what_was_corrected_says_so(corrected_desk: Desk, emma: Person) -> None:
    chat = corrected_desk.box.world.private(emma)
    (found,) = await corrected_desk.say(emma, chat, "/search adopted")
    assert "2. Turkic World Vision 2040 · 1 October 2026 /vision_2040 · corrected" in found.text
    assert "<s>A plan was <b>adopted</b> &lt;in full&gt;.</s>" in found.html


async def test_a_button_of_the_card_leads_to_the_history_and_back(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, "/chamber")
    await desk.press(emma, chat, card, on(ShowMore))
    await desk.press(emma, chat, card, on(ShowHistory, slug="chamber"))
    assert card.text.startswith("History: ")
    await desk.press(emma, chat, card, on(ShowCard, slug="chamber"))
    assert card.text.startswith("4. Turkic Chamber")


async def test_a_long_history_is_paged(idle_desk: Desk, content: Content, emma: Person) -> None:
    log = with_correction(content).statements["ots-2025"]
    many = [check(date(2026, 11, day), slug="vision_2040", why=f"Look {day}.") for day in range(1, 10)]
    changed = replace(log, checks=(*log.checks, *many))
    idle_desk.content = replace(content, statements={changed.id: changed})
    await idle_desk.start()
    chat = idle_desk.box.world.private(emma)
    (shown,) = await idle_desk.say(emma, chat, "/history vision_2040")
    assert "page 1 of 3" in shown.text
    assert "Look 9." in shown.text
    await idle_desk.press(emma, chat, shown, on(ShowHistory, slug="vision_2040"))
    await idle_desk.press(emma, chat, shown, on(ShowHistory, page=2))
    assert "page 3 of 3" in shown.text
    assert "A plan was adopted" in shown.text
    await idle_desk.press(emma, chat, shown, "his:ots-2025:vision_2040:99", forged=True)
    assert "page 3 of 3" in shown.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "/history", "number or the name of an initiative after the command: /history", id="none"
        ),
        pytest.param("/history 99", "There is no initiative “99”", id="unknown"),
        pytest.param("/history <b>", "There is no initiative “<b>”", id="markup"),
    ],
)
async def test_a_wrong_name_gets_a_sentence_that_helps(
    desk: Desk, emma: Person, text: str, expected: str
) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), text)
    assert expected in answer.text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("his:ots-2025:gone:0", id="initiative that is gone"),
        pytest.param("his:ots-2025::0", id="no initiative"),
        pytest.param("his:old:chamber:0", id="statement that is gone"),
        pytest.param("his:ots-2025:chamber:x", id="page that is no number"),
    ],
)
async def test_a_button_without_meaning_says_so(desk: Desk, emma: Person, data: str) -> None:
    chat = desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, "/chamber")
    assert await desk.press(emma, chat, card, data, forged=True) == (
        "This button is out of date. /start shows new ones.",
        True,
    )
