"""The example of a content folder with its statement in one file."""

from __future__ import annotations

import re

from tests.storage.content_examples import EN, FACTS, RU, example

ONE = FACTS
LANGUAGES = ("en", "ru")

NEWSROOM = """
[[followups]]
id = "e-20260310120000-abc"
initiative = "vision"
happened_on = 2026-03-09
status = "stalled"
by = "editor"
recorded_at = 2026-03-10T12:00:00Z
correction_of = "2025-11-01-plan"
[[followups.evidence]]
publisher = "Agency"
url = "https://agency.example/again"
read_on = 2026-03-10

[[checks]]
id = "e-20260311120000-def"
initiative = "bridge"
checked_on = 2026-03-11
by = "owner"
recorded_at = 2026-03-11T12:00:00Z
"""

NEWSROOM_TEXTS = """
[texts.ru.followups.e-20260310120000-abc]
text = "План был лишь наброском."
correction_reason = "Агентство уточнило."

[texts.ru.checks.e-20260311120000-def]
why = "Без перемен."
"""


def within(table: str, text: str) -> str:
    """Return the text of a file as it stands under a table of another one."""
    return f"\n[{table}]\n" + re.sub(r"^\[(?!\[)", f"[{table}.", text, flags=re.MULTILINE)


def bundle(*, newsroom: bool = False) -> str:
    """Return the example's statement as one file, with entries of the newsroom or without."""
    files = example()
    return (
        'id = "summit"\n'
        + str(files[FACTS])
        + (NEWSROOM if newsroom else "")
        + within("texts.en", str(files[EN]))
        + within("texts.ru", str(files[RU]))
        + (NEWSROOM_TEXTS if newsroom else "")
    )


def entries_alone(language: str) -> str:
    """Return the bundle with entries of the newsroom, which alone have texts in a second language."""
    english, _, _ = bundle(newsroom=True).partition("\n[texts.ru]\n")
    return english + NEWSROOM_TEXTS.replace("texts.ru", f"texts.{language}")


def in_one_file(text: str | None = None) -> dict[str, str | bytes]:
    """Return the files of the example with the statement in one of them."""
    files = {name: data for name, data in example().items() if name not in (EN, RU)}
    return {**files, ONE: bundle() if text is None else text}
