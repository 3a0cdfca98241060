"""What every backend promises about finding records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from briefing.broadcasts.content import Content, ContentKind
from briefing.channels.posts import Post
from briefing.records import Between, each_record, put_records, remove_records
from briefing.team.members import Member
from briefing.team.roles import Role
from tests.storage.outboxes import at

if TYPE_CHECKING:
    from briefing.ports import Store
    from briefing.records import Records, Term

WORDS = Content(ContentKind.TEXT)
CHANNEL, OTHER_CHANNEL = -100, -200


@pytest.fixture(autouse=True)
def _found_by(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let posts be found by values of every kind, whatever the program itself looks for."""
    monkeypatch.setattr(
        Post, "found_by", ("chat", "language", "at", "silent", "message_id", "waits", "people")
    )


def post(number: int, chat: int = CHANNEL, author: int = 1, day: int | None = None) -> Post:
    moment = None if day is None else at(day * 86_400)
    return Post(f"p{number}", chat, author, "kk" if number % 2 else "ru", WORDS, at=moment)


async def ids(store: Store, **wanted: Any) -> list[str]:  # noqa: ANN401 - mypy takes a value for any parameter
    found = [each.id for each in await store.find(Post, **wanted)]
    assert await store.count(Post, **wanted) == len(found)
    return found


async def test_records_come_in_the_order_in_which_they_were_first_put(store: Store) -> None:
    assert await store.find(Post) == []
    await put_records(store, post(2))
    await put_records(store, post(1), post(3))
    changed = replace(post(2), silent=True)
    await put_records(store, changed)
    assert await store.find(Post) == [changed, post(1), post(3)]
    assert await store.find(Post, newest_first=True) == [post(3), post(1), changed]
    assert await store.find(Post, limit=2) == [changed, post(1)]
    assert await store.find(Post, limit=1, newest_first=True) == [post(3)]
    assert await store.count(Post) == 3
    assert await store.find(Member) == []
    assert await store.count(Member) == 0


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param({"chat": CHANNEL}, ["p1", "p3"], id="a number"),
        pytest.param({"chat": 0}, [], id="a number of none"),
        pytest.param({"language": "kk"}, ["p1", "p3"], id="a text"),
        pytest.param({"language": "k"}, [], id="a part of a text"),
        pytest.param({"silent": True}, ["p2"], id="a truth value"),
        pytest.param({"waits": True}, ["p1", "p2"], id="a property"),
        pytest.param({"at": at(86_400)}, ["p1"], id="a moment"),
        pytest.param({"at": None}, ["p3"], id="none"),
        pytest.param({"message_id": None}, ["p1", "p2", "p3"], id="none of all"),
        pytest.param({"people": 1}, ["p1", "p2"], id="one of several values"),
        pytest.param({"people": OTHER_CHANNEL}, ["p2"], id="another of several values"),
        pytest.param({"person": 1}, ["p1", "p2"], id="a person"),
        pytest.param({"person": CHANNEL}, ["p1", "p3"], id="a chat among the people"),
        pytest.param({"person": 7}, [], id="nobody"),
        pytest.param({"person": 1, "chat": CHANNEL}, ["p1"], id="two names"),
        pytest.param({"person": 1, "chat": CHANNEL, "silent": True}, [], id="three names that do not meet"),
        pytest.param({"language": "kk", "waits": True, "person": 1}, ["p1"], id="three names"),
    ],
)
async def test_those_that_match_are_found(store: Store, wanted: dict[str, Term], found: list[str]) -> None:
    await put_records(
        store,
        post(1, day=1),
        replace(post(2, OTHER_CHANNEL, day=2), silent=True),
        post(3, author=2),
    )
    assert await ids(store, **wanted) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param(Between(at(86_400), at(2 * 86_400)), ["p3", "p1", "p2"], id="both ends are included"),
        pytest.param(Between(at(86_401)), ["p2", "p4"], id="from"),
        pytest.param(Between(last=at(86_400)), ["p3", "p1"], id="up to"),
        pytest.param(Between(), ["p3", "p1", "p2", "p4"], id="any, but not none"),
        pytest.param(Between(at(3 * 86_400 + 1)), [], id="after all"),
        pytest.param(Between(at(2 * 86_400), at(86_400)), [], id="the wrong way round"),
        pytest.param(
            Between(at(86_400).date(), at(2 * 86_400).date()), ["p3", "p1"], id="a day is its begin"
        ),
    ],
)
async def test_a_range_is_found(store: Store, wanted: Between, found: list[str]) -> None:
    await put_records(store, post(3, day=1), post(1, day=1), post(2, day=2), post(4, day=3), post(5))
    assert await ids(store, at=wanted) == found
    assert await ids(store, at=wanted, language="kk") == [each for each in found if each in ("p3", "p1")]


async def test_a_record_with_two_values_in_a_range_is_found_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Post, "days", property(lambda each: (each.at, each.at and at(0))), raising=False)
    monkeypatch.setattr(Post, "found_by", ("days",))
    await put_records(store, post(1, day=1), post(2, day=2))
    assert await ids(store, days=Between(at(0), at(86_400))) == ["p1", "p2"]
    assert await ids(store, days=Between()) == ["p1", "p2"]
    assert await ids(store, days=at(0)) == ["p1", "p2"]


@pytest.mark.parametrize("newest_first", [False, True], ids=["oldest first", "newest first"])
@pytest.mark.parametrize(
    "wanted", [{}, {"chat": CHANNEL}, {"at": Between(at(0))}, {"person": 1, "waits": True}]
)
async def test_pages_follow_each_other(store: Store, wanted: dict[str, Any], *, newest_first: bool) -> None:
    await put_records(store, *(post(number, day=9 - number) for number in range(7)))
    await remove_records(store, post(3))
    expected = await store.find(Post, newest_first=newest_first, **wanted)
    assert len(expected) == 6
    for limit in (1, 2, 5, 6, 7):
        found: list[Post] = []
        after = None
        while True:
            page = await store.page(Post, limit=limit, after=after, newest_first=newest_first, **wanted)
            assert len(page.records) <= limit
            found += page.records
            if page.last is None:
                break
            after = page.last
        assert found == expected, limit
    assert [each async for each in each_record(store, Post, newest_first=newest_first, **wanted)] == expected


async def test_a_cursor_stays_when_its_record_goes(store: Store) -> None:
    await put_records(store, *(post(number) for number in range(4)))
    page = await store.page(Post, limit=2)
    await remove_records(store, post(1))
    await put_records(store, post(9))
    assert (await store.page(Post, limit=9, after=page.last)).records == [post(2), post(3), post(9)]


async def test_what_changes_is_found_by_its_new_values_only(store: Store) -> None:
    await put_records(store, post(1, day=1), post(2))
    await put_records(store, replace(post(1), author=7, chat=OTHER_CHANNEL))
    assert await ids(store, chat=OTHER_CHANNEL) == await ids(store, person=7) == ["p1"]
    assert await ids(store, chat=CHANNEL) == await ids(store, person=1) == ["p2"]
    assert await ids(store, at=Between()) == []
    await remove_records(store, post(1))
    assert await ids(store, chat=OTHER_CHANNEL) == []
    await put_records(store, post(1))
    assert await ids(store, chat=CHANNEL) == ["p2", "p1"], "it was added anew"


@pytest.mark.parametrize("name", ["id", "author", "key", "nothing"])
async def test_what_is_not_indexed_cannot_be_asked_for(store: Store, name: str) -> None:
    wanted: dict[str, Any] = {name: 1}
    with pytest.raises(ValueError, match=f"Post is not found by {name}"):
        await store.find(Post, **wanted)
    with pytest.raises(ValueError, match=name):
        await store.page(Post, limit=1, chat=1, **wanted)
    with pytest.raises(ValueError, match=name):
        await store.count(Post, **wanted)
    with pytest.raises(ValueError, match="chat"):
        await store.find(Member, chat=1)


async def test_several_are_got_by_their_keys(store: Store) -> None:
    await put_records(store, *(post(number) for number in range(3)))
    assert await store.get_each(Post, ["p2", "p0", "p2", "p7"]) == {"p0": post(0), "p2": post(2)}
    assert await store.get_each(Post, []) == {}
    assert await store.get_each(Member, ["p2"]) == {}


async def test_every_kind_that_names_a_person_is_found(store: Store) -> None:
    ada = Member(1, "Ada", Role.EDITOR, at(0), "en")
    await put_records(store, post(1), ada, post(2, author=2), replace(ada, person=2))
    assert {(each.table, each.key) for each in await store.naming(1)} == {("posts", "p1"), ("members", "1")}
    assert {each.key for each in await store.naming(CHANNEL)} == {"p1", "p2"}
    assert await store.naming(3) == []


async def test_those_of_several_people_are_found_once_each_in_their_order(store: Store) -> None:
    await put_records(store, post(3), post(1, author=2), post(2, OTHER_CHANNEL, author=3), post(4, author=4))
    assert await store.of_people(Post, [3, 1, 7, 3]) == [post(3), post(2, OTHER_CHANNEL, author=3)]
    assert await store.of_people(Post, {2, CHANNEL}) == [post(3), post(1, author=2), post(4, author=4)]
    assert await store.of_people(Post, []) == []
    assert await store.of_people(Member, [1, 2]) == []

    async def act(step: Records) -> None:
        step.remove(post(3))
        step.put(post(5))
        step.put(post(1, author=3))
        assert await step.of_people(Post, range(100)) == [
            post(1, author=3),
            post(2, OTHER_CHANNEL, author=3),
            post(4, author=4),
            post(5),
        ]

    await store.transact(act)
    assert await store.of_people(Post, [1, 2]) == [post(5)]


async def test_a_step_finds_its_own_changes(store: Store) -> None:
    await put_records(store, *(post(number, day=number) for number in range(1, 4)))

    async def act(step: Records) -> None:
        step.remove(post(1))
        step.put(replace(post(3), chat=OTHER_CHANNEL))
        step.put(post(4, day=2))
        assert await step.find(Post, chat=CHANNEL) == [post(2, day=2), post(4, day=2)]
        assert await step.find(Post, chat=OTHER_CHANNEL) == [replace(post(3), chat=OTHER_CHANNEL)]
        assert await step.count(Post) == 3
        assert await step.count(Post, at=Between(at(0))) == 2
        page = await step.page(Post, limit=1, newest_first=True)
        assert page.records == [post(4, day=2)]
        page = await step.page(Post, limit=2, newest_first=True, after=page.last)
        assert page.records == [replace(post(3), chat=OTHER_CHANNEL), post(2, day=2)]
        assert await step.get_each(Post, ["p1", "p4"]) == {"p4": post(4, day=2)}
        step.put(replace(post(4), message_id=7))
        assert await step.find(Post, message_id=7) == [replace(post(4), message_id=7)]
        assert await step.find(Post, limit=1, newest_first=True) == [replace(post(4), message_id=7)]

    await store.transact(act)
    assert await ids(store, chat=CHANNEL) == ["p2", "p4"]


async def test_of_a_step_that_raises_nothing_is_found(store: Store) -> None:
    await put_records(store, post(1))

    async def act(step: Records) -> None:
        step.put(post(2))
        step.remove(post(1))
        assert await step.find(Post) == [post(2)]
        raise LookupError

    with pytest.raises(LookupError):
        await store.transact(act)
    assert await ids(store) == await ids(store, chat=CHANNEL) == ["p1"]


async def test_long_and_odd_texts_are_found(store: Store) -> None:
    odd = ["қаз\n\"'\\u0000", "half \ud83d", "nul \0", "\\", "x" * 5000, "x" * 5001, "ё" * 5000]
    await put_records(store, *(replace(post(place), language=text) for place, text in enumerate(odd)))
    for place, text in enumerate(odd):
        assert await store.find(Post, language=text) == [replace(post(place), language=text)]


async def test_a_forgotten_person_is_found_no_more_and_a_moved_chat_by_its_new_id(store: Store) -> None:
    await put_records(store, post(1), replace(post(2, author=2), by=1), post(3, OTHER_CHANNEL, author=3))
    await store.migrate_chat(CHANNEL, -1000)
    assert await ids(store, chat=-1000) == await ids(store, person=-1000) == ["p1", "p2"]
    assert await ids(store, chat=CHANNEL) == []
    assert await store.forget_chat(1)
    assert await ids(store) == ["p2", "p3"]
    assert await ids(store, person=1) == []
    assert await ids(store, person=2) == ["p2"]
