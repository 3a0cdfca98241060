"""How each language is set: one table, a line for each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ANY_WORD = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Style:
    """How one language is set."""

    dash: str
    """The dash between words; blanks stand on both sides of it."""
    quotes: str
    """Every mark of quotation that the language has."""
    counted: str = ANY_WORD
    """What begins a word that is not parted from the number before it, as a regular expression."""
    parted: str = ""
    """Words that may be parted from it, joined by ``|``."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Characters that are not used, and what is written instead."""
    letters: tuple[tuple[str, str, str], ...] = ()
    """Signs that are letters here: the rule, what is wrong as a regular expression, what is right."""


STYLES = {
    "en": Style(
        dash="—",
        quotes="“”‘’",
        counted=r"(?:(?:January|February|March|April|May|June|July|August|September|October|November"
        r"|December|hundred|thousand|million|billion|trillion|years?|months?|weeks?|days?|hours?|minutes?"
        r"|seconds?|per cent|tonnes?|km|m|kg|KiB|MiB|MB|KB|kB|GB|ms|s|h|min)\b)",
    ),
    "ru": Style(
        dash="—",
        quotes="«»„“",
        parted="и|или|а|но|в|во|на|до|по|с|со|из|от|к|у|о|об|за|для|не|при|без|над|под",
        instead={"ё": "е", "Ё": "Е"},
    ),
    "kk": Style(
        dash="–", quotes="«»„“", parted="және|мен|бен|пен|немесе|не|да|де|та|те|емес", instead={"—": "–"}
    ),
    "tr": Style(dash="–", quotes="“”‘’", parted="ile|ve|veya|ya|ise|değil|da|de", instead={"—": "–"}),
    "az": Style(dash="–", quotes="“”‘’", parted="və|ilə|ya|isə|deyil|da|də|ki", instead={"—": "–"}),
    "uz": Style(
        dash="–",
        quotes="“”",
        parted="va|yoki|ham|bilan|dan|gacha|esa|emas",
        instead={"—": "–"},
        letters=(
            ("the letters oʻ and gʻ have ʻ (U+02BB)", r"(?<=[OoGg])[‘’'`](?!\s|$)", "ʻ"),
            ("the stop is ʼ (U+02BC)", r"(?<=[^\W\d_OoGg])[‘’'`](?=[^\W\d_])", "ʼ"),
        ),
    ),
    "ky": Style(dash="—", quotes="«»„“", parted="жана|менен|же|эмес|да|де"),
}
"""By language, without its script and territory. A language that is not here has no rules yet."""
