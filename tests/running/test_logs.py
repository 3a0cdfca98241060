"""What reaches the log, and what never does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.redact import HIDDEN, redact
from bot.settings import SettingsWrong, load_settings
from tests.running.test_cli import bot, python

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "123456:SECRET-part_of-the-token-0123456789"
PROGRAM = f"""
import logging, structlog
from bot.logs import set_up_logs
set_up_logs("INFO", "FORM", ["{TOKEN}", "hook-secret"])
logging.getLogger("aiohttp").error("cannot connect to https://api/bot{TOKEN}/getMe")
structlog.get_logger().info("said", url="https://api/bot{TOKEN}/x", secret="hook-secret")
try:
    raise ValueError("bad {TOKEN}")
except ValueError:
    structlog.get_logger().exception("failed", error_id="abc123")
"""


@pytest.mark.parametrize("form", ["console", "json"])
def test_no_secret_is_in_any_line_or_traceback(tmp_path: Path, form: str) -> None:
    logged = python("-c", PROGRAM.replace("FORM", form), cwd=tmp_path).stderr
    assert TOKEN not in logged
    assert "hook-secret" not in logged
    assert logged.count(HIDDEN) >= 4
    assert "abc123" in logged
    assert "ValueError" in logged


def test_json_lines_are_json(tmp_path: Path) -> None:
    lines = python("-c", PROGRAM.replace("FORM", "json"), cwd=tmp_path).stderr.splitlines()
    entries = [json.loads(line) for line in lines]
    assert [entry["level"] for entry in entries] == ["error", "info", "error"]
    assert "Traceback" in entries[-1]["exception"]


def test_what_looks_like_a_token_is_hidden_too() -> None:
    assert redact("see 987654:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA here", []) == f"see {HIDDEN} here"


@pytest.mark.parametrize(
    "url", ["postgresl://bot:sesame@host/briefing", "postgresql:///x?password=sesame&y=1"]
)
def test_the_password_of_a_wrong_storage_is_not_shown(url: str) -> None:
    with pytest.raises(SettingsWrong, match="STORAGE_URL") as raised:
        load_settings(storage_url=url)
    assert "sesame" not in str(raised.value)


@pytest.mark.parametrize(
    "name", ["bot_api_url", "webhook_url", "archive_url", "feeds_proxy", "http_proxy"], ids=str.upper
)
def test_the_password_in_an_address_is_a_secret(name: str) -> None:
    right = "https://bot:open%2Fsesame@telegram.example"
    assert "open%2Fsesame" in load_settings(**{name: right}).secrets
    with pytest.raises(SettingsWrong) as raised:
        load_settings(**{name: "ftp://bot:open/sesame@telegram.example"})
    assert "sesame" not in str(raised.value)


def test_the_password_of_the_server_is_not_shown(tmp_path: Path) -> None:
    away = {"BOT_TOKEN": TOKEN, "BOT_API_URL": "http://bot:sesame@127.0.0.1:9"}
    ended = bot("profile", cwd=tmp_path, **away)
    assert ended.returncode == 1
    assert ended.stderr.startswith("http://bot:[hidden]@127.0.0.1:9 cannot be asked: ")


def test_the_password_of_the_storage_is_a_secret() -> None:
    settings = load_settings(storage_url="postgresql://bot:sesame@host/briefing")
    assert "sesame" in settings.secrets
    assert "sesame" not in repr(settings)
