"""Whether a statement can be called so."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from storage.content.fields import StatementId
from storage.content.wording import sentence

_ADAPTER = TypeAdapter(StatementId)


def id_problem(statement_id: object) -> str | None:
    """Return why this cannot be the id of a statement, or None."""
    try:
        _ADAPTER.validate_python(statement_id, strict=True)
    except ValidationError as error:
        return sentence(error.errors(include_url=False)[0], ())
    return None
