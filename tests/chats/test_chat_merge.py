"""A group that became a supergroup stays one chat, and no choice that was made in it is lost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing.chat import Chat, ChatKind, PauseReason, merged

OLD_ID, NEW_ID = -1, -1001
EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


def group(since: datetime = EARLY, language: str | None = None, *, greeted: bool = False) -> Chat:
    """Return a group that the bot was taken out of, as it is when a group is upgraded."""
    return Chat(OLD_ID, ChatKind.GROUP, since, language, PauseReason.REMOVED, greeted)


def supergroup(
    since: datetime = LATE,
    language: str | None = None,
    paused: PauseReason | None = None,
    *,
    greeted: bool = False,
) -> Chat:
    return Chat(NEW_ID, ChatKind.SUPERGROUP, since, language, paused, greeted)


def test_a_supergroup_of_which_nothing_is_known_takes_over_all_but_the_pause() -> None:
    found = merged(group(language="kk", greeted=True), None, NEW_ID)
    assert found == supergroup(since=EARLY, language="kk", greeted=True)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(None, None, None, id="chosen in neither"),
        pytest.param("kk", None, "kk", id="chosen in the group"),
        pytest.param(None, "en", "en", id="chosen in the supergroup"),
        pytest.param("kk", "en", "en", id="chosen in both"),
    ],
)
def test_a_chosen_language_survives_the_supergroup_s_first(
    old: str | None, new: str | None, expected: str | None
) -> None:
    assert merged(group(language=old), supergroup(language=new), NEW_ID).language == expected


@pytest.mark.parametrize("paused", [None, PauseReason.REMOVED])
def test_the_pause_is_the_supergroup_s_alone(paused: PauseReason | None) -> None:
    assert merged(group(), supergroup(paused=paused), NEW_ID).paused is paused


@pytest.mark.parametrize(("old", "new"), [(True, False), (False, True), (True, True)])
def test_a_chat_greeted_once_is_not_greeted_again(old: bool, new: bool) -> None:  # noqa: FBT001 - a table
    assert merged(group(greeted=old), supergroup(greeted=new), NEW_ID).greeted


@pytest.mark.parametrize(("old", "new"), [(EARLY, LATE), (LATE, EARLY)], ids=["group", "supergroup"])
def test_it_is_known_since_the_earlier_of_both(old: datetime, new: datetime) -> None:
    assert merged(group(since=old), supergroup(since=new), NEW_ID).since == EARLY


def test_neither_known_nor_greeted_it_is_still_to_be_greeted() -> None:
    found = merged(group(), supergroup(), NEW_ID)
    assert (found.id, found.kind, found.greeted) == (NEW_ID, ChatKind.SUPERGROUP, False)
