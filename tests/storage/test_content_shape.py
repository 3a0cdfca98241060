"""What a single value in a file of facts may not be: each slip gives exactly the faults listed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.storage.content_examples import FACTS, changed, check_slip, example, faults_of, slips

if TYPE_CHECKING:
    from pathlib import Path

SLIPS = """
# misspelt key
- review_every_months
+ review_every_month
> review_every_months: is missing
> review_every_month: is not a known key; did you mean "review_every_months"?

# missing date
- made_on = 2025-10-07
> made_on: is missing

# missing slug
- slug = "vision_plan"
> deadlines.2.slug: is missing

# unknown key in a list
- context = true
+ context = true
+ note = 1
> followups.2024-05-05-talks.note: is not a known key

# suggested key
- kind = "official"
+ kind = "official"
+ support = true
> followups.2025-11-01-plan.evidence.1.support: is not a known key; did you mean "supports"?

# unknown list
- [[checks]]
- id = "2025-12-02-vision"
+ [[check]]
+ id = "2025-12-02-vision"
> check: is not a known key; did you mean "checks"?

# date as text
- made_on = 2025-10-07
+ made_on = "2025-10-07"
> made_on: must be a date such as 2025-10-07, in TOML without quotation marks; it is "2025-10-07"

# moment for a date
- made_on = 2025-10-07
+ made_on = 2025-10-07T10:00:00Z
> made_on: must be a date

# date for a moment
- 2025-10-07T16:22:00+05:00
+ 2025-10-07
> source.published_at: must be a moment

# no distance from UTC
- 16:22:00+05:00
+ 16:22:00
> source.published_at: must be a moment with its distance from UTC, such as 2025-10-07T16:22:00+05:00

# year beyond reckoning
- checked_on = 2025-12-01
+ checked_on = 9999-12-01
> checks.2025-12-01-bridge.checked_on: must be of the years 1900 to 2199; it is 9999-12-01

# review of no months
- months = 6
+ months = 0
> review_every_months: must be at least 1; it is 0

# review of 25 months
- months = 6
+ months = 25
> review_every_months: must be at most 24; it is 25

# fraction
- months = 6
+ months = 6.0
> review_every_months: must be a whole number; it is 6.0

# text for a truth
- context = true
+ context = "yes"
> followups.2024-05-05-talks.context: must be true or false; it is "yes"

# no paragraphs
- [1, 2]
+ []
> initiatives.bridge.paragraphs: has 0 items; at least 1 is needed

# paragraph 0
- [1, 2]
+ [0, 2]
> initiatives.bridge.paragraphs.1: must be at least 1; it is 0

# paragraph for a list
- [1, 2]
+ 1
> initiatives.bridge.paragraphs: must be a list in square brackets; it is 1

# table for a list
- [[followups.evidence]]
- publisher = "Agency"
- url = "https://agency.example/plan"
- read_on = 2025-11-02
- kind = "official"
+ evidence = { url = "https://agency.example/plan" }
> followups.2025-11-01-plan.evidence: must be tables under double brackets; it is a table

# number for a table
- [source]
- outlet = "The Paper"
+ source = 1
+ [other]
> source: must be a table; it is 1
> other: is not a known key

# unknown verifiability
- "verifiable"
+ "verifable"
> initiatives.bridge.verifiability: must be one of verifiable, partly, not; it is "verifable"; did you

# unknown kind
- "period"
+ "span"
> deadlines.bridge_year.kind: must be one of period, due; it is "span"

# unknown precision
- "quarter"
+ "week"
> deadlines.vision_plan.precision: must be one of day, month, quarter, half_year, year; it is "week"

# unknown status
- "in_progress"
+ "in progress"
> followups.2025-11-01-plan.status: must be one of not_assessed, no_evidence_found, announced

# status of a check
- "no_evidence_found"
+ true
> checks.2025-12-01-bridge.status: must be one of not_assessed

# unknown kind of evidence
- "official"
+ "rumour"
> followups.2025-11-01-plan.evidence.1.kind: must be one of official, independent, press

# id with a capital
- id = "2025-12-02-vision"
+ id = "2025-12-02-Vision"
> checks.2025-12-02-Vision.id: must be 1 to 64 of a-z, 0-9 and "-"; it is "2025-12-02-Vision"

# id that is too long
- "2025-12-02-vision"
+ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
> checks."aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…".id: must be 1 to 64

# empty outlet
- "The Paper"
+ ""
> source.outlet: is empty
"""


@pytest.mark.parametrize(("old", "new", "expected"), slips(SLIPS))
def test_a_slip_in_a_value(tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    check_slip(tmp_path, FACTS, old, new, expected)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("agency.example/plan", id="no scheme"),
        pytest.param("javascript:alert(1)", id="other scheme"),
        pytest.param("https:///plan", id="no host"),
        pytest.param("https://../plan", id="host of dots"),
        pytest.param("https://[::1/plan", id="broken host"),
        pytest.param("https://agency.example/a plan", id="blank inside"),
        pytest.param("https://agency.example:99999/", id="port out of range"),
    ],
)
def test_an_address_that_leads_nowhere(tmp_path: Path, address: str) -> None:
    expected = [("followups.2025-11-01-plan.evidence.1.url", "must be an address such as https://")]
    check_slip(tmp_path, FACTS, "https://agency.example/plan", address, expected)


def test_a_name_that_is_too_long_is_shortened_in_the_fault(tmp_path: Path) -> None:
    expected = [(f'checks."{"a" * 59}…".id', "must be 1 to 64 of a-z, 0-9")]
    check_slip(tmp_path, FACTS, "2025-12-02-vision", "a" * 65, expected)


@pytest.mark.parametrize("slug", ["Bridge", "the-bridge", "", "ө", "b" * 33])
def test_a_slug_that_cannot_be_a_command(tmp_path: Path, slug: str) -> None:
    faults = faults_of(tmp_path, changed(example(), FACTS, 'slug = "bridge"', f'slug = "{slug}"'))
    reasons = [each.reason for each in faults if each.file == FACTS and each.key.endswith(".slug")]
    assert reasons == [f'must be 1 to 32 of a-z, 0-9 and "_"; it is "{slug}"']
