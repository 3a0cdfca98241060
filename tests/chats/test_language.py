"""Which language answers, and who may choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.chat import ChatKind
from tests.support.buttons import on
from views.languages import OWN_NAMES
from views.telegram.chats.callbacks import Forget, SetLanguage

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

SUMMIT = {
    "ru": "Выступление Президента",
    "en": "12th summit",
    "kk": "12-саммит",
    "uz": "12-sammit",
    "tr": "12. Zirve",
    "az": "12-ci zirvə",
    "ky": "12-саммитинде сүйлөгөн",
}


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        pytest.param("ru", "ru", id="ru"),
        pytest.param("kk", "kk", id="kk"),
        pytest.param("en_US", "en", id="underscore and region"),
        pytest.param("", "en", id="empty: default"),
        pytest.param(None, "en", id="absent: default"),
        pytest.param("uz-Cyrl", "uz", id="another script"),
        pytest.param("kaz", "kk", id="three letters"),
        pytest.param("tt", "ru", id="the nearest"),
        pytest.param("tk", "tr", id="the nearest, Latin letters"),
        pytest.param("zh-hans", "en", id="unknown"),
    ],
)
async def test_the_person_s_telegram_language_answers_until_one_is_chosen(
    desk: Desk, tag: str | None, language: str
) -> None:
    person = desk.box.world.add_person("P", language=tag)
    (answer,) = await desk.say(person, desk.box.world.private(person), "/digest")
    assert SUMMIT[language] in answer.text


async def test_a_chosen_language_is_on_disk_before_the_press_is_answered(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (offer,) = await desk.say(emma, chat, "/language")
    await desk.press(emma, chat, offer, on(SetLanguage, code="kk"))
    assert "қазақ" in offer.text.lower()
    (digest,) = await desk.say(emma, chat, "/digest")
    assert SUMMIT["kk"] in digest.text

    await desk.stop()
    await desk.start()
    (digest,) = await desk.say(emma, chat, "/digest")
    assert SUMMIT["kk"] in digest.text


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("kazakh", "kk"),
        ("қазақша", "kk"),
        ("КАЗАХСКИЙ ЯЗЫК", "kk"),
        ("türkçe", "tr"),
        ("TURKCE", "tr"),
        ("TÜRKÇE", "tr"),
        ("o'zbek", "uz"),
        ("O‘zbek tili", "uz"),
        ("«кыргызча»", "ky"),
        ("AZƏRBAYCAN DİLİ", "az"),
        ("Русский", "ru"),
    ],
)
async def test_a_language_can_be_named(desk: Desk, emma: Person, typed: str, code: str) -> None:
    chat = desk.box.world.private(emma)
    (answer,) = await desk.say(emma, chat, f"/language {typed}")
    assert OWN_NAMES[code] in answer.text
    (digest,) = await desk.say(emma, chat, "/digest")
    assert SUMMIT[code] in digest.text


async def test_a_name_of_no_language_is_answered_with_those_that_there_are(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (answer,) = await desk.say(emma, chat, "/language klingon language")
    assert answer.text.startswith("“klingon language” is not one of the languages. Choose: /language az, ")


async def test_a_language_can_be_written(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/language ru")
    (digest,) = await desk.say(emma, chat, "/digest")
    assert SUMMIT["ru"] in digest.text


async def test_in_a_group_only_administrators_choose(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Desk", members=[boss, emma], admins=[boss])
    (offer,) = await desk.say(emma, group, "/language")

    refused = await desk.press(emma, group, offer, on(SetLanguage, code="ru"))
    assert refused == ("Only administrators of this group can change this.", True)
    (refusal,) = await desk.say(emma, group, "/language ru")
    assert "Only administrators" in refusal.text
    (digest,) = await desk.say(emma, group, "/digest")
    assert SUMMIT["en"] in digest.text

    (own,) = await desk.say(boss, group, "/language")
    await desk.press(boss, group, own, on(SetLanguage, code="ru"))
    (digest,) = await desk.say(emma, group, "/digest")
    assert SUMMIT["ru"] in digest.text


async def test_an_anonymous_administrator_chooses_by_writing_and_by_pressing(
    desk: Desk, emma: Person
) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Desk", members=[boss, emma], admins=[boss])
    world.say(boss, group, "/language kk", anonymous=True)
    await desk.box.settled()
    (digest,) = await desk.say(emma, group, "/digest")
    assert SUMMIT["kk"] in digest.text
    world.say(boss, group, "/language", anonymous=True)
    await desk.box.settled()
    offer = world.messages(group)[-1]
    await desk.press(boss, group, offer, on(SetLanguage, code="en"))
    (digest,) = await desk.say(emma, group, "/digest")
    assert SUMMIT["en"] in digest.text


async def test_an_anonymous_post_by_a_linked_channel_is_no_administrator(desk: Desk, emma: Person) -> None:
    group = desk.box.world.add_group("Desk", members=[emma], admins=[], bot="administrator")
    desk.box.inject(
        {
            "message": {
                "message_id": 900,
                "date": int(desk.now.timestamp()),
                "chat": {"id": group.id, "type": "supergroup", "title": "Desk"},
                "from": {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
                "sender_chat": {"id": -1009999, "type": "channel", "title": "Elsewhere"},
                "text": "/language ru",
            }
        }
    )
    await desk.box.settled()
    (digest,) = await desk.say(emma, group, "/digest")
    assert SUMMIT["en"] in digest.text


async def test_forgetting_erases_after_a_confirmation_only(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/language ru")
    (question,) = await desk.say(emma, chat, "/forget")
    assert str(chat.id) in question.text
    await desk.press(emma, chat, question, on(Forget, confirmed=False))
    assert desk.app is not None
    store = desk.app.services.store
    kept = await store.chat(chat.id)
    assert kept is not None
    assert kept.kind is ChatKind.PRIVATE

    (question,) = await desk.say(emma, chat, "/forget")
    await desk.press(emma, chat, question, on(Forget, confirmed=True))
    assert await store.chat(chat.id) is None
    (digest,) = await desk.say(emma, chat, "/digest")
    assert SUMMIT["en"] in digest.text


async def test_a_member_cannot_make_a_group_forgotten(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Desk", members=[boss, emma], admins=[boss])
    await desk.say(boss, group, "/language ru")
    (refusal,) = await desk.say(emma, group, "/forget")
    assert "администратор" in refusal.text
    (question,) = await desk.say(boss, group, "/forget")
    await desk.press(emma, group, question, on(Forget, confirmed=True))
    (refused,) = desk.shown_alone(emma, group)
    assert "/forget" in refused.text
    (digest,) = await desk.say(emma, group, "/digest")
    assert SUMMIT["ru"] in digest.text
