"""Every command of the README and the docs is run: here, or by CI."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from sandbox import Sandbox
from tests.desk import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def commands(page: Path) -> set[str]:
    blocks = SHELL.findall(page.read_text(encoding="utf-8"))
    return {line.strip() for block in blocks for line in block.splitlines() if line.strip()}


RUN_BY_CI = {"make test"}
RUN_HERE = {
    "make sandbox",
    "BOT_TOKEN=… make run",
    ".venv/bin/python -m bot run",
    ".venv/bin/python -m bot check",
    ".venv/bin/pre-commit install",
    ".venv/bin/python -m bot draft article.txt --lang en",
    ".venv/bin/python -m bot content new town-2026",
    ".venv/bin/python -m bot content export ots-2025 --format toml --output -",
    ".venv/bin/python -m bot content import town-2026.toml",
    ".venv/bin/python -m bot content schema",
}
BOT = ".venv/bin/python -m bot"
STORE = f"{BOT} store"
FEEDS = ".venv/bin/python -m bot feeds"
BEGIN = ".venv/bin/pybabel -q init -D bot -i content/locales/bot.pot -d content/locales -l"
RUN_ELSEWHERE: dict[str, str] = {
    f"{BEGIN} de": "test_new_language.py",
    "make messages": "test_new_language.py",
    f"{STORE} copy tinydb:///data/bot.json postgresql://briefing@127.0.0.1/briefing": "test_store_cli.py",
    f"{STORE} check": "test_store_cli.py",
    f"{STORE} stats": "test_store_cli.py",
    f"{BOT} backup bot.backup": "test_backup_cli.py",
    f"{BOT} backup --check bot.backup": "test_backup_cli.py",
    f"{BOT} restore bot.backup": "test_backup_cli.py",
    f"{BOT} move-token --dry-run": "test_move_token.py",
    f"{BOT} move-token": "test_move_token.py",
    f"{FEEDS} add https://news.example/rss": "test_feeds_cli.py",
    f"{FEEDS} list": "test_feeds_cli.py",
    f"{FEEDS} check": "test_feeds_cli.py",
    f"{FEEDS} remove https://news.example/rss": "test_feeds_cli.py",
    "PUBLIC_URL=https://briefing.example .venv/bin/python -m bot site public": "test_site_cli.py",
    '.venv/bin/python -m bot search "chambers of commerce" --lang kk': "test_cli.py",
    ".venv/bin/python -m bot profile": "test_profile_cli.py",
    **dict.fromkeys(commands(ROOT / "docs" / "tutorial.md"), "test_tutorial.py"),
}
"""Commands that another test runs, with its name."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_command_that_is_not_run(page: Path) -> None:
    assert commands(page) <= RUN_BY_CI | RUN_HERE | RUN_ELSEWHERE.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


@pytest.fixture
def program() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a program in a process group of its own, which ends with the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*command: str, **settings: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHON": sys.executable, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def first_address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://[\d.]+:\d+", line):
            return found.group()
    raise AssertionError(process.stderr.read() if process.stderr else "")


def test_make_sandbox_opens_a_page_and_ends_at_ctrl_c(program: Callable[..., subprocess.Popen[str]]) -> None:
    process = program("make", "sandbox", WEB_PORT="0")
    with urlopen(first_address(process), timeout=10) as page:  # noqa: S310 - http, as printed
        assert b"<html" in page.read()
    os.killpg(process.pid, signal.SIGINT)
    process.wait(timeout=20)
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    "command",
    [("make", "run"), (sys.executable, "-m", "bot", "run")],
    ids=["make run", "python -m bot run"],
)
async def test_run_talks_to_the_server_and_ends_well_at_sigterm(
    program: Callable[..., subprocess.Popen[str]], tmp_path: Path, command: tuple[str, ...]
) -> None:
    box = Sandbox(token=TOKEN, username="briefing_bot")
    try:
        url = await box.start()
        process = program(
            *command,
            BOT_TOKEN=TOKEN,
            BOT_API_URL=url,
            STORAGE_URL=f"tinydb:///{tmp_path}/b.json",
            WEB_PORT="0",
        )
        emma = box.world.add_person("Emma", language="en")
        chat = box.world.private(emma)
        box.world.say(emma, chat, "/chamber")
        answer = await box.next_message(chat, timeout=30)
        assert answer.text.startswith("4. ")
        os.killpg(process.pid, signal.SIGTERM)
        await asyncio.to_thread(process.wait, 20)
    finally:
        await box.stop()
    assert process.stderr is not None
    log = process.stderr.read()
    assert "stopped" in log
    assert TOKEN not in log


def test_check_is_right() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "check"], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert ended.returncode == 0


def bot(*arguments: str, folder: Path, given: str = "") -> str:
    """Run a command of the bot in a folder, and return what it prints."""
    ended = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        input=given,
        env={**os.environ, "PYTHONPATH": str(ROOT), "CONTENT_DIR": str(folder / "content")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_an_article_becomes_a_draft(tmp_path: Path) -> None:
    (tmp_path / "content").symlink_to(ROOT / "content")
    (tmp_path / "article.txt").write_text(
        "Riverton. 3 March 2026. The mayor proposed to establish a council.\n"
    )
    assert "[[initiatives]]" in bot("draft", "article.txt", "--lang", "en", folder=tmp_path)


def test_a_statement_is_begun_exported_and_taken_in(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    bot("content", "new", "town-2026", folder=tmp_path)
    (tmp_path / "content" / "statements" / "town-2026.toml").rename(tmp_path / "town-2026.toml")
    exported = bot("content", "export", "ots-2025", "--format", "toml", "--output", "-", folder=tmp_path)
    assert "made_on = 2025-10-07" in exported
    bot("content", "import", "town-2026.toml", folder=tmp_path, given="y\n")
    assert "town-2026" in bot("check", folder=tmp_path)
    assert '"$schema"' in bot("content", "schema", folder=tmp_path)


def test_the_pre_commit_hooks_are_valid_and_install(tmp_path: Path) -> None:
    pre_commit = [sys.executable, "-m", "pre_commit"]
    config = ROOT / ".pre-commit-config.yaml"
    for command in (
        ["git", "init", "--quiet", str(tmp_path)],
        [*pre_commit, "validate-config", str(config)],
        ["cp", str(config), str(tmp_path)],
        [*pre_commit, "install"],
    ):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60)  # noqa: S603 - named above
    assert (tmp_path / ".git" / "hooks" / "pre-commit").exists()
