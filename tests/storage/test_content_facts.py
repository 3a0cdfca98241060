"""What does not fit together in a file of facts: each slip gives exactly the faults listed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.storage.content_examples import EN, FACTS, RU, changed, check_slip, example, faults_of, load, slips

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "followups.2025-11-01-plan"
TALKS = "followups.2024-05-05-talks"

SLIPS = """
# unknown initiative of a follow-up
- initiative = "vision"
- happened
+ initiative = "visoin"
+ happened
> followups.2025-11-01-plan.initiative: names no initiative: "visoin"; did you mean "vision"?

# unknown initiative of a check
- initiative = "vision"
- checked
+ initiative = "x"
+ checked
> checks.2025-12-02-vision.initiative: names no initiative: "x"

# unknown initiative of a deadline
- initiative = "bridge"
- kind
+ initiative = "x"
+ kind
> deadlines.bridge_year.initiative: names no initiative: "x"

# unknown deadline
- meets = "vision_plan"
+ meets = "vision_plans"
> followups.2025-11-01-plan.meets: names no deadline: "vision_plans"; did you mean "vision_plan"?

# deadline of another
- meets = "vision_plan"
+ meets = "bridge_year"
> followups.2025-11-01-plan.meets: "bridge_year" is a deadline of "bridge", not of "vision"

# period that ends before it starts
- first_day = 2026-01-01
+ first_day = 2027-01-01
> deadlines.bridge_year.last_day: is before the first day (2027-01-01): 2026-12-31

# period without first day
- first_day = 2026-01-01
> deadlines.bridge_year.first_day: is missing; a deadline of kind "period" has one

# due with first day
- last_day = 2025-12-31
+ first_day = 2025-10-01
+ last_day = 2025-12-31
> deadlines.vision_plan.first_day: must be absent

# last day of no year
- last_day = 2026-12-31
+ last_day = 2026-12-30
> deadlines.bridge_year.last_day: must be the last day of its year, 2026-12-31; it is 2026-12-30

# first day of no year
- first_day = 2026-01-01
+ first_day = 2026-01-02
> deadlines.bridge_year.first_day: must be the first day of its year, 2026-01-01; it is 2026-01-02

# last day of no quarter
- last_day = 2025-12-31
+ last_day = 2026-02-28
> deadlines.vision_plan.last_day: must be the last day of its quarter, 2026-03-31

# last day of no half-year
- "quarter"
- last_day = 2025-12-31
+ "half_year"
+ last_day = 2026-03-31
> deadlines.vision_plan.last_day: must be the last day of its half-year, 2026-06-30

# last day of no month
- "quarter"
- last_day = 2025-12-31
+ "month"
+ last_day = 2028-02-28
> deadlines.vision_plan.last_day: must be the last day of its month, 2028-02-29

# deadline before the statement
- last_day = 2025-12-31
+ last_day = 2025-09-30
> deadlines.vision_plan.last_day: is before the statement was made (2025-10-07): 2025-09-30

# follow-up before the statement
- happened_on = 2025-11-01
+ happened_on = 2025-10-06
> followups.2025-11-01-plan.happened_on: is before the statement was made

# check before the statement
- checked_on = 2025-12-01
+ checked_on = 2025-10-06
> checks.2025-12-01-bridge.checked_on: is before the statement was made

# sources after the check
- sources_until = 2025-11-20
+ sources_until = 2025-12-03
> checks.2025-12-02-vision.sources_until: is after the check (2025-12-02): 2025-12-03

# published before it was said
- published_at = 2025-10-07
+ published_at = 2025-10-05
> source.published_at: is before the statement was made (2025-10-07)

# context with a status
- context = true
+ context = true
+ status = "stalled"
> followups.2024-05-05-talks.status: must be absent; context = true changes nothing

# context that meets
- context = true
+ context = true
+ meets = "bridge_year"
> followups.2024-05-05-talks.meets: must be absent

# no evidence
- [[followups.evidence]]
- publisher = "Agency"
- url = "https://agency.example/plan"
- read_on = 2025-11-02
- kind = "official"
+ evidence = []
> followups.2025-11-01-plan.evidence: is empty; at least one is needed

# evidence left out
- [[followups.evidence]]
- publisher = "Agency"
- url = "https://agency.example/plan"
- read_on = 2025-11-02
- kind = "official"
> followups.2025-11-01-plan.evidence: is missing

# read before it happened
- read_on = 2025-11-02
- kind
+ read_on = 2025-10-31
+ kind
> followups.2025-11-01-plan.evidence.1.read_on: is before it happened (2025-11-01): 2025-10-31

# paragraphs out of order
- [1, 2]
+ [2, 1]
> initiatives.bridge.paragraphs: must go up, each paragraph once

# paragraph twice
- [1, 2]
+ [1, 1]
> initiatives.bridge.paragraphs: must go up, each paragraph once

# id of a follow-up twice
- id = "2025-12-02-vision"
+ id = "2025-11-01-plan"
> checks.2.id: is used before: "2025-11-01-plan"
"""


@pytest.mark.parametrize(("old", "new", "expected"), slips(SLIPS))
def test_a_slip_in_what_belongs_together(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    check_slip(tmp_path, FACTS, old, new, expected)


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        ("day", "2026-02-03", "2026-02-03"),
        ("month", "2028-02-01", "2028-02-29"),
        ("month", "2025-11-01", "2026-01-31"),
        ("quarter", "2026-04-01", "2026-06-30"),
        ("half_year", "2026-07-01", "2026-12-31"),
        ("year", "2026-01-01", "2040-12-31"),
    ],
)
def test_a_period_of_each_precision(tmp_path: Path, precision: str, first: str, last: str) -> None:
    old = 'precision = "year"\nfirst_day = 2026-01-01\nlast_day = 2026-12-31'
    new = f'precision = "{precision}"\nfirst_day = {first}\nlast_day = {last}'
    deadline = (
        load(tmp_path, changed(example(), FACTS, old, new)).statements["summit"].deadlines["bridge_year"]
    )
    assert (deadline.precision, str(deadline.first_day), str(deadline.last_day)) == (precision, first, last)


def test_a_slug_that_is_used_twice(tmp_path: Path) -> None:
    files = changed(example(), FACTS, 'slug = "vision"', 'slug = "bridge"')
    assert ("initiatives.2.slug", 'is used before: "bridge"') in {
        (fault.key, fault.reason) for fault in faults_of(tmp_path, files)
    }


def test_a_slug_that_is_a_command_of_the_bot(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, example(), reserved={"help", "bridge"})
    assert (fault.file, fault.key) == (FACTS, "initiatives.bridge.slug")
    assert "/bridge" in fault.reason


def test_two_statements_may_use_one_slug(tmp_path: Path) -> None:
    files = example()
    twins = {path.replace("summit", "twin"): files[path] for path in (FACTS, EN, RU)}
    assert len(load(tmp_path, files | twins).statements) == 2


@pytest.mark.parametrize("body", ["", "initiatives = []\n"], ids=["missing", "empty"])
def test_a_statement_without_initiatives(tmp_path: Path, body: str) -> None:
    text = str(example()[FACTS])
    head = body + text[: text.index("[[initiatives]]")]
    faults = [each for each in faults_of(tmp_path, {**example(), FACTS: head}) if each.key == "initiatives"]
    assert [each.file for each in faults] == [FACTS]


def test_all_faults_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    files = changed(example(), FACTS, "review_every_months = 6", 'review_every_months = "six"')
    files = changed(files, FACTS, '"quarter"', '"week"')
    files = changed(files, FACTS, "happened_on = 2025-11-01", "happened_on = 2025-10-01")
    files = changed(files, FACTS, "checked_on = 2025-12-01", "checked_on = 2025-10-01")
    files = changed(files, FACTS, 'url = "https://agency.example/talks"', 'url = "talks"')
    files = changed(files, EN, 'speaker = "A. Speaker"\n', "")
    files = changed(files, EN, 'done_on = "built on {date}"', 'done_on = "built"')
    files = changed(files, RU, 'title = "Мост через реку"', f'title = "{"М" * 151}"')
    assert [(fault.file, fault.key) for fault in faults_of(tmp_path, files)] == [
        (EN, "deadlines.bridge_year.done_on"),
        (EN, "speaker"),
        (RU, "initiatives.bridge.title"),
        (FACTS, "checks.2025-12-01-bridge.checked_on"),
        (FACTS, "deadlines.vision_plan.precision"),
        (FACTS, f"{TALKS}.evidence.1.url"),
        (FACTS, f"{PLAN}.happened_on"),
        (FACTS, "review_every_months"),
    ]
