"""A language is added by files alone, and catalogues change only where texts do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bot.settings import PACKAGED_CONTENT
from storage.content import load_content
from tests.content.translating import ROOT, Workplace, workplace
from views.commands import RESERVED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk import Desk

INIT = "-q init -D bot -i content/locales/bot.pot -d content/locales -l"
BUTTON = 'msgid "🔔 Subscribe"\nmsgstr ""'


def added(folder: Path, language: str, *, with_texts: bool = True) -> Workplace:
    """Add a language as the documents say: a catalogue from the template, a copy of the English texts."""
    made = workplace(folder)
    ended = made.run(sys.executable, "-m", "babel.messages.frontend", *INIT.split(), language)
    assert ended.returncode == 0, ended.stderr
    if not with_texts:
        return made
    statements = made.folder / "content" / "statements"
    text = (statements / "ots-2025.en.toml").read_text(encoding="utf-8")
    (statements / f"ots-2025.{language}.toml").write_text(text, encoding="utf-8")
    return made


def translate(made: Workplace, language: str, old: str, new: str) -> None:
    path = made.locales / language / "LC_MESSAGES" / "bot.po"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_make_messages_changes_nothing_where_no_text_was_changed(tmp_path: Path) -> None:
    made = workplace(tmp_path)
    before = made.catalogues()
    assert len(before) == 8
    made.make_messages()
    assert made.catalogues() == before


@pytest.mark.parametrize("language", ["de", "tt"])
def test_a_new_language_is_right_from_the_start_and_names_what_is_untranslated(
    tmp_path: Path, language: str
) -> None:
    made = added(tmp_path, language)
    translate(made, language, BUTTON, BUTTON.replace('""', '"🔔 Abo"'))
    made.make_messages()
    once = made.catalogues()
    made.make_messages()
    assert made.catalogues() == once
    ended = made.run(sys.executable, "-m", "bot", "check")
    assert ended.returncode == 0, ended.stderr
    named = [line for line in ended.stdout.splitlines() if line.startswith("locales/")]
    assert len(named) > 1000
    assert all(line.startswith(f"locales/{language}: untranslated: “") for line in named)
    assert f"locales/{language}: untranslated: “⚙️ Settings”" in named
    assert f"locales/{language}: untranslated: “🔔 Subscribe”" not in named


async def test_a_person_of_the_new_language_is_answered_in_it_and_in_english_where_it_lacks_words(
    idle_desk: Desk, tmp_path: Path
) -> None:
    made = added(tmp_path, "de")
    translate(made, "de", BUTTON, BUTTON.replace('""', '"🔔 Abonnieren"'))
    path = made.folder / "content" / "statements" / "ots-2025.de.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('title = "', 'title = "Auf Deutsch: ', 1), encoding="utf-8")
    idle_desk.content = load_content(made.folder / "content", PACKAGED_CONTENT, RESERVED)
    await idle_desk.start()
    greta = idle_desk.box.world.add_person("Greta", language="de")
    chat = idle_desk.box.world.private(greta)
    (hello,) = await idle_desk.say(greta, chat, "/start")
    labels = [each["text"] for row in hello.buttons for each in row]
    assert {"🔔 Abonnieren", "🌐 Language"} <= set(labels)
    (overview,) = await idle_desk.say(greta, chat, "/digest")
    assert overview.text.startswith("Auf Deutsch: ")
    assert "7. Oktober 2025" in overview.text
    (languages,) = await idle_desk.say(greta, chat, "/language")
    assert "✓ Deutsch" in [each["text"] for row in languages.buttons for each in row]
    assert "not yet reviewed by a native speaker" in languages.text


def test_a_language_in_which_a_statement_has_no_texts_yet_is_warned_of(tmp_path: Path) -> None:
    ended = added(tmp_path, "de", with_texts=False).run(sys.executable, "-m", "bot", "check")
    assert ended.returncode == 0, ended.stderr
    named = [line for line in ended.stdout.splitlines() if line.startswith("statements/")]
    assert named == ["statements/ots-2025: has no texts in de; readers see those in ru"]


async def test_its_readers_see_the_statement_in_another_language_with_its_mark(
    idle_desk: Desk, tmp_path: Path
) -> None:
    made = added(tmp_path, "de", with_texts=False)
    idle_desk.content = load_content(made.folder / "content", PACKAGED_CONTENT, RESERVED)
    await idle_desk.start(default_language="kk")
    greta = idle_desk.box.world.add_person("Greta", language="de")
    (card,) = await idle_desk.say(greta, idle_desk.box.world.private(greta), "/vision_2040")
    assert card.text.splitlines()[0].endswith(" [Kasachisch]")


def test_the_documents_give_the_command_that_begins_a_catalogue() -> None:
    page = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
    assert f".venv/bin/pybabel {INIT} de\n" in page
