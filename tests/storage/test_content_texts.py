"""What a file of texts may not say: each slip gives exactly the faults listed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.storage.content_examples import EN, FACTS, RU, changed, check_slip, example, faults_of, slips

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = [
    ("A. Speaker", "speaker", 100),
    ("A statement", "title", 150),
    ("The summit", "occasion", 200),
    ("The town", "place", 200),
    ("What was said.", "summary", 600),
    ("The bot shows what became of it.", "intro", 300),
    ("after the press service", "via", 200),
    ("Trade (§2)", "context.2", 400),
    ("Bridge", "initiatives.bridge.short", 40),
    ("A bridge over the river", "initiatives.bridge.title", 150),
    ("proposes to build it", "initiatives.bridge.stance", 200),
    ("A bridge is proposed.", "initiatives.bridge.summary", 700),
    ("It has 4 lanes.", "initiatives.bridge.facts.2", 300),
    ("It names no measure.", "initiatives.vision.verifiability_reason", 200),
    ("the bridge is built", "deadlines.bridge_year.what", 200),
    ("in 2026", "deadlines.bridge_year.stated_as", 100),
    ("built on {date}", "deadlines.bridge_year.done_on", 100),
    ("There were talks.", "followups.2024-05-05-talks.text", 500),
    ("Nothing was found.", "checks.2025-12-01-bridge.why", 300),
]
"""A text of the example, where it stands, and how many characters fit there."""

SLIPS = r"""
# missing key
- via = "after the press service"
> via: is missing

# missing key of a section
- title = "A vision"
> initiatives.vision.title: is missing

# unknown key
- title = "A vision"
+ title = "A vision"
+ subtitle = "x"
> initiatives.vision.subtitle: is not a known key

# unknown section
- [checks.
+ [cheks.
> checks.2025-12-01-bridge.why: is missing; statements/summit.ru.toml has it
> cheks: is not a known key; did you mean "checks"?

# slug that does not exist
- [deadlines.vision_plan]
+ [deadlines.vision_plans]
> deadlines.vision_plan: is missing
> deadlines.vision_plans: is not in statements/summit.toml; did you mean "vision_plan"?

# empty
- "The town"
+ ""
> place: is empty

# blanks alone
- "The town"
+ " \u00a0 "
> place: is empty

# blank before
- "The town"
+ " The town"
> place: has blanks at its beginning or end

# blank after
- "The town"
+ "The town\u00a0"
> place: has blanks at its beginning or end

# line break
- "The town"
+ "The\ntown"
> place: has a line break or control character (U+000A)

# zero byte
- "The town"
+ "The\u0000town"
> place: has a line break or control character (U+0000)

# turned text
- "The town"
+ "The \u202etown"
> place: has a line break or control character (U+202E)

# number for a text
- "The town"
+ 5
> place: must be text in quotation marks; it is 5

# number in a list
- "Trade (§2)"
+ 5
> context.2: must be text in quotation marks; it is 5

# no facts
- ["Its horizon is 2040."]
+ []
> initiatives.vision.facts: has 0 items; at least 1 is needed

# nine facts
- ["Its horizon is 2040."]
+ ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
> initiatives.vision.facts: has 9 items; at most 8 fit

# reason left out
- verifiability_reason = "It names no measure."
> initiatives.vision.verifiability_reason: is missing; verifiability is "partly"

# reason for nothing
- short = "Bridge"
+ short = "Bridge"
+ verifiability_reason = "x"
> initiatives.bridge.verifiability_reason: must be absent

# no date
- "built on {date}"
+ "built"
> deadlines.bridge_year.done_on: must have {date} once and no other braces; it is "built"

# two dates
- "built on {date}"
+ "built {date} {date}"
> deadlines.bridge_year.done_on: must have {date} once

# other placeholder
- "built on {date}"
+ "built {date} by {who}"
> deadlines.bridge_year.done_on: must have {date} once and no other braces

# lone brace
- "built on {date}"
+ "built {date} }"
> deadlines.bridge_year.done_on: must have {date} once and no other braces

# format in the date
- "built on {date}"
+ "built on {date!r}"
> deadlines.bridge_year.done_on: must have {date} once and no other braces

# capital letter
- "built on {date}"
+ "Built on {date}"
> deadlines.bridge_year.done_on: must not begin with a capital letter

# list for sections
- [checks.2025-12-01-bridge]
+ [[checks]]
> checks: must be tables, each under [checks.<name>]; it is a list
> checks.2025-12-01-bridge.why: is missing; statements/summit.ru.toml has it

# intro of one language
- intro = "The bot shows what became of it."
> intro: is missing; statements/summit.ru.toml has it

# why of one language
- why = "Nothing was found."
> checks.2025-12-01-bridge.why: is missing; statements/summit.ru.toml has it
"""


@pytest.mark.parametrize(("old", "new", "expected"), slips(SLIPS))
def test_a_slip_in_the_texts(tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    check_slip(tmp_path, EN, old, new, expected)


@pytest.mark.parametrize(("text", "key", "limit"), LIMITS, ids=[key for _, key, _ in LIMITS])
def test_a_text_over_its_limit(tmp_path: Path, text: str, key: str, limit: int) -> None:
    expected = [(key, f"has {limit + 1} characters; at most {limit} fit")]
    check_slip(tmp_path, EN, f'"{text}"', f'"{text}{"x" * (limit + 1 - len(text))}"', expected)


def test_all_that_is_wrong_with_a_text_is_said(tmp_path: Path) -> None:
    expected = [("place", "has blanks at its beginning or end; has 201 characters; at most 200 fit")]
    check_slip(tmp_path, EN, '"The town"', f'" {"x" * 200}"', expected)


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ("[initiatives.vision]", "initiatives.vision"),
        ("[deadlines.vision_plan]", "deadlines.vision_plan"),
        ("[followups.2024-05-05-talks]", "followups.2024-05-05-talks"),
    ],
)
def test_a_section_that_a_language_lacks(tmp_path: Path, section: str, key: str) -> None:
    text = str(example()[RU])
    begin = text.index(section)
    end = text.index("\n[", begin) + 1
    (fault,) = faults_of(tmp_path, {**example(), RU: text[:begin] + text[end:]})
    assert (fault.file, fault.key, fault.reason) == (RU, key, "is missing")


@pytest.mark.parametrize(
    ("item", "key"), [('"Длина 2 км.", ', "initiatives.bridge.facts"), ('"Мир (§1)", ', "context")]
)
def test_counts_are_held_against_the_first_language(tmp_path: Path, item: str, key: str) -> None:
    check_slip(tmp_path, RU, item, "", [(key, f"has 1 items, but 2 in {EN}")])


def test_a_faulty_initiative_does_not_make_its_texts_unknown(tmp_path: Path) -> None:
    files = changed(example(), FACTS, 'slug = "vision"\nparagraphs = [3]', 'slug = "vision"\nparagraphs = 3')
    assert [each.key for each in faults_of(tmp_path, files)] == ["initiatives.vision.paragraphs"]


def test_a_missing_slug_does_not_make_texts_unknown(tmp_path: Path) -> None:
    files = changed(example(), FACTS, 'slug = "vision"\n', "")
    assert [each.key for each in faults_of(tmp_path, files)] == ["initiatives.2.slug"]
