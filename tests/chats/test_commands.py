"""Commands as people type them: with punctuation behind them, in quotation marks, in other alphabets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

CHAMBER = (
    "/chamber@briefing_bot, please",
    "/chamber.",
    "/chamber!",
    "/chamber?!",
    "/chamber:",
    "/chamber)",
    "/chamber…",
    "/chamber@briefing_bot.",
    "/chamber。",
    "/chamber，please",
    "/chamber\nplease",
    "/chamber\u00a0please",
    "/chamber\u200b",
    "/chamber👍",
    "/chamber — please",
    "«/chamber»",
    "(/chamber@briefing_bot)",
    "“/initiative chamber”",
    "/initiative 4.",
    "/initiative «chamber»",
    "/initiative chamber,",
    "/initiative: 4",
    "\u200e/chamber",
    "\ufeff /chamber",
)
NOT_OURS = ("/chamber@other_bot, please", "/chamber/list", "see «/chamber»", "«/chamber» is a command")


async def test_punctuation_ends_a_command_and_a_name(idle_desk: Desk, emma: Person) -> None:
    desk = idle_desk
    await desk.start(flood_per_10s=0)
    group = desk.box.world.add_group("Desk", members=[emma], admins=[], bot="administrator")
    answers = {}
    for chat in (desk.box.world.private(emma), group):
        for text in CHAMBER:
            answers[chat.id, text] = [each.text[:10] for each in await desk.say(emma, chat, text)]
    assert {key for key, said in answers.items() if said != ["4. Turkic "]} == set()


async def test_what_only_looks_like_a_command_leaves_a_group_in_peace(desk: Desk, emma: Person) -> None:
    group = desk.box.world.add_group("Desk", members=[emma], admins=[], bot="administrator")
    assert {text: await desk.say(emma, group, text) for text in NOT_OURS} == {text: [] for text in NOT_OURS}


async def test_arguments_are_read_by_the_same_rule(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    said = {
        "/history chamber,": "Turkic Chamber",
        "/followups «chamber».": "8 January 2026",
        "/cite 4)": "§ 5.",
        "/cite №4": "§ 5.",
        "/initiative № 4": "4. Turkic Chamber",
        "/commitments overdue!": "Deadline: overdue",
        "/subscribe": "UTC+5",
        "/settings Asia/Tokyo.": "Tokyo (UTC+9)",
        "/settings Asia/Almaty": "Almaty (UTC+5)",
        "/start chamber.": "4. Turkic Chamber",
        "/chambre, please": "Did you mean /chamber?",
        "/language ru.": "Язык",
    }
    answers = {text: (await desk.say(emma, chat, text))[0].text for text in said}
    assert {text: answers[text][:200] for text, part in said.items() if part not in answers[text]} == {}


async def test_what_is_searched_for_is_left_as_it_is_written(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (answer,) = await desk.say(emma, chat, '/search "chamber, commerce"')
    assert '"chamber, commerce"' in answer.text
    (answer,) = await desk.say(emma, chat, "/search, chamber")
    assert "Turkic Chamber of Commerce" in answer.text
