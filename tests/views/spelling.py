"""How texts are spelled in each language, in the bot and on the page of the sandbox."""

from __future__ import annotations

import re

RULES = {
    "en": {"no dash of ranges between words": r"\s–\s", "quotes are “”": r'["«»„]'},
    "kk": {"the dash between words is –": "—", "quotes are «», and „“ within them": r"[\"'”]"},
    "ru": {
        "ё is written е": "[ёЁ]",
        "the dash between words is —": r"\s–\s",
        "quotes are «», and „“ within them": r"[\"'”]",
    },
}
"""By language: each rule in words, and what breaks it."""


def broken_rules(language: str, text: str) -> list[str]:
    """Return the rules that a text breaks; a language without rules has none."""
    return [rule for rule, broken in RULES.get(language, {}).items() if re.search(broken, text)]
