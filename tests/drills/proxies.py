"""Reverse proxies with the files of ``deploy/``, on loopback and without TLS."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from tests.drills.program import ROOT, free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    Command = Callable[[Path, int, Sequence[int]], tuple[list[str], dict[str, str]]]

START_SECONDS = 10.0


def caddy(folder: Path, port: int, replicas: Sequence[int]) -> tuple[list[str], dict[str, str]]:
    """Return the command and the settings of Caddy with its file; before 2.7 an option has another name."""
    file = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    version = subprocess.run(["caddy", "version"], capture_output=True, text=True, check=True).stdout  # noqa: S607 - found by PATH
    if re.match(r"v?2\.[0-6]\.", version):
        file = file.replace("request_buffers 1MB", "buffer_requests")
    (folder / "Caddyfile").write_text(file, encoding="utf-8")
    settings = {
        "DOMAIN": f"http://127.0.0.1:{port}",
        "REPLICAS": " ".join(f"127.0.0.1:{each}" for each in replicas),
        "HOME": str(folder),
    }
    return ["caddy", "run", "--config", str(folder / "Caddyfile")], settings


def nginx(folder: Path, port: int, replicas: Sequence[int]) -> tuple[list[str], dict[str, str]]:
    """Return the command of nginx with its file, in which the ports are others and TLS is left out."""
    site = (ROOT / "deploy" / "nginx" / "briefing-bot.conf").read_text(encoding="utf-8")
    site = re.sub(r"^ *ssl_.*\n", "", site, flags=re.MULTILINE)
    site = site.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    for example, replica in zip((8081, 8082), replicas, strict=True):
        site = site.replace(f"127.0.0.1:{example} ", f"127.0.0.1:{replica} ")
    paths = "".join(
        f"{each}_temp_path {folder}/{each};\n"
        for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off;\npid {folder}/pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{paths}{site}}}\n",
        encoding="utf-8",
    )
    return ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder), "-e", "stderr"], {}


PROXIES: dict[str, Command] = {"caddy": caddy, "nginx": nginx}


@asynccontextmanager
async def proxy(name: str, folder: Path, replicas: Sequence[int]) -> AsyncIterator[int]:
    """Run a proxy in front of replicas on these ports, and yield its port."""
    port = free_port()
    command, settings = PROXIES[name](folder, port, replicas)
    process = await asyncio.create_subprocess_exec(
        *command, env={**os.environ, **settings}, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(START_SECONDS):
            while not _listens(port):  # noqa: ASYNC110 - a port tells nobody
                await asyncio.sleep(0.05)
        yield port
    finally:
        process.terminate()
        await process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
