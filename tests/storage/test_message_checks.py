"""Faults of translations: how each is named, which of them stop the bot, which are only warned of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.content import load_content, translation_warnings
from storage.content.message_checks import first_words, shown_length
from tests.running.test_cli import bot
from tests.storage.content_examples import EN_PO, RU_PO, example, faults_of, load

if TYPE_CHECKING:
    from pathlib import Path

HELLO = '#. Greeting, at most 12 characters.\nmsgid "Hello, {name}!"\nmsgstr "{}"'
LINK = 'msgid "<b>See</b> <a href=\\"{url}\\">the page</a>"\nmsgstr "{}"'
DAYS = 'msgid "one day of {year}"\nmsgid_plural "{n} days of {year}"'
MORE = 'msgid "At most fits what is written in seven words"\nmsgstr "{}"'


def entry(template: str, translation: str) -> str:
    return template.replace('"{}"', f'"{translation}"')


def forms(*texts: str) -> str:
    return "\n".join([DAYS, *(f'msgstr[{number}] "{text}"' for number, text in enumerate(texts))])


def with_entry(added: str) -> dict[str, str | bytes]:
    """Return the example whose Russian catalogue has one message only, and whose English one has none."""
    files = example()
    headers = {each: str(files[each]).split("\n\n", maxsplit=1)[0] for each in (EN_PO, RU_PO)}
    return files | {EN_PO: f"{headers[EN_PO]}\n", RU_PO: f"{headers[RU_PO]}\n\n{added}\n"}


def warnings(directory: Path, files: dict[str, str | bytes]) -> list[str]:
    load(directory, files)
    return [str(each) for each in translation_warnings(directory, directory)]


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        pytest.param(entry(HELLO, "{name}"), "", id="nothing wrong"),
        pytest.param(entry(HELLO, ""), "untranslated: “Hello, {name}!”", id="empty"),
        pytest.param("#, fuzzy\n" + entry(HELLO, "{nam}"), "fuzzy: “Hello, {name}!”", id="to be confirmed"),
        pytest.param("#, fuzzy\n" + entry(HELLO, ""), "fuzzy: “Hello, {name}!”", id="fuzzy and empty"),
        pytest.param(entry(HELLO, "Здрав, {name}!"), "", id="as long as it may be"),
        pytest.param(entry(HELLO, "Здрав!, {name}!"), "too long: “Hello, {name}!”", id="one character more"),
        pytest.param(
            entry(MORE, ""), "untranslated: “At most fits what is written …”", id="the first words alone"
        ),
        pytest.param(forms("{n} {year}", "", "{n} {year}"), "untranslated: “one day of {year}”", id="form"),
        pytest.param(forms("{n} {year}"), "untranslated: “one day of {year}”", id="forms are missing"),
        pytest.param(
            "#. At most 9 characters.\n" + forms("{n} {year}", "{n} дн {year}", "{n} дн. {year}"),
            "too long: “one day of {year}”",
            id="forms too long",
        ),
        pytest.param("#~ " + entry(HELLO, "").replace("\n", "\n#~ "), "", id="obsolete"),
    ],
)
def test_what_is_only_warned_of(tmp_path: Path, added: str, expected: str) -> None:
    assert warnings(tmp_path, with_entry(added)) == ([f"locales/ru: {expected}"] if expected else [])


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        pytest.param(entry(HELLO, "Да"), "placeholder: “Hello, {name}!”", id="left out"),
        pytest.param(entry(HELLO, "{nane}"), "placeholder: “Hello, {name}!”", id="misspelt"),
        pytest.param(entry(HELLO, "{name.__class__}"), "placeholder: “Hello, {name}!”", id="looks inside"),
        pytest.param(entry(HELLO, "{name!r:>9}"), "placeholder: “Hello, {name}!”", id="another form"),
        pytest.param(entry(HELLO, "{name}}"), "placeholder: “Hello, {name}!”", id="brace alone"),
        pytest.param(entry(HELLO, "{name} {more}"), "placeholder: “Hello, {name}!”", id="one too many"),
        pytest.param(
            forms("{n} {year}", "{n} дня", "{n} {year}"), "placeholder: “one day of {year}”", id="in a form"
        ),
        pytest.param(
            forms("день {year}", "{n} {year}", "{n} {year}"),
            "placeholder: “one day of {year}”",
            id="form for 1, 21, 31 without its number",
        ),
        pytest.param(
            entry(LINK, "<b>См.</b> страницу {url}"),
            'tag: “<b>See</b> <a href="{url}">the page</a>”',
            id="link lost",
        ),
        pytest.param(
            entry(LINK, 'См. <a href=\\"{url}\\">страницу</a>'),
            'tag: “<b>See</b> <a href="{url}">the page</a>”',
            id="bold lost",
        ),
        pytest.param(
            entry(LINK, '<b>См.<b> <a href=\\"{url}\\">страницу</a>'),
            'tag: “<b>See</b> <a href="{url}">the page</a>”',
            id="not closed",
        ),
        pytest.param(
            entry(LINK, '<b>См. <a href=\\"{url}\\"></b>страницу</a>'),
            'tag: “<b>See</b> <a href="{url}">the page</a>”',
            id="closed in the wrong order",
        ),
    ],
)
def test_what_the_bot_does_not_start_with(tmp_path: Path, added: str, expected: str) -> None:
    assert [str(each) for each in faults_of(tmp_path, with_entry(added))] == [f"locales/ru: {expected}"]


def test_tags_may_stand_in_another_order_and_other_brackets_are_text(tmp_path: Path) -> None:
    moved = entry(LINK, '<a href=\\"{url}\\">Страница</a> <b>здесь</b> <как>')
    assert warnings(tmp_path, with_entry(moved)) == []


def test_a_form_for_one_number_may_leave_it_out(tmp_path: Path) -> None:
    files = example()
    shown = load(tmp_path, files).catalogues["en"].ngettext("one day of {year}", "{n} days of {year}", 1)
    assert shown == "a day of {year}"


def test_english_without_a_text_is_untranslated_too(tmp_path: Path) -> None:
    files = example()
    files[EN_PO] = str(files[EN_PO]).replace('msgstr "Hello, {name}!"', 'msgstr ""')
    assert "locales/en: untranslated: “Hello, {name}!”" in warnings(tmp_path, files)


def test_a_message_that_a_catalogue_lacks_is_untranslated(tmp_path: Path) -> None:
    files = example()
    files[RU_PO] = str(files[RU_PO]).replace('msgid "Hello, {name}!"', 'msgid "Hallo, {name}!"')
    assert "locales/ru: untranslated: “Hello, {name}!”" in warnings(tmp_path, files)
    assert "locales/en: untranslated: “Hallo, {name}!”" not in warnings(tmp_path, files)


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("{n} дня", 5), ("⚙️ Баптаулар", 11), ("ё", 1), ("е\u0308", 1), ("👨\u200d👩 a", 4)],
)
def test_characters_are_counted_as_they_are_seen(text: str, length: int) -> None:
    assert shown_length(text) == length


def test_first_words_stand_on_one_line() -> None:
    assert first_words("One\n\ntwo  three") == "“One two three”"


def test_check_prints_a_line_for_each_fault_and_fails_for_what_stops_the_bot(tmp_path: Path) -> None:
    warned = with_entry(entry(HELLO, "Здравствуйте, {name}!"))
    load(tmp_path, warned)
    ended = bot("check", cwd=tmp_path, CONTENT_DIR=str(tmp_path))
    assert ended.returncode == 0
    assert "locales/ru: too long: “Hello, {name}!”\n" in ended.stdout
    lost = with_entry(f"{entry(HELLO, 'Да')}\n\n{entry(MORE, '')}")
    for name, text in lost.items():
        (tmp_path / name).write_text(str(text), encoding="utf-8")
    ended = bot("check", cwd=tmp_path, CONTENT_DIR=str(tmp_path))
    assert ended.returncode == 1
    assert ended.stderr == "locales/ru: placeholder: “Hello, {name}!”\n"
    assert "locales/ru: untranslated: “At most fits what is written …”\n" in ended.stdout


def test_a_folder_without_catalogues_is_warned_of_those_that_are_shown(tmp_path: Path) -> None:
    files = with_entry(entry(HELLO, ""))
    packaged = {f"packaged/{name}": text for name, text in files.items() if name.startswith("locales")}
    load(tmp_path, {name: text for name, text in files.items() if not name.startswith("locales")} | packaged)
    load_content(tmp_path, tmp_path / "packaged")
    (warning,) = translation_warnings(tmp_path, tmp_path / "packaged")
    assert str(warning) == "locales/ru: untranslated: “Hello, {name}!”"
