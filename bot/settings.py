"""All settings: read from the environment or ``.env``, and checked before anything else happens."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, time
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import setting_values as values
from bot.redact import redact
from briefing.ports_replicas import Pace
from storage.open import MEMORY, SERVER, hide_password, passwords_of

PUBLIC_API = "https://api.telegram.org"
PACKAGED_CONTENT = Path(__file__).resolve().parent.parent / "content"
LINKED_HOST = re.compile(r".+\.[^.\d]{2,}")
UZBEKISTAN = ZoneInfo("Asia/Tashkent")
WEBHOOK_PORTS = (443, 80, 88, 8443)
"""Ports to which Telegram's public server delivers updates."""


class SettingsWrong(Exception):
    """One or more settings are wrong; the message has one line for each."""


class Settings(BaseSettings):
    """The settings; the description of each says what values are right."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: Annotated[SecretStr, AfterValidator(values.token)] = Field(
        SecretStr(""), description="a token from @BotFather, such as 123456:ABC-DEF"
    )
    bot_api_url: Annotated[str, AfterValidator(values.http_url)] = Field(
        PUBLIC_API, description="the address of a Bot API server, such as http://127.0.0.1:8081"
    )
    storage_url: Annotated[str, AfterValidator(values.storage)] = Field(
        "tinydb:///data/bot.json",
        description=(
            "tinydb:/// and a relative path, or tinydb://// and an absolute one; postgresql:// and what "
            "libpq takes after it, a slash in a password as %2F; or memory://"
        ),
        repr=False,
    )
    backup_dir: Path | None = Field(
        None, description="a folder for a backup of each day, or nothing for none"
    )
    backup_keep: int = Field(7, ge=1, description="how many backups stay in BACKUP_DIR, from 1 on")
    backup_recipient: Annotated[str, AfterValidator(values.recipient)] = Field(
        "",
        description="the public key that backups are encrypted for, such as age1… or ssh-ed25519 …, or "
        "nothing",
    )
    content_dir: Annotated[Path, AfterValidator(values.directory)] = Field(
        PACKAGED_CONTENT, description="a folder with statements/ that may be read"
    )
    admin_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(values.ids)] = Field(
        frozenset(), description="Telegram ids of the owners, separated by commas"
    )
    default_language: str = Field("ru", description="the code of a language of the content, such as ru")
    default_timezone: Annotated[str, AfterValidator(values.zone)] = Field(
        "Asia/Almaty", description="an IANA time zone, such as Asia/Almaty"
    )
    uzbek_spelling: Literal["current", "reformed", "auto"] = Field(
        "auto", description="current, reformed or auto"
    )
    uzbek_reform_on: Annotated[date, BeforeValidator(values.day)] = Field(
        date(2027, 4, 22), description="a day from 1900 to 2199, such as 2027-04-22"
    )
    webhook_url: Annotated[str, AfterValidator(values.http_url)] | Literal[""] = Field(
        "", description="an https address on which Telegram reaches the bot, or nothing for long polling"
    )
    webhook_secret: Annotated[SecretStr, AfterValidator(values.secret)] = Field(
        SecretStr(""), description="1 to 256 of A–Z, a–z, 0–9, _ and -"
    )
    answer_in_webhook: bool = Field(
        default=False, description="true or false: whether answers go back in the responses to the webhook"
    )
    public_url: Annotated[str, AfterValidator(values.site_url)] | Literal[""] = Field(
        "",
        description="the http or https address under which people reach the pages, such as "
        "https://briefing.example, or nothing for no pages",
    )
    security_contact: Annotated[str, AfterValidator(values.contact)] = Field(
        "",
        description="an address with https:// or mailto: where weaknesses are reported, or nothing for the "
        "bot itself",
    )
    trusted_proxies: int = Field(
        0, ge=0, le=9, description="how many proxies of your own stand before the port, 0 for none"
    )
    feeds_allow_private: bool = Field(
        default=False, description="true or false: whether feeds and sources may lie on private addresses"
    )
    feeds_proxy: Annotated[str, AfterValidator(values.proxy)] | Literal[""] = Field(
        "", description="the http address of a proxy for feeds, sources and archives, or nothing for none"
    )
    http_proxy: Annotated[str, AfterValidator(values.proxy)] | Literal[""] = Field(
        "", description="the http address of a proxy, such as http://127.0.0.1:3128, or nothing for none"
    )
    evidence_checks: bool = Field(
        default=True, description="true or false: whether the sources of evidence are looked at weekly"
    )
    archive_url: Annotated[str, AfterValidator(values.http_url)] | Literal[""] = Field(
        "", description="the address of an archive, such as https://web.archive.org, or nothing for none"
    )
    web_host: str = Field("127.0.0.1", description="the address to listen on, such as 127.0.0.1 or 0.0.0.0")
    web_port: int = Field(8080, ge=0, le=65535, description="a port from 0 (any free one) to 65535")
    metrics: Literal["off", "on"] = Field("off", description="off or on: whether /metrics is served")
    metrics_port: int = Field(
        0,
        ge=0,
        le=65535,
        description="a port of the metrics' own, up to 65535, or 0 to serve them on WEB_PORT",
    )
    metrics_allow: Annotated[
        tuple[IPv4Network | IPv6Network, ...], NoDecode, BeforeValidator(values.networks)
    ] = Field(
        (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128")),
        description="networks in CIDR notation, separated by commas, such as 10.1.0.0/16,::1/128",
    )
    metrics_token: Annotated[SecretStr, AfterValidator(values.secret)] = Field(
        SecretStr(""), description="1 to 256 of A–Z, a–z, 0–9, _ and -, or nothing for no token"
    )
    pace_overall: float = Field(
        30, ge=0, allow_inf_nan=False, description="messages a second in all, 0 for no limit"
    )
    pace_private: float = Field(
        1, ge=0, allow_inf_nan=False, description="messages a second to one person, 0 for no limit"
    )
    pace_group: int = Field(20, ge=0, description="messages a minute to one group or channel, 0 for no limit")
    paid_broadcast: bool = Field(
        default=False, description="true or false: whether broadcasts are paid for, at 1000 messages a second"
    )
    flood_per_10s: int = Field(20, ge=0, description="a number of messages, 0 for no limit")
    sentry_dsn: Annotated[SecretStr, AfterValidator(values.dsn)] = Field(
        SecretStr(""), description="the address (DSN) that Sentry shows for a project, or nothing"
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(values.upper)] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR"
    )
    log_format: Literal["console", "json"] = Field("console", description="console or json")

    @property
    def uzbek_reform_at(self) -> datetime | None:
        """The moment from which Uzbek is shown in its reformed spelling, or None if it never is."""
        if self.uzbek_spelling == "current":
            return None
        if self.uzbek_spelling == "reformed":
            return datetime.min.replace(tzinfo=UTC)
        return datetime.combine(self.uzbek_reform_on, time(), UZBEKISTAN).astimezone(UTC)

    @property
    def linked_url(self) -> str:
        """The address of the pages if Telegram takes it in buttons, as it does no numbers."""
        host = urlsplit(self.public_url).hostname or ""
        return self.public_url if host == "localhost" or LINKED_HOST.fullmatch(host) else ""

    @property
    def has_replicas(self) -> bool:
        """Whether several processes may share the store."""
        return self.storage_url.startswith(SERVER)

    @property
    def pace(self) -> Pace:
        """How many messages may leave."""
        return Pace(self.pace_overall, self.pace_private, self.pace_group)

    @property
    def zone(self) -> ZoneInfo:
        """The default time zone."""
        return ZoneInfo(self.default_timezone)

    @property
    def secrets(self) -> list[str]:
        """What no log may show."""
        secrets = (self.bot_token, self.webhook_secret, self.metrics_token, self.sentry_dsn)
        addresses = (self.bot_api_url, self.webhook_url, self.archive_url, self.feeds_proxy, self.http_proxy)
        return [
            *(each.get_secret_value() for each in secrets),
            *passwords_of(self.storage_url),
            *(urlsplit(each).password or "" for each in addresses),
        ]

    @property
    def shown_api_url(self) -> str:
        """The Bot API server as messages show it: without a password."""
        return hide_password(self.bot_api_url)

    @property
    def on_public_server(self) -> bool:
        """Whether the server is Telegram's own, which delivers webhooks only to https and to few ports."""
        return self.bot_api_url == PUBLIC_API


SECRETS = frozenset({"bot_token", "webhook_secret", "metrics_token", "backup_recipient", "sentry_dsn"})
"""Settings whose wrong values are not shown; instead of a public key somebody may give a private one."""


def load_settings(**overrides: object) -> Settings:
    """Read the settings; ``overrides`` take precedence over the environment.

    Raises:
        SettingsWrong: with each wrong variable, its value (never a secret), and what would be right.

    """
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type] # pydantic checks them
    except ValidationError as error:
        wrong = dict.fromkeys(_sentence(str(each["loc"][0]), each["input"]) for each in error.errors())
        raise SettingsWrong(redact("\n".join(wrong), _tokens())) from None
    except UnicodeDecodeError:
        raise SettingsWrong(".env is not UTF-8 text. Save it as UTF-8.") from None
    except OSError as error:
        reason = error.strerror or error
        raise SettingsWrong(f".env cannot be read ({reason}). Let the user of the bot read it.") from None
    if settings.webhook_url and settings.has_replicas and not settings.webhook_secret.get_secret_value():
        raise SettingsWrong(
            "WEBHOOK_SECRET: it is not set. With PostgreSQL there may be several replicas, and all need "
            f"the same secret. It takes {Settings.model_fields['webhook_secret'].description}."
        )
    if settings.backup_dir is not None and settings.storage_url == MEMORY:
        raise SettingsWrong("BACKUP_DIR: with memory:// as STORAGE_URL there is nothing to back up.")
    if settings.webhook_url and settings.on_public_server:
        _check_public_webhook(settings.webhook_url)
    return settings


def _sentence(name: str, value: object) -> str:
    shown = "its value" if name in SECRETS else f"“{hide_password(str(value))}”"
    return f"{name.upper()}: {shown} is not right. It takes {Settings.model_fields[name].description}."


def _check_public_webhook(url: str) -> None:
    address = urlsplit(url)
    port = address.port or (443 if address.scheme == "https" else 80)
    if address.scheme != "https" or port not in WEBHOOK_PORTS:
        ports = ", ".join(map(str, WEBHOOK_PORTS))
        sentence = (
            f"WEBHOOK_URL: “{hide_password(url)}” is not right. "
            f"Telegram delivers to https addresses on the ports {ports}."
        )
        raise SettingsWrong(redact(sentence, _tokens()))


def _tokens() -> list[str]:
    """Return the tokens of the environment and of ``.env``, valid or not, so that they can be hidden."""
    given = (os.environ.get("BOT_TOKEN"), dotenv_values(".env", encoding="utf-8").get("BOT_TOKEN"))
    return [token for token in given if token]
