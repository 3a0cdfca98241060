"""The JSON Schema of a statement in one file, made of the models that check it."""

import json

from pydantic.json_schema import GenerateJsonSchema

from storage.content.fields import StatementId
from storage.content.schema import Head, HeadTexts, Lists, ListTexts


class Texts(HeadTexts, ListTexts):
    """``[texts.<language>]``."""


class StatementFile(Head, Lists):
    """A statement with its texts in every language."""

    id: StatementId
    texts: dict[str, Texts]


def statement_schema() -> str:
    """Return the schema as it stands in ``content/statement.schema.json``.

    It says what each value may be; what values say of each other is checked when a file is read.
    """
    schema = {"$schema": GenerateJsonSchema.schema_dialect, **StatementFile.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
