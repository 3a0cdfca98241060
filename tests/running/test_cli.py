"""The command line, as a process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import PACKAGED_CONTENT, Settings
from tests.running.inside import inside

HANG_SECONDS = 60
ROOT = Path(__file__).parents[2]


def python(*arguments: str, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **settings}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=HANG_SECONDS,
        check=False,
    )


def bot(*arguments: str, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return python("-m", "bot", *arguments, cwd=cwd, **settings)


def test_run_without_a_token_names_both_ways_on(tmp_path: Path) -> None:
    ended = bot("run", cwd=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "BOT_TOKEN" in ended.stderr
    assert "make sandbox" in ended.stderr
    assert "make run" in ended.stderr


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        pytest.param("WEB_PORT", "http", "a port from 0", id="no number"),
        pytest.param("WEB_PORT", "65536", "a port from 0", id="port out of range"),
        pytest.param("PACE_OVERALL", "inf", "0 for no limit", id="infinite"),
        pytest.param("PACE_PRIVATE", "nan", "0 for no limit", id="not a number"),
        pytest.param("FLOOD_PER_10S", "-1", "0 for no limit", id="negative"),
        pytest.param("DEFAULT_TIMEZONE", "Asia/Nowhere", "IANA", id="zone"),
        pytest.param("DEFAULT_LANGUAGE", "xx", "az, en, kk, ky, ru, tr, uz", id="language"),
        pytest.param("UZBEK_SPELLING", "new", "current, reformed or auto", id="spelling"),
        pytest.param("UZBEK_REFORM_ON", "22.04.2027", "such as 2027-04-22", id="day of the reform"),
        pytest.param("UZBEK_REFORM_ON", "2027-04-31", "such as 2027-04-22", id="no such day"),
        pytest.param("UZBEK_REFORM_ON", "20", "such as 2027-04-22", id="number"),
        pytest.param("ADMIN_IDS", "1,two", "separated by commas", id="ids"),
        pytest.param("ADMIN_IDS", "-1001234567890", "separated by commas", id="id of a group"),
        pytest.param("ADMIN_IDS", "1,4503599627370496", "separated by commas", id="id that nobody has"),
        pytest.param("STORAGE_URL", "mysql://x", "tinydb:///", id="storage"),
        pytest.param("CONTENT_DIR", "nowhere", "statements/", id="folder"),
        pytest.param("CONTENT_DIR", "x" * 300, "may be read", id="folder that cannot be looked at"),
        pytest.param("BOT_API_URL", "ftp://x", "http://", id="address"),
        pytest.param("WEBHOOK_URL", "example.org", "https address", id="webhook"),
        pytest.param(
            "WEBHOOK_URL", "https://example.org:9999/x", "8443", id="port that Telegram does not call"
        ),
        pytest.param("LOG_LEVEL", "LOUD", "DEBUG, INFO", id="level"),
        pytest.param("LOG_FORMAT", "xml", "console or json", id="format"),
    ],
)
def test_a_wrong_setting_names_variable_value_and_what_is_right(
    tmp_path: Path, name: str, value: str, right: str
) -> None:
    ended = inside("check", cwd=tmp_path, **{name: value})
    assert ended.returncode == 2
    assert name in ended.stderr
    assert value in ended.stderr
    assert right in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("name", ["BOT_TOKEN", "WEBHOOK_SECRET"])
def test_a_wrong_secret_is_not_shown(tmp_path: Path, name: str) -> None:
    ended = inside("check", cwd=tmp_path, **{name: "not right!"})
    assert ended.returncode == 2
    assert name in ended.stderr
    assert "not right!" not in ended.stderr + ended.stdout


def test_all_wrong_settings_are_named_at_once(tmp_path: Path) -> None:
    ended = inside("check", cwd=tmp_path, WEB_PORT="x", LOG_LEVEL="y")
    assert len(ended.stderr.strip().splitlines()) == 2


def test_empty_values_are_defaults(tmp_path: Path) -> None:
    names = ("BOT_TOKEN", "ADMIN_IDS", "WEBHOOK_URL", "WEB_PORT", "STORAGE_URL", "CONTENT_DIR")
    assert inside("check", cwd=tmp_path, **dict.fromkeys(names, "")).returncode == 0


def test_check_needs_no_token_and_counts_the_content(tmp_path: Path) -> None:
    ended = bot("check", cwd=tmp_path)
    assert ended.returncode == 0
    assert "10 initiatives, 3 deadlines, 22 follow-ups" in ended.stdout


def test_check_warns_of_languages_in_which_a_statement_has_no_texts(tmp_path: Path) -> None:
    shutil.copytree(PACKAGED_CONTENT, tmp_path / "content")
    for language in ("ru", "tr"):
        (tmp_path / "content" / "statements" / f"ots-2025.{language}.toml").unlink()

    def warnings(**settings: str) -> list[str]:
        ended = inside("check", cwd=tmp_path, CONTENT_DIR=str(tmp_path / "content"), **settings)
        assert ended.returncode == 0
        return [line for line in ended.stdout.splitlines() if "no texts" in line]

    assert warnings(DEFAULT_LANGUAGE="kk") == [
        f"statements/ots-2025: has no texts in {language}; readers see those in kk"
        for language in ("ru", "tr")
    ]
    assert warnings(DEFAULT_LANGUAGE="ru")[1:] == [
        "statements/ots-2025: has no texts in tr; readers see those in en"
    ]


def test_check_has_no_warning_about_the_shipped_content(tmp_path: Path) -> None:
    lines = inside("check", cwd=tmp_path).stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "ots-2025",
        "Time zones",
        "Reviewed by native speakers",
        "Settings and content are right. Languages",
    ]


def test_check_lists_the_faults_of_the_content(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "statements"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text("made_on = yesterday", encoding="utf-8")
    ended = inside("check", cwd=tmp_path, CONTENT_DIR=str(folder.parent))
    assert ended.returncode == 1
    assert "broken.toml" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        pytest.param(["--help"], {"aiogram", "aiohttp", "tinydb", "pymorphy3"}, id="help"),
        pytest.param(["check"], {"aiogram", "aiohttp", "tinydb", "pymorphy3"}, id="check"),
        pytest.param(["feeds", "list"], {"aiogram", "pymorphy3"}, id="feeds"),
        pytest.param(["store", "stats"], {"aiogram", "pymorphy3"}, id="store"),
        pytest.param(["draft", "--help"], {"aiogram", "tinydb", "pymorphy3"}, id="draft"),
    ],
)
def test_what_does_not_talk_to_telegram_does_not_import_its_library(
    tmp_path: Path, arguments: list[str], heavy: set[str]
) -> None:
    program = (
        "import sys\n"
        "from bot.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"heavy = {heavy} & sys.modules.keys()\n"
        "sys.stderr.write(f'heavy: {sorted(heavy)}')\n"
    )
    assert "heavy: []" in python("-c", program, *arguments, cwd=tmp_path).stderr


def test_what_few_ask_for_is_not_loaded_before_somebody_does(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from bot.startup import load_or_exit\n"
        "settings, content = load_or_exit()\n"
        "from bot.app import build\n"
        "from storage.memory import MemoryStore\n"
        "services = build(settings, content, storage=MemoryStore()).services\n"
        "rare = {'PIL', 'drafting.draft_builder', 'feedparser', 'icalendar', 'jinja2', 'psycopg',"
        "    'pymorphy3', 'sentry_sdk', 'snowballstemmer', 'tomlkit', 'typst'}\n"
        "sys.stderr.write(f'loaded: {sorted(rare & sys.modules.keys())}')\n"
        "services.library.search(services.library.current, 'тыйым')\n"
        "sys.stderr.write(f'; after a search: {sorted(rare & sys.modules.keys())}')\n"
    )
    ended = python("-c", program, cwd=tmp_path, BOT_TOKEN="1:a")
    assert ended.stderr == "loaded: []; after a search: ['pymorphy3', 'snowballstemmer']"


def test_the_models_of_messages_and_updates_are_not_built(tmp_path: Path) -> None:
    program = (
        "import bot.run_telegram\n"
        "from aiogram.types import Message, Update\n"
        "print(Message.__pydantic_complete__, Update.__pydantic_complete__)\n"
    )
    assert python("-c", program, cwd=tmp_path).stdout == "False False\n"


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("палата", "en", "Turkic Chamber of Commerce and Industry /chamber"),
        ("chambers of commerce", "kk", "Түркі мемлекеттерінің сауда-өнеркәсіп палатасы /chamber"),
        ("подписаться", "tr", "/subscribe"),
    ],
)
def test_a_search_prints_a_title_and_its_command_or_a_command(
    tmp_path: Path, words: str, language: str, first: str
) -> None:
    ended = inside("search", words, "--lang", language, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[0] == first


def test_a_search_in_vain_prints_nothing(tmp_path: Path) -> None:
    ended = inside("search", "qwertyuiop", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr == "Nothing was found for “qwertyuiop”.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["палата", "--lang", "xx"], "There is no language “xx”; choose one of az, en, kk, ky, ru, tr, uz"),
        (["?"], "There is nothing to search for; write words"),
    ],
)
def test_a_search_that_cannot_be_says_why(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    ended = inside("search", *arguments, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(sentence)


def test_the_env_file_is_read_and_the_environment_comes_first(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("WEB_PORT=nonsense\nLOG_FORMAT=json\n", encoding="utf-8")
    assert "nonsense" in bot("check", cwd=tmp_path).stderr
    assert bot("check", cwd=tmp_path, WEB_PORT="0").returncode == 0


@pytest.mark.parametrize("command", ["check", "run", "healthcheck", "store stats"])
def test_an_env_file_that_cannot_be_read_is_told(tmp_path: Path, command: str) -> None:
    """As one that belongs to another user; this one fails for every user."""
    (tmp_path / ".env").symlink_to("/proc/self/mem")
    ended = bot(*command.split(), cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (1 if command == "healthcheck" else 2, "")
    assert ended.stderr == ".env cannot be read (Input/output error). Let the user of the bot read it.\n"


def test_the_example_documents_every_setting() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = {
        line.partition("=")[0] for line in example.splitlines() if "=" in line and not line.startswith("#")
    }
    assert named == {name.upper() for name in Settings.model_fields}
