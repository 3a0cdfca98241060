"""A text over Telegram's limit is split between sections, else lines, else words; tags stay whole."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from tests.views.telegram_html import links_of, tags_of, text_of, units
from views.telegram.support.markup import TEXT_LIMIT, bold, code, italic, lines, link, split, visible_length

LETTERS = "aZя5әқүіңҮ🙂🇰<>&'\"—"
words = st.text(LETTERS, min_size=1, max_size=12)
blanks = st.sampled_from([" ", "  ", "\n", "\n\n", " \n ", "\t"])
texts = st.lists(words | blanks, max_size=8).map(lambda found: escape("".join(found)))
limits = st.integers(2, 40)


def _joined(found: list[Markup]) -> Markup:
    return Markup("").join(found)


def _wrapped(inside: st.SearchStrategy[Markup]) -> st.SearchStrategy[Markup]:
    together = st.lists(inside, min_size=1, max_size=4).map(_joined)
    address = st.sampled_from(
        ["https://a.example/?b=1&c=2", 'https://a.example/"x"', "https://a.example/<b>"]
    )
    return (
        together.map(bold)
        | together.map(italic)
        | together.map(code)
        | st.builds(link, together, address)
        | together
    )


markups = st.recursive(texts, _wrapped, max_leaves=12)


@given(st.lists(markups, max_size=6), limits)
def test_every_part_is_within_the_limit_balanced_and_not_blank(sections: list[Markup], limit: int) -> None:
    for part in split(sections, limit):
        shown = text_of(part)
        assert units(shown) <= limit
        assert shown.strip()


@given(st.lists(markups, max_size=6), limits)
def test_nothing_is_lost_or_doubled(sections: list[Markup], limit: int) -> None:
    before = "".join("".join(map(text_of, sections)).split())
    after = "".join("".join(map(text_of, split(sections, limit))).split())
    assert after == before


@given(st.lists(markups, max_size=6), limits)
def test_only_a_word_over_the_limit_is_cut(sections: list[Markup], limit: int) -> None:
    before = [word for section in sections for word in text_of(section).split()]
    after = [word for part in split(sections, limit) for word in text_of(part).split()]
    for word in before:
        piece = after.pop(0)
        if units(word) <= limit:
            assert piece == word
        while piece != word:
            assert word.startswith(piece)
            piece += after.pop(0)
    assert not after


@given(st.lists(markups.filter(lambda each: text_of(each).strip()), min_size=1, max_size=6), limits)
@example([Markup("5"), Markup("57")], 2)
def test_sections_that_fit_stay_whole_and_share_parts(sections: list[Markup], more: int) -> None:
    limit = max(units(text_of(each)) for each in sections) + more
    parts = split(sections, limit)
    assert Markup("\n\n").join(parts) == Markup("\n\n").join(sections)
    rest = list(sections)
    for part in parts[:-1]:
        rest = rest[next(n for n in range(len(rest)) if Markup("\n\n").join(rest[:n]) == part) :]
        assert visible_length(part + "\n\n" + rest[0]) > limit, "they would have fitted together"


@given(st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=12), limits)
def test_lines_that_fit_stay_whole(rows: list[str], more: int) -> None:
    limit = max(map(units, rows)) + more
    parts = split([bold(lines(*rows))], limit)
    assert [row for part in parts for row in text_of(part).split("\n")] == rows
    assert all(tags_of(part) == ["b"] for part in parts)


@given(markups)
def test_visible_length_is_what_telegram_counts(markup: Markup) -> None:
    assert visible_length(markup) == units(text_of(markup))


@pytest.mark.parametrize(
    ("markup", "length"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("абв", 3, id="Cyrillic"),
        pytest.param("қәү", 3, id="Kazakh"),
        pytest.param("🙂", 2, id="emoji"),
        pytest.param("🇰🇿", 4, id="flag"),
        pytest.param("<b>a</b>", 1, id="tag"),
        pytest.param('<a href="https://a.example/?b=1&amp;c=2">a</a>', 1, id="attribute"),
        pytest.param("&amp;", 1, id="named entity"),
        pytest.param("&#34;&#39;", 2, id="numbered entities"),
        pytest.param("&amp;lt;", 4, id="an entity is parsed once"),
        pytest.param("&#x1F642;", 2, id="numbered emoji"),
        pytest.param("a\nb", 3, id="line end"),
    ],
)
def test_visible_length(markup: str, length: int) -> None:
    assert visible_length(Markup(markup)) == length  # noqa: S704 - written above


@pytest.mark.parametrize(
    ("sections", "limit", "expected"),
    [
        pytest.param([], 10, [], id="nothing"),
        pytest.param(["", " ", "<b></b>", "<i> </i>\n"], 10, [], id="nothing to be seen"),
        pytest.param(["ab", "cd"], 6, ["ab\n\ncd"], id="together as long as the limit"),
        pytest.param(["ab", "cd"], 5, ["ab", "cd"], id="one over the limit"),
        pytest.param(["a", "b c", "d"], 7, ["a\n\nb c", "d"], id="as many as fit"),
        pytest.param(["ab cd ef"], 5, ["ab cd", "ef"], id="between words"),
        pytest.param(["ab\ncd ef"], 5, ["ab", "cd ef"], id="between lines before words"),
        pytest.param(["abcdefg"], 3, ["abc", "def", "g"], id="inside a word over the limit"),
        pytest.param(["ab abcdefg"], 3, ["ab", "abc", "def", "g"], id="such a word after others"),
        pytest.param(["🙂🙂🙂"], 3, ["🙂", "🙂", "🙂"], id="never inside an emoji"),
        pytest.param(["&amp;&#34;&lt;"], 2, ["&amp;&#34;", "&lt;"], id="never inside an entity"),
        pytest.param(["<b>ab cd</b>"], 2, ["<b>ab</b>", "<b>cd</b>"], id="a tag is opened again"),
        pytest.param(
            ["<b>ab <i>cd ef</i></b>"],
            2,
            ["<b>ab</b>", "<b><i>cd</i></b>", "<b><i>ef</i></b>"],
            id="nested tags are opened again",
        ),
        pytest.param(["(<b>ab</b>) cd"], 4, ["(<b>ab</b>)", "cd"], id="a word may have tags inside"),
        pytest.param(["   abcd"], 4, ["abcd"], id="blanks before a word that fills a part"),
        pytest.param(["abcd   \n  "], 4, ["abcd"], id="blanks after it"),
        pytest.param(["ab cd", "ef"], 4, ["ab", "cd", "ef"], id="a section after one that was cut"),
        pytest.param(["ab c", "e"], 4, ["ab c", "e"], id="sections of four and one"),
    ],
)
def test_where_a_text_is_split(sections: list[str], limit: int, expected: list[str]) -> None:
    assert list(split(map(Markup, sections), limit)) == expected


def test_a_link_over_several_parts_leads_to_the_same_place_from_each() -> None:
    url = 'https://a.example/?b=1&c="2"'
    parts = split([link(bold("one two three"), url)], 5)
    assert [text_of(part) for part in parts] == ["one", "two", "three"]
    assert [links_of(part) for part in parts] == [[url]] * 3
    assert [tags_of(part) for part in parts] == [["a", "b"]] * 3


@pytest.mark.parametrize("letter", ["я", "&", "🙂", "қ"])
def test_the_limit_is_that_of_a_message(letter: str) -> None:
    fitting = letter * (TEXT_LIMIT // units(letter))
    assert split([escape(fitting)]) == (escape(fitting),)
    assert list(map(text_of, split([escape(fitting + letter)]))) == [fitting, letter]


def test_nothing_is_lost_of_a_very_long_text() -> None:
    parts = split([escape("&" * 200_000), escape("слово " * 40_000)])
    assert sum(units("".join(text_of(part).split())) for part in parts) == 400_000
