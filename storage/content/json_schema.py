"""The JSON Schema of a statement in one file, generated from the models that check it."""

import json
from typing import Annotated

from pydantic import Field
from pydantic.json_schema import GenerateJsonSchema

from storage.content.fields import StatementId
from storage.content.schema import EntryTexts, Head, HeadTexts, Lists, ListTexts


class Texts(HeadTexts, ListTexts):
    """``[texts.<language>]``."""


class StatementFile(Head, Lists):
    """A statement with its texts in one language at least."""

    id: StatementId
    texts: Annotated[dict[str, Texts | EntryTexts], Field(json_schema_extra={"minProperties": 1})]


def statement_schema() -> str:
    """Return the text of ``content/statement.schema.json``.

    The schema checks single values only; :mod:`storage.content.checks` compares values with each other.
    """
    schema = {"$schema": GenerateJsonSchema.schema_dialect, **StatementFile.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
