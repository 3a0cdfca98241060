"""The image of ``Containerfile``: built by buildah, and run as a user without rights on a read-only root."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import tomllib
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot import __version__
from sandbox import Sandbox
from tests.desk import TOKEN
from tests.packages.copies import ROOT, copy_project

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

BASE = "docker.io/library/debian:bookworm-slim"
IMAGE = "localhost/briefing-bot-tested"
MOST_BYTES = 250_000_000
USER = 65532


def buildah(*arguments: str | Path) -> str:
    ended = subprocess.run(  # noqa: S603 - our own commands
        ["buildah", *arguments],  # noqa: S607 - wherever it is
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=900,
    )
    assert ended.returncode == 0, (ended.stdout + ended.stderr)[-4000:]
    return ended.stdout


def can_build() -> bool:
    """Whether buildah is there, may work, and has what the image begins with (``.ci/base-image``)."""
    if shutil.which("buildah") is None or os.geteuid() != 0:
        return False
    known = ["buildah", "inspect", "--type", "image", BASE]
    return subprocess.run(known, capture_output=True, check=False).returncode == 0  # noqa: S603 - named above


pytestmark = [
    pytest.mark.skipif(not can_build(), reason="no buildah, or no image to begin with (.ci/base-image)"),
    pytest.mark.timeout(1000),
]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Build the image, and return what it says of itself."""
    project = copy_project(tmp_path_factory.mktemp("container") / "project")
    # What may lie about in a project, and has no business in an image.
    (project / ".env").write_text(f"BOT_TOKEN={TOKEN}\n")
    (project / "data").mkdir()
    (project / "data" / "bot.json").write_text("{}")
    file = ("--file", project / "Containerfile")
    buildah("bud", "--isolation", "chroot", "--format", "docker", "--layers", *file, "--tag", IMAGE, project)
    yield json.loads(buildah("inspect", "--type", "image", IMAGE))
    buildah("rmi", IMAGE)


@pytest.fixture(scope="module")
def tree(image: dict[str, Any]) -> Iterator[Path]:
    """Return the folder in which a container of the image has its root."""
    assert image
    container = buildah("from", IMAGE).strip()
    yield Path(buildah("mount", container).strip())
    buildah("rm", container)


def size_of(tree: Path) -> int:
    return sum(each.lstat().st_size for each in tree.rglob("*"))


def test_it_is_small_and_holds_nothing_but_the_program(tree: Path) -> None:
    assert size_of(tree) < MOST_BYTES
    assert not list(tree.rglob("*.env"))
    assert list((tree / "data").iterdir()) == []
    for tool in ("sh", "bash", "apt-get", "pip", "gcc"):
        assert not list(tree.rglob(f"bin/{tool}"))


def test_it_asks_for_no_rights_and_one_volume(image: dict[str, Any]) -> None:
    config = image["Docker"]["config"]
    assert config["User"] == f"{USER}:{USER}"
    assert config["Volumes"] == {"/data": {}}
    assert config["Healthcheck"]["Test"] == ["CMD", "python", "-m", "bot", "healthcheck"]
    assert config["Entrypoint"] + config["Cmd"] == ["python", "-m", "bot", "run"]
    assert config["StopSignal"] == "SIGTERM"


def test_the_image_has_every_room_of_the_project() -> None:
    rooms = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {f"!{room}" for room in [*rooms["root_packages"], "content"]} <= set(allowed)


CONTAINED = """
set -eu
mount --bind "$TREE" "$TREE"
mount -o remount,bind,ro "$TREE"
mount --bind "$VOLUME" "$TREE/data"
cd "$TREE"
export PATH="$INNER_PATH"
exec "$CHROOT" --userspec="$OWNER" "$TREE" "$@"
"""
"""How a container is run where no runtime may make one: the root, user, volume and variables of the image."""


class Containers:
    """Runs commands inside of the image, all of them with one volume."""

    def __init__(self, tree: Path, volume: Path, image: dict[str, Any]) -> None:
        volume.mkdir()
        os.chown(volume, USER, USER)
        set_by_image = dict(each.split("=", 1) for each in image["Docker"]["config"]["Env"])
        self.variables = {
            **set_by_image,
            "TREE": str(tree),
            "VOLUME": str(volume),
            "OWNER": f"{USER}:{USER}",
            "INNER_PATH": set_by_image["PATH"],
            "CHROOT": str(shutil.which("chroot")),
            "PATH": os.environ["PATH"],
        }

    async def start(self, *command: str, **settings: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *("unshare", "--mount", "sh", "-c", CONTAINED, "sh", *command),
            env=self.variables | settings,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )

    async def run(self, *command: str, **settings: str) -> tuple[int | None, str]:
        """Run a command, and return its exit code and what it printed."""
        process = await self.start(*command, **settings)
        async with asyncio.timeout(60):
            printed, _ = await process.communicate()
        return process.returncode, printed.decode()


@pytest.fixture
def containers(tree: Path, image: dict[str, Any], tmp_path: Path) -> Containers:
    return Containers(tree, tmp_path / "volume", image)


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


async def test_it_tells_its_version_and_that_its_content_is_right(containers: Containers) -> None:
    assert await containers.run("python", "-m", "bot", "--version") == (0, f"briefing-bot {__version__}\n")
    status, checked = await containers.run("python", "-m", "bot", "check")
    assert (status, "ots-2025: 10 initiatives" in checked) == (0, True)


async def test_its_root_cannot_be_written_to(containers: Containers) -> None:
    status, printed = await containers.run("python", "-c", "open('/tmp/x', 'w')")
    assert (status, "Read-only file system" in printed) == (1, True)
    status, printed = await containers.run(
        "python", "-c", "import os; print(os.getuid()); open('/data/x', 'w')"
    )
    assert (status, printed) == (0, f"{USER}\n")


@asynccontextmanager
async def answering(containers: Containers, port: str) -> AsyncIterator[None]:
    """Run the bot inside until it has answered, and stop it at the end."""
    box = Sandbox(token=TOKEN, username="briefing_bot")
    settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": await box.start(), "WEB_PORT": port}
    emma = box.world.add_person("Emma", language="en")
    chat = box.world.private(emma)
    process = await containers.start("python", "-m", "bot", "run", **settings)
    try:
        box.world.say(emma, chat, "/chamber")
        assert (await box.next_message(chat, timeout=60)).text.startswith("4. ")
        yield
        process.terminate()
        async with asyncio.timeout(20):
            log, _ = await process.communicate()
        assert process.returncode == 0, log.decode()
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()
        await box.stop()


async def test_it_answers_and_keeps_what_it_knows_in_the_volume(
    containers: Containers, tmp_path: Path
) -> None:
    async with answering(containers, free_port()):
        pass
    assert (tmp_path / "volume" / "bot.json").stat().st_uid == USER


async def test_its_health_check_tells_whether_it_runs(containers: Containers) -> None:
    port = free_port()
    check = ("python", "-m", "bot", "healthcheck")
    assert (await containers.run(*check, WEB_PORT=port))[0] == 1
    async with answering(containers, port):
        assert (await containers.run(*check, WEB_PORT=port))[0] == 0
