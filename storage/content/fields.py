"""Types of values in content files; a failed check raises the sentence for the fault."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, Field, GetJsonSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, PydanticCustomError

from briefing.addresses import is_address
from briefing.legible import has_something_to_read
from briefing.statement.deadline import DeadlineKind, Precision
from briefing.statement.entry import EvidenceKind, Status
from briefing.statement.model import Verifiability
from briefing.team.roles import Role
from storage.content.wording import quoted, sentence

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Other years are taken for typing errors; dates near the ends of the calendar would also overflow."""

_CONTROL_CHARACTERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters, line breaks, and marks that change the direction of text."""


def _error(reason: str) -> PydanticCustomError:
    return PydanticCustomError("content", "{reason}", {"reason": reason})


@dataclass(frozen=True, slots=True)
class SchemaCheck(AfterValidator):
    """A validator that also adds keywords to the JSON Schema."""

    keywords: Mapping[str, object] = field(hash=False)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of the value with the keywords added."""
        return {**handler(schema), **self.keywords}


def one_line(limit: int) -> SchemaCheck:
    """Return a validator for a single line of up to ``limit`` characters without blanks at its ends."""

    def check(text: str) -> str:
        if not has_something_to_read(text):
            raise _error("is empty")
        reasons = []
        if text != text.strip():
            reasons.append("has blanks at its beginning or end")
        found = _CONTROL_CHARACTERS.search(text)
        if found:
            reasons.append(f"has a line break or control character (U+{ord(found[0]):04X})")
        if len(text) > limit:
            reasons.append(f"has {len(text)} characters; at most {limit} fit")
        if reasons:
            raise _error("; ".join(reasons))
        return text

    return SchemaCheck(check, {"minLength": 1, "maxLength": limit})


def _name_check(alphabet: str, longest: int, words: str) -> SchemaCheck:
    pattern = re.compile(f"[{alphabet}]{{1,{longest}}}")

    def check(name: str) -> str:
        if not pattern.fullmatch(name):
            raise _error(f"must be 1 to {longest} of {words}; it is {quoted(name)}")
        return name

    return SchemaCheck(check, {"pattern": f"^{pattern.pattern}$"})


def _in_known_years(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _error(f"must be of the years {FIRST_YEAR} to {LAST_YEAR}; it is {day.isoformat()}")
    return day


def _address(url: str) -> str:
    if not is_address(url):
        raise _error(
            "must be an address such as https://example.org/news, with the name of a public host, without a "
            f"port, blanks or hidden characters; it is {quoted(url)}"
        )
    return url


StatementId = Annotated[str, _name_check("a-z0-9-", 20, 'a-z, 0-9 and "-"')]
"""The id of a statement, which is also the name of its file."""
Slug = Annotated[str, _name_check("a-z0-9_", 32, 'a-z, 0-9 and "_"')]
"""The name of an initiative, which is also a chat command, or of a deadline."""
EntryId = Annotated[str, _name_check("a-z0-9-", 64, 'a-z, 0-9 and "-"')]
"""The id of a follow-up or check."""
Day = Annotated[date, AfterValidator(_in_known_years)]
Moment = Annotated[AwareDatetime, AfterValidator(_in_known_years)]
Address = Annotated[str, one_line(1000), SchemaCheck(_address, {"format": "uri"})]

# In strict mode pydantic does not accept a string for a member of an enumeration.
AnyStatus = Annotated[Status, Field(strict=False)]
AnyVerifiability = Annotated[Verifiability, Field(strict=False)]
AnyDeadlineKind = Annotated[DeadlineKind, Field(strict=False)]
AnyPrecision = Annotated[Precision, Field(strict=False)]
AnyEvidenceKind = Annotated[EvidenceKind, Field(strict=False)]
AnyRole = Annotated[Role, Field(strict=False)]

SITE_PAGES = frozenset({"digests", "method", "search", "statements"})
"""Names of pages on the web where each statement has its own, so that none may be called so."""
STATEMENT_PAGES = frozenset({"deadlines", "log", "scoreboard"})
"""Names of pages on the web where each initiative has its own."""

_STATEMENT_ID: TypeAdapter[str] = TypeAdapter(StatementId)


def id_problem(statement_id: object) -> str | None:
    """Return why this cannot be the id of a statement, or None if it can."""
    try:
        _STATEMENT_ID.validate_python(statement_id, strict=True)
    except ValidationError as error:
        return sentence(error.errors(include_url=False)[0], ())
    return page_problem(str(statement_id), SITE_PAGES)


def page_problem(name: str, pages: Collection[str]) -> str | None:
    """Return why a name cannot be given beside these pages, or None if it can."""
    return f"is a page on the web: /{name}; take another" if name in pages else None
