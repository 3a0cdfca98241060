"""The catalogues have every text of the interface, translated, and nothing else."""

from __future__ import annotations

import ast
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from storage.content.typography import breaches
from tests.views.shown import LANGUAGES, LOCALES, every_translator
from views.commands import COMMANDS, Group
from views.labels import (
    CAN_BE_CHECKED,
    EVIDENCE_KIND,
    STATUS,
    STATUS_MEANING,
    TIMELINESS,
    VERIFIABILITY,
    WHO_CHECKED,
)

ROOT = Path(__file__).parents[2]
EXTRACTED = {"gettext", "ngettext", "pgettext", "html", "N_"}
TAG = "Translators:"
"""What a comment for translators begins with; it stands above the line with the text."""
OUT_OF_DATE = "run `make messages`, then translate what is new"

CONTEXT = "in context"
MessageId = str | tuple[str, ...]
"""A message, its singular and plural, or :data:`CONTEXT`, the context and the message."""
every_language = pytest.mark.parametrize("language", LANGUAGES)


def _sources() -> list[Path]:
    return sorted((ROOT / "views").rglob("*.py"))


@cache
def extracted() -> Catalog:
    """Return what `make messages` finds in the sources."""
    found = Catalog()
    rows = extract_from_dir(
        str(ROOT / "views"),
        keywords={**DEFAULT_KEYWORDS, "html": None},
        comment_tags=(TAG,),
        strip_comment_tags=True,
    )
    for name, line, message, comments, context in rows:
        found.add(message, None, [(f"views/{name}", line)], auto_comments=comments, context=context)
    return found


def catalogue(language: str) -> Catalog:
    written = (LOCALES / language / "LC_MESSAGES/bot.po").read_bytes()
    return read_po(BytesIO(written), _alone(language))


def _alone(language: str) -> str:
    """Return a language without its script and territory, as `make messages` writes it."""
    return language.partition("-")[0]


def messages(of: Catalog) -> dict[MessageId, Message]:
    return {_hashable(each.id, each.context): each for each in of if each.id}


def _hashable(message: str | list[str] | tuple[str, ...], context: str | None) -> MessageId:
    if isinstance(message, str):
        return message if context is None else (CONTEXT, context, message)
    return tuple(message)


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_template_is_what_the_sources_have() -> None:
    written = BytesIO()
    write_po(written, extracted(), omit_header=True, sort_by_file=True, include_lineno=False)
    template = (LOCALES / "bot.pot").read_text(encoding="utf-8")
    assert template.strip() == written.getvalue().decode().strip(), OUT_OF_DATE


@every_language
def test_a_catalogue_has_every_text_and_no_other(language: str) -> None:
    found, wanted = messages(catalogue(language)).keys(), messages(extracted()).keys()
    assert wanted - found == set(), OUT_OF_DATE
    assert found - wanted == set(), OUT_OF_DATE
    assert not catalogue(language).obsolete, OUT_OF_DATE


@every_language
def test_every_text_is_translated(language: str) -> None:
    found = catalogue(language)
    for message in messages(found).values():
        assert all(form.strip() for form in forms(message)), f"not translated: {message.id}"
        assert not message.fuzzy, f"not confirmed: {message.id}"
        if not isinstance(message.id, str):
            assert len(forms(message)) == found.num_plurals, message.id


@every_language
def test_a_translation_has_the_placeholders_of_its_text(language: str) -> None:
    for message in messages(catalogue(language)).values():
        wanted = placeholders(message.id if isinstance(message.id, str) else message.id[1])
        for form in forms(message):
            assert placeholders(form) == wanted, message.id


@every_language
def test_a_translation_names_the_same_commands(language: str) -> None:
    names = {each.name for each in COMMANDS}
    for message in messages(catalogue(language)).values():
        wanted = _commands(message.id if isinstance(message.id, str) else message.id[1]) & names
        assert all(_commands(form) & names == wanted for form in forms(message)), message.id


def _commands(text: str) -> set[str]:
    return {word.lstrip("/").rstrip(".,;:") for word in text.split() if word.startswith("/")}


@every_language
def test_a_translation_keeps_the_rules_of_spelling(language: str) -> None:
    for message in messages(catalogue(language)).values():
        assert [each for form in forms(message) for each in breaches(language, form)] == [], message.id


@every_language
def test_a_translation_ends_as_a_sentence_where_its_text_does(language: str) -> None:
    # What is to be tapped or copied stands last without a full stop.
    copied = ("/initiatives", "{example}")
    for message in messages(catalogue(language)).values():
        wanted = message.id if isinstance(message.id, str) else message.id[-1]
        for form in forms(message):
            assert form.endswith(copied) or form.endswith(".") == wanted.endswith("."), message.id


@every_language
def test_the_header_has_nothing_that_nobody_filled_in(language: str) -> None:
    header = (LOCALES / language / "LC_MESSAGES/bot.po").read_text(encoding="utf-8").split("\n\n")[0]
    assert f'"Language: {_alone(language)}\\n"' in header
    for left_over in ("PROJECT", "VERSION", "FULL NAME", "EMAIL@ADDRESS", "LL@li.org", "YEAR", "-Date:"):
        assert left_over not in header


@pytest.mark.parametrize(
    "text",
    [
        *STATUS.values(),
        *STATUS_MEANING.values(),
        *CAN_BE_CHECKED.values(),
        *VERIFIABILITY.values(),
        *TIMELINESS.values(),
        *EVIDENCE_KIND.values(),
        *WHO_CHECKED.values(),
        *(group.value for group in Group),
        *(command.description for command in COMMANDS),
        *(command.argument for command in COMMANDS if command.argument),
    ],
)
def test_a_text_that_is_translated_where_it_is_shown_is_in_the_catalogues(text: str) -> None:
    assert text in messages(extracted())
    assert every_translator()["ru"].gettext(text) != text


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def extracted_calls(source: str) -> list[ast.Call]:
    found = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [call for call in found if _name(call) in EXTRACTED]


def nested_calls(source: str) -> list[str]:
    """Return calls that Babel passes over, because they stand among the arguments of another one."""
    return [
        ast.unparse(inner)
        for outer in extracted_calls(source)
        for inner in chain.from_iterable(map(ast.walk, [*outer.args, *outer.keywords]))
        if isinstance(inner, ast.Call) and _name(inner) in EXTRACTED and _literals(inner)
    ]


def _literals(call: ast.Call) -> tuple[str, ...]:
    """Return the texts that a call names itself; none where it looks them up."""
    wanted = call.args[: 2 if _name(call) in {"ngettext", "pgettext"} else 1]
    texts = tuple(arg.value for arg in wanted if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
    in_context = (CONTEXT,) if _name(call) == "pgettext" else ()
    return (*in_context, *texts) if len(texts) == len(wanted) else ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('tr.html("{a}", a=bold(tr.gettext("A")))', ["tr.gettext('A')"], id="in an argument"),
        pytest.param('tr.gettext("{a}", a=N_("A"))', ["N_('A')"], id="marked"),
        pytest.param('f(tr.gettext("A"), tr.gettext("B"))', [], id="in another function"),
        pytest.param('tr.gettext("{a}", a=tr.gettext(NAMES[1]))', [], id="looked up, so marked elsewhere"),
    ],
)
def test_the_search_for_nested_calls_finds_them(source: str, expected: list[str]) -> None:
    assert nested_calls(source) == expected


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_stands_among_the_arguments_of_another(path: Path) -> None:
    assert nested_calls(path.read_text(encoding="utf-8")) == []


def test_babel_finds_every_text_that_the_sources_name() -> None:
    named = {
        texts if len(texts) > 1 else texts[0]
        for path in _sources()
        for call in extracted_calls(path.read_text(encoding="utf-8"))
        if (texts := _literals(call))
    }
    assert named == set(messages(extracted()))
