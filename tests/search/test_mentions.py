"""The initiatives that a longer text names."""

from __future__ import annotations

import pytest

from briefing.search.mentions import LONGEST_TEXT, Mention
from tests.support.statement_examples import library, shipped

OTS = shipped().statements["ots-2025"]
UNRELATED = (
    "Tomorrow it rains in the north, and the south has sun all day long, says the weather service. ",
    "Сборная выиграла второй матч подряд и вышла в полуфинал; решающий гол забили на последней минуте. ",
    "Астанада жаңа театр ашылды, алғашқы қойылымға билет қалмады. ",
    "İstanbul’da hafta sonu maratonu nedeniyle bazı yollar trafiğe kapatılacak. ",
)


def mentions(text: str) -> list[Mention]:
    return library().mentioned(OTS, text)


def certain(text: str) -> list[str]:
    return [each.initiative for each in mentions(text) if each.is_certain]


def test_nearly_every_entry_of_the_log_names_its_own_initiative() -> None:
    """In seven languages; some are about an initiative and name it by no word of its names."""
    found = [
        (each.initiative, [mention.initiative for mention in mentions(text)])
        for each in OTS.followups
        for text in each.text.by_language.values()
    ]
    first = sum(named[:1] == [own] for own, named in found)
    offered = sum(own in named[:3] for own, named in found)
    print(f"{first} of {len(found)} first, {offered} among three")  # noqa: T201
    assert first >= 0.75 * len(found)
    assert offered >= 0.9 * len(found)


@pytest.mark.parametrize("text", UNRELATED)
def test_an_unrelated_text_names_none(text: str) -> None:
    assert certain(text) == []


def test_the_words_are_those_of_the_text() -> None:
    (mention, *_rest) = mentions("Казахстан возглавил Тюркскую торгово-промышленную палату на год.")
    assert mention.words == ("Тюркскую", "торгово", "промышленную", "палату")


def test_one_word_names_an_initiative_in_a_short_text_only() -> None:
    assert certain("Палата!") == ["chamber"]
    assert certain(f"{UNRELATED[1]}Палата! {UNRELATED[1]}") == []
    unsure = mentions(f"{UNRELATED[1]}Палата! {UNRELATED[1]}")
    assert [each.initiative for each in unsure] == ["chamber"]


def test_words_of_a_name_that_stand_far_apart_are_not_the_name() -> None:
    assert certain(f"{UNRELATED[0]} The project list is long.") == ["investment_fund"]
    assert mentions(f"The project began. {UNRELATED[0]} The list is long.") == []


def test_of_two_initiatives_the_one_with_the_longer_name_comes_first() -> None:
    text = "The digital monitoring centre was named beside the Turkic Chamber of Commerce and Industry."
    assert certain(text)[0] == "chamber"
    assert "digital_monitoring" in certain(text)


def test_numbers_are_no_names_here() -> None:
    assert mentions("4 people, 6 houses and 10 dogs.") == []
    assert certain("They adopted Turkic World Vision 2040 after long talks in the town.") == ["vision_2040"]


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    name = "Turkic Chamber of Commerce and Industry"
    assert certain(" " * LONGEST_TEXT + name) == []
    assert certain("a " * 300 + name)[0] == "chamber"
    assert mentions("") == mentions("ok " * 5000) == []
