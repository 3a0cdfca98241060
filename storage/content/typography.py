"""Typography: what breaks the rules of a language in a text, and the text mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from storage.content.typography_styles import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.content.typography_styles import Style

NO_BREAK = "\N{NO-BREAK SPACE}"

_MARKS = "\"'«»„“”‘’`"
_DASHES = "—–-"
_COUNTS = (
    "n|year|years|months|days|hours|minutes|seconds|count|limit|length|entries|initiatives|deadlines|sent"
    "|recipients|usual|slow|file|journal"
)
"""Placeholders that stand for a number with what it counts after them."""
_NUMBER = rf"(?:(?<![\w:.,-])\d{{1,4}}(?:[.,]\d+)?(?:-[^\W\d_]{{1,5}})?|\{{(?:{_COUNTS})\}})"
_CAPITAL = "[A-ZÇƏĞİÖŞÜА-ЯӘІҢҒҮҰҚӨҺ]"
_EXCEPTED = re.compile(r"https?://\S+|\b[\w-]+\.(?:toml|json|po)\b|<[^>]*>|(?<![\w/])/\w+")
"""Addresses, files, tags, commands: nobody mends them."""
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“]*“")
_SHOWN = 12
"""Characters that are shown on each side of what is wrong."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a language; ``right`` is put in the place of what is wrong, None if a person must say."""

    what: str
    wrong: re.Pattern[str]
    right: str | None
    in_quotes: bool = True
    """Whether it holds for what is quoted, a title perhaps, which stays as its author wrote it."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A place in a text that breaks a rule, with ``~`` for a no-break space."""

    what: str
    wrong: str
    right: str

    def __str__(self) -> str:
        """Return a sentence for the editor."""
        instead = f", right is “{self.right}” (~ is a no-break space)" if self.right else ""
        return f"{self.what}: “{self.wrong}”{instead}"


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Return the rules of a language, in the order in which a text is mended."""
    style = STYLES.get(language.partition("-")[0])
    if style is None:
        return ()
    return (*_characters(style), *_blanks(style))


def _characters(style: Style) -> Iterator[Rule]:
    for what, wrong, right in style.letters:
        yield Rule(what, re.compile(wrong), right)
    for each, instead in style.instead.items():
        yield Rule(f"{each} is written {instead}", re.compile(each), instead, in_quotes=False)
    if "’" in style.quotes:
        yield Rule("the apostrophe is ’", re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)"), "’")
    wrong = "".join(each for each in _MARKS if each not in style.quotes)
    yield Rule(f"marks of quotation are {style.quotes}", re.compile(f"[{re.escape(wrong)}]"), None)
    others = "".join(each for each in _DASHES if each != style.dash)
    yield Rule(
        f"the dash is {style.dash}",
        re.compile(rf"(?<=\s)[{others}](?=\s(?!https?:))"),
        style.dash,
        in_quotes=False,
    )


def _blanks(style: Style) -> Iterator[Rule]:
    yield Rule("one blank is enough", re.compile(r"(?<=\S)  +(?=\S)"), " ")
    yield Rule("no line begins with a dash", re.compile(rf" (?={style.dash}\s)"), NO_BREAK)
    yield Rule("a sign stays with its number", re.compile(r"([§№]|\bNo\.) (?=[\d{])"), rf"\1{NO_BREAK}")
    initial = re.compile(rf"(?<!\w)({_CAPITAL}\.) (?={_CAPITAL})")
    yield Rule("an initial stays with its name", initial, rf"\1{NO_BREAK}")
    parted = rf"(?!(?:{style.parted})\b)" if style.parted else ""
    counted = re.compile(rf"({_NUMBER}) (?={parted}{style.counted})")
    yield Rule("a number stays with what it counts", counted, rf"\1{NO_BREAK}")


def mended(language: str, text: str) -> str:
    """Return a text in which whatever is unambiguous keeps the rules of a language."""
    for rule in rules(language):
        for match in reversed([*_found(rule, text)]):
            if rule.right is not None:
                text = text[: match.start()] + match.expand(rule.right) + text[match.end() :]
    return text


def breaches(language: str, text: str) -> list[Breach]:
    """Return every place that breaks a rule of a language; none if the language has no rules."""
    return [_breach(rule, match) for rule in rules(language) for match in _found(rule, text)]


def _found(rule: Rule, text: str) -> Iterator[re.Match[str]]:
    spared = [each.span() for each in _EXCEPTED.finditer(text)]
    if not rule.in_quotes:
        spared += [each.span() for each in _QUOTED.finditer(text)]
    for match in rule.wrong.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in spared):
            yield match


def _breach(rule: Rule, match: re.Match[str]) -> Breach:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - _SHOWN) : start], text[end : end + _SHOWN]
    right = "" if rule.right is None else before + match.expand(rule.right) + after
    return Breach(
        rule.what, *(each.replace(NO_BREAK, "~").strip() for each in (before + match[0] + after, right))
    )
